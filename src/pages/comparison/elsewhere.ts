/**
 * Finds where else the words of a page occur: in the version they were cut from, in what that was cut from, and again in their own
 * text.
 */

import { boundedCache } from '../../bounded-cache.ts'
import { cached } from '../../http/edge.ts'
import { entityTag } from '../../http/respond.ts'
import type { Elsewhere, VersionPlace } from '../../present/comparison-view.ts'
import type { ComparedSelection } from '../../present/selection-view.ts'
import { findRepeats, MIN_LENGTH, type Repeats, SIMILARITY } from '../../repeats/repeats.ts'
import { watchedStore } from '../../service/store-state.ts'
import type { Store, Version } from '../../store/store.ts'
import { slice, type Text, textOf } from '../../text/codepoints.ts'
import { ENGINE } from '../../variants/compare.ts'
import type { PageContext } from '../ui/serve-page.ts'

/** A text that is shown, and what its version says it was cut from. */
interface Cut {
  readonly siglum: string
  readonly text: Text
  readonly derivedFrom: Version['derivedFrom']
}

export async function elsewhereOf(c: PageContext, { shown, versions }: ComparedSelection): Promise<Elsewhere> {
  const cuts = versions.map((one) => ({ ...one, text: shown.texts.get(one.siglum)! }))
  const [alone, other] = cuts
  const [places, repeats] = await Promise.all([
    rememberedPlaces(c.var.store, cuts),
    alone !== undefined && other === undefined ? repeatsWithin(c, alone) : [],
  ])
  return { places, repeats }
}

/** What an isolate found last, by the versions on the page: what a version was cut from never changes. */
const found = boundedCache<ReadonlyMap<string, readonly VersionPlace[]>>(100)

/** The same as `placesElsewhere`, remembered where no source can be superseded any more. */
async function rememberedPlaces(store: Store, cuts: readonly (Cut & { readonly version: string })[]) {
  const key = JSON.stringify(cuts.map(({ siglum, version }) => [siglum, version]))
  const known = found.get(key)
  if (known !== undefined) return known
  const watched = watchedStore(store)
  const places = await placesElsewhere(watched.store, cuts)
  if (watched.isLasting()) found.set(key, places)
  return places
}

/** A telegram is cut from an account, and the account from a document. */
const STEPS = 3
/** Code points of a version, and of all of one step, that are read to check that the words are there: no more than a page costs. */
const READ = 100_000
const READ_TOGETHER = 400_000
/** Code points of a text in which repeats are looked for while its page is made. */
const SEARCHED = 20_000

/**
 * By siglum, nearest first. The source that a version names counts only where it has exactly the words.
 * Two bulk reads a step, at most `STEPS`, whatever the number of texts; none where nothing is derived.
 */
export async function placesElsewhere(
  store: Pick<Store, 'getVersions' | 'readVersions'>,
  cuts: readonly Cut[],
): Promise<ReadonlyMap<string, readonly VersionPlace[]>> {
  const places = new Map<string, VersionPlace[]>()
  let open = cuts
  for (let step = 0; step < STEPS; step++) {
    const sources = await read(store, open)
    open = open.flatMap(({ siglum, text, derivedFrom }) => {
      const source = sources.get(derivedFrom?.version ?? '')
      if (!derivedFrom || !source) return []
      const { start, end } = derivedFrom
      if (slice(source.text, start, end) !== text.string) return []
      const { passage, siglum: there, version } = source.version
      const found = { passage, siglum: there, version, start, end }
      places.set(siglum, [...(places.get(siglum) ?? []), found])
      const next = source.version.derivedFrom
      if (next === null) return []
      return [{ siglum, text, derivedFrom: { ...next, start: next.start + start, end: next.start + end } }]
    })
  }
  return places
}

async function read(store: Pick<Store, 'getVersions' | 'readVersions'>, cuts: readonly Cut[]) {
  const ids = [...new Set(cuts.flatMap(({ derivedFrom }) => derivedFrom?.version ?? []))]
  const records = ids.length === 0 ? [] : await store.getVersions(ids)
  let room = READ_TOGETHER
  const short = records.flatMap((one) => {
    if (one === null || one.length > Math.min(READ, room)) return []
    room -= one.length
    return [one.version]
  })
  const found = short.length === 0 ? [] : await store.readVersions(short)
  return new Map(
    found.flatMap((one) => (one === null ? [] : [[one.version.version, { ...one, text: textOf(one.text) }] as const])),
  )
}

/** Worked out once at each place of the edge, under the key that the API keeps the repeats of a passage with one witness under. */
async function repeatsWithin(
  c: PageContext,
  { passage, siglum, version, text }: Omit<Cut, 'derivedFrom'> & Pick<VersionPlace, 'passage' | 'version'>,
) {
  if (text.length > SEARCHED) return []
  const etag = await entityTag(ENGINE, 'repeats', version, String(MIN_LENGTH), String(SIMILARITY))
  const body = await cached(c, etag, async () => JSON.stringify(findRepeats([{ id: siglum, text: text.string }])))
  const { repeats } = JSON.parse(body) as Repeats
  return repeats.map(({ spans }) => spans.map(({ start, end }) => ({ passage, siglum, version, start, end })))
}
