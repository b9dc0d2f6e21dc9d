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
    v.description('Of the spans to the best attested of them, the least; marks and spaces aside.'),
  ),
  identical: v.pipe(v.boolean(), v.description('Whether all spans have the very same code points.')),
})

export const repeats = v.strictObject({
  repeats: v.pipe(v.array(repeat), v.description('What is most worth reading first.')),
  precise: v.boolean(),
  reason: v.optional(
    v.pipe(v.string(), v.description('Only where precise is false: the limits that left something out.')),
  ),
})
