import { isWritable } from '../../http/auth.ts'
import { cacheOf } from '../../http/edge.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import { telegramsUnder } from '../../service/telegrams/list.ts'
import type { ThingKind } from '../../store/keys.ts'
import { ENTRY_KINDS } from '../../store/things/rules.ts'
import { ENGINE } from '../../variants/compare.ts'
import type { Page } from '../ui/page.ts'
import { SENDS } from '../ui/serve-page.ts'
import { readShelves, selectCounted } from './load.ts'
import { ReadingRoom, type Shelf } from './reading-room.tsx'

const PASSAGES_A_PAGE = 60

interface Room {
  readonly shelves: readonly Shelf[]
  readonly cursor: string | null
  readonly telegrams: readonly Telegram[]
  readonly writable: boolean
  /** Whether all of it is what the page is known by. */
  readonly isSame: boolean
}

export const readingRoomPage: Page<Room> = {
  path: '/',
  // An empty room loads the corpus by script.
  policy: SENDS,
  async load(c, reader) {
    const { store } = c.var
    const after = c.req.query('cursor') || null
    const digests = await Promise.all(ENTRY_KINDS.map((kind) => store.digestOfKind(kind)))
    return {
      of: [ENGINE, after, ...digests],
      async read() {
        const cache = cacheOf(c)
        const [{ items, cursor }, { telegrams, isSame }] = await Promise.all([
          store.listPassages({ limit: PASSAGES_A_PAGE, cursor: after }),
          telegramsUnder(store, cache, digests[ENTRY_KINDS.indexOf('telegram')]!, reader.language),
          // Asked for below, and read at the same time.
          store.digestOfKind('decisions', 'heads'),
        ])
        const selections = await selectCounted(store, items)
        const shelves = await readShelves(store, cache, items, selections, reader.language)
        const isAsKnown = async (kind: ThingKind, i: number) =>
          kind === 'telegram' ? isSame : (await store.digestOfKind(kind, 'heads')) === digests[i]
        const same = await Promise.all(ENTRY_KINDS.map(isAsKnown))
        return { shelves, cursor, telegrams, writable: isWritable(c.env), isSame: !same.includes(false) }
      },
    }
  },
  // A browser that has just filled an empty room must not see the cached empty page again.
  isWhole: ({ isSame, shelves }) => isSame && shelves.length > 0,
  view: (room, reader) => <ReadingRoom reader={reader} {...room} canonical="/" />,
}
