/**
 * Finds passages that occur more than once, inside one text and across texts, word for word or reworded.
 *
 *   texts → letters → exact agreements → alignments → passages → spans
 *
 * Seed and extend, as in the search of sequence databases, on Han characters and letters; each file names its sources. The result
 * depends on counts and on the texts only, never on their order.
 */
import { type Alignment, alignmentsOf, leastSimilarity, type RowAgreement, tells } from './alignments.ts'
import { type RepeatLetters, repeatLettersOf } from './letters.ts'
import { budgetOf, REPEAT_LIMITS } from './limits.ts'
import { type Matches, matchesOf } from './matches.ts'
import { type PassagePair, passagesOf, type RepeatedPassage, type RepeatPlace } from './passages.ts'
import { copiesOf, halvesOf } from './rows.ts'
import { similarityOf } from './similarity.ts'
import { graphemesOf, type LetterSpan, spansOf } from './spans.ts'

/** A place of a repeat: code points `[start, end)` of the text with that id. */
export interface RepeatSpan {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A passage that occurs more than once. */
export interface Repeat {
  /** By text id (in the order of UTF-16 units), then by place. None overlaps another. */
  readonly spans: readonly RepeatSpan[]
  /** Of the longest span, in code points. */
  readonly length: number
  /**
   * Of the spans to the best attested of them, the least: 2 · letters in common / letters of both. Punctuation, spacing
   * and what is folded (繁/简, 異體, width, case) does not count against it.
   */
  readonly similarity: number
  /** Whether all spans have the very same code points. */
  readonly identical: boolean
}

export interface Repeats {
  /** The most remarkable first: long, similar, and not of the most common words. */
  readonly repeats: readonly Repeat[]
  /** False, with the reason, where a limit made the search settle for less than all. */
  readonly precise: boolean
  readonly reason?: string
}

export interface RepeatOptions {
  /** In code points; default 20. */
  readonly minLength?: number
  /** 0–1, default 0.8; 1 finds what has the same letters. */
  readonly similarity?: number
}

export const MIN_LENGTH = 20
export const SIMILARITY = 0.8

/**
 * Near-linear in the length of all texts, and bounded by `REPEAT_LIMITS`; about 60 bytes a code point.
 * The ids of the texts are distinct, and their order does not matter.
 */
export function findRepeats(
  texts: readonly { readonly id: string; readonly text: string }[],
  { minLength = MIN_LENGTH, similarity: asked = SIMILARITY }: RepeatOptions = {},
): Repeats {
  const inOrder = [...texts].sort((x, y) => (x.id < y.id ? -1 : 1))
  const letters = repeatLettersOf(inOrder.map(({ text }) => text))
  const clusters = inOrder.map(({ text }) => graphemesOf(text))
  const graphemes = clusters.some((text) => text !== null) ? clusters : NO_CLUSTERS
  const similarity = Math.min(1, Math.max(asked, leastSimilarity(letters)))
  const reasons = asked < similarity ? [`texts that have nothing to do with each other may be alike to ${asked}`] : []

  const { k, matches } = seedsIn(letters, minLength, reasons)
  const placesOf = (alignment: Alignment) => placesIn(letters, graphemes, alignment, minLength)
  const found = alignmentsOf(letters, matches, { k, similarity, shortRows: minLength, placesOf })
  if (found.cut) reasons.push('some agreements were not followed past the first difference')

  let work = 0
  const measured = budgetOf('measured', letters.count)
  const alike = (x: RepeatPlace, y: RepeatPlace) => {
    const measure = similarityOf(letters.keys, x, y, similarity, measured - work)
    work += measure.work
    return measure.similarity
  }
  const pairs = found.agreements.flatMap((agreement) => pairsOf(letters, agreement))
  const { passages, cut } = passagesOf(pairs, alike, budgetOf('looks', letters.count))
  if (cut) reasons.push('only the most remarkable passages are listed')
  if (work >= measured) reasons.push('not all places of some passages were compared with each other')

  const repeats: Repeat[] = []
  let listed = 0
  for (const passage of passages) {
    const { places, similarity } = longEnough(letters, graphemes, passage, minLength, alike)
    if (places.length < 2) continue
    listed += places.length
    if (listed > REPEAT_LIMITS.spans) {
      reasons.push(`at most ${REPEAT_LIMITS.spans} places are listed`)
      break
    }
    const spans = spansOf(letters, places, graphemes)
    const identical = spans.every((span) => samePoints(letters, spans[0]!, span))
    repeats.push({
      spans: spans.map(({ text, start, end }) => ({ text: inOrder[text]!.id, start, end })),
      length: spans.reduce((longest, { start, end }) => Math.max(longest, end - start), 0),
      similarity: identical ? 1 : similarity,
      identical,
    })
  }
  return reasons.length === 0 ? { repeats, precise: true } : { repeats, precise: false, reason: reasons.join('; ') }
}

type Graphemes = readonly (Uint8Array | null)[]

/** Of texts in which every code point is a grapheme. */
const NO_CLUSTERS: Graphemes = []

/** Earlier places of a word that are looked at in any case, however long the texts. */
const LINKS = 8

/** The exact agreements to start from, over as few letters as there is room for. */
function seedsIn(letters: RepeatLetters, minLength: number, reasons: string[]): { k: number; matches: Matches } {
  const links = Math.max(LINKS, Math.floor(REPEAT_LIMITS.seeds / (letters.count + 1)))
  let k = seedLength(letters, minLength)
  let matches = matchesOf(letters.keys, k, links, REPEAT_LIMITS.matches)
  if (matches === null) {
    while (matches === null) {
      k *= 2
      matches = matchesOf(letters.keys, k, LINKS, REPEAT_LIMITS.matches)
    }
    reasons.push(`there are so many that they must have ${k} letters in a row in common`)
  }
  if (matches.cut) reasons.push('of very frequent words, only the nearest places are compared with each other')
  return { k, matches }
}

/**
 * How many letters in a row two places must share to be looked at: so many that chance alone gives about as many pairs of
 * places as there are letters (n²/2 · chance^k ≈ n). Four in a few thousand Chinese characters, six in a million.
 */
function seedLength({ count, chance }: RepeatLetters, minLength: number): number {
  const most = Math.max(2, Math.floor(0.75 * minLength))
  return chance >= 1 ? most : Math.min(most, Math.max(2, Math.ceil((2 * Math.log(count + 1)) / -Math.log(chance))))
}

/** The places of an alignment, if they do not overlap and reach the minimum length, else none. */
function placesIn(
  letters: RepeatLetters,
  graphemes: Graphemes,
  { runs }: Alignment,
  minLength: number,
): readonly RepeatPlace[] {
  const isLong = (place: RepeatPlace) => width(letters, place) >= minLength
  const [first, last] = [runs[0]!, runs[runs.length - 1]!]
  const x = { start: first.a, end: last.a + last.length }
  const y = { start: first.b, end: last.b + last.length }
  if (y.start >= x.end) {
    if (graphemes === NO_CLUSTERS && isLong(x) && isLong(y)) return [x, y]
    // marks around them count too, where both have the same
    return spansOf(letters, [x, y], graphemes).every(({ start, end }) => end - start >= minLength) ? [x, y] : []
  }
  const copies = copiesOf(runs, (start, length) => tells(letters, start, length))
  if (copies.every(isLong)) return copies
  const halves = halvesOf(runs)
  return halves.every(isLong) ? halves : []
}

/** In code points, marks inside included. */
const width = ({ at }: RepeatLetters, { start, end }: RepeatPlace) => at[end - 1]! + 1 - at[start]!

/** A passage without the places that were long enough only by marks which the others do not have. */
function longEnough(
  letters: RepeatLetters,
  graphemes: Graphemes,
  passage: RepeatedPassage,
  minLength: number,
  alike: (x: RepeatPlace, y: RepeatPlace) => number,
): RepeatedPassage {
  const spans = spansOf(letters, passage.places, graphemes)
  const long = passage.places.filter((_, i) => spans[i]!.end - spans[i]!.start >= minLength)
  if (long.length === passage.places.length) return passage
  const [first] = long
  const places = long.filter((place) => alike(first!, place) > 0)
  return {
    places,
    similarity: places.reduce((least, place) => Math.min(least, alike(first!, place)), Number.POSITIVE_INFINITY),
  }
}

/** For copies in a row, each with the next. Remarkable is what is similar, long, and not of the most common words. */
function pairsOf({ bits }: RepeatLetters, { places, similarity, inRow }: RowAgreement): PassagePair[] {
  return places.slice(1).map((y, i) => {
    const x = places[i]!
    const worth = similarity * (bits[x.end]! - bits[x.start]!)
    return { x, y, similarity: inRow && similarity < 1 ? null : similarity, worth }
  })
}

function samePoints({ points }: RepeatLetters, x: LetterSpan, y: LetterSpan): boolean {
  if (x.end - x.start !== y.end - y.start) return false
  const [a, b] = [points[x.text]!, points[y.text]!]
  for (let i = 0; i < x.end - x.start; i++) if (a[x.start + i] !== b[y.start + i]) return false
  return true
}
