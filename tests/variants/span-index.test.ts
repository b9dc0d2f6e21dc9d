import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Span } from '../../src/variants/comparison.ts'
import { SpanIndex } from '../../src/variants/span-index.ts'

test('covers what one of its spans covers by more than half', () => {
  const span = fc.tuple(fc.nat(60), fc.nat(20)).map(([from, length]): Span => [from, from + length])
  fc.assert(
    fc.property(fc.array(span), span, (spans, place) => {
      const [start, end] = place
      const covers = ([from, to]: Span) => 2 * (Math.min(to, end) - Math.max(from, start)) > end - start
      expect(new SpanIndex(spans).cover(place)).toBe(spans.some((one) => covers(one)))
    }),
  )
})
