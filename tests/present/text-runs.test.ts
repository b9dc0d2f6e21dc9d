import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { contextAfter, contextBefore, differs, parseHighlight, rows, runs } from '../../src/present/text-runs.ts'
import { slice, textOf } from '../../src/text/codepoints.ts'
import { compare } from '../../src/variants/compare.ts'

/** The rows of two texts as one string: rows between `|`, the base's part before `/`, the other's behind it. */
function show(a: string, b: string): string {
  const { segments, options } = compare([
    { siglum: 'A', text: a },
    { siglum: 'B', text: b },
  ])
  const [textA, textB] = [textOf(a), textOf(b)]
  const cut = rows(segments, options.base, textA).map((row) =>
    [textA, textB].map((text, side) => row.map((one) => slice(text, ...one.spans['AB'[side]!]!)).join('')).join('/'),
  )
  return cut.join('|')
}

describe('rows for the side-by-side view', () => {
  const cases = [
    { name: 'one sentence, one row', a: '派五六个师', b: '派七八个师', out: '派五六个师/派七八个师' },
    { name: 'cut after a sentence', a: '来电收悉。派兵', b: '来电收悉。出兵', out: '来电收悉。/来电收悉。|派兵/出兵' },
    { name: 'the closing quotation mark stays', a: '“收悉。”又', b: '“收悉。”再', out: '“收悉。”/“收悉。”|又/再' },
    { name: 'never inside a place where they differ', a: '甲。乙', b: '丙丁', out: '甲。乙/丙丁' },
    { name: 'a line ends a row', a: '一\n二', b: '一\n三', out: '一\n/一\n|二/三' },
    {
      name: 'a Latin stop only before white space',
      a: 'Pay 1.5 now. Go',
      b: 'Pay 1.5 now. No',
      out: 'Pay 1.5 now. /Pay 1.5 now. |Go/No',
    },
    { name: 'not inside a grapheme', a: 'Oh!\u0301 no', b: 'Oh!\u0301 yes', out: 'Oh!\u0301 no/Oh!\u0301 yes' },
  ]
  for (const { name, a, b, out } of cases) it(name, () => expect(show(a, b)).toBe(out))

  test('together they partition each text, and a place where they differ stays whole', () => {
    const piece = fc.constantFrom('派', '兵', '。', '”', '\n', '?', 'a', ' ', '.', '\u0301', '👩‍👧', '😀')
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { segments } = compare([
          { siglum: 'A', text: a },
          { siglum: 'B', text: b },
        ])
        const cut = rows(segments, 'A', textOf(a)).flat()
        for (const [siglum, string] of [
          ['A', a],
          ['B', b],
        ] as const) {
          expect(cut.map((one) => slice(textOf(string), ...one.spans[siglum]!)).join('')).toBe(string)
        }
        expect(cut.filter(differs)).toEqual(segments.filter(differs))
      }),
      { numRuns: 300 },
    )
  })
})

describe('a highlight', () => {
  const text = textOf('派五六个师')
  const marked = (start: number, end: number, string = text) =>
    runs(string, 'A', [0, string.length], { siglum: 'A', start, end })
      .map((run) => (run.marked ? `[${run.text}]` : run.text))
      .join('')

  it('cuts a run where it begins and ends', () => expect(marked(1, 3)).toBe('派[五六]个师'))
  it('may cover all of it', () => expect(marked(0, 99)).toBe('[派五六个师]'))
  it('of another witness leaves a run whole', () =>
    expect(runs(text, 'A', [0, 5], { siglum: 'B', start: 1, end: 2 })).toEqual([{ text: '派五六个师', marked: false }]))
  it('waits for the end of a grapheme', () => expect(marked(1, 2, textOf('xe\u0301y'))).toBe('x[e\u0301]y'))

  const written = [
    { value: 'A:1142-1705', out: { siglum: 'A', start: 1142, end: 1705 } },
    { value: 'A*:0-1', out: { siglum: 'A*', start: 0, end: 1 } },
    { value: 'A:5-5', out: null },
    { value: 'A:9-5', out: null },
    { value: 'A', out: null },
    { value: ':1-2', out: null },
    { value: 'A:1-2-3', out: null },
  ]
  for (const { value, out } of written) it(`${value} is read`, () => expect(parseHighlight(value)).toEqual(out))
})

describe('context', () => {
  const text = textOf('他说\n派五六个师志愿军')
  it('is a few graphemes of the same line', () => expect(contextBefore(text, 5, 4)).toBe('派五'))
  it('stops at the end', () => expect(contextAfter(text, 8, 8)).toBe('志愿军'))
  it('never begins with half a cluster', () => {
    const marks = textOf(`甲${'\u0301'.repeat(10_000)}乙丙`)
    expect(contextBefore(marks, marks.length - 1, 4)).toBe('乙')
    expect(contextAfter(marks, 0, 4)).toBe('')
  })
})

describe('the context of a place', () => {
  const text = textOf('He had fer muche more than they gave hym in the kynges house.')
  it('is of whole words where words are written apart', () => {
    expect(contextBefore(text, 11, 4)).toBe('He had fer ')
    expect(contextAfter(text, 16, 4)).toBe(' more than they')
    // The window begins inside a word, which is left out.
    const long = textOf(`${'pneumonoultramicroscopic '.repeat(4)}end`)
    for (const word of contextBefore(long, 100, 4).trim().split(/\s+/)) expect(word).toBe('pneumonoultramicroscopic')
  })

  it('is of characters in Chinese', () => {
    const chinese = textOf('敌人越过三八线以北的时刻')
    expect(contextBefore(chinese, 7, 4)).toBe(`${'越过三八'.slice(1)}线`)
    expect(contextAfter(chinese, 7, 4)).toBe('以北的时')
  })
})
