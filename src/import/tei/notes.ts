/** Reads notes where they are wanted: at their places, after the text, or nowhere. */
import type { XmlElement } from '@rgrove/parse-xml'
import type { ReadingOptions } from '../extract.ts'
import { attribute, hasText, localName } from '../xml.ts'
import { pointersOf } from './elements.ts'
import type { Surroundings, Walk } from './walk.ts'

export class Notes {
  readonly #walk: Walk
  readonly #wanted: ReadingOptions['notes']
  /** Notes that point to their place, by the id there. */
  readonly #pointing = new Map<string, XmlElement[]>()
  readonly #foot: XmlElement[] = []

  constructor(walk: Walk, { notes }: ReadingOptions) {
    this.#walk = walk
    this.#wanted = notes
    if (notes !== 'inline') return
    for (const element of walk.file.elements) {
      if (localName(element) !== 'note') continue
      const [target] = pointersOf(attribute(element, 'target'))
      if (target === undefined) continue
      const others = this.#pointing.get(target)
      if (others === undefined) this.#pointing.set(target, [element])
      else others.push(element)
    }
  }

  read(note: XmlElement, context: Surroundings): void {
    const { output } = this.#walk
    if (output.isSilent) return
    const isInText = /\b(?:inline\d?|interlinear)\b/.test(attribute(note, 'place') ?? '')
    if (this.#wanted === null && isInText) this.#walk.children(note, { ...context, inLine: true })
    else if (this.#wanted === 'foot') this.#foot.push(note)
    else if (this.#wanted !== 'inline') output.leaveElement(note, context, 'note')
    else if (!this.#pointing.has(pointersOf(attribute(note, 'target'))[0] ?? '')) this.#readInLine(note, context)
  }

  /** Reads the notes that point to an id, at its place. */
  readPointingTo(id: string, context: Surroundings): void {
    for (const note of this.#pointing.get(id) ?? []) this.#readInLine(note, context)
  }

  /** Reads the notes that are wanted after the text. */
  readFoot(context: Surroundings): void {
    for (const note of this.#foot) {
      this.#walk.output.flow.block(note.start)
      this.#walk.children(note, { ...context, inLine: true })
    }
  }

  /** A space parts the note from the words before and after it, where the script parts words. */
  #readInLine(note: XmlElement, context: Surroundings): void {
    const { output } = this.#walk
    if (output.isSilent || !hasText(note)) return
    output.flow.part(note.start)
    this.#walk.children(note, { ...context, inLine: true })
    output.flow.part(note.end)
  }
}
