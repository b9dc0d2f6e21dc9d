/** What the reading room shows: the passages with their counts, and all telegrams. */
import { memoize } from '../../http/edge.ts'
import { LIMITS } from '../../limits.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import type { Passage, Store } from '../../store/store.ts'
import { compare, ENGINE } from '../../variants/compare.ts'
import type { Count, Shelf } from './reading-room.tsx'

/**
 * Counting compares every passage of the page where it was not counted before; up to this many code points in all, that stays
 * within what a request may cost (the first corpus has about 20,000). Longer passages are counted when they are opened.
 */
const COUNTED_IN_ALL = 60_000

export async function counted(store: Store, passages: readonly Passage[]): Promise<readonly Shelf[]> {
  let room = COUNTED_IN_ALL
  const chosen = passages.filter(({ witnesses }) => {
    const current = witnesses.flatMap((witness) => witness.current ?? [])
    const length = current.reduce((sum, version) => sum + version.length, 0)
    if (current.length < 2 || length > room) return false
    room -= length
    return true
  })
  const counts = await Promise.all(chosen.map((passage) => countOf(store, passage)))
  return passages.map((passage) => ({ passage, count: counts[chosen.indexOf(passage)] ?? null }))
}

/** What a count follows from never changes, so it is worked out again only where somebody wrote; then texts are read, and paid for. */
async function countOf(store: Store, { id, witnesses }: Passage): Promise<Count | null> {
  const current = witnesses.flatMap(({ siglum, language, current }) =>
    current ? [{ siglum, language, ...current }] : [],
  )
  const versions = current.map(({ version }) => version)
  const { id: list, names } = await store.namesOf(id)
  return memoize([ENGINE, list, ...versions], async () => {
    const read = await store.readVersions(versions)
    const found = current.flatMap(({ siglum, language }, i) => {
      const text = read[i]?.text
      return text === undefined ? [] : [{ siglum, language, text }]
    })
    // Written elsewhere a moment ago, and not in sight here yet.
    if (found.length < current.length) return null
    const { summary, witnesses: compared } = compare(found, { names })
    const { variants, substantive, accidental } = summary
    return { variants, substantive, accidental, length: compared[0]!.length }
  })
}

export async function allTelegrams(store: Store): Promise<readonly Telegram[]> {
  const { items } = await store.listTelegrams({ limit: LIMITS.page.value })
  return items
}
