/**
 * Checks a quotation against candidate texts: one verdict, the milder one where two would hold, and the places with every departure.
 *
 * The verdicts are tried in this order, and the first that holds is given:
 *
 *   verbatim       the exact words, in a current version
 *   accidental     the same except for punctuation, spacing, script, spelling …
 *   other-version  the exact words only in a version that is not current, or not the one that was named
 *   misattributed  the exact words, but not in what the caller named
 *   abridged       words left out without a sign, none of which changes the meaning
 *   joined         several places run together, of several passages or out of order
 *   altered        other words, words added, words moved, or words left out that change the meaning
 *   not-found      nothing is similar enough
 */
import { type Keys, type Letters, lettersOf } from '../search/letters.ts'
import {
  BREAK_SIGN,
  byDeparture,
  isWord,
  LEAST_PIECE,
  type Lead,
  leadsOf,
  lettersOfPieces,
  newStretchComparer,
  placeAt,
  type QuotedPlace,
  type QuotedSource,
  weightOf,
} from './place.ts'
import { type Prepared, prepareQuotation } from './prepare.ts'
import { commonRuns, type QuotationRun } from './runs.ts'

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
  /** Whether it is the source that the caller names, as far as a version shows; true where none is named. */
  readonly named: boolean
  /** Whether it is another version of what the caller names. */
  readonly akin: boolean
  /** The letters of the text, where the caller has them. */
  readonly letters?: Letters
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
   * Whether a place belongs to the source that the caller names, where the version alone does not decide (a telegram quoted in it).
   * Called only for places in texts that are `named`.
   */
  readonly belongs?: (place: CheckedPlace) => boolean
  /** Keys of words that are known already; what is met is added. */
  readonly keys?: Keys
}

/** Under this a text is not alike enough; for short quotations (8 Han characters, 4 words) it takes more. */
const LEAST_SIMILARITY = 0.6
const LEAST_SHORT = 0.8
const SHORT = 8
const SHORT_WORDS = 4
/** Pieces of other texts that make a joined quotation: what is covered by less is a coincidence of words. */
const MOST_PIECES = 12

/** What has less of the quotation is not compared with it: numbers and names written otherwise make up for so much at most. */
const LEAST_LEAD = 0.3
/** What has less of it than so much of the best is no other place of the same words; where these were found, it takes more. */
const LEAST_OTHER_LEAD = 0.6
const LEAST_OTHER_EXACT = 0.9
/** The share that the best place of a joined quotation has at most; a place with more may be abridged. */
const MOST_OF_JOINED = 0.75
/** Places compared with the quotation, those that have most of it. */
const MOST_LEADS = 24

/** Cost: `commonRuns` and `leadsOf` for each text, `placeAt` for MOST_LEADS places. */
export function checkQuotation(quotation: string, texts: readonly CandidateText[], options: CheckOptions = {}): Check {
  const { belongs = () => true, keys = new Map() } = options
  const prepared = prepareQuotation(quotation)
  const letters = lettersOfPieces(prepared, keys)
  if (letters.keys.length === 0) return { verdict: 'not-found', places: [] }
  const sources = texts.map((source, text): Source => {
    const own = source.letters ?? lettersOf(source.text, keys)
    return { text, source, letters: own, runs: commonRuns(letters, own) }
  })
  const leads = sortedLeads(letters, sources)
  const best = leads[0]?.weight ?? 0
  // What no place has most of, and several places have all of, need not be compared with each.
  const early = best < MOST_OF_JOINED * weightOf(letters) ? joinedPlaces(prepared, letters, sources) : null
  if (early !== null) return { verdict: 'joined', places: early }
  const found = placesIn(prepared, letters, leads, keys)
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
  const joined = found.some(({ complete }) => complete) ? null : joinedPlaces(prepared, letters, sources)
  if (joined !== null) return { verdict: 'joined', places: joined }
  const least = isShort(letters) ? LEAST_SHORT : LEAST_SIMILARITY
  const near = found.filter(({ similarity }) => similarity >= least)
  return near.length > 0 ? answer('altered', near) : { verdict: 'not-found', places: [] }
}

