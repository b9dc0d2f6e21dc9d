/** Reads all telegrams. */
import { telegramIn } from '../../provenance/localized.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import type { Store } from '../../store/store.ts'
import type { Cache } from '../cache.ts'

/** All of them, by id, in one language: a hundred a bulk get. */
export async function allTelegrams(
  store: Pick<Store, 'listTelegrams'>,
  language: 'zh' | 'en' = 'zh',
): Promise<Map<string, Telegram>> {
  const all = new Map<string, Telegram>()
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<Store['listTelegrams']>> = await store.listTelegrams({ limit: 1000, cursor })
    for (const telegram of page.items) all.set(telegram.id, telegramIn(telegram, language))
    cursor = page.cursor
  } while (cursor !== null)
  return all
}

/** UTF-16 units. A longer value would push out the rest of what an isolate keeps. */
const MOST_KEPT = 1_000_000

/**
 * The same at the time when `digest` was theirs (`Store.digestOfKind`): kept under it, so that one value is read in place of two for
 * each telegram. Where something changed since, or is not fully visible at this location yet, nothing is kept, and `isSame` is false.
 */
export async function telegramsUnder(
  store: Pick<Store, 'listTelegrams' | 'digestOfKind'>,
  cache: Cache,
  digest: string,
  language: 'zh' | 'en',
): Promise<{ readonly telegrams: readonly Telegram[]; readonly isSame: boolean }> {
  const name = ['telegrams', language, digest]
  const kept = await cache.findValue<readonly Telegram[]>(name)
  if (kept !== null) return { telegrams: kept, isSame: true }
  const telegrams = [...(await allTelegrams(store, language)).values()]
  const isSame = isInFull(telegrams) && (await store.digestOfKind('telegram', 'heads')) === digest
  const value = isSame ? JSON.stringify(telegrams) : ''
  if (isSame && value.length <= MOST_KEPT) await cache.hold(name, value)
  return { telegrams, isSame }
}

/** Whether the words of all evidence are there: they are stored apart from what is recorded, and may be seen later. */
function isInFull(telegrams: readonly Telegram[]): boolean {
  const evidence = telegrams.flatMap((one) => [
    ...one.evidence,
    ...one.statements.flatMap((statement) => statement.evidence ?? []),
    ...one.tensions.flatMap((tension) => tension.evidence),
  ])
  return evidence.every(({ text }) => text !== '')
}
