/**
 * Puts the corpus into a store. What is there already is left as it is, so seeding again changes nothing, and what people
 * have stored is never touched: a version is only ever added.
 */
import type { Evidence, Telegram } from '../../provenance/telegram.ts'
import type { Store } from '../store.ts'
import type { Corpus, CorpusEvidence, CorpusTelegram } from './corpus.ts'

export interface Seeded {
  /** How many passages, witnesses, versions, lists of names and telegrams are new in the store. */
  readonly created: number
  /** Passages and witnesses of which the store says something else than the corpus; the store's word stands. */
  readonly kept: readonly string[]
}

/**
 * A corpus is right before it comes here (`parseCorpus`): so nothing is written of one that is wrong.
 *
 * Everything is dated by the corpus and not by the clock. So it is the same in every installation, and what people did since
 * is later than it.
 *
 * @param storeAt the store as of a given time
 */
export async function seed(corpus: Corpus, storeAt: (now: () => number) => Store): Promise<Seeded> {
  let created = 0
  const kept: string[] = []
  const versions = new Map<string, string>()

  for (const passage of corpus.passages) {
    const store = storeAt(() => Math.min(...passage.witnesses.map((witness) => Date.parse(witness.created))))
    const made = await store.createPassage(passage)
    if (made === 'conflict') kept.push(passage.id)
    else if (made.created) created++

    for (const witness of passage.witnesses) {
      const added = await store.addWitness(passage.id, witness)
      if (added === 'conflict') kept.push(`${passage.id} ${witness.siglum}`)
      else if (added?.created) created++

      const { text, note, responsible, from } = witness
      const derivedFrom = from && {
        version: versions.get(`${from.passage} ${from.siglum}`)!,
        start: from.start,
        end: from.end,
      }
      const version = await store.addVersion(passage.id, witness.siglum, {
        text,
        note,
        responsible,
        derivedFrom,
        created: witness.created,
      })
      versions.set(`${passage.id} ${witness.siglum}`, version!.value.version)
      if (version!.created) created++
    }

    // A list that was edited since is somebody's work: only a passage that has none gets the corpus's.
    if ((await store.namesOf(passage.id)).names.length === 0) {
      const set = await store.setList('names', passage.id, corpus.names, null)
      if (set !== null && 'created' in set && set.created) created++
    }
  }

  const store = storeAt(() => Date.parse(corpus.edition))
  for (const telegram of corpus.telegrams) {
    if ((await store.putTelegram(toTelegram(telegram, corpus, versions))).created) created++
  }
  return { created, kept }
}

/** A telegram of the corpus as the store holds it. `versions`: ids by passage and siglum, `account A`. */
export function toTelegram(telegram: CorpusTelegram, corpus: Corpus, versions: ReadonlyMap<string, string>): Telegram {
  const evidenceOf = (spans: readonly CorpusEvidence[]): Evidence[] =>
    spans.flatMap(({ passage, in: sigla, start, end, kind, role, quote }) =>
      sigla.map((siglum) => {
        const version = versions.get(`${passage} ${siglum}`)!
        return { version, passage, siglum, start, end, kind, role, text: quote }
      }),
    )
  const { id, title, type, status, passage, statements, evidence, relations } = telegram
  return {
    id,
    title,
    type,
    status,
    passage,
    statements: statements.map(({ evidence, ...statement }) =>
      evidence === undefined ? statement : { ...statement, evidence: evidenceOf(evidence) },
    ),
    evidence: evidenceOf(evidence),
    relations,
    tensions: corpus.tensions
      .filter(({ telegrams }) => telegrams.includes(id))
      .map((tension) => ({ ...tension, evidence: evidenceOf(tension.evidence) })),
  }
}
