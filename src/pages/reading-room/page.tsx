import type { Telegram } from '../../provenance/telegram.ts'
import type { Page } from '../ui/page.ts'
import { allTelegrams, counted } from './load.ts'
import { ReadingRoom, type Shelf } from './reading-room.tsx'

const PASSAGES_A_PAGE = 60

interface Room {
  readonly shelves: readonly Shelf[]
  readonly cursor: string | null
  readonly telegrams: readonly Telegram[]
}

export const readingRoomPage: Page<Room> = {
  path: '/',
  async load(c) {
    const { store } = c.var
    const [{ items, cursor }, telegrams] = await Promise.all([
      store.listPassages({ limit: PASSAGES_A_PAGE, cursor: c.req.query('cursor') || null }),
      allTelegrams(store),
    ])
    return { shelves: await counted(store, items), cursor, telegrams }
  },
  view: (room, reader) => <ReadingRoom reader={reader} {...room} canonical="/" />,
}
