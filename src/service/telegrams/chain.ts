/** Builds the chain of a wording: people who passed it on, archive and edition, and the texts that its evidence was cut from. */
import { type Chain, type ChainVersion, chainOf } from '../../provenance/chain.ts'
import { telegramIn } from '../../provenance/localized.ts'
import type { Evidence } from '../../provenance/telegram.ts'
import type { Store, Version } from '../../store/store.ts'
import { inLanguage } from '../../text/localized.ts'
import { readInFull, type TelegramReading } from './reading.ts'

/** How often a text may have been cut from another before it is no longer followed. */
const DEPTH = 3

/** @param only one span of evidence, whose way alone is followed; null: all */
export async function readChain(
  store: Store,
  reading: TelegramReading,
  only: Pick<Evidence, 'version' | 'start' | 'end'> | null,
  language: 'zh' | 'en' = 'zh',
): Promise<Chain> {
  const telegram = telegramIn((await readInFull(store, reading)).telegram, language)
  const titles = new Map([...reading.related].map(([id, { title }]) => [id, title]))
  const found = new Map<string, Version>()
  let wanted = [...new Set(telegram.evidence.map(({ version }) => version))]
  for (let depth = 0; depth < DEPTH && wanted.length > 0; depth++) {
    const read = (await store.getVersions(wanted)).filter((version) => version !== null)
    for (const version of read) found.set(version.version, version)
    wanted = [...new Set(read.flatMap(({ derivedFrom }) => derivedFrom?.version ?? []))].filter((id) => !found.has(id))
  }
  const passages = [...new Set([...found.values()].map(({ passage }) => passage))]
  const read = await Promise.all(passages.map(async (id) => [id, await store.getPassage(id)] as const))
  const titleOf = new Map(read.map(([id, passage]) => [id, passage ? inLanguage(passage.title, language) : id]))
  const versions = new Map(
    [...found].map(([id, version]): [string, ChainVersion] => [
      id,
      { ...version, title: titleOf.get(version.passage)! },
    ]),
  )
  return chainOf(telegram, versions, titles, only)
}
