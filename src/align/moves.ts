/**
 * Finds moved stretches: text without a partner in the base that also occurs, without a partner, elsewhere in a witness.
 *
 * An alignment keeps order, so a moved sentence comes out as an omission and an addition. Seeds are n-grams that both have among their
 * unaligned tokens. Seeds that follow each other in both are chained, so a few words in between may differ. A chain counts when it is
 * longer than a common phrase, similar enough, and more than chance would bring together (chance.ts): in a long text that was rewritten,
 * `it is true` and `as I had` disappear in one place and appear in another without having moved.
 */
import { near } from '../text/near.ts'
import type { Tokens } from '../text/tokens.ts'
import { Chance, type EqualRun, eachSeed, SEED } from './chance.ts'
import type { Table } from './many.ts'

/** For each sequence where the stretch is in it, in code points, or null where it is as in the base or not at all. */
export interface FoundMove {
  readonly spans: readonly (readonly [start: number, end: number] | null)[]
  /** 0 to 1, of the base's and the witness's tokens. */
  readonly similarity: number
}

/** A seed that occurs more often is a common phrase. */
const COMMON = 8
/** Tokens that may differ between two seeds of a chain. */
const BRIDGE = 12
/** Han characters, or half as many words, from which a stretch is more than a common phrase; marks count for nothing. */
const LEAST = 5
const LEAST_SIMILARITY = 0.7
/** Share of the stretch that must have no partner where it is. */
const LEAST_FREE = 0.6

/**
 * Moves of every witness against sequence 0, in order of the base; `keys` are the tokens' as numbers. O(tokens) but for phrases that
 * recur.
 */
export function findMoves(table: Table, tokens: readonly Tokens[], keys: readonly Int32Array[]): FoundMove[] {
  const found: { from: Stretch; to: Stretch; witness: number; similarity: number }[] = []
  for (let w = 1; w < tokens.length; w++)
    for (const move of movesOf(table, tokens, keys, w)) found.push({ ...move, witness: w })
  // Witnesses that moved the same stretch of the base share an entry.
  const moves: { spans: (readonly [number, number] | null)[]; similarity: number }[] = []
  const byStretch = new Map<string, typeof moves>()
  for (const { from, to, witness, similarity } of found.sort(
    (x, y) => x.from.start - y.from.start || x.witness - y.witness,
  )) {
    const stretch = `${from.start} ${from.end}`
    const same = byStretch.get(stretch)?.find((m) => m.spans[witness] === null)
    const span = pointsOf(tokens[witness]!, to)
    if (same) {
      same.spans[witness] = span
      same.similarity = Math.min(same.similarity, similarity)
      continue
    }
    const spans = tokens.map((): readonly [number, number] | null => null)
    spans[0] = pointsOf(tokens[0]!, from)
    spans[witness] = span
    const move = { spans, similarity }
    moves.push(move)
    byStretch.set(stretch, [...(byStretch.get(stretch) ?? []), move])
  }
  return moves.map(({ spans, similarity }) => ({ spans, similarity: Math.round(similarity * 1e3) / 1e3 }))
}

/** Tokens `[start, end)`. */
interface Stretch {
  readonly start: number
  readonly end: number
}

const pointsOf = (tokens: Tokens, { start, end }: Stretch) => [tokens.starts[start]!, tokens.starts[end]!] as const

