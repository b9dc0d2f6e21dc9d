/** The telegrams of kv-seed/ as the store holds them once they are seeded. */
import { CORPUS, readFolder } from '../../src/cli/corpus-files.ts'
import type { ChainVersion } from '../../src/provenance/chain.ts'
import { telegramIn } from '../../src/provenance/localized.ts'
import { parseCorpus } from '../../src/store/corpus/corpus.ts'
import { seededTelegram } from '../../src/store/corpus/seed.ts'
import { sha256 } from '../../src/store/hash.ts'
import { versionId } from '../../src/store/keys.ts'
import { textOf } from '../../src/text/codepoints.ts'
import { inLanguage } from '../../src/text/localized.ts'

const corpus = parseCorpus(await readFolder(CORPUS))

const versions = new Map<string, string>()
/** By id, as a chain needs them. */
export const chainVersions = new Map<string, ChainVersion>()
/** Of the versions that evidence is cut from, by id. */
export const sources = new Map<string, { text: ReturnType<typeof textOf>; language: string | null; created: string }>()
/** By passage and siglum: `t17 C`. */
export const texts = new Map<string, string>()

for (const { id, title, language, witnesses } of corpus.passages)
  for (const witness of witnesses) {
    const version = await versionId(id, witness.siglum, await sha256(witness.text))
    versions.set(`${id} ${witness.siglum}`, version)
    texts.set(`${id} ${witness.siglum}`, witness.text)
    const source = { text: textOf(witness.text), language: witness.language ?? language, created: witness.created }
    sources.set(version, source)
    const { from } = witness
    const derivedFrom = from && {
      version: versions.get(`${from.passage} ${from.siglum}`)!,
      start: from.start,
      end: from.end,
    }
    const { siglum, created } = witness
    chainVersions.set(version, { version, passage: id, siglum, created, title: inLanguage(title, 'zh'), derivedFrom })
  }

export const telegrams = corpus.telegrams.map((telegram) =>
  telegramIn(seededTelegram(telegram, corpus, versions), 'zh'),
)
export const telegram = (id: string) => telegrams.find((one) => one.id === id)!
export const byId = new Map(telegrams.map((one) => [one.id, one]))

export const about = (id: string) => ({
  url: `https://variorum.example/t/${id}`,
  dataUrl: `https://variorum.example/v1/telegrams/${id}`,
  accessed: '2026-11-27',
  telegramUrl: (other: string) => `https://variorum.example/t/${other}`,
  versionUrl: (version: string) => `https://variorum.example/v1/versions/${version}/text`,
  titles: new Map(telegrams.map(({ id, title }) => [id, title])),
  sources,
})
