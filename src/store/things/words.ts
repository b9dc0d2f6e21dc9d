/**
 * Stores the words that evidence cuts from its texts. They are kept apart from the records of a telegram, so that its head, which lists
 * read by the hundred, has no copies of texts.
 */
import type { LocalizedStatement as Statement, LocalizedTelegram as Telegram } from '../../provenance/localized.ts'
import type { Evidence } from '../../provenance/telegram.ts'
import { listId, wordsKey } from '../keys.ts'
import { getMany } from '../kv/bulk.ts'
import { putOnce } from '../kv/put-once.ts'

type Worded = Telegram | Statement

/** Every span of evidence in a value, in one order; `edit` gives what is in its place. */
function mapEvidence<T extends Worded>(value: T, edit: (evidence: object) => object): T {
  const inAll = (holder: { readonly evidence?: readonly object[] }) =>
    holder.evidence === undefined ? holder : { ...holder, evidence: holder.evidence.map(edit) }
  const own = inAll(value)
  if (!('statements' in value)) return own as T
  const { statements, tensions } = value
  return { ...own, statements: statements.map(inAll), tensions: tensions.map(inAll) } as unknown as T
}

/** Every span of evidence in a value, in the order of its words. */
export function evidenceIn(value: Worded): readonly Omit<Evidence, 'text'>[] {
  const all: Evidence[] = []
  mapEvidence(value, (evidence) => {
    all.push(evidence as Evidence)
    return evidence
  })
  return all
}

/** The value without the words of its evidence, and these in the order in which they are. */
export function withoutWords<T extends Worded>(value: T): { readonly value: T; readonly words: readonly string[] } {
  const words: string[] = []
  const without = mapEvidence(value, (evidence) => {
    const { text, ...rest } = evidence as { text: string }
    words.push(text)
    return rest
  })
  return { value: without, words }
}

/** Where evidence has its words with it, as it had before they were kept apart, they stay. */
export function withWords<T extends Worded>(value: T, words: readonly string[]): T {
  let next = 0
  return mapEvidence(value, (evidence) => ('text' in evidence ? evidence : { ...evidence, text: words[next++] ?? '' }))
}

/** Writes the words and gives their id; null where there are none. */
export async function putWords(kv: KVNamespace, words: readonly string[]): Promise<string | null> {
  if (words.length === 0) return null
  const content = JSON.stringify(words)
  const id = await listId(content)
  await putOnce(kv, wordsKey(id), content)
  return id
}

/** Words by their ids; one bulk read. */
export async function readWords(
  kv: KVNamespace,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const values = await getMany(kv, ids.map(wordsKey))
  return new Map(ids.map((id) => [id, JSON.parse(values.get(wordsKey(id)) ?? '[]') as string[]]))
}
