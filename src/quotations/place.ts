/**
 * Compares a quotation with one place of one text: where the place begins and ends, how the words depart from it, and how similar the
 * two are.
 */
import { type Keys, type Letters, lettersOf } from '../search/letters.ts'
import type { NameEntry } from '../text/equivalence.ts'
import type { RuleName } from '../text/equivalences/index.ts'
import { compare } from '../variants/compare.ts'
import type { DifferingSegment, Segment } from '../variants/comparison.ts'
import { isSameButBreaks, type Prepared } from './prepare.ts'
import { chainsOf, type QuotationRun } from './runs.ts'

/** How the words of a quotation depart from a place, the mildest first. */
const DEPARTURES = ['verbatim', 'accidental', 'abridged', 'altered'] as const
type Departure = (typeof DEPARTURES)[number]

export interface QuotedPlace {
  /** In UTF-16 units of the text. */
  readonly start: number
  readonly end: number
  readonly departure: Departure
  /** Letters that are equal under all accidental rules, over those of the longer side. */
  readonly similarity: number
  /** Whether every letter of the quotation is here, in order, so that nothing of it can come from elsewhere. */
  readonly complete: boolean
}

export interface QuotedSource {
  readonly text: string
  readonly language: string | null
  readonly names: readonly NameEntry[]
  /** Rules under which a difference is no departure at all. */
  readonly ignore?: readonly RuleName[]
}

/** Places of one text that are compared. */
const MOST_PLACES = 4
/** A piece of an abridged or joined quotation: four Han characters or three words. */
export const LEAST_PIECE = 4
const WORD = 4 / 3

/** Between the letters of two pieces, so that no run of letters leads across a gap. */
export const BREAK_SIGN = ''

/** The letters of a quotation, with a break at each gap. O(length). */
export function lettersOfPieces({ text, pieces }: Prepared, known?: Keys): Letters {
  const keys: string[] = []
  const at: number[] = []
  for (const [k, [start, end]] of pieces.entries()) {
    if (k > 0) {
      keys.push(BREAK_SIGN)
      at.push(start - 1, start)
    }
    const piece = lettersOf(text.slice(start, end), known)
    keys.push(...piece.keys)
    for (const offset of piece.at) at.push(start + offset)
  }
  return { keys, at }
}

/** How much evidence a stretch of letters is: Han characters and kana count 1, words 4/3. O(length). */
export function weightOf({ keys }: Letters, from = 0, to = keys.length): number {
  let weight = 0
  for (let k = from; k < to; k++) weight += keys[k] === BREAK_SIGN ? 0 : isWord(keys[k]!) ? WORD : 1
  return weight
}

/** Whether a letter of the index is a word, and not a Han character or kana. */
export const isWord = (key: string): boolean => !/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(key)

/** A chain of runs that may be a place of the quotation. */
export interface Lead {
  readonly chain: readonly QuotationRun[]
  /** How much of the quotation is in its runs, as `weightOf` counts. */
  readonly weight: number
}

/**
 * Where in a text the quotation may be, to be judged by `placeAt`. O(runs²).
 * @param runs what the two have in common, by `commonRuns`
 */
export function leadsOf(letters: Letters, text: Letters, runs: readonly QuotationRun[]): Lead[] {
  const chains = letters.keys.length > 1 ? chainsOf(runs, MOST_PLACES) : singles(letters, text)
  const least = Math.min(LEAST_PIECE, weightOf(letters)) / 2
  return chains
    .map((chain) => ({ chain, weight: weightOfRuns(letters, chain) }))
    .filter(({ weight }) => weight >= least)
}

const weightOfRuns = (letters: Letters, runs: readonly QuotationRun[]) =>
  runs.reduce((sum, run) => sum + weightOf(letters, run.quotation, run.quotation + run.length), 0)

/** The places of a quotation of one word or sign. */
const singles = (letters: Letters, text: Letters): QuotationRun[][] =>
  text.keys
    .flatMap((key, k) => (key === letters.keys[0] ? [[{ quotation: 0, text: k, length: 1 }]] : []))
    .slice(0, MOST_PLACES)

