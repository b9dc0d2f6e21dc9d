/** Stores telegrams, each a log of its own (telegram-entries.ts): what is recorded or withdrawn stays. */
import { LIMITS } from '../../limits.ts'
import type { LocalizedStatement as Statement, LocalizedTelegram as Telegram } from '../../provenance/localized.ts'
import { INVERSE } from '../../provenance/telegram.ts'
import { ThingTooLargeError } from '../errors.ts'
import { equalJson, findEntry, pageOf } from '../log/entries.ts'
import { claimDigest, claimOf, type NewEntry, UNNAMED } from '../log/entry.ts'
import { type Log, type LogContext, log } from '../log/log.ts'
import type { Store } from '../store.ts'
import {
  baseOf,
  editionOf,
  relationSlot,
  TELEGRAM_RULES,
  type TelegramEntry,
  type TelegramHead,
  telegramAt,
  telegramClaim,
  toTelegram,
} from './telegram-entries.ts'
import { putWords, readWords, withoutWords } from './words.ts'

type Telegrams = Pick<
  Store,
  'listTelegrams' | 'getTelegram' | 'putTelegram' | 'createTelegram' | 'addStatement' | 'withdrawStatement'
>

/** The claim of the telegram that a head is of: additions to it are recorded under this. */
const rootOf = (head: TelegramHead): string => {
  const base = baseOf(head.entries)
  return base === null ? UNNAMED : telegramClaim(base)
}

export function telegramLog(context: LogContext): Log<TelegramEntry> {
  return log<TelegramEntry>(context, 'telegram', TELEGRAM_RULES)
}

