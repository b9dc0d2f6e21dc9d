/**
 * The large tables, by name. They are data, not code: a Worker does not carry them but loads them from its static assets before
 * it answers (http/tables.ts), so that it starts quickly and stays small; libraries, tests and browsers bundle them (bundled.ts).
 * A table is provided once and never changes, so that what is decoded from it holds for the life of the program.
 */
export interface Tables {
  /** Classes of 繁/简, see script.ts. */
  readonly script: string
  /** Classes of 異體, see variants.ts. */
  readonly variants: string
  /** What the classes of these two do not say, see han-relations.ts. */
  readonly radicals: string
  readonly rareSimplified: string
  readonly traditionalToo: string
  readonly interchangeable: string
  /** Words that two forms have (异形词), see variant-words.ts. */
  readonly variantWords: string
  /** Korean readings of Han characters, see hanja.ts. */
  readonly hanja: string
  /** Common words of Chinese, see words.ts. */
  readonly words: string
}

const PROVIDED: { tables: Tables | null } = { tables: null }

/** Later calls change nothing. */
export function provideTables(tables: Tables): void {
  PROVIDED.tables ??= tables
}

export const hasTables = (): boolean => PROVIDED.tables !== null

/** @throws Error where the tables were not provided: a fault of the program, never of a request */
export function tableOf(name: keyof Tables): string {
  if (PROVIDED.tables === null) throw new Error(`The table "${name}" is needed before provideTables was called.`)
  return PROVIDED.tables[name]
}
