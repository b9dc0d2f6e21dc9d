/** Finds passages that occur more than once, in texts that are sent or in the witnesses of a stored passage. */
import { LIMITS } from '../limits.ts'
import { findRepeats, type RepeatOptions, type Repeats } from '../repeats/repeats.ts'
import type { Passage, Store } from '../store/store.ts'
import { countCodePoints } from '../text/codepoints.ts'
import { firstRepeated, sum } from './comparisons/limits.ts'
import { ServiceError } from './error.ts'

/** @throws ServiceError `over-limit` */
function checkTotal(lengths: readonly number[], member: string): void {
  if (lengths.length > LIMITS.repeatTexts.value) throw new ServiceError('over-limit', { limit: 'repeatTexts' }, member)
  if (sum(lengths) > LIMITS.repeatTotal.value) throw new ServiceError('over-limit', { limit: 'repeatTotal' }, member)
}

/** @returns the code points to charge for @throws ServiceError `repeated`, `over-limit` */
export function checkRepeatTexts(texts: readonly { readonly id: string; readonly text: string }[]): number {
  const again = firstRepeated(texts.map(({ id }) => id))
  if (again !== null) throw new ServiceError('repeated', { what: 'id', value: again.value }, 'texts', again.index, 'id')
  const lengths = texts.map(({ text }) => countCodePoints(text))
  checkTotal(lengths, 'texts')
  return sum(lengths)
}

export interface RepeatSelection {
  readonly witnesses: readonly { readonly siglum: string; readonly version: string; readonly length: number }[]
  /** In code points, of all texts. */
  readonly points: number
}

/** The current texts of a passage, in which repeats are looked for. No text is read. @throws ServiceError `over-limit` */
export function selectForRepeats({ witnesses }: Passage): RepeatSelection {
  const current = witnesses.flatMap(({ siglum, current }) =>
    current === null ? [] : [{ siglum, version: current.version, length: current.length }],
  )
  const lengths = current.map(({ length }) => length)
  checkTotal(lengths, 'passage')
  return { witnesses: current, points: sum(lengths) }
}

/** `text` of a span is a siglum. One bulk read, then the work of `findRepeats`. @throws ServiceError `missing-content` */
export async function readRepeats(
  store: Pick<Store, 'readVersions'>,
  { witnesses }: RepeatSelection,
  options: RepeatOptions,
): Promise<Repeats> {
  const read = await store.readVersions(witnesses.map(({ version }) => version))
  const texts = witnesses.map(({ siglum, version }, i) => {
    const text = read[i]?.text
    if (text === undefined) throw new ServiceError('missing-content', { what: `text of version "${version}"` })
    return { id: siglum, text }
  })
  return findRepeats(texts, options)
}
