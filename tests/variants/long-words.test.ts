import { afterEach, expect, test, vi } from 'vitest'
import '../../src/text/tables/bundled.ts'
import { compare } from '../../src/variants/compare.ts'

afterEach(() => vi.restoreAllMocks())

/** Marks of two classes in turns: canonical ordering of so many takes the square of their number. */
const marks = (pair: string) => `a${pair.repeat(3_000)}`

test.each([undefined, 'la', 'grc', 'fr', 'ko'])('thousands of marks on a letter are never ordered (%s)', (language) => {
  const normalize = String.prototype.normalize
  let longest = 0
  vi.spyOn(String.prototype, 'normalize').mockImplementation(function (this: string, form?: string) {
    longest = Math.max(
      longest,
      [...this.matchAll(/\p{M}+/gu)].reduce((most, [run]) => Math.max(most, run.length), 0),
    )
    return normalize.call(this, form)
  })
  const texts = ['\u0301\u0323', '\u0323\u0301'].map(marks)
  const { segments } = compare(
    texts.map((text, k) => ({ siglum: 'AB'[k]!, text, ...(language !== undefined && { language }) })),
  )
  expect(segments.some(({ relation }) => relation === 'variant')).toBe(true)
  expect(longest).toBeLessThan(1_000)
})
