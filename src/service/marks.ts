/** Checks what a request says about places of a text: lost text, and where pages, lines or verses begin. */
import type { Reference } from '../store/store.ts'
import { countCodePoints } from '../text/codepoints.ts'
import type { Lacuna } from '../text/lacunae.ts'
import { ServiceError } from './error.ts'

export interface Marks {
  readonly lacunae?: readonly Pick<Lacuna, 'start' | 'end'>[]
  readonly references?: readonly Pick<Reference, 'start'>[]
}

/**
 * @param at the keys to the text's version or witness
 * @throws ServiceError for the first of the marks that does not lie inside the text
 */
export function checkMarks(text: string, marks: Marks, ...at: readonly (string | number)[]): void {
  const { lacunae = [], references = [] } = marks
  if (lacunae.length === 0 && references.length === 0) return
  const length = countCodePoints(text)
  for (const [k, { start, end }] of lacunae.entries())
    if (start > end || end > length)
      throw new ServiceError('no-span', { start, end, length }, ...at, 'lacunae', k, 'end')
  for (const [k, { start }] of references.entries())
    if (start > length)
      throw new ServiceError('no-span', { start, end: start, length }, ...at, 'references', k, 'start')
}
