/** CollateX's collation as one function: tokens or text in, a table out. */
import { answerTable } from '../collate/table.ts'
import { collate, readRequest } from '../engine.ts'

/** A token as CollateX has it: `t` as written, `n` as compared; other members are given back as they are. */
export interface CollateToken {
  readonly t: string
  readonly n?: string
  readonly [member: string]: unknown
}

export interface CollateInput {
  readonly witnesses: readonly (
    | { readonly id: string; readonly content: string }
    | { readonly id: string; readonly tokens: readonly CollateToken[] }
  )[]
  /** False: at most one token in a cell. Default true. */
  readonly joined?: boolean
  /** How unlike two tokens may be that match. Default: equal. */
  readonly tokenComparator?: { readonly type: 'equality' } | { readonly type: 'levenshtein'; readonly distance: number }
}

export interface CollateTable {
  /** Ids in order: one cell of each row for each. */
  readonly witnesses: readonly string[]
  /**
   * Rows of cells of tokens; an empty cell is a gap. Tokens of `tokens` witnesses are the objects that were given, those of `content` are
   * strings.
   */
  readonly table: readonly (readonly (readonly unknown[])[])[]
}

/**
 * Aligns witnesses as `POST /collate` does. The order of the witnesses does not matter.
 * @throws CollateError with CollateX's message for input that it does not take, LimitExceeded for more than fits
 */
export function collateWitnesses(input: CollateInput): CollateTable {
  const { sigla, rows, tokens } = collate(readRequest(input))
  return { witnesses: sigla, table: answerTable(rows, tokens) as CollateTable['table'] }
}