function movesOf(
  table: Table,
  tokens: readonly Tokens[],
  keys: readonly Int32Array[],
  w: number,
): { from: Stretch; to: Stretch; similarity: number }[] {
  const [a, b] = [tokens[0]!, tokens[w]!]
  const { freeA, freeB } = partnerless(table, keys, w)
  const chains = chainsOf(seedMatches(keys[0]!, freeA, keys[w]!, freeB))
  if (chains.length === 0) return []
  const chance = new Chance(
    table,
    w,
    { tokens: a, keys: keys[0]!, free: freeA },
    { tokens: b, keys: keys[w]!, free: freeB },
  )
  const usedA = new Uint8Array(a.count)
  const usedB = new Uint8Array(b.count)
  const moves: { from: Stretch; to: Stretch; similarity: number; length: number }[] = []
  for (const chain of chains) {
    const [first, last] = [chain[0]!, chain.at(-1)!]
    const ends = { a, b, freeA, freeB }
    const on = extension(ends, last.a + last.length, last.b + last.length, 1)
    const back = extension(ends, first.a - 1, first.b - 1, -1)
    const from = { start: first.a - back.tokens, end: last.a + last.length + on.tokens }
    const to = { start: first.b - back.tokens, end: last.b + last.length + on.tokens }
    // A chain passes over tokens that are equal but have partners where they are: in a text that repeats itself, all between its seeds.
    const common = sameKeys(keys[0]!, from, keys[w]!, to)
      ? from.end - from.start
      : chain.reduce((sum, m) => sum + m.length, on.equal + back.equal)
    const similarity = (2 * common) / (from.end - from.start + to.end - to.start)
    const length = lengthOf(a, from)
    if (length < LEAST || similarity < LEAST_SIMILARITY) continue
    if (shareOf(freeA, from) < LEAST_FREE || shareOf(freeB, to) < LEAST_FREE) continue
    if (chance.explains(chain)) continue
    moves.push({ from, to, similarity, length })
  }
  return moves
    .sort((x, y) => y.length - x.length || x.from.start - y.from.start)
    .filter(({ from, to }) => {
      if (usedA.subarray(from.start, from.end).includes(1) || usedB.subarray(to.start, to.end).includes(1)) return false
      usedA.fill(1, from.start, from.end)
      usedB.fill(1, to.start, to.end)
      return true
    })
}

function sameKeys(a: Int32Array, from: Stretch, b: Int32Array, to: Stretch): boolean {
  if (from.end - from.start !== to.end - to.start) return false
  for (let k = 0; k < from.end - from.start; k++) if (a[from.start + k] !== b[to.start + k]) return false
  return true
}

/** In Han characters; a word of another script counts for two. */
function lengthOf({ kinds }: Tokens, { start, end }: Stretch): number {
  let length = 0
  for (let k = start; k < end; k++)
    length += kinds[k] === 'word' || kinds[k] === 'name' ? 2 : kinds[k] === 'han' || kinds[k] === 'number' ? 1 : 0
  return length
}

/** Similarity from which two words are one in another spelling. */
const ALIKE = 0.6

interface Ends {
  readonly a: Tokens
  readonly b: Tokens
  readonly freeA: Uint8Array
  readonly freeB: Uint8Array
}

/**
 * How far a stretch goes on from two tokens, forwards or backwards: over what is equal and has no partner, over a word in another
 * spelling (`Nobody spoke of the connexion.`), over one that differs where the sentence then ends alike, and over the mark that
 * closes it, even where the alignment gave that to the sentence before.
 */
function extension(
  { a, b, freeA, freeB }: Ends,
  i: number,
  j: number,
  step: 1 | -1,
): { tokens: number; equal: number } {
  let [tokens, equal] = [0, 0]
  const inside = (k: number) =>
    i + step * k >= 0 && j + step * k >= 0 && i + step * k < a.count && j + step * k < b.count
  const isFree = (k: number) => inside(k) && freeA[i + step * k] === 1 && freeB[j + step * k] === 1
  const isEqual = (k: number) => inside(k) && a.keys[i + step * k] === b.keys[j + step * k]
  const isMark = (k: number) =>
    inside(k) && a.kinds[i + step * k] === 'punctuation' && b.kinds[j + step * k] === 'punctuation'
  const isWord = (k: number) =>
    inside(k) && !isMark(k) && a.kinds[i + step * k] !== 'space' && b.kinds[j + step * k] !== 'space'
  for (let differing = 0; ; ) {
    if (isEqual(tokens) && (isFree(tokens) || (step > 0 && isMark(tokens)))) equal++
    else if (
      isFree(tokens) &&
      isWord(tokens) &&
      differing < 2 &&
      (near(a.keys[i + step * tokens]!, b.keys[j + step * tokens]!) >= ALIKE ||
        (isMark(tokens + 1) && isEqual(tokens + 1)))
    )
      differing++
    else break
    tokens++
  }
  // A space at the end belongs to what follows.
  while (tokens > 0 && a.kinds[i + step * (tokens - 1)] === 'space' && step < 0) {
    tokens--
    equal--
  }
  return { tokens, equal }
}