/** Orders places: the least departure first, then the most similar, then the first in the text. */
export const byDeparture = (a: QuotedPlace, b: QuotedPlace): number =>
  DEPARTURES.indexOf(a.departure) - DEPARTURES.indexOf(b.departure) || b.similarity - a.similarity || a.start - b.start

/**
 * Compares a stretch of a source (witness A) with words of a quotation (witness B). A text is often stored several times, as a version and
 * in what it was cut from: the same pair is compared once.
 */
export type StretchComparer = (source: QuotedSource, stretch: string, words: string) => readonly Segment[]

/** A comparer that remembers its comparisons as long as it is used, so for one request. */
export function newStretchComparer(): StretchComparer {
  const known = new Map<readonly NameEntry[], Map<string, readonly Segment[]>>()
  return ({ language, names, ignore = [] }, stretch, words) => {
    const ofNames = known.get(names) ?? new Map<string, readonly Segment[]>()
    known.set(names, ofNames)
    const key = JSON.stringify([language, ignore, stretch, words])
    let segments = ofNames.get(key)
    if (segments === undefined) {
      const witnesses = [
        { siglum: 'A', text: stretch, language },
        { siglum: 'B', text: words, language },
      ]
      segments = compare(witnesses, { base: 'A', names, ignore, moves: false }).segments
      ofNames.set(key, segments)
    }
    return segments
  }
}

/** A quotation and a text, as both are looked at. */
export interface Looked {
  readonly prepared: Prepared
  readonly letters: Letters
  readonly source: QuotedSource
  readonly text: Letters
  readonly keys: Keys
  readonly compared: StretchComparer
}

interface Judged {
  readonly start: number
  readonly end: number
  readonly departure: Departure
  readonly equal: number
  readonly longer: number
}

/**
 * The place along one chain: each piece of the quotation is compared separately, because the quotation marks what is left out between
 * them. Compares each piece with its stretch of the text, at most twice.
 */
export function placeAt(looked: Looked, chain: readonly QuotationRun[]): QuotedPlace | null {
  const { prepared, letters } = looked
  const pieces = prepared.pieces.map(([start, end]) => {
    const [from, to] = lettersWithin(letters, start, end)
    const runs = chain.map((run) => clipped(run, from, to)).filter(({ length }) => length > 0)
    return { words: prepared.text.slice(start, end), from, to, runs }
  })
  const judged: Judged[] = []
  let missing = 0
  let covered = 0
  let last: number | null = null
  for (const [k, { words, from, to, ...piece }] of pieces.entries()) {
    const next: number | null = pieces.slice(k).flatMap(({ runs }) => runs)[0]?.text ?? null
    const runs: readonly QuotationRun[] =
      piece.runs.length > 0 ? piece.runs : runBetween(letters, from, to, looked.text, last, next)
    if (runs.length > 0) last = runs.at(-1)!.text + runs.at(-1)!.length
    covered += coveredBy(runs)
    if (runs.length === 0) missing += to - from
    else judged.push(judgePiece(words, from, to, looked, runs))
  }
  if (judged.length === 0) return null
  const sum = (of: (one: Judged) => number) => judged.reduce((total, one) => total + of(one), 0)
  const worst = judged.reduce((w, { departure }) => Math.max(w, DEPARTURES.indexOf(departure)), 0)
  return {
    start: judged[0]!.start,
    end: judged.at(-1)!.end,
    departure: missing > 0 ? 'altered' : DEPARTURES[worst]!,
    similarity: Math.round((1000 * sum((one) => one.equal)) / (sum((one) => one.longer) + missing)) / 1000,
    complete: covered === letters.keys.filter((key) => key !== BREAK_SIGN).length,
  }
}

/** Letters of the quotation in runs that may overlap. */
function coveredBy(runs: readonly QuotationRun[]): number {
  let [count, last] = [0, 0]
  for (const { quotation, length } of runs) {
    count += Math.max(0, quotation + length - Math.max(last, quotation))
    last = Math.max(last, quotation + length)
  }
  return count
}

