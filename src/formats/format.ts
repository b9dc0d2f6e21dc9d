/** The type that every form of a comparison has. */
import type { Text } from '../text/codepoints.ts'
import type { Comparison } from '../variants/comparison.ts'
import type { Print } from './print.ts'

/** The witness that a siglum names. */
export interface AboutWitness {
  readonly label: string
  readonly source: string | null
}

/** What became of editorial decisions, and whose they are. */
export interface AboutDecisions {
  /** Of the set; null where they came in the request. */
  readonly id: string | null
  readonly applied: number
  readonly unapplied: number
  /** By the id of the decision. */
  readonly by: ReadonlyMap<string, { readonly type: string; readonly responsible: string | null }>
}

/** What a form may say beyond the comparison itself. Addresses are optional: a comparison of pasted texts has none. */
export interface About {
  readonly title?: string
  /** The permanent address of the comparison. */
  readonly url?: string
  /** The permanent address of a version's text, absolute. */
  readonly versionUrl?: (version: string) => string
  /** By siglum. */
  readonly witnesses?: ReadonlyMap<string, AboutWitness>
  /** What is left out is as usual: `USUAL`. */
  readonly print?: Partial<Print>
  /** Only where there are some. */
  readonly decisions?: AboutDecisions
  /** Addresses of the same text in the printed forms, for a page of it to lead to. */
  readonly forms?: readonly { readonly label: string; readonly mediaType: string; readonly url: string }[]
}

/** @typeParam Body what `render` gives: text, or the bytes of a file that is not text */
export interface ComparisonFormat<Body extends string | Uint8Array<ArrayBuffer> = string> {
  /** As in an address, with its dot: `.tei.xml`. */
  readonly extension: string
  /** As in `Content-Type`. */
  readonly mediaType: string
  /** What a person calls it. */
  readonly label: string
  /** Whether it is text with apparatus for print: it honours the filter and what editors decided of printing. */
  readonly isForPrint?: true
  /**
   * About how many bytes it writes for a span, one of each witness in each segment, where that is hundreds: who renders it bounds the
   * whole.
   */
  readonly spanBytes?: number
  /** About how many bytes beside those, where it repeats for each witness what a place has of all of them. O(what it counts). */
  readonly moreBytes?: (comparison: Comparison, texts: ReadonlyMap<string, Text>, about?: About) => number
  /** Other media types that a request may call it by. */
  readonly aliases?: readonly string[]
  /**
   * The whole document. Deterministic; linear in the length of the texts and the number of readings.
   * @param texts the untouched text of every witness of the comparison, by siglum
   */
  readonly render: (comparison: Comparison, texts: ReadonlyMap<string, Text>, about?: About) => Body
}