/** Tokens that have no equal of theirs in their column. */
function partnerless(table: Table, keys: readonly Int32Array[], w: number): { freeA: Uint8Array; freeB: Uint8Array } {
  const [a, b] = [keys[0]!, keys[w]!]
  const freeA = new Uint8Array(a.length).fill(1)
  const freeB = new Uint8Array(b.length).fill(1)
  const [cellsA, cellsB] = [table.cells[0]!, table.cells[w]!]
  for (let c = 0; c < table.columns; c++) {
    const i = cellsA[c]!
    const j = cellsB[c]!
    if (i >= 0 && j >= 0 && a[i] === b[j]) freeA[i] = freeB[j] = 0
  }
  return { freeA, freeB }
}

const shareOf = (flags: Uint8Array, { start, end }: Stretch) =>
  flags.subarray(start, end).reduce((sum, flag) => sum + flag, 0) / Math.max(1, end - start)

/** Maximal runs of equal keys that hold a seed of partnerless tokens on both sides, in order of b. */
function seedMatches(a: Int32Array, freeA: Uint8Array, b: Int32Array, freeB: Uint8Array): EqualRun[] {
  const seeds = new Map<number, number[]>()
  eachSeed(a, freeA, (seed, at) => {
    const places = seeds.get(seed)
    if (places === undefined) seeds.set(seed, [at])
    else if (places.length <= COMMON) places.push(at)
  })
  const matches: EqualRun[] = []
  /** On each diagonal, how far b is covered. */
  const covered = new Map<number, number>()
  eachSeed(b, freeB, (seed, at) => {
    const places = seeds.get(seed)
    if (places === undefined || places.length > COMMON) return
    for (const place of places) {
      if ((covered.get(place - at) ?? 0) > at || !sameSeed(a, place, b, at)) continue
      let back = 0
      while (freeA[place - back - 1] && freeB[at - back - 1] && a[place - back - 1] === b[at - back - 1]) back++
      let on = SEED
      while (freeA[place + on] && freeB[at + on] && a[place + on] === b[at + on]) on++
      covered.set(place - at, at + on)
      matches.push({ a: place - back, b: at - back, length: back + on })
    }
  })
  return matches
}

const sameSeed = (a: Int32Array, i: number, b: Int32Array, j: number) => {
  for (let k = 0; k < SEED; k++) if (a[i + k] !== b[j + k]) return false
  return true
}

/** Matches that follow each other closely in both. O(matches × those within reach). */
function chainsOf(matches: readonly EqualRun[]): EqualRun[][] {
  const sorted = [...matches].sort((x, y) => x.a - y.a || x.b - y.b)
  const open: EqualRun[][] = []
  const done: EqualRun[][] = []
  for (const match of sorted) {
    let best: EqualRun[] | null = null
    for (let k = open.length - 1; k >= 0; k--) {
      const last = open[k]!.at(-1)!
      const gapA = match.a - (last.a + last.length)
      if (gapA > BRIDGE) {
        done.push(...open.splice(k, 1))
        continue
      }
      const gapB = match.b - (last.b + last.length)
      if (gapA < 0 || gapB < 0 || gapB > BRIDGE) continue
      if (best === null || Math.abs(gapA - gapB) < Math.abs(match.a - best.at(-1)!.a - (match.b - best.at(-1)!.b)))
        best = open[k]!
    }
    if (best) best.push(match)
    else open.push([match])
  }
  return [...done, ...open]
}
