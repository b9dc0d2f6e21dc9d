import { expect, test } from 'vitest'
import { collate, compare, FORMATS, findRepeats, readRequest, slice, textOf, tokenise } from '../src/engine.ts'

const [a, b] = ['至少派五六个师，电报于十月二日转交。', '最少派七八个师，电报于10月2日转交。']

test('what the service does with texts can be done without it', () => {
  const comparison = compare([
    { siglum: 'A', text: a },
    { siglum: 'B', text: b },
  ])
  const texts = new Map([
    ['A', textOf(a)],
    ['B', textOf(b)],
  ])
  for (const [siglum, text] of texts)
    expect(comparison.segments.map(({ spans }) => slice(text, ...spans[siglum]!)).join('')).toBe(text.string)
  expect(comparison.summary.byClass).toMatchObject({ 'numeral-form': expect.any(Number) })
  for (const format of FORMATS) expect(format.render(comparison, texts, {}).length, format.extension).toBeGreaterThan(0)

  const collation = collate(readRequest({ witnesses: [a, b].map((content, k) => ({ id: 'AB'[k], content })) }))
  expect(collation.rows.length).toBeGreaterThan(5)
  expect(findRepeats([{ id: 'x', text: `${a}甲${a}` }], { minLength: 10 }).repeats).toHaveLength(1)
  expect(tokenise(b, { unit: 'grapheme' }).kinds).toContain('number')
})
