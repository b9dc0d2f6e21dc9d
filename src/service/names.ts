/** Reads names of people and places from the lists of passages. */
import type { Telegram } from '../provenance/telegram.ts'
import type { Store } from '../store/store.ts'
import type { NameEntry } from '../text/equivalence.ts'
import type { Localized } from '../text/localized.ts'

/** Passages whose lists of names are read; the lists of the passages of one corpus are mostly the same. */
const MOST_LISTS = 20

/** The names of all passages that have evidence of telegrams, each id once. */
export async function namesOfTelegrams(
  store: Pick<Store, 'namesOf'>,
  telegrams: Iterable<Pick<Telegram, 'passage' | 'evidence'>>,
): Promise<readonly NameEntry[]> {
  const passages = new Set<string>()
  for (const { passage, evidence } of telegrams)
    for (const id of [passage, ...evidence.map((one) => one.passage)]) if (id !== null) passages.add(id)
  const lists = await Promise.all([...passages].slice(0, MOST_LISTS).map((id) => store.namesOf(id)))
  const known = new Map<string, NameEntry>()
  for (const { names } of lists) for (const name of names) if (!known.has(name.id)) known.set(name.id, name)
  return [...known.values()]
}

/** In Chinese the first form; in English the id, which lists of names give in Latin letters. */
export const titleOfName = ({ id, forms }: NameEntry): Localized => ({
  zh: forms[0] ?? id,
  en: id.charAt(0).toUpperCase() + id.slice(1),
})
