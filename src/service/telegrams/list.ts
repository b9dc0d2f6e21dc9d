/** All telegrams. */
import type { Telegram } from '../../provenance/telegram.ts'
import type { Page, Store } from '../../store/store.ts'

/** All of them, by id: a hundred a bulk get. */
export async function allTelegrams(store: Pick<Store, 'listTelegrams'>): Promise<Map<string, Telegram>> {
  const all = new Map<string, Telegram>()
  let cursor: string | null = null
  do {
    const page: Page<Telegram> = await store.listTelegrams({
      limit: 1000,
      cursor,
    })
    for (const telegram of page.items) all.set(telegram.id, telegram)
    cursor = page.cursor
  } while (cursor !== null)
  return all
}
