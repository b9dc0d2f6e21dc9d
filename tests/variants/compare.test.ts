import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LimitExceeded } from '../../src/align/limits.ts'
import { equalStretches } from '../../src/align/stretches.ts'
import { CORPUS, readFolder } from '../../src/cli/corpus-files.ts'
import { parseCorpus } from '../../src/store/corpus/corpus.ts'
import { slice, textOf } from '../../src/text/codepoints.ts'
import { RULES } from '../../src/text/equivalences/index.ts'
import { compared, writingOf } from '../../src/text/languages/index.ts'
import { NO_NAMES, prepareNames } from '../../src/text/tokens.ts'
import { compare, compareWhole, gridOf } from '../../src/variants/compare.ts'
import type { Comparison, Witness } from '../../src/variants/comparison.ts'
import { randomOf } from '../store/weather.ts'

/** What every comparison promises, for any texts. */
function check(witnesses: readonly Witness[], comparison: Comparison): void {
  const texts = new Map(witnesses.map((w) => [w.siglum, textOf(w.text)]))
  for (const { siglum } of witnesses) {
    let at = 0
    for (const segment of comparison.segments) {
      const [start, end] = segment.spans[siglum]!
      expect(start).toBe(at)
      expect(end).toBeGreaterThanOrEqual(start)
      at = end
    }
    expect(at).toBe(texts.get(siglum)!.length)
  }
  for (const segment of comparison.segments) {
    const cut = witnesses.map(({ siglum }) => slice(texts.get(siglum)!, ...segment.spans[siglum]!))
    expect(new Set(cut).size === 1).toBe(segment.relation === 'identical')
    if (segment.relation === 'identical') continue
    const told = segment.readings.flatMap((r) => r.witnesses.map((siglum) => [siglum, r.text]))
    expect(told.sort()).toEqual(witnesses.map(({ siglum }, k) => [siglum, cut[k]]).sort())
    expect(segment.readings[0]!.witnesses).toContain(comparison.options.base)
  }
  expect(comparison.summary.variants).toBe(comparison.segments.filter((s) => s.relation === 'variant').length)
}

/** Han in both scripts, marks, combining marks, emoji families, right-to-left letters, line ends. */
const piece = fc.constantFrom(
  ...[
    '国',
    '國',
    '军',
    '的',
    '，',
    ',',
    ' ',
    '\n',
    '\r\n',
    '10',
    '十',
    'word',
    'Word',
    'e\u0301',
    '👨‍👩‍👧',
    '𠕂',
    'א',
    'ب',
    '\u3000',
    '〇',
    'x\u0300\u0301',
    '\ud800',
    '\udc00',
    '\u0000',
    '\u202e',
    '<b>',
  ],
)
const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''))
const witnesses = fc
  .array(text, { minLength: 2, maxLength: 5 })
  .map((texts) => texts.map((text, k) => ({ siglum: 'DBACE'[k]!, text })))

