/** Finds numbered elements (`@n`), by their numbers and those of the elements around them: `1.2.14`. */
import type { XmlElement } from '@rgrove/parse-xml'
import { attribute } from '../xml.ts'

/** In UTF-16 units of the text. */
export type Numbered = ReadonlyMap<string, readonly [start: number, end: number]>

export class NumberedElements {
  readonly spans = new Map<string, [number, number]>()
  #open: string[] = []

  /** @returns what `close` is to be told; null where the element has no number, and nothing is to be closed */
  open(element: XmlElement, start: number): { readonly key: string; readonly start: number } | null {
    const n = attribute(element, 'n')
    if (n === null || n.includes(':')) return null
    this.#open.push(n)
    return { key: this.#open.join('.'), start }
  }

  /** The first element of a number has it. */
  close({ key, start }: { readonly key: string; readonly start: number }, end: number): void {
    const n = this.#open.pop()!
    if (!this.spans.has(key)) this.spans.set(key, [start, end])
    // A number such as 1.2.34 says by itself where it is.
    if (n.includes('.') && !this.spans.has(n)) this.spans.set(n, [start, end])
  }
}
