import { cacheOf } from '../../http/edge.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import { permalinkPath } from '../../service/comparisons/selection.ts'
import { allTelegrams } from '../../service/telegrams/list.ts'
import { ENGINE } from '../../variants/compare.ts'
import type { Page } from '../ui/page.ts'
import { readShelves, selectCounted } from './load.ts'
import { ReadingRoom, type Shelf } from './reading-room.tsx'

const PASSAGES_A_PAGE = 60

interface Room {
  readonly shelves: readonly Shelf[]
  readonly cursor: string | null
  readonly telegrams: readonly Telegram[]
}

export const readingRoomPage: Page<Room> = {
  path: '/',
  async load(c, reader) {
    const { store } = c.var
    const [{ items, cursor }, byId] = await Promise.all([
      store.listPassages({ limit: PASSAGES_A_PAGE, cursor: c.req.query('cursor') || null }),
      allTelegrams(store, reader.language),
    ])
    const telegrams = [...byId.values()]
    const selections = await selectCounted(store, items)
    const addresses = selections.map((selection) => selection && permalinkPath(selection))
    return {
      of: [ENGINE, JSON.stringify([items, cursor, telegrams]), ...addresses],
      read: async () => ({
        shelves: await readShelves(store, cacheOf(c), items, selections, reader.language),
        cursor,
        telegrams,
      }),
    }
  },
  view: (room, reader) => <ReadingRoom reader={reader} {...room} canonical="/" />,
}
