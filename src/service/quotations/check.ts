/** Checks a quotation against everything that is stored. */

import type { Telegram } from '../../provenance/telegram.ts'
import { type CandidateText, type Check, checkQuotation, type Verdict } from '../../quotations/check.ts'
import type { Store, Version } from '../../store/store.ts'
import { pointAt, slice, type Text, textOf } from '../../text/codepoints.ts'
import type { NameEntry } from '../../text/equivalence.ts'
import type { RuleName } from '../../text/equivalences/index.ts'
import { compare } from '../../variants/compare.ts'
import type { Segment, Span } from '../../variants/comparison.ts'
import { ServiceError } from '../error.ts'
import { findPassage } from '../passages.ts'
import { allTelegrams } from '../telegrams/list.ts'
import { findTelegram } from '../telegrams/reading.ts'
import { candidateTexts, newSharedLetters, type SharedLetters, type StoredText } from './candidates.ts'
import { telegramsAt } from './telegrams-at.ts'

/** What the caller says that the quotation is from. */
export type Attribution = { readonly telegram: string } | { readonly passage: string } | { readonly version: string }

export interface QuotationQuestion {
  readonly quotation: string
  readonly language: string | null
  readonly attribution: Attribution | null
  /** Rules under which a difference is no departure. */
  readonly ignore: readonly RuleName[]
}

export interface QuotationPlace {
  readonly version: string
  readonly passage: string
  readonly siglum: string
  readonly current: boolean
  /** In code points of the version. */
  readonly start: number
  readonly end: number
  readonly similarity: number
  /** The place compared with the quotation: spans by the witness's siglum and by `quotation`, in code points of each. */
  readonly segments: readonly Segment[]
  readonly telegrams: readonly string[]
  readonly before: string
  readonly after: string
}

export interface QuotationAnswer {
  readonly verdict: Verdict
  readonly places: readonly QuotationPlace[]
  readonly attributed: { readonly given: Attribution; readonly holds: boolean } | null
}

/** Places in an answer. */
const MOST_PLACES = 10
/** Code points of the text on either side of a place. */
const AROUND = 20

/** What several questions of one request share. */
export interface QuotationContext {
  /** All telegrams, so that they are read once. */
  readonly telegrams?: ReadonlyMap<string, Telegram>
  readonly reading?: SharedLetters
  /** Versions that never count as a source. */
  readonly isLeftOut?: (version: Version) => boolean
}

/**
 * @throws ServiceError `unknown-telegram`, `unknown-passage`, `unknown-version`, `no-letters`
 */
export async function checkStoredQuotation(
  store: Store,
  question: QuotationQuestion,
  { telegrams: known, isLeftOut = () => false, reading = newSharedLetters() }: QuotationContext = {},
): Promise<QuotationAnswer> {
  const { quotation, attribution } = question
  if (!/[\p{L}\p{N}]/u.test(quotation)) throw new ServiceError('no-letters', { words: quotation }, 'quotation')
  const named = await namedBy(store, attribution)
  const texts = await candidateTexts(store, quotation, named.versions, isLeftOut, reading)
  const [telegrams, names] = await Promise.all([
    known ?? allTelegrams(store),
    namesOfPassages(store, new Set(texts.map(({ passage }) => passage.id))),
  ])
  const cuts = await cutVersions(store, texts)
  const at = (k: number, start: number, end: number) =>
    telegramsAt({ version: texts[k]!.version, start, end }, telegrams.values(), cuts)

  const points = texts.map(({ text }) => textOf(text))
  const candidates = texts.map((one) => candidateOf(one, question, named, names))
  const check = checkQuotation(quotation, candidates, {
    keys: reading.keys,
    belongs: ({ text, start, end }) =>
      named.telegram === null ||
      at(text, pointAt(points[text]!, start), pointAt(points[text]!, end)).includes(named.telegram),
  })
  const quoted = textOf(quotation)
  const segmentsBetween = newSegments(quoted)
  const places = check.places.slice(0, MOST_PLACES).map((place): QuotationPlace => {
    const { version, current } = texts[place.text]!
    const [start, end] = [pointAt(points[place.text]!, place.start), pointAt(points[place.text]!, place.end)]
    const spans = [start, end, pointAt(quoted, place.quoted[0]), pointAt(quoted, place.quoted[1])] as const
    return {
      version: version.version,
      passage: version.passage,
      siglum: version.siglum,
      current,
      start,
      end,
      similarity: place.similarity,
      segments: segmentsBetween(version.siglum, points[place.text]!, spans, candidates[place.text]!),
      telegrams: at(place.text, start, end),
      before: slice(points[place.text]!, Math.max(0, start - AROUND), start),
      after: slice(points[place.text]!, end, Math.min(points[place.text]!.length, end + AROUND)),
    }
  })
  return { verdict: check.verdict, places, attributed: attributedTo(attribution, named, check, candidates, places) }
}

/** An attribution resolved: the versions to look into, and how to know that a text is meant. */
interface Named {
  readonly versions: readonly string[]
  readonly isNamed: (text: StoredText) => boolean
  readonly isAkin: (text: StoredText) => boolean
  readonly telegram: string | null
}

