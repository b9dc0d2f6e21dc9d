/**
 * The text of a TEI file as it is written, and the report of what is not in it. While the text is silent (it is deleted, replaced by the
 * reading of a witness, or lost), nothing is written and nothing reported.
 */
import type { XmlElement } from '@rgrove/parse-xml'
import { Flow } from '../flow.ts'
import { hasText, localName } from '../xml.ts'
import type { Spanning } from './apparatus.ts'
import type { Which } from './texts.ts'
import type { Surroundings } from './walk.ts'

interface Deletion {
  /** The id of the place where it ends. */
  readonly until: string
  readonly kind: string
  /** In UTF-16 units of the file. */
  readonly from: number
}

export class TeiOutput {
  readonly flow: Flow
  /** Whether it is the text of the document and not that of a witness. */
  readonly isOwn: boolean
  #deletion: Deletion | null = null
  /** The entry whose reading takes the place of the text. */
  #replacement: Spanning | null = null
  #isLost = false

  constructor({ like, witness }: Which) {
    this.flow = new Flow(like === null)
    this.isOwn = witness === null
  }

  get isSilent(): boolean {
    return this.#deletion !== null || this.#replacement !== null || this.#isLost
  }

  /** Reports a departure where it is in the text that is read; a witness reports what its own readings lack. */
  leave(kind: string, from: number, to: number, { inReading }: Surroundings): void {
    // What is deleted is reported as one departure.
    if (this.isSilent) return
    if (this.isOwn || inReading) this.flow.extraction.leave(kind, from, to)
  }

  leaveElement(element: XmlElement, context: Surroundings, kind = localName(element)): void {
    if (hasText(element)) this.leave(kind, element.start, element.end, context)
  }

  change(kind: string, { start, end }: XmlElement): void {
    if (!this.isSilent) this.flow.extraction.change(kind, start, end)
  }

  /**
   * Writes signs that stand for an element.
   * @param kind what the change is reported as; null where the file has exactly these characters
   * @returns where they are in the text, in UTF-16 units; null where the text is silent
   */
  sign(sign: string, element: XmlElement, kind: string | null): readonly [start: number, end: number] | null {
    if (this.isSilent) return null
    if (kind !== null) this.change(kind, element)
    return this.flow.sign(sign, element.start, element.end)
  }

  /** Writes signs for lost text, which is a lacuna. */
  lostSign(sign: string, element: XmlElement, reason: string | null, extent?: string): void {
    const place = this.sign(sign, element, localName(element))
    if (place === null) return
    const [start, end] = place
    this.flow.extraction.lose({
      start,
      end,
      ...(reason !== null && { reason }),
      ...(extent !== undefined && { extent }),
    })
  }

  /** The text of the witness breaks off. */
  breakOff(): void {
    if (this.#isLost) return
    this.#isLost = true
    const { length } = this.flow.extraction
    this.flow.extraction.lose({ start: length, end: length, reason: 'lacuna' })
  }

  /** The text of the witness begins again. */
  resume(): void {
    this.#isLost = false
  }

  beginDeletion(deletion: Deletion): void {
    this.#deletion ??= deletion
  }

  /** @param id of the place that was reached; null at the end of the file, which ends every deletion */
  endDeletion(id: string | null, at: number): void {
    if (this.#deletion === null || (id !== null && this.#deletion.until !== id)) return
    const { kind, from } = this.#deletion
    this.#deletion = null
    if (this.isOwn) this.flow.extraction.leave(kind, from, at)
  }

  /** Whether the reading of an entry has the place of the text. */
  get isReplaced(): boolean {
    return this.#replacement !== null
  }

  beginReplacement(spanning: Spanning): void {
    this.#replacement = spanning
  }

  endReplacement(after: XmlElement): void {
    if (this.#replacement?.to === after) this.#replacement = null
  }
}
