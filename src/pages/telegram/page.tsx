import { comparedPassage } from '../../present/compared-passage.ts'
import { comparisonQueryOf, shorten } from '../../present/comparison-query.ts'
import { PageError } from '../../present/page-error.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import type { Store } from '../../store/store.ts'
import { textOf } from '../../text/codepoints.ts'
import { allTelegrams } from '../reading-room/load.ts'
import type { Page } from '../ui/page.ts'
import type { Reader } from '../ui/reader.ts'
import type { Sources } from './evidence.tsx'
import { TelegramPage, type TelegramProps } from './telegram.tsx'

export const telegramPage: Page<Omit<TelegramProps, 'reader' | 'canonical'>> = {
  path: '/t/:telegram',
  async load(c, reader) {
    const { store } = c.var
    const id = c.req.param('telegram')!
    const telegram = await store.getTelegram(id)
    if (telegram === null) throw new PageError(404, reader.t.error.unknownTelegram(shorten(id)))
    const [sources, telegrams, wording] = await Promise.all([
      sourcesOf(store, telegram),
      allTelegrams(store),
      wordingOf(store, telegram, reader),
    ])
    return { telegram, titles: new Map(telegrams.map(({ id, title }) => [id, title])), sources, wording }
  },
  view: (loaded, reader) => (
    <TelegramPage reader={reader} {...loaded} canonical={`/t/${encodeURIComponent(loaded.telegram.id)}`} />
  ),
}

/** The versions that a telegram's evidence is cut from, with the language that each is in. */
async function sourcesOf(store: Store, telegram: Telegram): Promise<Sources> {
  const evidence = [...telegram.evidence, ...telegram.tensions.flatMap((tension) => tension.evidence)]
  const ids = [...new Set(evidence.map(({ version }) => version))]
  const names = [...new Set(evidence.map(({ passage }) => passage))]
  const [read, passages] = await Promise.all([
    store.readVersions(ids),
    Promise.all(names.map((name) => store.getPassage(name))),
  ])
  return new Map(
    read.flatMap((found) => {
      if (found === null) return []
      const { version, text } = found
      const passage = passages.find((one) => one?.id === version.passage)
      const witness = passage?.witnesses.find((one) => one.siglum === version.siglum)
      return [[version.version, { text: textOf(text), language: witness?.language ?? passage?.language }] as const]
    }),
  )
}

async function wordingOf(store: Store, { passage: id }: Telegram, { t }: Reader) {
  const passage = id === null ? null : await store.getPassage(id)
  if (passage === null) return null
  return (await comparedPassage(store, passage, comparisonQueryOf(new URLSearchParams(), t), t))?.shown ?? null
}
