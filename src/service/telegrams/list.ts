/** All telegrams. */
import { telegramIn } from '../../provenance/localized.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import type { Store } from '../../store/store.ts'

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
