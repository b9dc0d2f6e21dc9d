import { viewSelection, wordingOf, wordingShape } from '../../present/selection-view.ts'
import { telegramIn } from '../../provenance/localized.ts'
import { readInFull, readTelegram } from '../../service/telegrams/reading.ts'
import type { Page } from '../ui/page.ts'
import { TelegramPage, type TelegramProps } from './telegram.tsx'

export const telegramPage: Page<Omit<TelegramProps, 'reader' | 'canonical'>> = {
  path: '/t/:telegram',
  async load(c, { language }) {
    const { store } = c.var
    const reading = await readTelegram(store, c.req.param('telegram')!)
    const wording = await wordingOf(store, reading)
    return {
      of: [reading.digest, ...wordingShape(wording)],
      async read() {
        const [{ telegram, gone, left, contradictions, sources }, compared] = await Promise.all([
          readInFull(store, reading),
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
        }
      },
    }
  },
  view: (loaded, reader) => (
    <TelegramPage reader={reader} {...loaded} canonical={`/t/${encodeURIComponent(loaded.telegram.id)}`} />
  ),
}