/** Letters of the text in which a piece that is too short for a run, a single word, is looked for. */
const SOON = 60

/**
 * The letters `[from, to)` of the quotation as one run, where the text has them between the piece before and the piece after, and near
 * one of them: `last` is where the one ends in the text, `next` where the other begins, null where there is none.
 */
function runBetween(
  letters: Letters,
  from: number,
  to: number,
  text: Letters,
  last: number | null,
  next: number | null,
): QuotationRun[] {
  const length = to - from
  const begin = last ?? Math.max(0, (next ?? 0) - SOON)
  const end = Math.min(begin + SOON, (next ?? text.keys.length) - length + 1)
  for (let start = begin; start < end; start++) {
    let same = 0
    while (same < length && text.keys[start + same] === letters.keys[from + same]) same++
    if (same === length) return [{ quotation: from, text: start, length }]
  }
  return []
}

function lettersWithin({ at }: Letters, start: number, end: number): [number, number] {
  let from = 0
  while (from < at.length / 2 && at[2 * from]! < start) from++
  let to = from
  while (to < at.length / 2 && at[2 * to]! < end) to++
  return [from, to]
}

function clipped(run: QuotationRun, from: number, to: number): QuotationRun {
  const start = Math.max(run.quotation, from)
  const end = Math.min(run.quotation + run.length, to)
  return { quotation: start, text: run.text + start - run.quotation, length: end - start }
}

function judgePiece(piece: string, from: number, to: number, looked: Looked, runs: readonly QuotationRun[]): Judged {
  const { prepared, source, text } = looked
  const [first, last] = [runs[0]!, runs.at(-1)!]
  // Letters at either end of the piece that no run has: as many of the text may be written otherwise.
  const head = first.quotation - from
  const tail = to - last.quotation - last.length
  const begin = Math.max(0, first.text - head)
  const stop = Math.min(text.keys.length, last.text + last.length + tail)
  const verbatim = source.text.slice(text.at[2 * begin]!, text.at[2 * stop - 1]!)
  const [start, end] = withMarks(piece, source.text, text.at[2 * begin]!, text.at[2 * stop - 1]!)
  const place = source.text.slice(start, end)
  const isPiece = (stretch: string) =>
    stretch === piece || ((prepared.hasBreaks || stretch.includes('\n')) && isSameButBreaks(stretch, piece))
  if (isPiece(place) || isPiece(verbatim)) {
    const size = to - from
    return { start, end, departure: 'verbatim', equal: size, longer: size }
  }
  const near = departuresIn(piece, looked, start, end)
  if (head + tail === 0) return near
  // Words may be left out before the last of them or after the first: 五六个[甚至更多的]师.
  const earliest = Math.max(0, begin - (head > 0 ? FARTHER : 0))
  const latest = Math.min(text.keys.length, stop + (tail > 0 ? FARTHER : 0))
  const wide = departuresIn(piece, looked, text.at[2 * earliest]!, text.at[2 * latest - 1]!)
  return share(wide) > share(near) ? wide : near
}

/** Letters beyond the ends of a place in which the first and the last words of a quotation are looked for. */
const FARTHER = 16
const share = ({ equal, longer }: Judged) => equal / longer

/** The marks that the quotation has at its ends belong to the place where the text has them too. */
function withMarks(piece: string, text: string, start: number, end: number): [number, number] {
  const lead = /^[^\p{L}\p{N}]*/u.exec(piece)![0]
  // By hand: a pattern that looks for a run at the end tries each of its signs as the first.
  const points = [...piece]
  let behind = points.length
  while (behind > 0 && !/[\p{L}\p{N}]/u.test(points[behind - 1]!)) behind--
  const trail = points.slice(behind).join('')
  let [from, to] = [start, end]
  for (let k = lead.length - 1; k >= 0 && from > 0 && text[from - 1] === lead[k]; k--) from--
  for (let k = 0; k < trail.length && text[to] === trail[k]; k++) to++
  // Otherwise another mark may replace it.
  if (lead !== '' && from === start && /[\p{P}\p{S}]/u.test(text[start - 1] ?? '')) from = start - 1
  if (trail !== '' && to === end && /[\p{P}\p{S}]/u.test(text[end] ?? '')) to = end + 1
  return [from, to]
}

