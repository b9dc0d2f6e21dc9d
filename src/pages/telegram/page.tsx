import { selectWording, viewSelection, wordingShape } from '../../present/selection-view.ts'
import { telegramIn } from '../../provenance/localized.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import { namesOfTelegrams } from '../../service/names.ts'
import { readChain } from '../../service/telegrams/chain.ts'
import { expectedWording, readInFull, readTelegram } from '../../service/telegrams/reading.ts'
import type { NameEntry } from '../../text/equivalence.ts'
import { findName } from '../names/concerned.ts'
import type { Page } from '../ui/page.ts'
import { TelegramPage, type TelegramProps } from './telegram.tsx'

export const telegramPage: Page<Omit<TelegramProps, 'reader' | 'canonical'>> = {
  path: '/t/:telegram',
  async load(c, { language }) {
    const { store } = c.var
    const id = c.req.param('telegram')!
    const expected = expectedWording(id)
    const [reading] = await Promise.all([
      readTelegram(store, id),
      // What its wording is compared with comes in the same bulk get.
      expected === null ? null : store.decisionsInForce(expected),
    ])
    const wording = await selectWording(store, reading)
    return {
      of: [reading.digest, ...wordingShape(wording)],
      async read() {
        const [{ telegram, gone, left, contradictions, sources }, chain, names, compared] = await Promise.all([
          readInFull(store, reading),
          readChain(store, reading, null, language),
          namesOfTelegrams(store, [reading.telegram]),
          wording && viewSelection(store, wording.selection, wording.query),
        ])
        return {
          telegram: telegramIn(telegram, language),
          gone,
          notCarried: left,
          contradictions,
          titles: new Map([...reading.related].map(([id, { title }]) => [id, title])),
          sources,
          wording: compared?.shown ?? null,
          chain,
          people: peopleIn(telegramIn(telegram, 'zh'), names),
        }
      },
    }
  },
  view: (loaded, reader) => (
    <TelegramPage reader={reader} {...loaded} canonical={`/t/${encodeURIComponent(loaded.telegram.id)}`} />
  ),
}

const PEOPLE = ['sender', 'via', 'recipient']

/** Lists of names have the forms that are in Chinese texts. */
function peopleIn(telegram: Telegram, names: readonly NameEntry[]): ReadonlyMap<string, string> {
  return new Map(
    telegram.statements.flatMap(({ id, property, value }) => {
      const name = PEOPLE.includes(property) ? findName(value, names) : null
      return name === null ? [] : [[id, name.id] as const]
    }),
  )
}
