/**
 * Is this quotation so, and where? A quotation held against candidate texts: one verdict, the milder one where two would
 * hold, and the places with every departure.
 *
 * The verdicts in the order in which they are tried; the first that holds is given:
 *
 *   verbatim       the very words, in a current version
 *   accidental     the same but for punctuation, spacing, script, spelling …
 *   other-version  so only in a version that is not current, or not the one named
 *   misattributed  so, but not in what the caller named
 *   abridged       words left out without a sign, none that tell something else
 *   joined         several places run together, of several passages or out of order
 *   altered        other words, words put in, words moved, or telling words left out
 *   not-found      nothing is alike enough
 */
import { type Letters, lettersOf } from '../search/letters.ts'
import {
  BREAK_SIGN,
  byDeparture,
  isWord,
  LEAST_PIECE,
  lettersOfPieces,
  placesOf,
  type QuotedPlace,
  type QuotedSource,
  weightOf,
} from './place.ts'
import { type Prepared, prepareQuotation } from './prepare.ts'
import { commonRuns } from './runs.ts'

export const VERDICTS = [
  'verbatim',
  'accidental',
  'other-version',
  'misattributed',
  'abridged',
  'joined',
  'altered',
  'not-found',
] as const
export type Verdict = (typeof VERDICTS)[number]

/** A text that may hold the quotation. */
export interface CandidateText extends QuotedSource {
  readonly version: string
  /** Whether it is the current version of its witness. */
  readonly current: boolean
  /** Whether it is what the caller names as the source, as far as a version can tell; true where nothing is named. */
  readonly named: boolean
  /** Whether it is another version of what the caller names. */
  readonly akin: boolean
}

export interface CheckedPlace extends QuotedPlace {
  /** Number of the text. */
  readonly text: number
  /** The stretch of the quotation that this place has, in UTF-16 units of the quotation. */
  readonly quoted: readonly [start: number, end: number]
}

export interface Check {
  readonly verdict: Verdict
  /** Best first. */
  readonly places: readonly CheckedPlace[]
}

export interface CheckOptions {
  /**
   * Whether a place belongs to what the caller names, where a version alone cannot tell (a telegram quoted in it).
   * Asked only for places in texts that are `named`.
   */
  readonly belongs?: (place: CheckedPlace) => boolean
}

/** Under this a text is not alike enough; for short quotations (8 Han characters, 4 words) it takes more. */
const LEAST_SIMILARITY = 0.6
const LEAST_SHORT = 0.8
const SHORT = 8
const SHORT_WORDS = 4
/** Pieces of other texts that make a joined quotation: what is covered by less is a coincidence of words. */
const MOST_PIECES = 12

/** Cost: `placesOf` for each text. */
export function checkQuotation(quotation: string, texts: readonly CandidateText[], options: CheckOptions = {}): Check {
  const prepared = prepareQuotation(quotation)
  const letters = lettersOfPieces(prepared)
  if (letters.keys.length === 0) return { verdict: 'not-found', places: [] }
  const whole: readonly [number, number] = [prepared.at[0]!, prepared.at.at(-1)!]
  const textLetters = texts.map(({ text }) => lettersOf(text))
  const found = texts.flatMap((text, k) =>
    placesOf(prepared, letters, text, textLetters[k]!).map(
      (place): CheckedPlace => ({ ...place, text: k, quoted: whole }),
    ),
  )
  const { belongs = () => true } = options
  const isNamed = (place: CheckedPlace) => texts[place.text]!.named && belongs(place)
  const isAkin = (place: CheckedPlace) => texts[place.text]!.akin && belongs(place)
  const isCurrent = (place: CheckedPlace) => texts[place.text]!.current
  const first = (a: CheckedPlace, b: CheckedPlace) =>
    Number(isNamed(b)) - Number(isNamed(a)) ||
    byDepartureOnly(a, b) ||
    Number(isCurrent(b)) - Number(isCurrent(a)) ||
    b.similarity - a.similarity ||
    a.text - b.text ||
    a.start - b.start
  const answer = (verdict: Verdict, places: readonly CheckedPlace[]): Check => ({
    verdict,
    places: [...places].sort(first),
  })
  const exact = found.filter(({ departure }) => departure === 'verbatim' || departure === 'accidental')
  const here = exact.filter((place) => isNamed(place) && isCurrent(place))
  for (const verdict of ['verbatim', 'accidental'] as const)
    if (here.some(({ departure }) => departure === verdict)) return answer(verdict, exact)
  if (exact.some((place) => isNamed(place) || isAkin(place))) return answer('other-version', exact)
  if (exact.length > 0) return answer('misattributed', exact)
  const abridged = found.filter(({ departure }) => departure === 'abridged')
  if (abridged.length > 0) return answer('abridged', abridged)
  const joined = found.some(({ complete }) => complete) ? null : joinedPlaces(prepared, letters, texts, textLetters)
  if (joined !== null) return { verdict: 'joined', places: joined }
  const least = isShort(letters) ? LEAST_SHORT : LEAST_SIMILARITY
  const near = found.filter(({ similarity }) => similarity >= least)
  return near.length > 0 ? answer('altered', near) : { verdict: 'not-found', places: [] }
}

