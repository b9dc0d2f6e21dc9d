/** Texts compared, and kept beside the comparison as pages show it: on the server, and in the browser of whoever brings texts. */
import { LimitExceeded } from '../align/limits.ts'
import { LIMITS } from '../limits.ts'
import { type Text, textOf } from '../text/codepoints.ts'
import { directionOf } from '../text/direction.ts'
import type { NameEntry } from '../text/equivalence.ts'
import { compare } from '../variants/compare.ts'
import type { CompareOptions, Comparison, Witness } from '../variants/comparison.ts'
import { shorten, type ViewOptions } from './comparison-query.ts'
import { type ComparisonView, EVERYTHING } from './comparison-view.ts'
import { PageError } from './page-error.ts'
import type { SharedStrings } from './strings.ts'

/** Can a text of this length, in code points, stand beside another one? */
export const canCompare = (length: number, other: number): boolean =>
  Math.max(length, other) <= LIMITS.comparedText.value && length + other <= LIMITS.comparedTotal.value

/**
 * Texts compared, wherever they come from.
 * @throws PageError 422 for a base that is not among them, 413 over a limit
 */
export function comparedTexts(
  witnesses: readonly Witness[],
  { unit, ignore, base }: ViewOptions,
  names: readonly NameEntry[],
  t: SharedStrings,
): ComparisonView {
  if (base !== null && !witnesses.some(({ siglum }) => siglum === base))
    throw new PageError(422, t.error.baseNotShown(shorten(base)))
  checkNumber(witnesses.length, t)
  const texts = new Map<string, Text>(witnesses.map(({ siglum, text }) => [siglum, textOf(text)]))
  checkLengths(
    [...texts.values()].map(({ length }) => length),
    t,
  )
  const options = { ignore, names, ...(unit === null ? {} : { unit }), ...(base === null ? {} : { base }) }
  const comparison = compareWithin(witnesses, options, t)
  const directions = new Map(
    witnesses.map(({ siglum, language, text }) => [siglum, directionOf(language, text)] as const),
  )
  return { comparison, texts, directions, labels: new Map(), highlight: null, filter: EVERYTHING }
}

function compareWithin(witnesses: readonly Witness[], options: CompareOptions, t: SharedStrings): Comparison {
  try {
    return compare(witnesses, options)
  } catch (error) {
    if (error instanceof LimitExceeded) throw new PageError(413, t.error.tooLarge)
    throw error
  }
}

export function checkNumber(number: number, t: SharedStrings): void {
  if (number > LIMITS.witnesses.value) throw new PageError(413, t.error.manyTexts(LIMITS.witnesses.value))
}

/** One text alone is only shown, so only a comparison has limits here. */
export function checkLengths(lengths: readonly number[], t: SharedStrings): void {
  if (lengths.length < 2) return
  if (lengths.some((length) => length > LIMITS.comparedText.value))
    throw new PageError(413, t.error.textTooLong(LIMITS.comparedText.value))
  if (lengths.reduce((sum, length) => sum + length, 0) > LIMITS.comparedTotal.value)
    throw new PageError(413, t.error.textsTooLong(LIMITS.comparedTotal.value))
}