describe('compare', () => {
  test('is lossless, says identical only of what is, and forgets the order of the request', () => {
    fc.assert(
      fc.property(
        witnesses,
        fc.subarray([...RULES]),
        fc.constantFrom('grapheme', 'word', 'whitespace'),
        (list, ignore, unit) => {
          const options = { base: 'B', ignore, unit } as const
          const comparison = compare(list, options)
          check(list, comparison)
          expect(compare([...list].reverse(), options)).toEqual(comparison)
        },
      ),
      { numRuns: 300 },
    )
  }, 60_000)

  test('never cuts a grapheme', () => {
    const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    fc.assert(
      fc.property(witnesses, (list) => {
        for (const segment of compare(list).segments)
          for (const { siglum, text } of list) {
            const whole = textOf(text)
            const borders = new Set([...graphemes.segment(text)].map((g) => g.index).concat(text.length))
            const unit = whole.units === null ? segment.spans[siglum]![0] : whole.units[segment.spans[siglum]![0]]!
            expect(borders).toContain(unit)
          }
      }),
    )
  })

  test('finds nothing between a text and itself', () => {
    fc.assert(
      fc.property(text, (same) => {
        const { segments, summary } = compare([
          { siglum: 'A', text: same },
          { siglum: 'B', text: same },
        ])
        expect(segments.every((s) => s.relation === 'identical')).toBe(true)
        expect(summary).toMatchObject({ variants: 0, similarity: { A: { B: 1 } } })
      }),
    )
  })

  test('kinds are seen from the base', () => {
    const kinds = (...texts: string[]) =>
      compare(
        texts.map((t, k) => ({ siglum: 'ABC'[k]!, text: t })),
        { base: 'A' },
      ).segments.flatMap((s) => (s.relation === 'variant' ? [s.kind] : []))
    expect(kinds('甲乙丙丁', '甲乙丙')).toEqual(['omission'])
    expect(kinds('甲乙丙', '甲乙丙丁')).toEqual(['addition'])
    expect(kinds('甲乙丙', '甲丁丙')).toEqual(['substitution'])
    expect(kinds('甲乙丙', '甲丙', '甲丁丙')).toEqual(['mixed'])
  })

  test('a moved sentence is reported as a move, at both its ends', () => {
    const [one, two, three] = [
      '日本因其军国主义势力尚未复元，没有能力给美国以军事援助。',
      '如朝鲜战事表明的那样，美国目前还没有为发动一场大规模战争做好准备，因此我们的计划不变，部队照常集结待命。',
      '战争不可避免。',
    ]
    const a = one + two + three
    const b = two + one + three
    const { moves, segments } = compare(
      [
        { siglum: 'A', text: a },
        { siglum: 'B', text: b },
      ],
      { base: 'A' },
    )
    expect(moves).toEqual([
      { id: 'm1', spans: { A: [0, one.length], B: [two.length, two.length + one.length] }, similarity: 1 },
    ])
    expect(segments.flatMap((s) => (s.relation === 'variant' ? [s.kind] : []))).toEqual([
      'transposition',
      'transposition',
    ])
  })

  test('is refused where its sigla alone would fill an answer', () => {
    const text = (k: number) => Array.from({ length: 300 }, (_, i) => `${i}甲乙丙丁${(i + k) % 3}。\n`).join('')
    const list = Array.from({ length: 200 }, (_, k) => ({ siglum: `${'𠀀'.repeat(60)}${k}`, text: text(k) }))
    expect(() => compare(list)).toThrow(new LimitExceeded('comparedSigla'))
  }, 60_000)

  test('sigla that are names of members of objects are only sigla', () => {
    const list = ['__proto__', 'constructor', '10', '2'].map((siglum, k) => ({ siglum, text: `甲乙${k}` }))
    const comparison = compare(list, { base: '__proto__' })
    check(list, comparison)
    expect(Object.keys(comparison.segments[0]!.spans).sort()).toEqual(['10', '2', '__proto__', 'constructor'])
  })
})

// A variation selector is a letter of its own on one side and part of a bracket on the other: what both keep depends on both.
test('where a place begins and ends does not depend on the base', () => {
  const list = [
    { siglum: 'A', text: '一 𠀀𠀀　‍\r\n\r\n（ 𠮷 ️一\r\n️\r\n十　𠀀Ａ十 Ａ' },
    { siglum: 'B', text: '1\r\n一\r\n👨‍👩‍👧𠀀（️𠮷𠮷️一 1' },
  ]
  const spans = (base: string) =>
    compare(list, { base, unit: 'word' }).segments.map(({ relation, spans: { A, B } }) => [relation, A, B])
  expect(spans('A')).toEqual(spans('B'))
})

// A sign that counts something in one text and nothing in the other is a number in both, whichever of them is the base.
test('the base has no say where one sign is a number here and a word there', () => {
  const list = [
    {
      siglum: 'A',
      text: '萬一百7廿〇卅一一三百卅萬廿千７廿卅萬零卅二萬７7千廿三7千〇〇三百零二百卅三7〇三十一千7二百百十〇7〇十一7７〇一三二〇千千卅千零廿亿〇十二十二〇三７十7亿十百百十百一〇零一千百7二零三廿零千十百7〇十零千〇一〇二卅二千〇十十三廿萬〇千7一百百卅亿廿亿二7〇零〇廿千三二二７卅卅卅二卅亿卅卅三萬〇千7一７零卅７十千7三７〇一一〇零三三二百萬卅廿亿百〇十7卅十廿廿零７一〇萬亿一二〇7零廿〇二7萬〇',
    },
    {
      siglum: 'B',
      text: '亿百７卅二一千百萬十一三廿百三萬萬十零三卅零〇千卅百廿亿二7７〇７７〇十十７７一卅二十廿77千７卅亿二卅〇一零零廿千亿廿三亿二零萬三零二二７零７亿萬卅廿一卅千萬萬〇二〇零千７7萬亿一十千三〇7一廿三〇一十萬百百７千千三卅廿萬三〇零卅亿三千一7二百二7亿千萬百三〇一７廿零零廿亿二十廿百萬萬百卅亿二二卅百千７卅亿零亿三一7百百〇千二十三亿萬零７7千百〇亿卅零零千一一７亿〇零萬千百千三三卅卅百卅零十亿萬',
    },
  ]
  const spans = (base: string) =>
    compare(list, { base, unit: 'word' }).segments.map(({ relation, spans: { A, B } }) => [relation, A, B])
  expect(spans('A')).toEqual(spans('B'))
})

