/**
 * Puts the corpus into a store. What exists stays as it is, so seeding again changes nothing and never touches what people have stored:
 * it only adds versions.
 */
import type { LocalizedTelegram as Telegram } from '../../provenance/localized.ts'
import type { Evidence } from '../../provenance/telegram.ts'
import type { Seeding } from '../log/log.ts'
import type { Store } from '../store.ts'
import type { RecordedDecision } from '../things/decision-entries.ts'
import type { Corpus, CorpusWitness } from './corpus.ts'
import type { CorpusDecisions } from './decisions.ts'
import type { CorpusEvidence, CorpusTelegram } from './file-shapes.ts'

export interface Seeded {
  /** How many passages, witnesses, versions, lists of names, decisions and telegrams are new in the store. */
  readonly created: number
  /** Passages and witnesses of which the store says something else than the corpus; the store's word stays. */
  readonly kept: readonly string[]
}

/**
 * `parseCorpus` has checked the corpus before, so nothing is written of a faulty one.
 *
 * The corpus dates what is stored, so it is the same in every installation. It counts as recorded when it is stored: a name that another
 * writer used before stays with that writer.
 *
 * @param storeOf  the store for things of an edition that were made at a time
 * @param versions ids by passage and siglum of what a part of a corpus refers to and does not have (parts.ts)
 */
export async function seed(
  corpus: Corpus,
  storeOf: (seeding: Seeding) => Store,
  versions = new Map<string, string>(),
): Promise<Seeded> {
  const { edition } = corpus
  let created = 0
  const kept: string[] = []

  for (const passage of corpus.passages) {
    const at = passage.witnesses.map((witness) => witness.created).sort()[0] ?? edition
    const store = storeOf({ edition, at: new Date(at).toISOString() })
    const made = await store.createPassage(passage)
    if (made === 'conflict') kept.push(passage.id)
    else if (made.created) created++
    for (const witness of passage.witnesses) created += await seedWitness(store, passage.id, witness, versions, kept)

    // Only a passage without a list gets that of the corpus: an existing list may have been edited.
    const names = await store.listInForce('names', passage.id)
    if (names.entries.length > 0) continue
    const set = await store.setList('names', passage.id, corpus.names, names.id)
    if (set !== null && 'created' in set && set.created) created++
  }

  for (const decisions of corpus.decisions)
    created += await seedDecisions(storeOf({ edition, at: decisions.created }), decisions, versions)

  const store = storeOf({ edition, at: new Date(edition).toISOString() })
  for (const telegram of corpus.telegrams) {
    if ((await store.putTelegram(seededTelegram(telegram, corpus, versions))).created) created++
  }
  return { created, kept }
}

/** How many of the witness and its version are new. `versions`: ids by passage and siglum, to which its own is added. */
async function seedWitness(
  store: Store,
  passage: string,
  witness: CorpusWitness,
  versions: Map<string, string>,
  kept: string[],
): Promise<number> {
  let created = 0
  const added = await store.addWitness(passage, witness)
  if (added === 'conflict') kept.push(`${passage} ${witness.siglum}`)
  else if (added?.created) created++

  const { text, note, responsible, lacunae, from, created: made } = witness
  const source = from && versions.get(`${from.passage} ${from.siglum}`)
  const derivedFrom = from && { version: source!, start: from.start, end: from.end }
  // What people did since stays: a text that was superseded or withdrawn is not made current again.
  const wanted = { text, note, responsible, lacunae, derivedFrom, created: made, restore: false }
  const stored = await store.addVersion(passage, witness.siglum, wanted)
  if (stored === null) throw new Error(`${passage} ${witness.siglum} was lost while seeding.`)
  versions.set(`${passage} ${witness.siglum}`, stored.value.version)
  return stored.created ? created + 1 : created
}

/**
 * How many are new. What was withdrawn stays withdrawn. A decision that an earlier corpus of the same editors had and this one has not is
 * withdrawn; what people decided is theirs, also where they sign as the corpus does.
 */
async function seedDecisions(
  store: Store,
  { passage, responsible, decisions }: CorpusDecisions,
  versions: ReadonlyMap<string, string>,
): Promise<number> {
  const wanted = decisions.map(({ target, ...decision }) => {
    const stored = target.map(({ siglum, start, end }) => ({
      version: versions.get(`${passage} ${siglum}`)!,
      start,
      end,
    }))
    return { ...decision, target: stored } as RecordedDecision
  })
  const contentOf = ({ type, target, value, scope, reason, responsible }: RecordedDecision) =>
    JSON.stringify([type, target, value, scope, reason, responsible])
  const [there, seeded] = await Promise.all([store.decisionsOf(passage), store.seededDecisions(passage)])
  const [known, current] = [new Set(there.map(contentOf)), new Set(wanted.map(contentOf))]
  const missing = wanted.filter((decision) => !known.has(contentOf(decision)))
  for (const decision of there) {
    if (decision.withdrawn || decision.responsible !== responsible || !seeded.has(decision.decision)) continue
    if (current.has(contentOf(decision))) continue
    await store.withdrawDecision(passage, decision.decision, { reason: 'Corrected in the corpus.', responsible })
  }
  const added = missing.length === 0 ? [] : await store.addDecisions(passage, missing)
  return added.filter(({ created }) => created).length
}

/** A telegram of the corpus as the store holds it. `versions`: ids by passage and siglum, `account A`. */
export function seededTelegram(
  telegram: CorpusTelegram,
  corpus: Corpus,
  versions: ReadonlyMap<string, string>,
): Telegram {
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
