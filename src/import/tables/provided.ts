/**
 * The tables for detecting an undeclared encoding, by name. As the tables of characters and words (text/tables/provided.ts), the Worker
 * does not carry them; it loads them where a file may be sent.
 */
export interface EncodingTables {
  /** Characters of Chinese, Japanese and Korean by how many bits one is worth, see frequencies.ts. */
  readonly frequencies: Readonly<Record<'zh' | 'ja' | 'ko', readonly string[]>>
  /** Pairs of Russian letters, see there. */
  readonly russianPairs: string
}

const PROVIDED: { tables: EncodingTables | null } = { tables: null }

/** Later calls change nothing. */
export function provideEncodingTables(tables: EncodingTables): void {
  PROVIDED.tables ??= tables
}

export const hasEncodingTables = (): boolean => PROVIDED.tables !== null

/** @throws Error where they were not provided: a fault of the program, never of a request */
export function encodingTables(): EncodingTables {
  if (PROVIDED.tables === null) throw new Error('The tables of encodings are needed before they were provided.')
  return PROVIDED.tables
}