async function namedBy(store: Store, attribution: Attribution | null): Promise<Named> {
  if (attribution === null) return { versions: [], isNamed: () => true, isAkin: () => false, telegram: null }
  if ('version' in attribution) {
    const version = await store.getVersion(attribution.version)
    if (version === null) throw new ServiceError('unknown-version', { version: attribution.version }, 'version')
    return {
      versions: [version.version],
      isNamed: (text) => text.version.version === version.version,
      isAkin: (text) => text.version.passage === version.passage && text.version.siglum === version.siglum,
      telegram: null,
    }
  }
  if ('passage' in attribution) {
    const passage = await findPassage(store, attribution.passage)
    return {
      versions: passage.witnesses.flatMap(({ current }) => current?.version ?? []),
      isNamed: (text) => text.passage.id === passage.id,
      isAkin: () => false,
      telegram: null,
    }
  }
  const telegram = await findTelegram(store, attribution.telegram)
  const passage = telegram.passage === null ? null : await store.getPassage(telegram.passage)
  return {
    versions: [
      ...new Set([
        ...telegram.evidence.map(({ version }) => version),
        ...(passage?.witnesses ?? []).flatMap(({ current }) => current?.version ?? []),
      ]),
    ],
    isNamed: () => true,
    isAkin: () => false,
    telegram: telegram.id,
  }
}

function candidateOf(
  text: StoredText,
  { language, attribution, ignore }: QuotationQuestion,
  named: Named,
  names: ReadonlyMap<string, readonly NameEntry[]>,
): CandidateText {
  const witness = text.passage.witnesses.find(({ siglum }) => siglum === text.version.siglum)
  const isNamed = named.isNamed(text)
  return {
    version: text.version.version,
    text: text.text,
    letters: text.letters,
    language: language ?? witness?.language ?? text.passage.language,
    names: names.get(text.passage.id) ?? [],
    ignore,
    // A version that the caller names is the one meant, current or not.
    current: text.current || (attribution !== null && 'version' in attribution && isNamed),
    named: isNamed,
    akin: named.isAkin(text),
  }
}

async function namesOfPassages(store: Store, passages: ReadonlySet<string>) {
  // Passages of one edition share a list of names, so comparisons with it can be shared too.
  const lists = new Map<string, readonly NameEntry[]>()
  const read = await Promise.all(
    [...passages].map(async (passage) => ({ passage, list: await store.namesOf(passage) })),
  )
  return new Map(
    read.map(({ passage, list: { id, names } }) => {
      const known = lists.get(id) ?? names
      lists.set(id, known)
      return [passage, known] as const
    }),
  )
}

/** The versions through which evidence in one text is evidence in another: those read, and those that they were cut from. */
async function cutVersions(store: Store, texts: readonly StoredText[]): Promise<readonly Version[]> {
  const sources = [...new Set(texts.flatMap(({ version }) => version.derivedFrom?.version ?? []))]
  const read = (await store.getVersions(sources)).filter((version) => version !== null)
  return [...texts.map(({ version }) => version), ...read]
}

const QUOTATION = 'quotation'
/** No siglum of a witness: a witness may be called `quotation`. */
const SOURCE = ' source'

/** Compares places with a quotation; places of the same words once. */
function newSegments(quotation: Text) {
  const known = new Map<readonly NameEntry[], Map<string, readonly Segment[]>>()
  const compared = (stretch: string, words: string, { language, names, ignore = [] }: CandidateText) => {
    const ofNames = known.get(names) ?? new Map<string, readonly Segment[]>()
    known.set(names, ofNames)
    const key = JSON.stringify([language, stretch, words])
    let segments = ofNames.get(key)
    if (segments === undefined) {
      const witnesses = [
        { siglum: SOURCE, text: stretch, language },
        { siglum: QUOTATION, text: words, language },
      ]
      segments = compare(witnesses, { base: SOURCE, names, ignore }).segments
      ofNames.set(key, segments)
    }
    return segments
  }
  const moved = ([a, b]: Span, by: number): Span => [a + by, b + by]
  return (
    siglum: string,
    text: Text,
    [start, end, from, to]: readonly [number, number, number, number],
    source: CandidateText,
  ): readonly Segment[] => {
    const named = (of: string) => (of === SOURCE ? siglum : of)
    return compared(slice(text, start, end), slice(quotation, from, to), source).map((segment) => ({
      ...segment,
      spans: { [siglum]: moved(segment.spans[SOURCE]!, start), [QUOTATION]: moved(segment.spans[QUOTATION]!, from) },
      ...('readings' in segment && {
        readings: segment.readings.map((reading) => ({ ...reading, witnesses: reading.witnesses.map(named) })),
      }),
      ...('lacunae' in segment && segment.lacunae !== undefined && { lacunae: segment.lacunae.map(named) }),
      ...('words' in segment &&
        segment.words !== undefined && {
          words: {
            [siglum]: moved(segment.words[SOURCE]!, start),
            [QUOTATION]: moved(segment.words[QUOTATION]!, from),
          },
        }),
    }))
  }
}

function attributedTo(
  given: Attribution | null,
  named: Named,
  { verdict }: Check,
  candidates: readonly CandidateText[],
  places: readonly QuotationPlace[],
): QuotationAnswer['attributed'] {
  if (given === null) return null
  const meant = new Set(candidates.flatMap(({ version, named: isNamed }) => (isNamed ? [version] : [])))
  const isMeant = ({ version, telegrams }: QuotationPlace) =>
    meant.has(version) && (named.telegram === null || telegrams.includes(named.telegram))
  const judged = verdict === 'joined' ? places : places.slice(0, 1)
  return { given, holds: verdict !== 'misattributed' && judged.length > 0 && judged.every(isMeant) }
}