export function telegramStore(context: LogContext, telegrams: Log<TelegramEntry>): Telegrams {
  const { kv, now, seeding } = context

  async function worded(heads: readonly ({ readonly entries: readonly TelegramEntry[] } | null)[]) {
    const ids = heads.flatMap((head) => (head?.entries ?? []).flatMap(({ words }) => words ?? []))
    const words = await readWords(kv, [...new Set(ids)])
    return heads.map((head) => toTelegram(head, words, now()))
  }
  const wordedHead = async (head: { readonly entries: readonly TelegramEntry[] } | null) =>
    (await worded([head]))[0] ?? null

  const knownTelegram = async (id: string): Promise<TelegramHead | null> =>
    (await telegrams.ids()).includes(id) ? telegrams.read(id) : null

  async function entryOf<T extends Telegram | Statement>(
    kind: 'telegram' | 'statement',
    slot: string,
    said: T,
    more: Partial<NewEntry<TelegramEntry>>,
  ): Promise<NewEntry<TelegramEntry>> {
    const { value, words } = withoutWords(said)
    const id = await putWords(kv, words)
    return { kind, slot, ...more, value, ...(id !== null && { words: id }) } as unknown as NewEntry<TelegramEntry>
  }

  /** The other side of each relation of a new telegram, where there is one: the telegram that it leads to has it too. */
  async function relateBack({ id, relations }: Telegram): Promise<void> {
    for (const { type, telegram: other, ...ground } of relations) {
      const inverse = INVERSE[type]
      const head = inverse === null ? null : await telegrams.read(other)
      if (inverse === null || head === null) continue
      const value = { type: inverse, telegram: id, ...ground }
      const slot = relationSlot(value)
      const entry: NewEntry<TelegramEntry> = {
        kind: 'relation',
        slot,
        claim: await claimDigest(value),
        of: rootOf(head),
        value,
      }
      // Another writer may have recorded the same relation: then it is there.
      const grant = await telegrams.claim(other, head, [{ slot: `relation ${slot}`, claim: entry.claim! }])
      if (grant !== null) await telegrams.append(other, [entry], head, grant)
    }
  }

  return {
    async listTelegrams(page) {
      return pageOf(page, await telegrams.ids(), async (ids) => worded(await telegrams.readMany(ids)))
    },

    async getTelegram(id, at) {
      const head = await telegrams.read(id)
      const isPast = at !== undefined && head?.entries.some((entry) => entry.at > at)
      if (head === null || !isPast) return wordedHead(head)
      // A head from before corrections were kept apart does not know that there were any.
      const all = head.newest === undefined ? await telegrams.recount(id) : await telegrams.history(id, head)
      return wordedHead({ entries: telegramAt(all, at) })
    },

    async putTelegram(telegram) {
      const known = await knownTelegram(telegram.id)
      const there = known === null ? null : baseOf(known.entries)
      const claim = await claimDigest(telegram)
      if (there !== null && (there.claim === claim || equalJson(there.value, telegram)))
        return { value: telegram, created: false }
      const replaces = there === null ? null : claimOf(there)
      const grant = await telegrams.claim(telegram.id, known, [{ slot: 'telegram ', claim, replaces }])
      if (grant === null) return { value: telegram, created: false }
      const before = there === null ? undefined : editionOf(there)
      const edition = seeding === null ? undefined : laterThan(before, seeding.edition)
      const entry = await entryOf('telegram', '', telegram, {
        claim,
        replaces,
        ...(edition !== undefined && { edition, at: edition }),
        ...(there !== null && { of: telegramClaim(there) }),
      })
      await telegrams.append(telegram.id, [entry], known, grant)
      return { value: telegram, created: true }
    },

    async createTelegram(telegram) {
      const known = await knownTelegram(telegram.id)
      const there = known === null ? null : baseOf(known.entries)
      const claim = await claimDigest(telegram)
      const isSame = (base: TelegramEntry | null) =>
        base !== null && (base.claim === claim || equalJson(base.value, telegram))
      if (there !== null) return isSame(there) ? { value: (await wordedHead(known))!, created: false } : 'conflict'
      const grant = await telegrams.claim(telegram.id, known, [{ slot: 'telegram ', claim }])
      if (grant === null) return 'conflict'
      const entry = await entryOf('telegram', '', telegram, { claim, replaces: null })
      const head = await telegrams.append(telegram.id, [entry], known, grant)
      if (!isSame(baseOf(head.entries))) return 'conflict'
      await relateBack(telegram)
      return { value: (await wordedHead(head))!, created: true }
    },

    async addStatement(telegram, statement) {
      const known = (await telegrams.read(telegram)) ?? (await telegrams.reread(telegram))
      const before = await wordedHead(known)
      if (known === null || before === null) return null
      const says = ({ withdrawn: _, provisional: __, ...said }: Statement) => equalJson(said, statement)
      const there = before.statements.find(({ id }) => id === statement.id)
      if (there !== undefined) return says(there) ? { value: there, created: false } : 'conflict'
      if (evidenceIn(statement) > 0 && [before, ...before.statements, statement].reduce(added, 0) > MOST_EVIDENCE)
        throw new ThingTooLargeError('evidenceTotal')
      const claim = await claimDigest(statement)
      const grant = await telegrams.claim(telegram, known, [{ slot: `statement ${statement.id}`, claim }])
      if (grant === null) return 'conflict'
      const entry = await entryOf('statement', statement.id, statement, { claim, of: rootOf(known) })
      const head = await telegrams.append(telegram, [entry], known, grant)
      const first = findEntry(head, 'statement', statement.id)
      const after = (await wordedHead(head))?.statements.find(({ id }) => id === statement.id)
      if (first === null || after === undefined || !says(after)) return 'conflict'
      return { value: after, created: first.recorded === grant.recorded }
    },

    async withdrawStatement(telegram, id, { reason, responsible }) {
      const has = (one: Telegram | null) => one?.statements.find((statement) => statement.id === id)
      const read = await telegrams.read(telegram)
      const isThere = has(await wordedHead(read)) !== undefined
      // The statement may have been made a moment ago at another place: only the records may say that there is none.
      const known = isThere ? read : await telegrams.reread(telegram)
      const statement = has(await wordedHead(known))
      if (known === null || statement === undefined) return null
      const says = ({ withdrawn }: Statement) => withdrawn?.reason === reason && withdrawn.responsible === responsible
      if (statement.withdrawn) return says(statement) ? { value: statement, created: false } : 'conflict'
      const claim = await claimDigest([id, reason, responsible])
      const grant = await telegrams.claim(telegram, known, [{ slot: `withdrawal ${id}`, claim }])
      if (grant === null) return 'conflict'
      const at = grant.recorded
      const entry: NewEntry<TelegramEntry> = {
        kind: 'withdrawal',
        slot: id,
        claim,
        of: rootOf(known),
        value: { reason, responsible, at },
      }
      const head = await telegrams.append(telegram, [entry], known, grant)
      const after = has(await wordedHead(head))
      return after && says(after) ? { value: after, created: after.withdrawn!.at === at } : 'conflict'
    },
  }
}

const MOST_EVIDENCE = LIMITS.evidenceTotal.value

/** In code points. */
const evidenceIn = ({ evidence = [] }: Pick<Statement, 'evidence'>): number =>
  evidence.reduce((sum, { start, end }) => sum + end - start, 0)
const added = (sum: number, part: Pick<Statement, 'evidence'>): number => sum + evidenceIn(part)

/** An edition, or a moment after the one that it is to replace. */
function laterThan(before: string | undefined, edition: string): string {
  if (before === undefined || before < edition) return edition
  return new Date(Date.parse(before) + 1).toISOString()
}
