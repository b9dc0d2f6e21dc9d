/**
 * Two versions in one line: `派[五六/七八]个师` is 派五六个师 against 派七八个师 and says that they part in one place.
 * An empty side is an addition or an omission. The same line is a test's input and what it expects.
 */
import '../src/text/tables/bundled.ts'
import { slice, textOf } from '../src/text/codepoints.ts'
import { compare } from '../src/variants/compare.ts'
import type { Comparison } from '../src/variants/comparison.ts'

const PLACE = /\[([^/\]]*)\/([^/\]]*)\]/gu

export const sides = (notation: string): readonly [base: string, other: string] => [
  notation.replace(PLACE, '$1'),
  notation.replace(PLACE, '$2'),
]

/** A comparison of A (the base) and B in the notation; variants between brackets, equivalents between braces. */
export function notationOf(comparison: Comparison, a: string, b: string): string {
  const [textA, textB] = [textOf(a), textOf(b)]
  return comparison.segments
    .map((segment) => {
      const base = slice(textA, ...segment.spans.A!)
      if (segment.relation === 'identical') return base
      const other = slice(textB, ...segment.spans.B!)
      return segment.relation === 'variant' ? `[${base}/${other}]` : `{${base}/${other}}`
    })
    .join('')
}

/** What a comparison of the two sides of a line makes of it: the line itself, where the place is as the line has it. */
export function retold(notation: string): string {
  const [a, b] = sides(notation)
  const witnesses = [
    { siglum: 'A', text: a },
    { siglum: 'B', text: b },
  ]
  return notationOf(compare(witnesses, { base: 'A' }), a, b)
}
