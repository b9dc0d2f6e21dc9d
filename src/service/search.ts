/** Looking for words in all that is stored: the index says where they may be, the texts say whether they are. */

import { MATCHES, type Match, placesIn, queryOf } from '../search/places.ts'
import { probesOf } from '../search/probes.ts'
import type { Store, Version } from '../store/store.ts'
import { slice, textOf } from '../text/codepoints.ts'
import type { RuleName } from '../text/equivalences/index.ts'

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
  readonly places: readonly FoundPlace[]
}

export interface FoundPlace {
  /** In code points. */
  readonly start: number
  readonly end: number
  readonly before: string
  readonly text: string
  readonly after: string
}

/** Code points of the text on either side of a place. */
const AROUND = 30
/** Code points of the texts that one request reads: 25 MB is what a bulk read may bring. */
const READ = 3_000_000

/** Three reads of the store. Null where the words have no letter that could be looked for. */
export async function search(store: Store, { words, rules, limit, cursor }: Search) {
  const query = queryOf(words, rules)
  const probes = probesOf(query.letters)
  if (probes.length === 0) return null
  const { candidates, complete } = await store.candidates(probes)
  const isAfter = ({ score, version }: Cursor) =>
    cursor === null || score < cursor.score || (score === cursor.score && version > cursor.version)
  const rest = candidates.filter(isAfter)
  let room = READ
  const page = rest.slice(0, limit).filter(({ length }, i) => {
    room -= length
    return room >= 0 || i === 0
  })
  const found: Found[] = []
  let points = 0
  for (const read of await store.readVersions(page.map(({ version }) => version))) {
    if (read === null) continue
    points += read.version.length
    const [best, ...more] = placesIn(read.text, query)
    if (best === undefined) continue
    const places = [best, ...more].map(({ start, end }) => placed(read.text, start, end))
    found.push({ version: read.version, match: best.match, similarity: best.similarity, places })
  }
  found.sort(
    (a, b) =>
      MATCHES.indexOf(a.match) - MATCHES.indexOf(b.match) ||
      b.similarity - a.similarity ||
      b.places.length - a.places.length,
  )
  const last = page.at(-1)
  return {
    found,
    complete,
    points,
    cursor: last === undefined || rest.length === page.length ? null : { score: last.score, version: last.version },
  }
}

/** From UTF-16 offsets, which the string search gives, to code points. */
function placed(string: string, start: number, end: number): FoundPlace {
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
