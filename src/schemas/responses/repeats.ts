/** The shapes of passages that repeat. */
import * as v from 'valibot'
import { codePoints } from './values.ts'

export const repeat = v.strictObject({
  spans: v.pipe(
    v.array(v.strictObject({ text: v.string(), start: codePoints, end: codePoints })),
    v.description('By text, then by place; none overlaps another.'),
  ),
  length: v.pipe(codePoints, v.description('Of the longest span.')),
  similarity: v.pipe(
    v.number(),
    v.description('The lowest similarity of a span to the best attested one, without marks and spaces.'),
  ),
  identical: v.pipe(v.boolean(), v.description('Whether all spans have the same code points.')),
})

export const repeats = v.strictObject({
  repeats: v.pipe(v.array(repeat), v.description('The most remarkable first.')),
  precise: v.boolean(),
  reason: v.optional(
    v.pipe(v.string(), v.description('Present where precise is false: the limits that left something out.')),
  ),
})
