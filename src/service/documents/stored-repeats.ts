/**
 * Finds what a document shares with stored versions: the index says which versions may share something, the texts say what and where.
 */
import { LIMITS } from '../../limits.ts'
import { findRepeats, MIN_LENGTH, type Repeat } from '../../repeats/repeats.ts'
import { lettersOf } from '../../search/letters.ts'
import { sampleOf } from '../../search/sample.ts'
import type { Candidate } from '../../store/search/search-index.ts'
import type { Document, Store, Version } from '../../store/store.ts'
import { slice, textOf } from '../../text/codepoints.ts'

interface Read {
  readonly version: Version
  readonly text: string
}

export interface StoredRepeats {
  /** Each with a place in the document and one elsewhere, at least. */
  readonly repeats: readonly Repeat[]
  /** The versions looked into, by id. */
  readonly texts: ReadonlyMap<string, Read>
  /** Why there may be more; empty where all was looked into. */
  readonly reasons: readonly string[]
}

/**
 * Code points of stored texts that a document is compared with: the work depends on the document and not on the size of the store. A
 * text of thirty characters costs as much as a page, a chapter is compared with the longest novels.
 */
const LEAST_ROOM = 30_000
const ROOM_EACH = 60

/**
 * Work: that of `Store.sharing`, two bulk reads, one of them without texts, and `findRepeats` over at most `importLookedInto` versions
 * of at most `repeatTotal` code points, the document included.
 */
export async function storedRepeatsOf(store: Store, document: Document, own: Read): Promise<StoredRepeats> {
  const { length } = own.version
  if (length < MIN_LENGTH) return { repeats: [], texts: new Map(), reasons: [] }
  const { candidates, complete } = await store.sharing(sampleOf(lettersOf(own.text)))
  const likely = candidates.filter(({ version }) => !document.versions.includes(version))
  let room = Math.min(LIMITS.repeatTotal.value - length, LEAST_ROOM + ROOM_EACH * length)
  const chosen = (await originalsFirst(store, document, likely))
    .slice(0, LIMITS.importLookedInto.value)
    .filter(({ length }) => {
      const fits = length <= room
      if (fits) room -= length
      return fits
    })
  const read = (await store.readVersions(chosen.map(({ version }) => version))).filter((found) => found !== null)
  const known = new Map([own, ...read].map((one) => [one.version.version, one]))
  // The same text elsewhere is no finding, and neither is what was cut from the document itself.
  const news = read.filter((one) => one.text !== own.text && !isCut(one, known))
  const texts = new Map(news.map((one) => [one.version.version, one]))

  const id = own.version.version
  const all = [...texts].map(([id, { text }]) => ({ id, text }))
  const found = all.length === 0 ? null : findRepeats([{ id, text: own.text }, ...all])
  const isShared = ({ spans }: Repeat) => spans.some(({ text }) => text === id) && spans.some(({ text }) => text !== id)
  return {
    repeats: found?.repeats.filter(isShared) ?? [],
    texts,
    reasons: [
      ...(complete ? [] : ['a part of the index of search is missing: it is being made again']),
      ...(chosen.length < likely.length
        ? [`of ${likely.length} stored versions that share words with it, the ${chosen.length} that share most`]
        : []),
      ...(found?.reason === undefined ? [] : [found.reason]),
    ],
  }
}

/**
 * Versions that were cut from the document or from another candidate come last; otherwise the copies of one much quoted passage would
 * fill the list.
 */
async function originalsFirst(
  store: Store,
  document: Document,
  candidates: readonly Candidate[],
): Promise<Candidate[]> {
  const first = candidates.slice(0, 4 * LIMITS.importLookedInto.value)
  const ids = first.map(({ version }) => version)
  const sources = new Set([...ids, ...document.versions])
  const records = await store.getVersions(ids)
  const isCopy = new Map(first.map(({ version }, i) => [version, sources.has(records[i]?.derivedFrom?.version ?? '')]))
  return first.sort((a, b) => Number(isCopy.get(a.version)) - Number(isCopy.get(b.version)))
}

/** Whether a version is only a stretch of another one that is searched too. */
function isCut({ version, text }: Read, known: ReadonlyMap<string, Read>): boolean {
  const { derivedFrom } = version
  const source = derivedFrom && known.get(derivedFrom.version)
  if (!derivedFrom || !source) return false
  return slice(textOf(source.text), derivedFrom.start, derivedFrom.end) === text
}
