/** Searches all stored texts: the index says where the words may be, the texts say whether they are. */

import { MATCHES, type Match, placesIn, queryOf } from '../search/places.ts'
import { probesOf } from '../search/probes.ts'
import type { Store, Version } from '../store/store.ts'
import { slice, textOf } from '../text/codepoints.ts'
import type { RuleName } from '../text/equivalences/index.ts'
import { ENGINE } from '../variants/compare.ts'
import { digestOf } from './digest.ts'
import { ServiceError } from './error.ts'

export interface Search {
  readonly words: string
  readonly rules: readonly RuleName[]
  /** Versions looked into: two keys each of the hundred that one bulk read takes. */
  readonly limit: number
  readonly cursor: Cursor | null
}

/** The last version looked into: those after it have fewer of the terms, or as many and a higher id. */
export interface Cursor {
  readonly score: number
  readonly version: string
}

export interface Found {
  readonly version: Version
  readonly match: Match
  readonly similarity: number
  readonly places: readonly FoundWords[]
}

export interface FoundPlace {
  /** In code points. */
  readonly start: number
  readonly end: number
  readonly before: string
  readonly text: string
  readonly after: string
}

export interface FoundWords extends FoundPlace {
  /** What the sentence has before and after the words: the same sentence in several texts is known by it. */
  readonly sentence: Around
}

interface Around {
  readonly before: string
  readonly after: string
}

/** Code points of the text on either side of a place. */
const AROUND = 30
/** Code points of the texts that one request reads: 25 MB is what a bulk read may bring. */
const READ = 3_000_000

/** Which versions are searched: all that is known of a search without reading a text. */
export interface SearchSelection {
  readonly query: ReturnType<typeof queryOf>
  /** In the order of the index, the likeliest first. */
  readonly versions: readonly string[]
  /** False where a part of the index is missing. */
  readonly complete: boolean
  /** For the next page; null at the end. */
  readonly cursor: string | null
  /** Of all that the results follow from. */
  readonly digest: string
}

const CURSOR = /^(\d{1,3})\.([0-9a-f]{44})$/

/** The place in the list of candidates that a cursor names; null for what is no cursor. */
export function readCursor(cursor: string): Cursor | null {
  const [, score, version] = CURSOR.exec(cursor) ?? []
  return score === undefined || version === undefined ? null : { score: Number(score), version }
}

/** Reads the index, and which of the versions are withdrawn: a kept answer must not outlive that. @throws ServiceError `no-letters` */
export async function selectForSearch(
  store: Pick<Store, 'candidates' | 'getVersions'>,
  { words, rules, limit, cursor }: Search,
): Promise<SearchSelection> {
  const query = queryOf(words, rules)
  const probes = probesOf(query.letters)
  if (probes.length === 0) throw new ServiceError('no-letters', { words }, 'q')
  const { candidates, complete } = await store.candidates(probes)
  const isAfter = ({ score, version }: Cursor) =>
    cursor === null || score < cursor.score || (score === cursor.score && version > cursor.version)
  const rest = candidates.filter(isAfter)
  let room = READ
  const page = rest.slice(0, limit).filter(({ length }, i) => {
    room -= length
    return room >= 0 || i === 0
  })
  const last = page.at(-1)
  const next = last === undefined || rest.length === page.length ? null : `${last.score}.${last.version}`
  const versions = page.map(({ version }) => version)
  const withdrawn = (await store.getVersions(versions)).flatMap((known) => (known?.withdrawn ? known.version : []))
  return {
    query,
    versions,
    complete,
    cursor: next,
    digest: await digestOf(
      'search',
      ENGINE,
      words,
      ...rules,
      String(complete),
      next,
      ...versions,
      'withdrawn',
      ...withdrawn,
    ),
  }
}

/** One bulk read of at most `READ` code points. `points`: how many were looked into. */
export async function readSearch(
  store: Pick<Store, 'readVersions'>,
  { query, versions }: SearchSelection,
): Promise<{ readonly found: readonly Found[]; readonly points: number }> {
  const found: Found[] = []
  let points = 0
  for (const read of await store.readVersions(versions)) {
    if (read === null) continue
    points += read.version.length
    const [best, ...more] = placesIn(read.text, query)
    if (best === undefined) continue
    const places = [best, ...more].map(({ start, end }) => ({
      ...placed(read.text, start, end),
      sentence: sentenceOf(read.text, start, end),
    }))
    found.push({ version: read.version, match: best.match, similarity: best.similarity, places })
  }
  found.sort(
    (a, b) =>
      // What was taken back comes last.
      Number(a.version.withdrawn !== undefined) - Number(b.version.withdrawn !== undefined) ||
      MATCHES.indexOf(a.match) - MATCHES.indexOf(b.match) ||
      b.similarity - a.similarity ||
      b.places.length - a.places.length,
  )
  return { found, points }
}

/** Both steps at once, for callers that keep nothing. @throws ServiceError `no-letters` */
export async function search(store: Pick<Store, 'candidates' | 'getVersions' | 'readVersions'>, asked: Search) {
  const selection = await selectForSearch(store, asked)
  const { complete, cursor } = selection
  return { ...(await readSearch(store, selection)), complete, cursor }
}

/** From UTF-16 offsets, which the string search gives, to code points. */
export function placed(string: string, start: number, end: number): FoundPlace {
  const text = textOf(string)
  const pointAt = (unit: number) => (text.units === null ? unit : textOf(string.slice(0, unit)).length)
  const [from, to] = [pointAt(start), pointAt(end)]
  return {
    start: from,
    end: to,
    before: slice(text, Math.max(0, from - AROUND), from),
    text: slice(text, from, to),
    after: slice(text, to, Math.min(text.length, to + AROUND)),
  }
}

/** Where a sentence ends: a mark that does so in any script, a point before a space, a colon before what is no number. */
const STOP = /[。！？!?؟۔।॥;；\n\r]|\.(?=\s)|[:：](?!\d)/g
/** UTF-16 units on either side. */
const LONGEST_SIDE = 120

/** The rest of the sentence around UTF-16 offsets; `…` where it is cut. O(1). */
function sentenceOf(text: string, start: number, end: number): Around {
  const { before, after } = around(text, start, end)
  let last = 0
  for (const { index, 0: mark } of before.matchAll(STOP)) last = index + mark.length
  const stop = after.matchAll(STOP).next().value
  return {
    before: (last === 0 ? before : before.slice(last).replace(/^[”’」』"'）)]+/, '')).replace(/^\s+/, ''),
    after: (stop === undefined ? after : after.slice(0, stop.index + stop[0].length)).replace(/\s+$/, ''),
  }
}

/** What is on either side of UTF-16 offsets; `…` where it is cut, which is never inside a word or a character. O(1). */
export function around(text: string, start: number, end: number): Around {
  const [left, right] = [Math.max(0, start - LONGEST_SIDE), Math.min(text.length, end + LONGEST_SIDE)]
  const before = text.slice(left, start).toWellFormed()
  const after = text.slice(end, right).toWellFormed()
  return {
    before: left === 0 ? before : `…${before.replace(/^\ufffd|^[\p{L}\p{M}\p{N}]{0,30}(?=\s)/u, '')}`,
    after: right === text.length ? after : `${after.replace(/\ufffd$|(?<=\s)[\p{L}\p{M}\p{N}]{0,30}$/u, '')}…`,
  }
}
