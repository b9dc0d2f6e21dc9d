/**
 * Stores editorial decisions, a log for each passage beside the passage's own, because a passage is read far more often than its
 * decisions. All decisions in force have one content-addressed id, so that a pinned comparison can name them.
 */
import { boundedCache } from '../../bounded-cache.ts'
import { decisionSetKey, isListId, listId } from '../keys.ts'
import { putOnce } from '../kv/put-once.ts'
import { claimDigest, type NewEntry, recordedOf } from '../log/entry.ts'
import { type Log, type LogContext, log } from '../log/log.ts'
import { LAG } from '../log/staleness.ts'
import type { DecisionsInForce, Store } from '../store.ts'
import {
  DECISION_RULES,
  type DecisionEntry,
  type DecisionWithdrawal,
  isSeeded,
  type RecordedDecision,
  type StoredDecision,
  toDecisions,
} from './decision-entries.ts'

export function decisionLog(context: LogContext): Log<DecisionEntry> {
  return log<DecisionEntry>(context, 'decisions', DECISION_RULES)
}

/** This long after it was written, every location sees a record, even where clocks differ. */
const SETTLED = 20 * LAG

/** What a set of decisions is stored as: the decisions themselves are in the log of the passage. */
interface StoredSet {
  readonly passage: string
  readonly decisions: readonly string[]
}

const contentOf = (passage: string, decisions: readonly StoredDecision[]): string =>
  JSON.stringify({ passage, decisions: decisions.map(({ decision }) => decision).sort() } satisfies StoredSet)

interface SetInForce extends DecisionsInForce {
  /** As it is stored. */
  readonly content: string
}

/** Passages that had decisions when they were read last. */
const DECIDED = boundedCache<true>(1_000)

/** The summary of a head's entries: an isolate that remembers heads asks for the same again and again. */
const SETS = new WeakMap<readonly DecisionEntry[], SetInForce>()

export function decisionStore(
  { kv, now, later }: LogContext,
  decisions: Log<DecisionEntry>,
  /** Whether a set is known to be stored. */
  knows: (key: string) => boolean,
): Pick<
  Store,
  'decisionsInForce' | 'decisionsOf' | 'seededDecisions' | 'getDecisionSet' | 'addDecisions' | 'withdrawDecision'
