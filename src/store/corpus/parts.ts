/**
 * Divides a corpus into parts that are stored one after the other, each by a request of its own: on the free plan a request has 10 ms
 * of CPU and few operations of KV. A part is itself a corpus, with the ids of the versions that it refers to.
 */
import { sha256 } from '../hash.ts'
import { versionId } from '../keys.ts'
import type { Corpus } from './corpus.ts'

export interface CorpusPart {
  readonly corpus: Corpus
  /** By passage and siglum (`account A`): the versions of the whole corpus. */
  readonly versions: readonly (readonly [of: string, version: string])[]
}

/** Telegrams of a part: some thirty operations of KV. */
const TELEGRAMS = 6

/** A passage each, then what was decided of it, then the telegrams, which cite them. */
export async function corpusParts(corpus: Corpus): Promise<CorpusPart[]> {
  const all = corpus.passages.flatMap(({ id, witnesses }) => witnesses.map((witness) => ({ id, ...witness })))
  const versions = await Promise.all(
    all.map(
      async ({ id, siglum, text }) => [`${id} ${siglum}`, await versionId(id, siglum, await sha256(text))] as const,
    ),
  )
  const nothing: Corpus = { ...corpus, passages: [], telegrams: [], tensions: [], decisions: [] }
  const groups = Array.from({ length: Math.ceil(corpus.telegrams.length / TELEGRAMS) }, (_, k) =>
    corpus.telegrams.slice(TELEGRAMS * k, TELEGRAMS * (k + 1)),
  )
  const parts: Corpus[] = [
    ...corpus.passages.map((passage) => ({ ...nothing, passages: [passage] })),
    ...corpus.decisions.map((decisions) => ({ ...nothing, decisions: [decisions] })),
    ...groups.map((telegrams) => ({
      ...nothing,
      telegrams,
      tensions: corpus.tensions.filter((tension) => telegrams.some(({ id }) => tension.telegrams.includes(id))),
    })),
  ]
  return parts.map((part) => ({ corpus: part, versions }))
}
