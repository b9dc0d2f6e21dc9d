import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equalStretches, NO_STRETCHES, type Stretches } from '../../src/align/stretches.ts'
import { compared, type Writing, writingOf } from '../../src/text/languages/index.ts'
import { prepareOwnRules } from '../../src/text/own-rules.ts'
import { NO_NAMES, prepareNames, tokenise } from '../../src/text/tokens.ts'
import { randomOf } from '../store/weather.ts'

const random = randomOf(3)
/** Characters none of which occurs twice nearby, so every match is where it was put. */
const han = (length: number) =>
  Array.from({ length }, () => String.fromCharCode(0x4e8c + Math.floor(random() * 15_000))).join('')
const options = { unit: 'grapheme', names: NO_NAMES } as const
/** Units of the first text that no step looks at. */
const covered = ({ stretches, lone }: Stretches) => unitsOf(stretches) - unitsOf(lone)
const unitsOf = (some: Stretches['lone']) => some.reduce((sum, { starts, ends }) => sum + ends[0]! - starts[0]!, 0)

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

  describe('differences without neighbours in two Chinese texts', () => {
    const [head, middle, tail] = [han(300), han(100), han(300)]
    const names = prepareNames([{ id: 's', kind: 'person', forms: ['斯大林'] }])
    /** What is told by itself where one text has `here` and the other `there`, behind a difference that is the first. */
    const lone = (here: string, there: string, others: readonly string[] = [], writing: Writing = ZH) => {
      const texts = [`${head}甲${middle}${here}${tail}`, `${head}乙${middle}${there}${tail}`, ...others]
      const found = equalStretches(texts, { unit: 'grapheme', names, writing })
      return found.lone.map(({ starts, ends }) => texts.map((text, t) => text.slice(starts[t], ends[t])))
    }
    const ZH = compared([writingOf(head, 'zh')])[0]!

    test.each([
      ['a character for another', '丙', '丁'],
      ['characters that one has more', '', '丙丁戊'],
    ])('is %s', (_, here, there) => {
      expect(lone(here, there)).toEqual([[here, there]])
    })

    test('also where another is near that has nothing in common with it', () => {
      const near = han(10)
      expect(lone(`丙${near}丁`, `戊${near}己`)).toEqual([
        ['丙', '戊'],
        ['丁', '己'],
      ])
    })

    test.each([
      ['a mark', '，', '。'],
      ['a numeral', '三', '四'],
      ['a character in another script', '国', '國'],
      ['a name', '', '斯大林'],
      ['what rules may take away', '', '点'],
      ['more than three characters: a passage that moved may begin so', '', '丙丁戊己'],
      ['letters', 'a', 'b'],
    ])('is not %s', (_, here, there) => {
      expect(lone(here, there)).toEqual([])
    })

    test('is not what changed places with what is near', () => {
      const near = han(10)
      expect(lone(`丙${near}丁`, `丁${near}丙`)).toEqual([])
    })

    test('is not used for three texts, in other languages, or under own rules', () => {
      expect(lone('丙', '丁', [`${head}甲${middle}戊${tail}`])).toEqual([])
      expect(lone('丙', '丁', [], compared([writingOf(head, 'ja')])[0])).toEqual([])
      const own = prepareOwnRules([{ id: 'r', pairs: [['丙', '丁']] }], ['zh'])
      expect(lone('丙', '丁', [], compared([writingOf(head, 'zh')], own)[0])).toEqual([])
    })
  })

  test('keeps more beside a longer difference', () => {
    const [head, tail] = [han(1_000), han(1_000)]
    const kept = (length: number) => 2_000 - covered(equalStretches([head + tail, head + han(length) + tail], options))
    expect(kept(1)).toBeLessThan(100)
    expect(kept(200)).toBeGreaterThanOrEqual(2 * 2 * 200)
  })

  test('finds what more than two texts have, in any order of the texts', () => {
    const a = han(3_000)
    const others = [500, 1_400, 2_200].map((at) => a.slice(0, at) + han(3) + a.slice(at))
    const found = equalStretches([a, ...others], options)
    expect(covered(found)).toBeGreaterThan(2_500)
    const lengthsOf = ({ stretches }: Stretches) => stretches.map(({ starts, ends }) => ends[0]! - starts[0]!)
    expect(lengthsOf(equalStretches([a, ...[...others].reverse()], options))).toEqual(lengthsOf(found))
  })

  test('leaves alone what repeats itself, and what is short', () => {
    expect(equalStretches(['甲乙'.repeat(500), `${'甲乙'.repeat(400)}丙${'甲乙'.repeat(90)}`], options)).toEqual(
      NO_STRETCHES,
    )
    expect(equalStretches(['甲乙丙', '甲丙'], options)).toEqual(NO_STRETCHES)
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
          expect(found.lone).toEqual([])
          for (const { starts, ends: to } of found.stretches) {
            expect(text.slice(starts[t], to[t])).toBe(texts[0]!.slice(starts[0], to[0]))
            expect(ends).toContain(starts[t])
            expect(ends).toContain(to[t])
          }
        })
      }),
      { numRuns: 200 },
    )
  })
})
