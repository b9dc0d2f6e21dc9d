/** Telegrams, each a log of its own (`telegram-log.ts`): what is said of one, and what is withdrawn, stays recorded. */
import { INVERSE, type Statement } from '../../provenance/telegram.ts'
import { equalJson, findEntry, nextTimestamp, pageOf } from '../log/entries.ts'
import { type By, type Head, log } from '../log/log.ts'
import type { Later } from '../log/staleness.ts'
import type { Store } from '../store.ts'
import { relationSlot, TELEGRAM_PRECEDENCE, type TelegramEntry, toTelegram } from './telegram-entries.ts'

type Telegrams = Pick<
  Store,
  'listTelegrams' | 'getTelegram' | 'putTelegram' | 'createTelegram' | 'addStatement' | 'withdrawStatement'
>

/** As of `kvStore`. */
export function telegramStore(kv: KVNamespace, now: () => number, later: Later, by: By): Telegrams {
  const telegrams = log<TelegramEntry>(kv, 'telegram', TELEGRAM_PRECEDENCE, () => null, now, later, by)

  return {
    async listTelegrams(page) {
      return pageOf(page, await telegrams.ids(), async (ids) =>
        (await telegrams.readMany(ids)).flatMap((head) => toTelegram(head) ?? []),
      )
    },

    async getTelegram(id, at) {
      const head = await telegrams.read(id)
      const isPast = at !== undefined && head?.entries.some((entry) => entry.at > at)
      return toTelegram(isPast ? await telegrams.asOf(id, at) : head)
    },

    async putTelegram(telegram) {
      const known = (await telegrams.ids()).includes(telegram.id) ? await telegrams.read(telegram.id) : null
      const there = findEntry(known, 'telegram', '')
      if (there !== null && equalJson(there.value, telegram)) return { value: there.value, created: false }
      await telegrams.append(
        telegram.id,
        [{ kind: 'telegram', slot: '', at: nextTimestamp(now, known), value: telegram }],
        known,
      )
      return { value: telegram, created: true }
    },

    async createTelegram(telegram) {
      const known = (await telegrams.ids()).includes(telegram.id) ? await telegrams.read(telegram.id) : null
      const there = findEntry(known, 'telegram', '')
      if (there !== null)
        return equalJson(there.value, telegram) ? { value: toTelegram(known)!, created: false } : 'conflict'
      const head = await telegrams.append(
        telegram.id,
        [{ kind: 'telegram', slot: '', at: nextTimestamp(now, known), value: telegram }],
        known,
      )
      // The other side of each relation, where there is one: the telegram it leads to tells of it too.
      for (const { type, telegram: other, ...ground } of telegram.relations) {
        const inverse = INVERSE[type]
        const otherHead = inverse === null ? null : await telegrams.read(other)
        if (inverse === null || otherHead === null) continue
        const back = { type: inverse, telegram: telegram.id, ...ground }
        const entry = {
          kind: 'relation',
          slot: relationSlot(back),
          at: nextTimestamp(now, otherHead),
          value: back,
        } as const
        await telegrams.append(other, [entry], otherHead)
      }
      return { value: toTelegram(head)!, created: true }
    },

    async addStatement(telegram, statement) {
      const known = (await telegrams.read(telegram)) ?? (await telegrams.reread(telegram))
      if (known === null) return null
      const says = ({ withdrawn: _, ...said }: Statement) => equalJson(said, statement)
      const there = toTelegram(known)?.statements.find(({ id }) => id === statement.id)
      if (there !== undefined) return says(there) ? { value: there, created: false } : 'conflict'
      const entry = { kind: 'statement', slot: statement.id, at: nextTimestamp(now, known), value: statement } as const
      const head = await telegrams.append(telegram, [entry], known)
      const first = findEntry(head, 'statement', statement.id)!
      return says(first.value) ? { value: first.value, created: first.at === entry.at } : 'conflict'
    },

    async withdrawStatement(telegram, id, { reason, responsible }) {
      const read = await telegrams.read(telegram)
      const has = (head: Head<TelegramEntry> | null) => toTelegram(head)?.statements.find((one) => one.id === id)
      // The statement may have been made a moment ago, elsewhere: only the records may say that there is none.
      const known = has(read) ? read : await telegrams.reread(telegram)
      const statement = has(known)
      if (known === null || statement === undefined) return null
      const says = ({ withdrawn }: Statement) => withdrawn?.reason === reason && withdrawn.responsible === responsible
      if (statement.withdrawn) return says(statement) ? { value: statement, created: false } : 'conflict'
      const at = nextTimestamp(now, known)
      const head = await telegrams.append(
        telegram,
        [{ kind: 'withdrawal', slot: id, at, value: { reason, responsible, at } }],
        known,
      )
      const after = has(head)!
      return says(after) ? { value: after, created: after.withdrawn!.at === at } : 'conflict'
    },
  }
}
