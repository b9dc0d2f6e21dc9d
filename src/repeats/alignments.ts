/**
 * Extends exact agreements to alignments: two places whose letters are similar as a whole, with exact ends.
 *
 * The longest agreement is taken first, because it is the most certain; shorter ones on its path belong to the same passage and start
 * nothing of their own (seed and extend).
 */
import { Extender, type MatchRun } from './extend.ts'
import { type RepeatLetters, textAt } from './letters.ts'
import { budgetOf, REPEAT_LIMITS } from './limits.ts'
import { type Matches, matchAt } from './matches.ts'
import type { RepeatPlace } from './passages.ts'
import { RepeatRows } from './rows.ts'

/** Two places in letters, `a` before `b`. In a text that goes on repeating itself they may overlap (see rows.ts). */
export interface Alignment {
  /** Runs of equal letters, in order; the first and the last begin and end both places. */
  readonly runs: readonly MatchRun[]
  /** Letters of either place that are in no run. */
  readonly unmatched: number
}

/** What is kept of an alignment: two places that agree, or more in a row. */
export interface RowAgreement {
  readonly places: readonly RepeatPlace[]
  readonly similarity: number
  readonly inRow: boolean
}

/**
 * Unmatched letters, less what agrees among them, after which a passage has ended: eleven Chinese characters in other
 * words on either side; or as many as say this much, since a letter of an alphabet says half as much: four English words. It binds
 * where retellings are less alike than 0.6: with 16 the gospels' parallels came to R 0.594, with 22 to 0.61 at P 0.98.
 */
const DROP = 22
const DROP_BITS = 150
/** What the last run of a passage must say to be more than chance: three rare characters, six letters of an alphabet. */
const TELLING_BITS = 22
/** What an unmatched letter takes from the evidence of a short alignment: the choice of where it is, and on which side. */
const UNMATCHED_BITS = 4
/** Evidence asked for beyond the number of pairs of places there are: a chance in one of a thousand searches. */
const CERTAINTY_BITS = 10

/** What a seed costs when the way may be as little alike as `leastSimilarity` says at first: 280 to 300 in CBETA's commentaries. */
const CELLS_A_SEED = 300

/** Of an exact agreement: to be looked at, looked at in vain, part of an alignment. */
const FREE = 0
const SEEN = 1
const REPORTED = 2

export interface AlignmentOptions {
  /** Least length of the matches. */
  readonly k: number
  /** Of a passage as a whole; not below `leastSimilarity`. */
  readonly similarity: number
  /** Copies of fewer letters that follow each other are found beforehand: they agree with themselves in too many ways. */
  readonly shortRows: number
  /** The places of an alignment, none where they are shorter than the minimum. */
  readonly placesOf: (alignment: Alignment) => readonly RepeatPlace[]
}

/**
 * How much alike two places must be, here and there, for a passage to go on: more is asked of it as a whole, but a clause
 * in other words between two that agree does not end it. Well above what unrelated texts have in common in order, which
 * is about 2/(1+√σ) for σ equally frequent letters (Kiwi, Loebl and Matoušek, "Expected length of the longest common
 * subsequence for large alphabets", 2005): 0.2 in Chinese, 0.4 in English.
 */
export function leastSimilarity({ chance }: RepeatLetters): number {
  return Math.min(0.8, Math.max(0.45, 0.25 + 2 / (1 + 1 / Math.sqrt(Math.max(chance, 1e-9)))))
}

/** Whether these letters say enough to end a passage with: less in a short text, in which there is less to coincide. */
export const tells = ({ bits, count }: RepeatLetters, start: number, length: number): boolean =>
  bits[start + length]! - bits[start]! >= Math.min(TELLING_BITS, 2 * Math.log2(count) + 1)

/** Whether these letters, next to others that agree, say more than one letter does on the average. */
const joins = ({ bits, keys, count }: RepeatLetters, start: number, length: number) =>
  bits[start + length]! - bits[start]! >= (1.5 * bits[keys.length]!) / count

