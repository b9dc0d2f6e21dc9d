/** Stretches that stand elsewhere: what one witness leaves out here and has there. */
import type { Tokens } from '../text/tokens.ts'
import type { Table } from './many.ts'

export interface FoundMove {
  /** For each sequence, where the stretch stands in it (code points), or null. */
  readonly spans: readonly (readonly [number, number] | null)[]
  readonly similarity: number
}

export function findMoves(_table: Table, _tokens: readonly Tokens[]): FoundMove[] {
  return []
}
