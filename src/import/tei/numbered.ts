/** Finds numbered elements (`@n`), by their numbers and those of the elements around them: `1.2.14`. */
import type { XmlElement } from '@rgrove/parse-xml'
import { attribute } from '../xml.ts'

/** In UTF-16 units of the text. */
export type Numbered = ReadonlyMap<string, readonly [start: number, end: number]>

export class NumberedElements {
  readonly spans = new Map<string, [number, number]>()
  #open: string[] = []

  /** @returns the argument of `close`; null where the element has no number, and `close` is not called */
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
    // A number such as 1.2.34 already contains the numbers around it.
    if (n.includes('.') && !this.spans.has(n)) this.spans.set(n, [start, end])
  }
}