const CLAUSE_MARK = /[，。；：！？,.;:!?·׃—\n]/u
/** Words between two marks. */
const CLAUSE =
  /[，。；：！？,.;:!?·׃—\n][^，。；：！？,.;:!?·׃—\n]*[\p{L}\p{N}][^，。；：！？,.;:!?·׃—\n]*[，。；：！？,.;:!?·׃—\n]/u
/** A clause may begin behind one of these; what ends before the closing mark need not be one: he said “not” so. */
const OPENING = /[“「『‘«„（(]/u
const TELLING: readonly DifferingSegment['touches'][number][] = ['number', 'date', 'name', 'negation']

/** Compares a piece with a stretch of the text, and says how it departs. */
function departuresIn(piece: string, { source, keys, compared }: Looked, from: number, to: number): Judged {
  const whole = source.text.slice(from, to)
  const segments = compared(source, whole, piece)
  const stretches = segments.map((segment) => ({ segment, ...readingsOf(segment, whole) }))
  // What the text has more at either end is not quoted at all.
  let [start, end] = [from, to]
  while (stretches.length > 0 && stretches[0]!.quoted === '') start += stretches.shift()!.own.length
  while (stretches.length > 0 && stretches.at(-1)!.quoted === '') end -= stretches.pop()!.own.length
  let departure: Departure = 'verbatim'
  const depart = (to: Departure) => {
    if (DEPARTURES.indexOf(to) > DEPARTURES.indexOf(departure)) departure = to
  }
  let [equal, ownLetters, quotedLetters] = [0, 0, 0]
  let kept = Number.POSITIVE_INFINITY
  let leftOut = false
  let smallest = Number.POSITIVE_INFINITY
  for (const [k, { segment, own, quoted }] of stretches.entries()) {
    const theirs = lettersOf(quoted, keys)
    const mine = own === quoted ? theirs : lettersOf(own, keys)
    ownLetters += mine.keys.length
    quotedLetters += theirs.keys.length
    if (segment.relation === 'identical' || segment.significance === 'accidental') {
      equal += Math.max(mine.keys.length, theirs.keys.length)
      if (segment.relation === 'variant') depart('accidental')
      const weight = weightOf(theirs)
      kept = kept === Number.POSITIVE_INFINITY ? weight : kept + weight
      continue
    }
    if (theirs.keys.length > 0) depart('altered')
    else {
      const before = stretches[k - 1]?.own.trimEnd().at(-1) ?? ''
      const after = stretches[k + 1]?.own.trimStart()[0] ?? ''
      const clause = isClause(before, own, after)
      depart(clause || !segment.touches.some((touch) => TELLING.includes(touch)) ? 'abridged' : 'altered')
      leftOut = true
      smallest = Math.min(smallest, kept)
      kept = 0
    }
  }
  if (leftOut && Math.min(smallest, kept) < LEAST_PIECE) depart('altered')
  return { start, end, departure, equal, longer: Math.max(ownLetters, quotedLetters, 1) }
}

/**
 * Whether words that are left out are at least a clause, by the marks in them and beside them; `before` and `after` are the signs beside.
 */
function isClause(before: string, words: string, after: string): boolean {
  const bounds = (sign: string) => sign === '' || CLAUSE_MARK.test(sign)
  const begins = bounds(before) || OPENING.test(before)
  return CLAUSE.test((begins ? '\n' : '') + words + (bounds(after) ? '\n' : ''))
}

function readingsOf(segment: Segment, whole: string): { readonly own: string; readonly quoted: string } {
  if (segment.relation === 'identical') {
    const own = sliceOf(whole, ...segment.spans.A!)
    return { own, quoted: own }
  }
  const of = (siglum: string) => segment.readings.find(({ witnesses }) => witnesses.includes(siglum))!.text
  return { own: of('A'), quoted: of('B') }
}

const sliceOf = (text: string, start: number, end: number) => [...text].slice(start, end).join('')
