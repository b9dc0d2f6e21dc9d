/** Reads witnesses that are sent with their passage: each with a text, or with the place in another version that it is cut from. */
import { LIMITS } from '../limits.ts'
import type { NewVersion, NewWitness, Store, WitnessRecord } from '../store/store.ts'
import { countCodePoints, slice, textOf } from '../text/codepoints.ts'
import { confusableWith } from '../text/confusable.ts'
import { ServiceError } from './error.ts'
import { checkMarks } from './marks.ts'

/** Without a text, it is what `derivedFrom` cuts; without that, the witness has no version yet. */
export interface WitnessSaid extends WitnessRecord, Omit<NewVersion, 'text'> {
  readonly text: string | null
}

/**
 * Checks that new sigla differ visibly from each other and from the existing ones.
 * @throws ServiceError `confusable-siglum`
 */
export function checkDistinguishable(sigla: readonly string[], there: readonly string[] = []): void {
  for (const siglum of sigla) {
    const alike = confusableWith(siglum, [...there, ...sigla])
    if (alike !== null) throw new ServiceError('confusable-siglum', { siglum: alike }, 'siglum')
  }
}

/**
 * Cuts the texts that are only said by their place; one bulk read.
 * @throws ServiceError for a siglum that occurs twice or looks like another, a version that is not there, a span that is not in it or
 * is empty, a mark outside its text, and for more text than is stored at once
 */
export async function newWitnessesOf(
  store: Pick<Store, 'readVersions'>,
  witnesses: readonly WitnessSaid[],
): Promise<NewWitness[]> {
  const places = [...new Set(witnesses.flatMap(({ derivedFrom }) => derivedFrom?.version ?? []))]
  const read = new Map((await store.readVersions(places)).map((found, i) => [places[i]!, found && textOf(found.text)]))
  const sigla = new Set<string>()
  let total = 0
  return witnesses.map(({ siglum, label, language, source, text, derivedFrom, ...members }, i) => {
    if (sigla.has(siglum))
      throw new ServiceError('repeated', { what: 'siglum', value: siglum }, 'witnesses', i, 'siglum')
    const alike = confusableWith(siglum, sigla)
    if (alike !== null) throw new ServiceError('confusable-siglum', { siglum: alike }, 'witnesses', i, 'siglum')
    sigla.add(siglum)
    const witness = { siglum, label, language, source }
    const versionOf = (text: string): NewVersion => {
      checkMarks(text, members, 'witnesses', i)
      return { text, ...members }
    }
    if (!derivedFrom) return { witness, version: text === null ? null : versionOf(text) }
    const { version, start, end } = derivedFrom
    const at = ['witnesses', i, 'derivedFrom'] as const
    const whole = read.get(version) ?? null
    if (whole === null)
      throw new ServiceError('invalid-value', { expected: `There is no version ${version}.` }, ...at, 'version')
    const { length } = whole
    if (start >= end || end > length) throw new ServiceError('no-span', { start, end, length }, ...at, 'end')
    const cut = text ?? slice(whole, start, end)
    total += countCodePoints(cut)
    if (total > LIMITS.comparedTotal.value)
      throw new ServiceError('over-limit', { limit: 'comparedTotal' }, 'witnesses')
    return { witness, version: { ...versionOf(cut), derivedFrom } }
  })
}