const byDepartureOnly = (a: CheckedPlace, b: CheckedPlace) =>
  byDeparture({ ...a, similarity: 0, start: 0 }, { ...b, similarity: 0, start: 0 })

function isShort(letters: Letters): boolean {
  const written = letters.keys.filter((key) => key !== BREAK_SIGN)
  return written.every(isWord) ? written.length < SHORT_WORDS : weightOf(letters) < SHORT
}

/** A run of letters that a text has too. */
interface Piece {
  readonly from: number
  readonly to: number
  readonly text: number
  /** Where `from` stands in the letters of the text. */
  readonly at: number
  /** The first letter of the quotation that the run has; pieces before it may have taken some. */
  readonly first: number
}

/**
 * The fewest pieces, each at least LEAST_PIECE, that cover every letter; null where there are none. Greedy: the piece that
 * reaches farthest is taken each time, which is optimal for intervals; where two pieces overlap, the later one gives way.
 */
function joinedPlaces(
  prepared: Prepared,
  letters: Letters,
  texts: readonly CandidateText[],
  textLetters: readonly Letters[],
): CheckedPlace[] | null {
  const runs = texts.flatMap((_, text) =>
    commonRuns(letters, textLetters[text]!).map(
      (run): Piece => ({
        from: run.quotation,
        to: run.quotation + run.length,
        text,
        at: run.text,
        first: run.quotation,
      }),
    ),
  )
  const size = letters.keys.length
  const pieces: Piece[] = []
  for (let covered = 0; covered < size; ) {
    if (letters.keys[covered] === BREAK_SIGN) {
      covered++
      continue
    }
    if (pieces.length === MOST_PIECES) return null
    let best: Piece | null = null
    for (const run of runs) {
      if (run.from > covered || run.to <= covered) continue
      if (best === null || run.to > best.to || (run.to === best.to && rank(run) > rank(best))) best = run
    }
    if (best === null) return null
    pieces.push({ ...best, at: best.at + covered - best.from, from: covered })
    covered = best.to
  }
  function rank({ text }: Piece): number {
    return 2 * Number(texts[text]!.named) + Number(texts[text]!.current)
  }
  balance(pieces, letters)
  if (pieces.some(({ from, to }) => weightOf(letters, from, to) < LEAST_PIECE)) return null
  return pieces.map(({ from, to, text, at }) => {
    const offsets = textLetters[text]!.at
    return {
      text,
      start: offsets[2 * at]!,
      end: offsets[2 * (at + to - from) - 1]!,
      departure: 'verbatim',
      similarity: 1,
      complete: false,
      quoted: [prepared.at[letters.at[2 * from]!]!, prepared.at[letters.at[2 * to - 1]! - 1]! + 1],
    }
  })
}

/** Where a piece is too short because the one before took all it could, that one gives back what both have. */
function balance(pieces: Piece[], letters: Letters): void {
  for (let k = 1; k < pieces.length; k++) {
    const [last, next] = [pieces[k - 1]!, pieces[k]!]
    let give = 0
    while (
      weightOf(letters, next.from - give, next.to) < LEAST_PIECE &&
      next.from - give > next.first &&
      weightOf(letters, last.from, last.to - give - 1) >= LEAST_PIECE
    )
      give++
    pieces[k - 1] = { ...last, to: last.to - give }
    pieces[k] = { ...next, from: next.from - give, at: next.at - give }
  }
}