/** O(n + cells), at most as many as `budgetOf` gives; `cut` says that there was more to do. */
export function alignmentsOf(
  letters: RepeatLetters,
  matches: Matches,
  { k, similarity, shortRows, placesOf }: AlignmentOptions,
): { agreements: RowAgreement[]; cut: boolean } {
  const { keys, starts, bits, count } = letters
  const cells = budgetOf('cells', count)
  const state = new Uint8Array(matches.count)
  const local = leastSimilarity(letters)
  const extender = new Extender({
    keys,
    gain: gainOf(local),
    worth: gainOf(matches.count * CELLS_A_SEED <= cells ? local : similarity),
    drop: Math.max(DROP, (DROP_BITS * count) / Math.max(1, bits[keys.length]!)),
    tells: (start, length) => tells(letters, start, length),
    blocked: (a, b, length) => length >= k && state[matchAt(matches, a, b)] === REPORTED,
  })
  const evidence = 2 * Math.log2(Math.max(1, count)) + CERTAINTY_BITS
  const rows = shortRowsOf(matches, keys.length, shortRows)
  const agreements: RowAgreement[] = []
  let kept = 0
  let cut = false

  const extend = (seed: MatchRun): Alignment => {
    const { a, b, length } = seed
    const [textA, textB] = [textAt(letters, a), textAt(letters, b)]
    const distance = textA === textB ? Math.ceil((b - a) / 2) : 0
    const before = { direction: -1, a: a - starts[textA]!, b: b - starts[textB]!, distance } as const
    const end = (text: number) => starts[text + 1]! - 1 - length
    const after = { direction: 1, a: end(textA) - a, b: end(textB) - b, distance } as const
    const runs = [seed]
    extender.extend(a, b, length, before, runs)
    extender.extend(a + length, b + length, length, after, runs)
    runs.sort((x, y) => x.a - y.a)
    const ending = runs.map((run) => run === seed || tells(letters, run.a, run.length))
    const alignment = clipped(letters, trimmed(runs, runs.indexOf(seed), ending, similarity))
    let said = -UNMATCHED_BITS * alignment.unmatched
    for (const run of alignment.runs) said += bits[run.a + run.length]! - bits[run.a]!
    return alignment.unmatched === 0 || said >= evidence ? alignment : { runs: [seed], unmatched: 0 }
  }

  for (const m of longestFirst(matches)) {
    if (state[m] !== FREE) continue
    const match = { a: matches.a[m]!, b: matches.b[m]!, length: matches.length[m]! }
    state[m] = SEEN
    const standing = rows.standing(match)
    if (standing === 'follows') continue
    const asIs = standing === 'copy' || extender.work > cells
    cut ||= extender.work > cells
    const seed = standing === 'copy' ? { ...match, length: rows.unitAt(match.a) } : match
    const alignment = asIs ? { runs: [seed], unmatched: 0 } : extend(seed)
    const places = placesOf(alignment)
    const isReported = places.length > 0
    const [first, last] = [alignment.runs[0]!, alignment.runs[alignment.runs.length - 1]!]
    const inRow = first.b < last.a + last.length
    if (isReported) {
      kept += places.length
      if (kept > REPEAT_LIMITS.places) return { agreements, cut: true }
      agreements.push({ places, similarity: similarityIn(alignment), inRow })
      if (inRow) rows.add(first.a, last.b + last.length, first.b - first.a)
    }
    for (const { a, b, length } of alignment.runs) {
      const other = length < k ? -1 : matchAt(matches, a, b)
      if (other >= 0) state[other] = Math.max(state[other]!, isReported ? REPORTED : SEEN)
    }
  }
  // rows are often known only after several of their copies were found to agree with as many others
  return { agreements: agreements.filter(({ places, inRow }) => inRow || !rows.has(places)), cut }
}

function similarityIn({ runs, unmatched }: Alignment): number {
  const [first, last] = [runs[0]!, runs[runs.length - 1]!]
  const both = last.a + last.b + 2 * last.length - first.a - first.b
  return (both - unmatched) / both
}

/** What a matched pair is worth in unmatched letters, where so much similarity is just enough (see extend.ts). */
const gainOf = (similarity: number) => (2 * (1 - similarity)) / similarity

/** Rows of a short word are known at once by an agreement that overlaps itself; the nearest one has the true unit. */
function shortRowsOf(matches: Matches, letters: number, short: number): RepeatRows {
  const rows = new RepeatRows(letters)
  for (let m = 0; m < matches.count; m++) {
    const { [m]: a } = matches.a
    const unit = matches.b[m]! - a!
    if (unit >= short) break
    if (matches.length[m]! > unit) rows.add(a!, matches.b[m]! + matches.length[m]!, unit)
  }
  return rows
}

/**
 * As many runs around the seed as there are that are alike enough as a whole. O(runs): with the balance of matches and gaps
 * summed up, a beginning is of use only where that sum is lower than anywhere before it, and each end is looked at once.
 * @param ending which runs say enough to begin or end a passage with
 */
