/**
 * Finds the places of the searched words in a text: as written; else equal under the rules in force or in all their letters (五六個師 for
 * 五六个师); else near.
 *
 * Near: pairs of neighbouring letters that query and text share vote for a diagonal; along the best diagonals the query is aligned with
 * the text by Sellers' method (1980: approximate matching of a whole pattern inside a text), with affine gaps (Gotoh 1982) for
 * additions in the text. A place counts where at most two letters in five differ.
 */
import type { RuleName } from '../text/equivalences/index.ts'
import { folded, NO_NAMES, tokenise } from '../text/tokens.ts'
import { type Keys, type Letters, lettersOf, pair } from './letters.ts'

interface Place {
  /** UTF-16 offsets in the text. */
  readonly start: number
  readonly end: number
  readonly match: Match
  /** 1 but for a near one: letters of the query less those that differ, to all of them. */
  readonly similarity: number
}
export const MATCHES = ['exact', 'equal', 'near'] as const
export type Match = (typeof MATCHES)[number]

interface Query {
  readonly written: string
  readonly rules: readonly RuleName[]
  readonly letters: Letters
  readonly folded: string
  readonly keys: Keys
}

/** Places in an answer for one text, of each kind. */
const MOST = 5
export const LEAST_SIMILARITY = 0.6

/** A query, folded once for all texts that are searched. O(length). */
export function queryOf(written: string, rules: readonly RuleName[]): Query {
  const keys: Keys = new Map()
  return { written, rules, letters: lettersOf(written, keys), folded: foldedText(written, rules).string, keys }
}

/** The best kind of places that the text has, in order; none where even near ones are missing. O(length of the text) + O(query²). */
export function placesIn(text: string, query: Query): Place[] {
  const exact = exactPlaces(text, query.written)
  if (exact.length > 0) return exact
  const equal = query.rules.length === 0 || query.folded === '' ? [] : equalPlaces(text, query)
  if (equal.length > 0) return equal
  const letters = lettersOf(text, query.keys)
  const alike = alikePlaces(letters, query.letters)
  return alike.length > 0 ? alike : nearPlaces(letters, query.letters)
}

function exactPlaces(text: string, written: string): Place[] {
  const places: Place[] = []
  for (let at = text.indexOf(written); at >= 0 && places.length < MOST; at = text.indexOf(written, at + written.length))
    places.push({ start: at, end: at + written.length, match: 'exact', similarity: 1 })
  return places
}

interface Folded {
  readonly string: string
  /** For each unit of `string`, where its token is in the text: start and end by turns. */
  readonly at: readonly number[]
}

function foldedText(text: string, rules: readonly RuleName[]): Folded {
  const tokens = tokenise(text, { unit: 'grapheme' })
  const { units } = tokens.text
  const unitAt = (k: number) => (units === null ? tokens.starts[k]! : units[tokens.starts[k]!]!)
  const at: number[] = []
  let string = ''
  for (let k = 0; k < tokens.count; k++) {
    const piece = folded(tokens, k, k + 1, rules, NO_NAMES)
    string += piece
    for (let i = 0; i < piece.length; i++) at.push(unitAt(k), unitAt(k + 1))
  }
  return { string, at }
}

function equalPlaces(text: string, query: Query): Place[] {
  const { string, at } = foldedText(text, query.rules)
  return exactPlaces(string, query.folded).map(({ start, end }) => ({
    start: at[2 * start]!,
    end: at[2 * end - 1]!,
    match: 'equal',
    similarity: 1,
  }))
}

/** The letters of the query, one after the other: only their forms differ, and what is no letter. */
function alikePlaces(text: Letters, query: Letters): Place[] {
  const places: Place[] = []
  for (let from = runAt(text, query, 0); from >= 0 && places.length < MOST; ) {
    const to = from + query.keys.length
    places.push({ start: text.at[2 * from]!, end: text.at[2 * to - 1]!, match: 'equal', similarity: 1 })
    from = runAt(text, query, to)
  }
  return places
}

/**
 * Where the letters of the query first occur one after the other in a text, from `from` on; −1 where they do not. O(text + query), by
 * the method of Knuth, Morris and Pratt (1977); while nothing matches, the engine's own `indexOf` looks for the first letter.
 */
export function runAt({ keys }: Pick<Letters, 'keys'>, query: Pick<Letters, 'keys'>, from = 0): number {
  const wanted = query.keys
  const [first] = wanted
  if (first === undefined) return -1
  const fallback = fallbacksOf(wanted)
  let matched = 0
  for (let at = from; at < keys.length; at++) {
    while (matched > 0 && keys[at] !== wanted[matched]) matched = fallback[matched - 1]!
    if (matched === 0 && keys[at] !== first) {
      at = keys.indexOf(first, at)
      if (at < 0) return -1
    }
    matched++
    if (matched === wanted.length) return at + 1 - matched
  }
  return -1
}

