import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equalStretches } from '../../src/align/stretches.ts'
import { NO_NAMES, prepareNames, tokenise } from '../../src/text/tokens.ts'
import { randomOf } from '../store/weather.ts'

const random = randomOf(3)
/** Characters of which none stands twice near another: whatever is found is where it was put. */
const han = (length: number) =>
  Array.from({ length }, () => String.fromCharCode(0x4e8c + Math.floor(random() * 15_000))).join('')
const options = { unit: 'grapheme', names: NO_NAMES } as const
const covered = (stretches: readonly { length: number }[]) => stretches.reduce((sum, { length }) => sum + length, 0)

describe('equalStretches', () => {
  test('leaves of two editions of a chapter little but what is beside their differences', () => {
    const a = han(5_000)
    const b = `${a.slice(0, 1_000)}異${a.slice(1_001, 2_500)}${a.slice(2_520, 4_000)}增補${a.slice(4_000)}`
    expect(covered(equalStretches([a, b], options))).toBeGreaterThan(4_700)
  })

  test('keeps nothing beside one character for another between others, nor beside some that are added', () => {
    const [head, tail] = [han(300), han(300)]
    const left = (texts: readonly string[]) =>
      texts.reduce((sum, text) => sum + text.length, 0) - texts.length * covered(equalStretches(texts, options))
    expect(left([`${head}甲${tail}`, `${head}乙${tail}`])).toBe(2)
    expect(left([`${head}，${tail}`, `${head}。${tail}`])).toBe(2)
    expect(left([head + tail, `${head}甲乙丙${tail}`])).toBe(3)
    expect(left([`${head}甲${tail}`, `${head}乙${tail}`, head + tail])).toBe(2)
  })

  test.each([
    ['where it could be told one further on', '甲', '甲甲'],
    ['where it might be a number', '三', '四'],
    ['where it stands beside a numeral', '五甲', '五乙'],
    ['where it is part of a name', '斯大林', '斯大木'],
    ['in letters', 'a', 'b'],
  ])('keeps what stands beside a difference %s', (_, here, there) => {
    const [head, tail] = [`${han(290)}甲乙丙丁`, `戊己庚辛${han(290)}`]
    const texts = [head + here + tail, head + there + tail]
    const names = prepareNames([{ id: 's', kind: 'person', forms: ['斯大林'] }])
    const found = equalStretches(texts, { unit: 'grapheme', names })
    expect(texts[0]!.length - covered(found) - here.length).toBeGreaterThanOrEqual(11)
  })

  test('keeps more beside a longer difference', () => {
    const [head, tail] = [han(1_000), han(1_000)]
    const kept = (length: number) => 2_000 - covered(equalStretches([head + tail, head + han(length) + tail], options))
    expect(kept(1)).toBeLessThan(100)
    expect(kept(200)).toBeGreaterThanOrEqual(2 * 2 * 200)
  })

  test('finds what more than two have, in whatever order they are given', () => {
    const a = han(3_000)
    const others = [500, 1_400, 2_200].map((at) => a.slice(0, at) + han(3) + a.slice(at))
    const found = equalStretches([a, ...others], options)
    expect(covered(found)).toBeGreaterThan(2_500)
    expect(equalStretches([a, ...[...others].reverse()], options).map(({ length }) => length)).toEqual(
      found.map(({ length }) => length),
    )
  })

  test('leaves alone what repeats itself, and what is short', () => {
    expect(equalStretches(['甲乙'.repeat(500), `${'甲乙'.repeat(400)}丙${'甲乙'.repeat(90)}`], options)).toEqual([])
    expect(equalStretches(['甲乙丙', '甲丙'], options)).toEqual([])
  })

  /** Signs of every kind that a cut might tear: numbers, dates, names, marks on letters, families of emoji, words. */
  const piece = fc.constantFrom(
    ...[
      '國',
      '十',
      '月',
      '日',
      '1',
      '2',
      '，',
      '。',
      '\n',
      '\r\n',
      ' ',
      'word',
      "d'",
      'e\u0301',
      '👨‍👩‍👧',
      '𠀀',
      '⿰',
      '木',
      'か\u3099',
    ],
    ...['斯大林', '史達林', '林', 'Lin', 'Mao Zedong', '3.5', '-', '第', '年', 'ἐν', 'שׁ'],
  )
  const names = prepareNames([
    { id: 's', kind: 'person', forms: ['斯大林', '史达林'] },
    { id: 'm', kind: 'person', forms: ['Mao Zedong'] },
  ])
  test.each(['grapheme', 'word', 'whitespace'] as const)('cuts only where tokens end, by %s', (unit) => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 150, maxLength: 300 }), fc.nat(149), (pieces, at) => {
        const texts = [pieces.join(''), pieces.toSpliced(at, 1, '異').join('')]
        const found = equalStretches(texts, { unit, names })
        texts.forEach((text, t) => {
          const { starts, text: points, count } = tokenise(text, { unit, names })
          const ends = new Set(Array.from({ length: count + 1 }, (_, k) => points.units?.[starts[k]!] ?? starts[k]!))
          for (const { starts, length } of found) {
            expect(text.slice(starts[t], starts[t]! + length)).toBe(texts[0]!.slice(starts[0], starts[0]! + length))
            expect(ends).toContain(starts[t])
            expect(ends).toContain(starts[t]! + length)
          }
        })
      }),
      { numRuns: 200 },
    )
  })
})
