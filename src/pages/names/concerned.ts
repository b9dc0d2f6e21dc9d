/** Finds the telegrams that concern a name: as sender, recipient or intermediary, or because their words or title contain it. */
import type { Statement, Telegram } from '../../provenance/telegram.ts'
import type { NameEntry } from '../../text/equivalence.ts'

export interface Concerned {
  readonly sent: readonly Telegram[]
  readonly received: readonly Telegram[]
  readonly carried: readonly Telegram[]
  /** Those of the other three are not here again. */
  readonly mentioned: readonly Telegram[]
}

const has = (text: string, { forms }: NameEntry): boolean => forms.some((form) => text.includes(form))

/** The name that a value is of, the longest form first: “罗申” is not a part of another name. Null where there is none. */
export function findName(value: string, names: readonly NameEntry[]): NameEntry | null {
  let best: NameEntry | null = null
  let length = 0
  for (const name of names)
    for (const form of name.forms)
      if (form.length > length && value.includes(form)) {
        best = name
        length = form.length
      }
  return best
}

/** O(telegrams × evidence). Withdrawn statements count for nothing. */
export function concernedBy(name: NameEntry, telegrams: Iterable<Telegram>): Concerned {
  const all = [...telegrams]
  const says = (property: string) => (telegram: Telegram) =>
    telegram.statements.some((one) => one.property === property && !one.withdrawn && has(written(one), name))
  const sent = all.filter(says('sender'))
  const received = all.filter(says('recipient'))
  const carried = all.filter(says('via'))
  const named = new Set([...sent, ...received, ...carried])
  const mentioned = all.filter(
    (telegram) =>
      !named.has(telegram) && (has(telegram.title.zh, name) || telegram.evidence.some(({ text }) => has(text, name))),
  )
  return { sent, received, carried, mentioned }
}

const written = ({ value }: Statement): string => value