/** For each beginning of the query, the length of the longest shorter beginning that it ends with. O(query). */
function fallbacksOf(wanted: readonly string[]): Int32Array {
  const fallback = new Int32Array(wanted.length)
  for (let i = 1, length = 0; i < wanted.length; i++) {
    while (length > 0 && wanted[i] !== wanted[length]) length = fallback[length - 1]!
    if (wanted[i] === wanted[length]) length++
    fallback[i] = length
  }
  return fallback
}

function nearPlaces(text: Letters, query: Letters): Place[] {
  const m = query.keys.length
  if (m < 3) return []
  const places: Place[] = []
  for (const from of diagonals(text.keys, query.keys)) {
    // As much again on either side: the diagonal may be that of the words before a gap, or of those behind it.
    const to = Math.min(text.keys.length, from + 2 * m + widthOf(m))
    const found = align(text.keys, Math.max(0, from - m - widthOf(m)), to, query.keys)
    const similarity = Math.round((1 - found.distance / m) * 1000) / 1000
    if (similarity < LEAST_SIMILARITY || found.end <= found.start) continue
    const [start, end] = [text.at[2 * found.start]!, text.at[2 * found.end - 1]!]
    if (places.every((place) => end <= place.start || start >= place.end))
      places.push({ start, end, match: 'near', similarity })
  }
  return places.sort((a, b) => b.similarity - a.similarity || a.start - b.start).slice(0, MOST)
}

const widthOf = (m: number) => Math.max(2, m >> 2)

/** Where the query may begin: the diagonals with the most common pairs, each once. */
function diagonals(text: readonly string[], query: readonly string[]): number[] {
  const places = new Map<string, number[]>()
  for (let i = 1; i < query.length; i++) {
    const key = pair(query[i - 1]!, query[i]!)
    places.set(key, [...(places.get(key) ?? []), i - 1].slice(0, 4))
  }
  const firsts = new Set(query)
  const width = widthOf(query.length)
  const votes = new Map<number, number>()
  for (let i = 1; i < text.length; i++) {
    if (!firsts.has(text[i - 1]!) || !firsts.has(text[i]!)) continue
    for (const place of places.get(pair(text[i - 1]!, text[i]!)) ?? []) {
      const band = Math.floor((i - 1 - place) / width)
      votes.set(band, (votes.get(band) ?? 0) + 1)
    }
  }
  return [...votes]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST)
    .map(([band]) => band * width)
}

/**
 * The stretch of `text[from, to)` that takes the fewest edits to become the query; of several, the one with the most letters of
 * the query, then the first. What the text has in between costs one edit: words that were left out are one departure, however
 * many they are.
 */
function align(text: readonly string[], from: number, to: number, query: readonly string[]) {
  const m = query.length
  // For each length of the query's beginning: its cost, and where that stretch of the text begins; the same where the last letter
  // of the text is none of the query.
  let [cost, begin] = [Float64Array.from({ length: m + 1 }, (_, j) => j), new Int32Array(m + 1).fill(from)]
  let [gap, gapBegin] = [new Float64Array(m + 1).fill(m + 1), new Int32Array(m + 1).fill(from)]
  let best = { cost: m as number, start: from, end: from }
  for (let i = from; i < to; i++) {
    const [next, nextBegin] = [new Float64Array(m + 1), new Int32Array(m + 1)]
    const [nextGap, nextGapBegin] = [new Float64Array(m + 1).fill(m + 1), new Int32Array(m + 1)]
    nextBegin[0] = i + 1
    for (let j = 1; j <= m; j++) {
      const [opened, longer] = [cost[j]! + 1, gap[j]! + FURTHER]
      nextGap[j] = Math.min(opened, longer)
      nextGapBegin[j] = opened <= longer ? begin[j]! : gapBegin[j]!
      const both = cost[j - 1]! + (text[i] === query[j - 1] ? -SHARED : 1 + FURTHER)
      const less = next[j - 1]! + 1
      const least = Math.min(both, nextGap[j]!, less)
      next[j] = least
      nextBegin[j] = least === both ? begin[j - 1]! : least === less ? nextBegin[j - 1]! : nextGapBegin[j]!
    }
    ;[cost, begin, gap, gapBegin] = [next, nextBegin, nextGap, nextGapBegin]
    if (cost[m]! < best.cost) best = { cost: cost[m]!, start: begin[m]!, end: i + 1 }
  }
  return { distance: Math.round(best.cost), start: best.start, end: best.end }
}

/**
 * Edits that a further letter of a gap costs: one of two gaps is the shorter one. Another letter costs as much more than none, so
 * that a place begins and ends with letters of the query.
 */
const FURTHER = 1 / 2 ** 16
/** Decides between stretches of as many edits: of all letters that a query may have, less than half an edit. */
const SHARED = 1 / 2 ** 11
