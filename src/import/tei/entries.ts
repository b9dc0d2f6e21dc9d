/** Reads entries of an apparatus, inside the text and beside it. */
import type { XmlElement } from '@rgrove/parse-xml'
import { childrenOf, localName } from '../xml.ts'
import { type ApparatusEntry, readingFor, type Spanning } from './apparatus.ts'
import { holdsEntries } from './elements.ts'
import type { Notes } from './notes.ts'
import { reportStrayText, type Surroundings, surroundingsWithin, type Walk } from './walk.ts'

export class Entries {
  /** Spans of the file whose readings make the texts of witnesses. */
  readonly inWitnesses: [from: number, to: number][] = []
  readonly #walk: Walk
  readonly #notes: Notes

  constructor(walk: Walk, notes: Notes) {
    this.#walk = walk
    this.#notes = notes
  }

  /** Reads what the text that is read has of an `<app>`, and reports the rest. */
  read(app: XmlElement, context: Surroundings): void {
    const { file, which, output } = this.#walk
    const entry = file.apparatus.entries.get(app)
    if (entry === undefined) {
      output.leaveElement(app, context)
      return
    }
    const isInline = file.apparatus.inline.has(app)
    const taken =
      which.witness === null ? (entry.lemma ?? entry.readings[0]) : readingFor(entry, which.witness, which.before)
    if (output.isOwn) this.#report(entry, isInline ? taken : undefined, context)
    if (isInline && taken !== undefined)
      this.#walk.children(taken, { ...surroundingsWithin(taken, context), inReading: !output.isOwn })
  }

  /** At the element where the words of an entry beside the text begin: reads the reading of the witness in their place. */
  begin(spanning: Spanning, context: Surroundings): void {
    const { which, output } = this.#walk
    if (which.witness === null) return
    const { entry } = spanning
    const reading = readingFor(entry, which.witness, which.before)
    if (reading === undefined || reading === entry.lemma) return
    if (output.isReplaced) {
      // Two entries have the same words: the first is read, the other is reported.
      output.flow.extraction.change('overlapping-app', entry.app.start, entry.app.end)
      return
    }
    this.#walk.children(reading, { ...context, inReading: true })
    output.beginReplacement(spanning)
  }

  /** Reads what is beside the text and is linked to it. */
  readApart(element: XmlElement, context: Surroundings): void {
    reportStrayText(this.#walk, element, context)
    for (const child of childrenOf(element)) {
      const name = localName(child)
      if (name === 'app') this.read(child, context)
      else if (name === 'note') this.#notes.read(child, context)
      else if (holdsEntries(child)) this.readApart(child, context)
      else this.#walk.output.leaveElement(child, context)
    }
  }

  /** Reports the readings that the text of the document does not take, and the remarks about them. */
  #report(entry: ApparatusEntry, taken: XmlElement | undefined, context: Surroundings): void {
    const isNamed = new Set([...entry.of.values()].flat())
    for (const reading of entry.readings) {
      if (reading === taken) continue
      // The lemma of an entry beside the text repeats the text.
      if (isNamed.has(reading) || reading === entry.lemma) this.inWitnesses.push([reading.start, reading.end])
      else this.#walk.output.leaveElement(reading, context, 'rdg')
    }
    this.#reportRemarks(entry.app, context)
  }

  #reportRemarks(element: XmlElement, context: Surroundings): void {
    reportStrayText(this.#walk, element, context)
    for (const child of childrenOf(element)) {
      const name = localName(child)
      if (name === 'rdgGrp') this.#reportRemarks(child, context)
      else if (name !== 'lem' && name !== 'rdg') this.#walk.output.leaveElement(child, context)
    }
  }
}
