/** What is new with engine 2, in every printed form: whole words, lost text, words that moved and differ. */
import { describe, expect, test } from 'vitest'
import { apparatus } from '../../src/formats/apparatus.ts'
import { entryOf } from '../../src/formats/entry.ts'
import { nexus } from '../../src/formats/stemma.ts'
import { tei } from '../../src/formats/tei.ts'
import { textOf } from '../../src/text/codepoints.ts'
import { compare } from '../../src/variants/compare.ts'
import type { DifferingSegment, Witness } from '../../src/variants/comparison.ts'

function compared(witnesses: readonly Witness[]) {
  const comparison = compare(witnesses)
  const texts = new Map(witnesses.map(({ siglum, text }) => [siglum, textOf(text)]))
  const places = comparison.segments.filter((s): s is DifferingSegment => s.relation === 'variant')
  return { comparison, texts, places }
}
const entries = (
  { comparison, texts, places }: ReturnType<typeof compared>,
  wording: 'la' | 'en' | 'zh' = 'la',
  apparatus: 'negative' | 'positive' = 'negative',
) => places.map((place) => entryOf(comparison, place, texts, { wording, apparatus }))

test('a lemma is a whole word, whichever part of it differs', () => {
  const one = compared([
    { siglum: 'A', text: '我们认为必须出兵', language: 'zh-Hans' },
    { siglum: 'B', text: '我们以为必须出兵', language: 'zh-Hans' },
  ])
  expect(one.places[0]!.spans.A).toEqual([2, 3])
  expect(entries(one)).toEqual(['认为] 以为 B'])
})

describe('lost text', () => {
  const one = compared([
    { siglum: 'A', text: 'arma virumque cano Troiae qui primus ab oris', language: 'la' },
    {
      siglum: 'B',
      text: 'arma [...] cano Troiae qui primus',
      language: 'la',
      lacunae: [{ start: 33, end: 33 }],
    },
    { siglum: 'C', text: 'arma virumque cano qui primus ab oris', language: 'la' },
  ])
  test('is neither omission nor reading', () => {
    expect(entries(one)).toEqual(['virumque] deest [...] B', 'Troiae] om. C', 'ab oris] deficit B'])
    expect(entries(one, 'en', 'positive')[2]).toBe('ab oris A C] breaks off B')
    expect(entries(one, 'zh')).toEqual(['「virumque」，B阙「[...]」', '「Troiae」，C无', '「ab oris」，B以下阙'])
  })
  test('is a gap in TEI, or where a witness ends', () => {
    const xml = tei.render(one.comparison, one.texts)
    expect(xml).toContain('<rdg wit="#B"><gap reason="lost"/>[...]</rdg>')
    expect(xml).toContain('<rdg wit="#B"><lacunaStart/></rdg>')
  })
  test('is missing data in NEXUS', () => {
    expect(nexus.render(one.comparison, one.texts)).toContain('    A 000\n    B ?0?\n    C 010\n')
  })
  test('is 闕 in the script of the base', () => {
    const hant = compared([
      { siglum: 'A', text: '我們必須派五六個師去三八線', language: 'zh-Hant' },
      { siglum: 'B', text: '我們必須派□□個師去三八線', language: 'zh-Hant' },
    ])
    expect(entries(hant, 'zh')).toEqual(['「五六」，B闕「□□」'])
  })
})

test('in what words that moved differ', () => {
  const one = compared([
    { siglum: 'A', text: '第一段文字在这里出现很长的一句话。第二段完全不同的内容写在后面了。' },
    { siglum: 'B', text: '第二段完全不同的內容寫在後面了。第一段文字在这里出现很长的一句话。' },
  ])
  const [move] = one.comparison.moves
  for (const segment of move!.segments!)
    for (const [siglum, [start, end]] of Object.entries(('words' in segment && segment.words) || {}))
      expect([siglum, start >= move!.spans[siglum]![0] && end <= move!.spans[siglum]![1]]).toEqual([siglum, true])
  expect(apparatus.render(one.comparison, one.texts)).toMatch(/^m1 .*\(内\] 內 B; 写\] 寫 B; 后面\] 後面 B\)$/m)
})