/** Work follows the differences: equal stretches are left out, and nothing may change by it. */
describe('compare beside compareWhole', () => {
  const random = randomOf(8)
  const below = (n: number) => Math.floor(random() * n)
  /** Clauses of characters that seldom occur twice, with marks between them; or words. */
  const clause = (spaced: boolean) =>
    Array.from({ length: 4 + below(9) }, () =>
      spaced
        ? ` ${Array.from({ length: 2 + below(7) }, () => 'etaoinshrdlu'[below(12)]).join('')}`
        : String.fromCharCode(0x4e8c + below(8_000)),
    ).join('') + (spaced ? ['.', ',', '.\n'] : ['。', '，', '。\n', '；'])[below(3)]!

  const edit = (text: string, spaced: boolean): string => {
    const at = below(text.length)
    const length = 1 + below([1, 4, 30][below(3)]!)
    const other = () => (spaced ? clause(spaced).trim() : clause(spaced)).slice(0, length)
    const rest = text.slice(at + length)
    return text.slice(0, at) + [rest, other() + text.slice(at), other() + rest][below(3)]!
  }

  test.each([false, true])(
    'agrees with it on texts with a few changes (spaced: %s)',
    (spaced) => {
      let leftOut = 0
      for (let round = 0; round < 60; round++) {
        const base = Array.from({ length: 40 }, () => clause(spaced)).join('')
        const list = Array.from({ length: 2 + below(3) }, (_, k) => {
          let text = base
          for (let edits = k === 0 ? 0 : 1 + below(4); edits > 0; edits--) text = edit(text, spaced)
          return { siglum: 'ABCD'[k]!, text }
        })
        const options = { ignore: round % 3 === 0 ? RULES : [], base: 'A' }
        expect(compare(list, options)).toEqual(compareWhole(list, options))
        const found = equalStretches([...new Set(list.map(({ text }) => text))], {
          unit: spaced ? 'word' : 'grapheme',
          names: NO_NAMES,
        })
        leftOut += found.stretches.length
      }
      expect(leftOut).toBeGreaterThan(60)
    },
    60_000,
  )

  /** A text with a share of its characters dropped, replaced or added to, by characters of the same text. */
  const changed = (text: string, share: number): string => {
    let out = ''
    for (const c of text) {
      const r = random()
      if (r < share / 3) continue
      out += r < (2 * share) / 3 ? text[below(text.length)] : r < share ? text[below(text.length)] + c : c
    }
    return out
  }

  test('two chapters of which one character in a hundred is another, and more', async () => {
    const { passages, names } = parseCorpus(await readFolder(CORPUS))
    const account = passages.find(({ id }) => id === 'account')!.witnesses[0]!.text
    for (const share of [0.005, 0.01, 0.01, 0.02, 0.03, 0.05]) {
      const list = [
        { siglum: 'A', text: account },
        { siglum: 'B', text: changed(account, share) },
      ]
      expect(compare(list, { names })).toEqual(compareWhole(list, { names }))
      expect(compare(list, { names, ignore: RULES })).toEqual(compareWhole(list, { names, ignore: RULES }))
    }
  }, 60_000)

  // What is not cut into tokens costs no step of any kind: a text of 5,000 characters has hardly more than its differences.
  test('of a text of which one character in a hundred is another, fourteen characters in fifteen are never looked at', async () => {
    const { passages, names } = parseCorpus(await readFolder(CORPUS))
    const account = passages.find(({ id }) => id === 'account')!.witnesses[0]!.text
    const list = [account, changed(account, 0.01)].map((text, k) => ({ siglum: 'AB'[k]!, text }))
    const { grid } = gridOf(
      equalStretches,
      list,
      ['A', 'B'],
      compared(list.map(({ text }) => writingOf(text, 'zh'))),
      'grapheme',
      prepareNames(names),
    )
    expect(grid.tokens[0]!.count).toBeLessThan(account.length / 15)
  })

  test('the corpus has the same answers either way', async () => {
    const { passages, names } = parseCorpus(await readFolder(CORPUS))
    for (const { witnesses } of passages) {
      const list = witnesses.map(({ siglum, text }) => ({ siglum, text }))
      if (list.length > 1) expect(compare(list, { names })).toEqual(compareWhole(list, { names }))
    }
  }, 60_000)
})
