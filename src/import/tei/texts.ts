/** Finds the texts of a TEI file, chooses the one to read, and says what is read of it. */
import type { XmlElement } from '@rgrove/parse-xml'
import type { ExtractedText } from '../extract.ts'
import type { TeiApparatus } from './apparatus.ts'
import type { Glyphs } from './glyphs.ts'
import type { Corrections, Layer } from './layers.ts'
import type { Numbered } from './numbered.ts'
import type { Witnesses } from './witnesses.ts'

/** What is known of a file before it is read. */
export interface File {
  readonly source: string
  readonly root: XmlElement
  /** What is read, in this order. */
  readonly texts: readonly XmlElement[]
  /** All elements of the texts. */
  readonly elements: readonly XmlElement[]
  readonly glyphs: Glyphs
  readonly witnesses: Witnesses
  readonly apparatus: TeiApparatus
  readonly corrections: Corrections
  /** Where texts of witnesses break off or begin again, in the order of the file, and whose. */
  readonly markers: ReadonlyMap<XmlElement, readonly number[]>
  /** Whether most of its letters are Han. */
  readonly isHan: boolean
  /** From UTF-16 units of the source to code points. */
  readonly inPoints: (unit: number) => number
}

/** Which of its texts. */
export interface Which {
  /** A number of `witnesses`; null for the lemmas. */
  readonly witness: number | null
  /** Of a witness that was corrected, what it had before. */
  readonly before: boolean
  readonly layer: Layer
  /** What the editor corrects, regularises and expands, instead of what is in the source. */
  readonly edited: boolean
  /** The document's own text, whose blocks are taken as they are where none of these elements is in them. */
  readonly like: { readonly own: ReadText; readonly touched: ReadonlySet<XmlElement> } | null
}

export interface ReadText extends ExtractedText {
  /** Readings of which witnesses make their texts. */
  readonly inWitnesses: readonly (readonly [from: number, to: number])[]
  /** Where numbered elements are, in UTF-16 units of the text, by their numbers: `1.2.14`. */
  readonly numbered: Numbered
  /** Where blocks are, in UTF-16 units. */
  readonly blocks: ReadonlyMap<XmlElement, readonly [start: number, end: number]>
  /** What places are called that begin with and after elements. */
  readonly labels: { readonly open: ReadonlyMap<XmlElement, string>; readonly close: ReadonlyMap<XmlElement, string> }
  /** In UTF-16 units. */
  readonly inUnits: Pick<ExtractedText, 'references' | 'lacunae'>
}
