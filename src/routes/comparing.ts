/** What every comparison does, stored or not: limits before, a form after. */

import type { About, ComparisonFormat } from '../formats/format.ts'
import { FORMATS } from '../formats/index.ts'
import { JSON_REPRESENTATION, type Representation } from '../http/negotiate.ts'
import { problem } from '../http/problem.ts'
import { LIMITS, overLimit } from '../limits.ts'
import type { Manner } from '../schemas/requests.ts'
import { textOf } from '../text/codepoints.ts'
import type { NameEntry } from '../text/equivalence.ts'
import { compare } from '../variants/compare.ts'
import type { Witness } from '../variants/comparison.ts'

/** The forms of a comparison, JSON first. */
export const FORMS: readonly (Representation | ComparisonFormat)[] = [JSON_REPRESENTATION, ...FORMATS]

/** @throws 422 for fewer than two, 413 for too many */
export function checkNumber(count: number, pointer: string): void {
  if (count < 2) throw problem('too-few-witnesses', `There ${count === 1 ? 'is one' : 'are none'}.`, { pointer })
  if (count > LIMITS.witnesses.value) throw problem('over-limit', overLimit('witnesses'), { pointer })
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** `lengths` in code points. @throws 413 */
export function checkLengths(lengths: readonly number[], pointer: string): void {
  if (lengths.some((length) => length > LIMITS.comparedText.value))
    throw problem('over-limit', overLimit('comparedText'), { pointer })
  if (sum(lengths) > LIMITS.comparedTotal.value) throw problem('over-limit', overLimit('comparedTotal'), { pointer })
}

export interface Asked extends Manner {
  /** Siglum; null for the first in order. */
  readonly base: string | null
  readonly names: readonly NameEntry[]
}

/** What an answer says beside the comparison itself. */
export interface Presentation extends Omit<About, 'url'> {
  /** Absolute; null for texts that are not stored. */
  readonly permalink: string | null
  /** Only where another engine was asked for than runs. */
  readonly requestedEngine?: string | undefined
}

/** Compares, and writes the answer in the form asked for. */
export function compareAs(
  form: Representation | ComparisonFormat,
  witnesses: readonly Witness[],
  { unit, ignore, moves, base, names }: Asked,
  { permalink, requestedEngine, title, versionUrl }: Presentation = { permalink: null },
): string {
  const comparison = compare(witnesses, {
    ...(unit !== null && { unit }),
    ...(base !== null && { base }),
    ignore,
    moves,
    names,
  })
  if (!('render' in form)) {
    const { engine, ...rest } = comparison
    return JSON.stringify({ engine, requestedEngine, ...rest, permalink })
  }
  const texts = new Map(witnesses.map(({ siglum, text }) => [siglum, textOf(text)]))
  return form.render(comparison, texts, {
    ...(title !== undefined && { title }),
    ...(permalink !== null && { url: permalink }),
    ...(versionUrl !== undefined && { versionUrl }),
  })
}
