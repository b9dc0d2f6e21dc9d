/** Reads, adds and withdraws the editorial decisions of a stored passage. */
import type { Decision } from '../../editing/decision.ts'
import type { Passage, Store, Stored } from '../../store/store.ts'
import type { RecordedDecision, StoredDecision } from '../../store/things/decision-entries.ts'
import { textOf } from '../../text/codepoints.ts'
import { compareSelection } from '../comparisons/compared.ts'
import { canCompareAll } from '../comparisons/limits.ts'
import { selectCurrent } from '../comparisons/selection.ts'
import { ServiceError } from '../error.ts'
import { checkTargets } from './targets.ts'
import type { GivenDecision } from './unstored.ts'

/**
 * Records decisions of a passage: all of them, or none.
 *
 * Whether one contradicts what is in force shows on the comparison of the current versions, where that can be made. Two writers out of
 * each other's sight may still both record: then the earlier is in force, and the other is listed as unapplied.
 *
 * @throws ServiceError `unknown-version` also for a version of another passage, `no-span`, `cut-character`, `invalid-value`,
 *   `contradictory-decision`, `over-limit`
 */
export async function addDecisions(
  store: Store,
  passage: Passage,
  given: readonly GivenDecision[],
  member: readonly (string | number)[],
): Promise<readonly Stored<StoredDecision>[]> {
  await checkAll(store, passage, given, member)
  const wanted = given.map(({ type, target, value, scope, reason, responsible }): RecordedDecision => {
    return { type, target, value, scope, reason, responsible } as RecordedDecision
  })
  await checkContradictions(store, passage, wanted, member)
  return store.addDecisions(passage.id, wanted)
}

async function checkAll(
  store: Store,
  passage: Passage,
  given: readonly GivenDecision[],
  member: readonly (string | number)[],
): Promise<void> {
  const ids = [...new Set(given.flatMap(({ target }) => target.map(({ version }) => version)))]
  const read = await store.readVersions(ids)
  const texts = new Map(
    read.flatMap((one) =>
      one === null || one.version.passage !== passage.id ? [] : [[one.version.version, textOf(one.text)] as const],
    ),
  )
  for (const [k, decision] of given.entries())
    checkTargets(
      decision as Decision,
      (version) => texts.get(version) ?? null,
      ...member,
      ...(given.length > 1 || member.length > 0 ? [k] : []),
    )
}

const NOW = { unit: null, ignore: [], moves: false } as const

async function checkContradictions(
  store: Store,
  passage: Passage,
  wanted: readonly RecordedDecision[],
  member: readonly (string | number)[],
): Promise<void> {
  const lengths = passage.witnesses.flatMap(({ current }) => (current === null ? [] : [current.length]))
  if (!canCompareAll(lengths)) return
  const { decisions } = await store.decisionsInForce(passage.id)
  const selection = await selectCurrent(store, passage, { witnesses: null, base: null, decisions: 'none', ...NOW })
  const created = new Date(Math.max(0, ...decisions.map(({ recorded }) => Date.parse(recorded))) + 1).toISOString()
  const tried = wanted.map(
    (decision, k) => ({ ...decision, decision: `new ${k}`, created, recorded: created }) as never,
  )
  const compared = await compareSelection(store, {
    ...selection,
    decisions: { id: null, decisions: [...decisions, ...tried] },
  })
  for (const { decision, reason, with: others = [] } of compared.comparison.decisions?.unapplied ?? []) {
    const k = decision.startsWith('new ') ? Number(decision.slice(4)) : -1
    if (k >= 0 && reason === 'contradicts')
      throw new ServiceError('contradictory-decision', { with: others }, ...member, ...(wanted.length > 1 ? [k] : []))
  }
}

/** The decision stays, and says that it was withdrawn. @throws ServiceError `unknown-decision`, `conflict` */
export async function withdrawDecision(
  store: Store,
  passage: Passage,
  decision: string,
  withdrawal: { readonly reason: string; readonly responsible: string },
): Promise<Stored<StoredDecision>> {
  const stored = await store.withdrawDecision(passage.id, decision, withdrawal)
  if (stored === null) throw new ServiceError('unknown-decision', { passage: passage.id, decision }, 'decision')
  if (stored === 'conflict') throw new ServiceError('conflict', { what: 'withdrawal', id: decision })
  return stored
}
