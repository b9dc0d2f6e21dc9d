/** Limits of what may be compared: how many texts, how long. Checked before a text is read or any work is done. */
import { LIMITS } from '../../limits.ts'
import { ServiceError } from '../error.ts'

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/**
 * @param least of which there must be at least so many: one text alone can be shown, but not compared
 * @throws ServiceError `too-few-witnesses`, `over-limit`
 */
export function checkNumber(count: number, member: string, least: 0 | 1 | 2 = 2): void {
  if (count < least) throw new ServiceError('too-few-witnesses', { count }, member)
  if (count > LIMITS.witnesses.value) throw new ServiceError('over-limit', { limit: 'witnesses' }, member)
}

/** `lengths` in code points; one text alone is only shown, and has no limit here. @throws ServiceError `over-limit` */
export function checkLengths(lengths: readonly number[], member: string): void {
  if (lengths.length < 2) return
  if (lengths.some((length) => length > LIMITS.comparedText.value))
    throw new ServiceError('over-limit', { limit: 'comparedText' }, member)
  if (sum(lengths) > LIMITS.comparedTotal.value)
    throw new ServiceError('over-limit', { limit: 'comparedTotal' }, member)
}

/** The first of `values` that was given before; null where each is given once. */
export function firstRepeated(values: readonly string[]): { readonly value: string; readonly index: number } | null {
  const seen = new Set<string>()
  for (const [index, value] of values.entries()) {
    if (seen.has(value)) return { value, index }
    seen.add(value)
  }
  return null
}

/** Whether texts of these lengths, in code points, may be compared together. */
export const canCompareAll = (lengths: readonly number[]): boolean =>
  lengths.length >= 2 &&
  lengths.length <= LIMITS.witnesses.value &&
  lengths.every((length) => length <= LIMITS.comparedText.value) &&
  sum(lengths) <= LIMITS.comparedTotal.value

/** Whether two texts of these lengths, in code points, may be compared. */
export const canCompare = (length: number, other: number): boolean =>
  Math.max(length, other) <= LIMITS.comparedText.value && length + other <= LIMITS.comparedTotal.value
