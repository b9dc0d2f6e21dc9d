/** Joins two profiles (columns of sequences that are aligned already) into one, and takes a row out of a profile to align it again. */
import { bestPath, IN_P, IN_Q, MATCH } from './best-path.ts'
import { ALIGN_LIMITS, type Budget, spend } from './limits.ts'
import type { Workspace } from './shares.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Aligned sequences: `rows[k][c]` is the symbol of member k in column c, or -1. */
export interface Profile {
  /** Which sequences it holds, as numbers of the caller. */
  readonly members: readonly number[]
  readonly rows: readonly Int32Array[]
  readonly columns: number
}

/** What an alignment is worth, and what it may cost. */
export interface Scoring {
  /** What two symbols are worth in one column, and one of them alone. */
  readonly vocabulary: Vocabulary
  /** By member, how many witnesses share it. */
  readonly weights: readonly number[]
  readonly budget: Budget
  readonly workspace: Workspace
}

/** Members of p first, then of q; null where the budget does not reach. O(cells of the band × distinct symbols a column). */
export function mergeProfiles(p: Profile, q: Profile, scoring: Scoring): Profile | null {
  if (!spend(scoring.budget, p.columns * p.rows.length + q.columns * q.rows.length)) return null
  const length = pathOf(p, q, scoring)
  return length < 0 ? null : merged(p, q, length, scoring)
}

/** Two profiles along the path in the workspace; null where they need too much room. */
function merged(p: Profile, q: Profile, length: number, { budget, workspace }: Scoring): Profile | null {
  if (length * (p.rows.length + q.rows.length) > ALIGN_LIMITS.windowCells) {
    budget.exceeded ??= 'windowCells'
    return null
  }
  const path = workspace.path(length)
  const rows: Int32Array[] = []
  for (const row of p.rows) rows.push(spread(row, path, length, IN_Q))
  for (const row of q.rows) rows.push(spread(row, path, length, IN_P))
  return { members: [...p.members, ...q.members], rows, columns: length }
}

/** A row along a path, without anything at the steps that are the other profile's alone. */
function spread(row: Int32Array, path: Uint8Array, length: number, absent: number): Int32Array {
  const out = new Int32Array(length)
  let at = 0
  for (let c = 0; c < length; c++) out[c] = path[c] === absent ? -1 : row[at++]!
  return out
}

/**
 * A profile with one of its rows taken out and put back where it is worth most; the same object where the row returns to its place, and
 * null where the budget is exceeded.
 */
export function putBack(profile: Profile, row: number, reading: Int32Array, scoring: Scoring): Profile | null {
  const { rows, members, columns } = profile
  const { workspace, budget } = scoring
  const others = workspace.p.load(profile, scoring, row)
  if (!spend(budget, others.columns * (rows.length - 1) + reading.length)) return null
  const own: Profile = { members: [members[row]!], rows: [reading], columns: reading.length }
  const length = bestPath(others, workspace.q.load(own, scoring), scoring)
  if (length < 0) return null
  if (length === columns && isPathOf(profile, row, workspace.path(length))) return profile
  return merged(without(profile, row), own, length, scoring)
}

/** Whether a row parts from the others of its profile as a path does. */
function isPathOf({ rows, columns }: Profile, row: number, path: Uint8Array): boolean {
  for (let c = 0; c < columns; c++) {
    const step = rows[row]![c]! < 0 ? IN_P : isFilled(rows, row, c) ? MATCH : IN_Q
    if (step !== path[c]) return false
  }
  return true
}

/** Whether any other row has something in a column. */
function isFilled(rows: readonly Int32Array[], row: number, c: number): boolean {
  for (let k = 0; k < rows.length; k++) if (k !== row && rows[k]![c]! >= 0) return true
  return false
}

function without({ members, rows, columns }: Profile, row: number): Profile {
  const filled: number[] = []
  for (let c = 0; c < columns; c++) if (isFilled(rows, row, c)) filled.push(c)
  const others = rows.filter((_, k) => k !== row)
  return {
    members: members.filter((_, k) => k !== row),
    rows: filled.length === columns ? others : others.map((own) => Int32Array.from(filled, (c) => own[c]!)),
    columns: filled.length,
  }
}

/**
 * The best path, into the workspace: how many steps it has, -1 where the budget does not reach. Nearly always two sequences differ by
 * one word, or one more, between equal ends, and no search is needed: a word costs less against another one than both do against
 * nothing. Among equal words the first is the one without a partner.
 */
function pathOf(p: Profile, q: Profile, scoring: Scoring): number {
  const { workspace, vocabulary } = scoring
  if (p.rows.length === 1 && q.rows.length === 1) {
    const x = p.rows[0]!
    const y = q.rows[0]!
    let endX = x.length
    let endY = y.length
    while (endX > 0 && endY > 0 && x[endX - 1] === y[endY - 1]) {
      endX--
      endY--
    }
    let head = 0
    while (head < endX && head < endY && x[head] === y[head]) head++
    if (isWordAt(x, head, endX, vocabulary) && isWordAt(y, head, endY, vocabulary)) {
      const length = Math.max(endX, endY) + x.length - endX
      const path = workspace.path(length).fill(MATCH, 0, length)
      if (endX !== endY) path[head] = endX > endY ? IN_P : IN_Q
      return length
    }
  }
  // Some 80 bytes a column while they are aligned: two whole novels without an anchor would not fit beside their texts.
  if (p.columns + q.columns > ALIGN_LIMITS.profileColumns) {
    scoring.budget.exceeded ??= 'profileCells'
    return -1
  }
  return bestPath(workspace.p.load(p, scoring), workspace.q.load(q, scoring), scoring)
}

/** Whether a row has one word, or nothing, from one token to another. */
const isWordAt = (row: Int32Array, from: number, end: number, vocabulary: Vocabulary): boolean =>
  end === from || (end === from + 1 && !vocabulary.isMark(row[from]!))
