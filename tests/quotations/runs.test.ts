import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonRuns, type QuotationRun } from '../../src/quotations/runs.ts'
import type { Letters } from '../../src/search/letters.ts'

const lettersOf = (keys: readonly string[]): Letters => ({ keys, at: [] })

/** Straight from the definition: every run of two letters or more that cannot be longer, of the first 400. */
function allRuns(q: readonly string[], t: readonly string[]): QuotationRun[] {
  const runs: QuotationRun[] = []
  for (let text = 0; text < t.length; text++)
    for (let quotation = 0; quotation < q.length; quotation++) {
      if (quotation > 0 && text > 0 && q[quotation - 1] === t[text - 1]) continue
      let length = 0
      while (quotation + length < q.length && q[quotation + length] === t[text + length] && text + length < t.length)
        length++
      if (length > 1) runs.push({ quotation, text, length })
    }
  return runs
}

const letters = (kinds: string, maxLength: number) => fc.array(fc.constantFrom(...kinds), { maxLength })

test('every maximal run, where no pair of letters occurs more than eight times in the quotation', () => {
  const quotation = letters('abcdefghijkl', 12)
  fc.assert(
    fc.property(quotation, letters('abcdefghijklm', 60), (q, t) => {
      expect(commonRuns(lettersOf(q), lettersOf(t))).toEqual(allRuns(q, t))
    }),
  )
})

test('of too many the longest, of equally long ones the first, in the order of the text', () => {
  const period = [...'甲乙丙丁']
  const text = lettersOf(Array.from({ length: 20_000 }, (_, k) => (k === 10_001 ? '異' : period[k % 4]!)))
  const runs = commonRuns(lettersOf(Array.from({ length: 40 }, (_, k) => period[k % 4]!)), text)
  expect(runs).toHaveLength(400)
  expect(new Set(runs.map(({ length }) => length))).toEqual(new Set([40]))
  expect(runs.map(({ text }) => text)).toEqual(Array.from({ length: 400 }, (_, k) => 4 * k))
})

test('a text that repeats itself is gone through once, not once a place', () => {
  // 4,000 letters that fit nearly everywhere: to compare each place letter by letter takes minutes.
  const [q, t] = [4_000, 2_000_000].map((length) =>
    Array.from({ length }, (_, k) => (k % 3_989 === 3_988 ? '異' : '甲')),
  )
  const runs = commonRuns(lettersOf(q!), lettersOf(t!))
  expect(runs.length).toBeGreaterThan(0)
  for (const { quotation, text, length } of runs)
    expect(q!.slice(quotation, quotation + length)).toEqual(t!.slice(text, text + length))
})