function trimmed(runs: readonly MatchRun[], seed: number, ending: readonly boolean[], similarity: number): Alignment {
  const gain = gainOf(similarity)
  const gapAfter = (i: number) => runs[i + 1]!.a + runs[i + 1]!.b - runs[i]!.a - runs[i]!.b - 2 * runs[i]!.length
  const before = [0]
  for (let i = 0; i + 1 < runs.length; i++) before.push(before[i]! + gain * runs[i]!.length - gapAfter(i))
  const after = runs.map(({ length }, i) => before[i]! + gain * length)
  const highest = after.slice()
  for (let i = runs.length - 2; i >= 0; i--) highest[i] = Math.max(highest[i]!, highest[i + 1]!)
  let [from, to, most] = [seed, seed, 0]
  let end = seed
  let lowest = Number.POSITIVE_INFINITY
  for (let start = 0; start <= seed; start++) {
    if (!ending[start] || before[start]! >= lowest) continue
    lowest = before[start]!
    for (; end < runs.length && highest[end]! >= lowest - EPSILON; end++) {
      const width = runs[end]!.a + runs[end]!.length - runs[start]!.a
      if (!ending[end] || after[end]! < lowest - EPSILON || width <= most) continue
      ;[from, to, most] = [start, end, width]
    }
  }
  let unmatched = 0
  for (let i = from; i < to; i++) unmatched += gapAfter(i)
  return { runs: runs.slice(from, to + 1), unmatched }
}

/** Balances are sums of fractions. */
const EPSILON = 1e-9

/**
 * Without a last (or first) word that says too little not to be there by chance, when it is set apart from the rest in one
 * of the places only, or is not whole: “…部队作战。|当然…” and “…拖进战|当然…” agree from 当然 on, “… unknown. C|onverting”
 * and “… unknown. C|all” up to unknown.
 */
function clipped(letters: RepeatLetters, { runs, unmatched }: Alignment): Alignment {
  const [first, last] = [runs[0]!, runs[runs.length - 1]!]
  const [a, b] = [last.a + last.length, last.b + last.length]
  let front = 0
  const torn = isInsideWord(letters, first.a) || isInsideWord(letters, first.b)
  for (let n = 1; n < first.length && !joins(letters, first.a, n); n++)
    if (isEdge(letters, first.a + n, first.b + n, torn && front === 0)) front = n
  let back = 0
  const tornEnd = isInsideWord(letters, a) || isInsideWord(letters, b)
  const rest = runs.length === 1 ? first.length - front : last.length
  for (let n = 1; n < rest && !joins(letters, a - n, n); n++)
    if (isEdge(letters, a - n, b - n, tornEnd && back === 0)) back = n
  if (front + back === 0) return { runs, unmatched }
  const clip = (run: MatchRun): MatchRun => {
    const [f, b] = [run === first ? front : 0, run === last ? back : 0]
    return { a: run.a + f, b: run.b + f, length: run.length - f - b }
  }
  return { runs: runs.map(clip), unmatched }
}

/**
 * Whether an agreement may better begin or end before these two letters: marks are there in one place only, or, in a torn word, in both.
 */
function isEdge(letters: RepeatLetters, a: number, b: number, torn: boolean): boolean {
  const [x, y] = [isApart(letters, a), isApart(letters, b)]
  return x !== y || (torn && x)
}

/** Whether marks or spaces are before a letter, or nothing at all. */
const isApart = ({ at }: RepeatLetters, letter: number) => letter === 0 || at[letter]! !== at[letter - 1]! + 1

/** Whether a place lies between two letters of one word, in a script with spaces between words. */
function isInsideWord(letters: RepeatLetters, letter: number): boolean {
  const { at, points } = letters
  if (isApart(letters, letter) || letters.keys[letter]! < 0) return false
  const text = points[textAt(letters, letter)]!
  return isOfWord(text[at[letter]!]!) && isOfWord(text[at[letter]! - 1]!)
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const isOfWord = (point: number) => {
  const character = String.fromCodePoint(point)
  return /[\p{L}\p{M}\p{N}]/u.test(character) && !UNSPACED.test(character)
}

/** Counting sort; matches of equal length keep their order, by distance and place. */
function longestFirst({ count, length }: Matches): Int32Array {
  let most = 0
  for (let m = 0; m < count; m++) most = Math.max(most, length[m]!)
  const next = new Int32Array(most + 2)
  for (let m = 0; m < count; m++) next[most - length[m]! + 1]!++
  for (let l = 0; l <= most; l++) next[l + 1]! += next[l]!
  const order = new Int32Array(count)
  for (let m = 0; m < count; m++) order[next[most - length[m]!]!++] = m
  return order
}