/** A text that is looked into, by its number. */
interface Source {
  readonly text: number
  readonly source: CandidateText
  readonly letters: Letters
  readonly runs: readonly QuotationRun[]
}

interface SourceLead extends Lead {
  readonly of: Source
}

/** Those with most of the quotation first. */
function sortedLeads(letters: Letters, sources: readonly Source[]): SourceLead[] {
  const leads = sources.flatMap((of) => leadsOf(letters, of.letters, of.runs).map((lead) => ({ ...lead, of })))
  const rank = ({ of: { source } }: SourceLead) => 2 * Number(source.named) + Number(source.current)
  return leads.sort((a, b) => b.weight - a.weight || rank(b) - rank(a))
}

/** The places that may be what is quoted. */
function placesIn(prepared: Prepared, letters: Letters, leads: readonly SourceLead[], keys: Keys): CheckedPlace[] {
  const quoted: readonly [number, number] = [prepared.at[0]!, prepared.at.at(-1)!]
  const found: CheckedPlace[] = []
  const compared = newStretchComparer()
  let least = Math.max(LEAST_LEAD * weightOf(letters), LEAST_OTHER_LEAD * (leads[0]?.weight ?? 0))
  for (const { chain, weight, of } of leads.slice(0, MOST_LEADS)) {
    if (weight < least) break
    const place = placeAt({ prepared, letters, source: of.source, text: of.letters, keys, compared }, chain)
    if (place === null) continue
    found.push({ ...place, text: of.text, quoted })
    if (place.departure === 'verbatim' || place.departure === 'accidental')
      least = Math.max(least, LEAST_OTHER_EXACT * weight)
  }
  return found
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
  /** Where `from` is in the letters of the text. */
  readonly at: number
  /** The first letter of the quotation that the run has; pieces before it may have taken some. */
  readonly first: number
}

/**
 * The fewest pieces, each at least LEAST_PIECE, that cover every letter; null where there are none. Greedy: the piece that
 * reaches farthest is taken each time, which is optimal for intervals; where two pieces overlap, the later one gives way.
 */
function joinedPlaces(prepared: Prepared, letters: Letters, sources: readonly Source[]): CheckedPlace[] | null {
  const pieceOf = (text: number, run: QuotationRun): Piece => ({
    from: run.quotation,
    to: run.quotation + run.length,
    text,
    at: run.text,
    first: run.quotation,
  })
  const runs = sources.flatMap(({ text, runs: own }) => own.map((run) => pieceOf(text, run)))
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
    const { named, current } = sources[text]!.source
    return 2 * Number(named) + Number(current)
  }
  cutAtMarks(pieces, prepared, letters)
  balance(pieces, letters)
  if (pieces.some(({ from, to }) => weightOf(letters, from, to) < LEAST_PIECE)) return null
  return pieces.map(({ from, to, text, at }) => {
    const offsets = sources[text]!.letters.at
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

const MARK = /[^\p{L}\p{M}\p{N}\s]/u

/** Where both of two pieces have what is between them, they are cut at a mark of the quotation, if there is one. */
function cutAtMarks(pieces: Piece[], { text }: Prepared, letters: Letters): void {
  for (let k = 1; k < pieces.length; k++) {
    const [last, next] = [pieces[k - 1]!, pieces[k]!]
    for (let cut = last.to; cut >= next.first && cut > last.from; cut--) {
      if (!MARK.test(text.slice(letters.at[2 * cut - 1], letters.at[2 * cut]))) continue
      pieces[k - 1] = { ...last, to: cut }
      pieces[k] = { ...next, from: cut, at: next.at + cut - next.from }
      break
    }
  }
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
