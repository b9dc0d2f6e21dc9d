/** What every form of a comparison looks like to the rest of the service. */
import type { Text } from '../text/codepoints.ts'
import type { Comparison } from '../variants/comparison.ts'

/** What a form may say beyond the comparison itself. Addresses are optional: a comparison of pasted texts has none. */
export interface About {
  readonly title?: string
  /** The permanent address of the comparison. */
  readonly url?: string
  /** The permanent address of a version's text, absolute. */
  readonly versionUrl?: (version: string) => string
}

export interface ComparisonFormat {
  /** As in an address, with its dot: `.tei.xml`. */
  readonly extension: string
  /** As in `Content-Type`. */
  readonly mediaType: string
  /** What a person calls it. */
  readonly label: string
  /**
   * The whole document. Deterministic; linear in the length of the texts and the number of readings.
   * @param texts the untouched text of every witness of the comparison, by siglum
   */
  readonly render: (comparison: Comparison, texts: ReadonlyMap<string, Text>, about?: About) => string
}
