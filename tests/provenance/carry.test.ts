import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carrier, certaintyOf } from '../../src/provenance/carry.ts'
import { slice, textOf } from '../../src/text/codepoints.ts'
import { telegram, texts } from './corpus.ts'

/** The words between ⟦ ⟧ in the one text, and what they are in the other, with how sure that is. */
function carried(marked: string, target: string): string {
  const start = [...marked.slice(0, marked.indexOf('⟦'))].length
  const base = marked.replace(/[⟦⟧]/g, '')
  const end = [...marked.slice(0, marked.indexOf('⟧'))].length - 1
  const [from, to] = [textOf(base), textOf(target)]
  const found = carrier(from, to)(start, end)
  return found === null ? 'gone' : `${slice(to, found.start, found.end)} ${certaintyOf(found)}`
}

describe('words in another text', () => {
  test.each([
    ['the same', '斯大林指示⟦必须立即动员⟧全部力量', '斯大林指示必须立即动员全部力量', '必须立即动员 high'],
    [
      'with more before',
      '斯大林指示⟦必须立即动员⟧全部力量',
      '当晚,斯大林指示必须立即动员全部力量',
      '必须立即动员 high',
    ],
    ['in traditional characters', '⟦动员全部力量⟧,不让敌人', '動員全部力量,不讓敵人', '動員全部力量 high'],
    ['with full-width marks', '这⟦“两封电报”,都⟧到了', '这“两封电报”，都到了', '“两封电报”，都 high'],
    [
      'one character of ten changed',
      '他说⟦至少而不是至多派五六个师⟧来',
      '他说最少而不是至多派五六个师来',
      '最少而不是至多派五六个师 high',
    ],
    ['a quarter changed', '于是⟦派五六个师志愿军⟧。', '于是派七八个师志愿军。', '派七八个师志愿军 medium'],
    ['half kept', '于是⟦派五六个师志愿军去⟧。', '于是派出五六个师的部队。', '派出五六个师的部队 low'],
    ['gone', '于是⟦毛泽东复电表示同意⟧。次日他又', '于是次日他又', 'gone'],
    ['rewritten', '⟦毛泽东复电表示同意⟧', '天气晴朗,没有风', 'gone'],
    [
      'moved',
      '甲乙丙丁。⟦毛泽东复电表示同意⟧。戊己庚辛',
      '戊己庚辛甲乙丙丁。天地。毛泽东复电表示同意',
      '毛泽东复电表示同意 high',
    ],
  ])('%s', (_, marked, target, expected) => expect(carried(marked, target)).toBe(expected))

  test('word for word elsewhere is at most medium', () => {
    expect(certaintyOf({ start: 0, end: 9, similarity: 1, moved: true })).toBe('medium')
  })
})

test('the block quotation of telegram 17 is found in its second translation, 13 readings apart', () => {
  const [base, target] = [textOf(texts.get('t17 A')!), textOf(texts.get('t17 C')!)]
  expect(carrier(base, target)(0, base.length)).toEqual({
    start: 0,
    end: target.length,
    similarity: expect.closeTo(0.98, 1),
    moved: false,
  })
})

test('all evidence of the account is found in the account with its first half cut off, or is gone with that half', () => {
  const base = textOf(texts.get('account A')!)
  const half = 2000
  const target = textOf(slice(base, half, base.length))
  const carry = carrier(base, target)
  for (const id of ['t04', 't08', 't17', 't22', 't27'])
    for (const { siglum, start, end, text } of telegram(id).evidence) {
      if (siglum !== 'A') continue
      const found = carry(start, end)
      if (start >= half) expect(found).toMatchObject({ start: start - half, end: end - half, similarity: 1 })
      else if (end <= half && !target.string.includes(text)) expect(found).toBeNull()
    }
})

test('what is found lies in the text, agrees as far as it says, and tears no grapheme', () => {
  const text = fc.string({
    unit: fc.constantFrom('的', '派', '师', '𠮷', 'é', 'e\u0301', '👨‍👩‍👧', ',', ',', '軍', '军'),
    maxLength: 40,
  })
  fc.assert(
    fc.property(text, text, fc.nat(40), fc.nat(40), (a, b, from, length) => {
      const [base, target] = [textOf(a), textOf(b)]
      const start = Math.min(from, base.length)
      const end = Math.min(start + length, base.length)
      const found = carrier(base, target)(start, end)
      if (found === null) return
      expect(found.start).toBeLessThan(found.end)
      expect(found.end).toBeLessThanOrEqual(target.length)
      expect(found.similarity).toBeGreaterThanOrEqual(0.5)
      const words = slice(target, found.start, found.end)
      const whole = Array.from(new Intl.Segmenter().segment(b), (s) => s.index)
      const unit = slice(target, 0, found.start).length
      expect([...whole, b.length]).toContain(unit)
      expect([...whole, b.length]).toContain(unit + words.length)
    }),
    { numRuns: 300 },
  )
})
