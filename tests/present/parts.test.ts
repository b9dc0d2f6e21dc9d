import { describe, expect, it } from 'vitest'
import { viewOf } from '../../src/present/comparison-view.ts'
import { VIEWS } from '../../src/present/page-query.ts'
import { partShown, partsOf, withPart } from '../../src/present/parts.ts'
import { isVariant } from '../../src/present/text-runs.ts'
import { comparedTexts } from '../../src/service/comparisons/compared.ts'

/** A text of numbered words, of which every `nth` is another in the second witness. */
function wordView(words: number, nth: number) {
  const text = (other: boolean) =>
    Array.from(
      { length: words },
      (_, k) => (other && k % nth === 0 ? `other${k}` : `word${k}`) + (k % 12 === 11 ? '.' : ''),
    ).join(' ')
  const witnesses = [false, true].map((other, k) => ({ siglum: 'AB'[k]!, text: text(other), language: 'en' }))
  const options = { unit: null, ignore: [], base: 'A', moves: true } as const
  return viewOf(comparedTexts(witnesses, options, []))
}

describe('a comparison', () => {
  it('of one page is one part in every view but a wide table', () => {
    const shown = wordView(200, 10)
    for (const view of VIEWS.filter((one) => one !== 'table')) expect(partsOf(shown, view)).toHaveLength(1)
    expect(partsOf(wordView(2_000, 10), 'table').length).toBeGreaterThan(1)
  })

  for (const view of VIEWS)
    it(`of many places is shown in parts that together are the whole: ${view}`, () => {
      const shown = wordView(6_000, 8)
      const parts = partsOf(shown, view)
      expect(parts.length).toBeGreaterThan(1)
      const base = (segments: readonly (typeof parts)[number]['segments'][number][]) =>
        segments.flatMap(({ spans }) => spans.A!)
      const spans = base(parts.flatMap(({ segments }) => segments))
      expect(spans[0]).toBe(0)
      expect(spans.at(-1)).toBe(shown.texts.get('A')!.length)
      // Each begins where the one before ends.
      for (let k = 1; k + 1 < spans.length; k += 2) expect(spans[k + 1]).toBe(spans[k])
      for (const part of parts) expect(part.segments.filter(isVariant).length).toBeLessThanOrEqual(250)
      const variants = shown.comparison.segments.filter(isVariant).map(({ id }) => id)
      expect(parts.flatMap(({ segments }) => segments.filter(isVariant).map(({ id }) => id))).toEqual(variants)
    })

  it('finds the part of a variant and of a code point', () => {
    const shown = wordView(6_000, 8)
    const parts = partsOf(shown, 'inline')
    const asked = { part: 1, view: 'inline' as const, cited: null, highlight: null }
    const at = (siglum: string, start: number) => ({ ...asked, highlight: { siglum, start, end: start + 1 } })
    expect(partShown(shown, asked)).toBe(1)
    expect(partShown(shown, { ...asked, cited: '1' })).toBe(1)
    expect(partShown(shown, { ...asked, cited: parts[1]!.lastVariant })).toBe(2)
    expect(partShown(shown, { ...asked, cited: 'none' })).toBe(1)
    for (const siglum of ['A', 'B']) {
      const start = parts[1]!.segments[0]!.spans[siglum]![0]
      expect(partShown(shown, at(siglum, start))).toBe(2)
      expect(partShown(shown, at(siglum, start - 1))).toBe(1)
    }
    expect(partShown(shown, { ...asked, part: 3, cited: '1' })).toBe(3)
    expect(withPart(shown, parts[1]!).comparison.summary).toBe(shown.comparison.summary)
  })

  it('of one long text without differences is cut after sentences', () => {
    const text = '一二三四五六七八九。'.repeat(8_000)
    const witnesses = ['A', 'B'].map((siglum) => ({ siglum, text, language: 'zh-Hans' }))
    const shown = viewOf(comparedTexts(witnesses, { unit: null, ignore: [], base: 'A', moves: true }, []))
    const parts = partsOf(shown, 'inline')
    expect(parts.length).toBeGreaterThan(2)
    for (const { start, end } of parts) {
      expect(end - start).toBeLessThanOrEqual(25_000)
      expect(end % 10).toBe(0)
    }
  })
})