> {
  /**
   * The index is read first: most passages have no decisions, and one key says which have. The head is read with it, in one bulk get,
   * where this isolate found one before.
   */
  async function headOf(passage: string) {
    const early = DECIDED.get(passage) === undefined ? null : decisions.read(passage)
    const [ids, head] = await Promise.all([decisions.ids(), early])
    if (!ids.includes(passage)) return null
    DECIDED.set(passage, true)
    return head ?? decisions.read(passage)
  }

  async function putSet(passage: string, inForce: readonly StoredDecision[]): Promise<string> {
    const content = contentOf(passage, inForce)
    const id = await listId(content)
    await putOnce(kv, decisionSetKey(id), content)
    return id
  }

  /**
   * Two writers at two places have each stored the set that they saw: who reads first stores the one of both. While that may be it is not
   * looked for, since KV would go on missing it for a minute; later it is written only where it is missing, and not for every reader.
   */
  async function putMissing(key: string, content: string, entries: readonly DecisionEntry[]): Promise<void> {
    const newest = Math.max(...entries.map((entry) => Date.parse(recordedOf(entry))))
    if (now() - newest > SETTLED && (await kv.get(key)) !== null) return
    await putOnce(kv, key, content)
  }

  async function setOf(passage: string, entries: readonly DecisionEntry[]): Promise<SetInForce> {
    const known = SETS.get(entries)
    if (known !== undefined) return known
    const decisions = inForceOf(entries)
    const content = contentOf(passage, decisions)
    const set = { id: decisions.length === 0 ? null : await listId(content), decisions, content }
    SETS.set(entries, set)
    return set
  }

  const inForceOf = (entries: readonly DecisionEntry[]) =>
    toDecisions(entries).filter(({ withdrawn }) => withdrawn === undefined)

  return {
    async decisionsInForce(passage) {
      const head = await headOf(passage)
      if (head === null) return { id: null, decisions: [] }
      const { content, ...set } = await setOf(passage, head.entries)
      const key = set.id === null ? null : decisionSetKey(set.id)
      if (key !== null && !knows(key)) later(putMissing(key, content, head.entries).catch(() => undefined))
      return set
    },

    async decisionsOf(passage) {
      const head = await headOf(passage)
      return head === null ? [] : toDecisions(await decisions.history(passage, head))
    },

    async seededDecisions(passage) {
      const head = await headOf(passage)
      const entries = head === null ? [] : await decisions.history(passage, head)
      return new Set(entries.flatMap((entry) => (entry.kind === 'decision' && isSeeded(entry) ? [entry.slot] : [])))
    },

    async getDecisionSet(id) {
      if (!isListId(id)) return null
      const set = await kv.get<StoredSet>(decisionSetKey(id), 'json')
      if (set === null) return null
      const head = await decisions.read(set.passage)
      const wanted = new Set(set.decisions)
      const all = head === null ? [] : toDecisions(await decisions.history(set.passage, head))
      // What was withdrawn later was in force in this set.
      const found = all.flatMap(({ withdrawn: _, ...decision }) => (wanted.has(decision.decision) ? [decision] : []))
      return { id, passage: set.passage, decisions: found as StoredDecision[] }
    },

    async addDecisions(passage, given) {
      const known = (await headOf(passage)) ?? (await decisions.reread(passage))
      const all = known === null ? [] : toDecisions(await decisions.history(passage, known))
      const byId = new Map(all.map((decision) => [decision.decision, decision]))
      const ids: string[] = []
      const entries: NewEntry<DecisionEntry>[] = []
      for (const value of given) {
        const [id, isNew] = await idFor(passage, value, byId)
        ids.push(id)
        if (!isNew || entries.some(({ slot }) => slot === id)) continue
        entries.push({ kind: 'decision', slot: id, claim: await claimDigest(value), value })
      }
      const [first, ...rest] = entries
      if (first === undefined) return ids.map((id) => ({ value: byId.get(id)!, created: false }))
      const claims = entries.map(({ kind, slot, claim }) => ({ slot: `${kind} ${slot}`, claim: claim! }))
      const grant = await decisions.claim(passage, known, claims)
      const head = grant === null ? null : await decisions.append(passage, [first, ...rest], known, grant)
      const after = new Map(toDecisions(head?.entries ?? []).map((decision) => [decision.decision, decision]))
      await putSet(passage, inForceOf(head?.entries ?? []))
      const added = new Set(entries.map(({ slot }) => slot))
      return ids.map((id) => ({ value: (after.get(id) ?? byId.get(id))!, created: added.has(id) }))
    },

    async withdrawDecision(passage, id, { reason, responsible }) {
      const has = (all: readonly StoredDecision[]) => all.find(({ decision }) => decision === id)
      const read = await headOf(passage)
      const known = read !== null && has(toDecisions(read.entries)) ? read : await decisions.reread(passage)
      if (known === null) return null
      const decision = has(toDecisions(await decisions.history(passage, known)))
      if (decision === undefined) return null
      const says = ({ withdrawn }: StoredDecision) =>
        withdrawn?.reason === reason && withdrawn.responsible === responsible
      if (decision.withdrawn) return says(decision) ? { value: decision, created: false } : 'conflict'
      const value: DecisionWithdrawal = { reason, responsible }
      const claim = await claimDigest([id, value])
      const grant = await decisions.claim(passage, known, [{ slot: `withdrawal ${id}`, claim }])
      if (grant === null) return 'conflict'
      const head = await decisions.append(passage, [{ kind: 'withdrawal', slot: id, claim, value }], known, grant)
      const after = has(toDecisions([...known.entries, ...head.entries]))
      await putSet(passage, inForceOf(head.entries))
      return after && says(after) ? { value: after, created: true } : 'conflict'
    },
  }
}

/** The id of a decision follows from what it says; one that was withdrawn and is made again gets another. */
async function idFor(
  passage: string,
  value: RecordedDecision,
  known: ReadonlyMap<string, StoredDecision>,
): Promise<readonly [id: string, isNew: boolean]> {
  for (let time = 0; ; time++) {
    const id = await claimDigest([passage, value, time])
    const there = known.get(id)
    if (there === undefined) return [id, true]
    if (there.withdrawn === undefined) return [id, false]
  }
}
