/**
 * Decides which of two neighbouring words that changed places counts as moved: **the word that comes first in most witnesses keeps its
 * column, the later one moves.** The alignment alone does not decide it, because both answers have the same worth or nearly so.
 *
 *     ηλθον πλοια  ·          ·    ηλθον πλοια
 *     ·     πλοια  ηλθον  →   πλοια ηλθον ·
 */
import type { Vocabulary } from './vocabulary.ts'

/** Changes `rows` (symbols by sequence and column, -1 for none) in place. O(sequences × columns). */
export function settleAdjacentTranspositions(
  rows: readonly Int32Array[],
  weights: readonly number[],
  vocabulary: Vocabulary,
): void {
  const columns = rows[0]?.length ?? 0
  for (let c = 0; c + 2 < columns; c++) if (isLateSwap(rows, weights, c, vocabulary)) turn(rows, c)
}

/** Whether columns c and c + 2 hold the same word, the first in more witnesses, around one that all of these have. */
function isLateSwap(
  rows: readonly Int32Array[],
  weights: readonly number[],
  c: number,
  vocabulary: Vocabulary,
): boolean {
  let [early, late] = [0, 0]
  let [first, last] = [-1, -1]
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!
    const x = row[c]!
    const y = row[c + 1]!
    const z = row[c + 2]!
    if (x < 0 && z < 0) continue
    if (y < 0 || (x >= 0 && z >= 0)) return false
    if (x >= 0) {
      early += weights[k]!
      if (first < 0) first = x
    } else {
      late += weights[k]!
      if (last < 0) last = z
    }
  }
  if (first < 0 || last < 0 || vocabulary.isMark(first)) return false
  return early >= late && vocabulary.similarity(first, last) > 0
}

function turn(rows: readonly Int32Array[], c: number): void {
  for (const row of rows) {
    const x = row[c]!
    const y = row[c + 1]!
    const z = row[c + 2]!
    if (z >= 0) row.set([y, z, -1], c)
    else row.set([-1, x, y], c)
  }
}
