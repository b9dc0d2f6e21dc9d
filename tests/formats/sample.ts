/** Comparisons for the tests of the forms: written out by hand, hostile, and random. */
import fc from 'fast-check'
import { type Text, textOf } from '../../src/text/codepoints.ts'
import type { Comparison, Move, Segment, Span } from '../../src/variants/comparison.ts'

export interface Sample {
  readonly comparison: Comparison
  readonly texts: ReadonlyMap<string, Text>
}

/**
 * A comparison out of its segments, each a string for each witness in the order of `sigla`; the first is the base.
 * What the engine would say of kinds and classes is none of a form's business, so one kind does for all.
 */
export function sample(
  sigla: readonly string[],
  rows: readonly (readonly string[])[],
  more: { moves?: readonly Move[]; equivalent?: readonly number[]; languages?: readonly (string | null)[] } = {},
): Sample {
  const at = sigla.map(() => 0)
  let places = 0
  const segments = rows.map((row, number): Segment => {
    const spans: Record<string, Span> = {}
    const readings = new Map<string, string[]>()
    sigla.forEach((siglum, w) => {
      const length = [...row[w]!].length
      Object.defineProperty(spans, siglum, { value: [at[w], at[w]! + length], enumerable: true })
      at[w]! += length
      readings.set(row[w]!, [...(readings.get(row[w]!) ?? []), siglum])
    })
    if (readings.size === 1) return { relation: 'identical', spans }
    const equivalent = more.equivalent?.includes(number) ?? false
    return {
      relation: equivalent ? 'equivalent' : 'variant',
      ...(equivalent ? {} : { id: String(++places) }),
      spans,
      kind: 'substitution',
      readings: [...readings].map(([text, witnesses]) => ({ text, witnesses })),
      classes: number % 2 ? ['punctuation'] : [],
      touches: number % 3 ? [] : ['number'],
      significance: number % 2 ? 'accidental' : 'substantive',
    }
  })
  const texts = new Map(sigla.map((siglum, w) => [siglum, textOf(rows.map((row) => row[w]!).join(''))]))
  return {
    texts,
    comparison: {
      engine: 'variorum/1.2.3',
      options: { unit: 'grapheme', ignore: [], base: sigla[0]!, moves: true },
      witnesses: sigla.map((siglum, w) => ({
        siglum,
        version: w === 1 ? 'v-0123' : null,
        length: texts.get(siglum)!.length,
        language: more.languages?.[w] ?? null,
      })),
      segments,
      moves: more.moves ?? [],
      summary: { variants: places, substantive: places, accidental: 0, byKind: {}, byClass: {}, similarity: {} },
      precise: true,
    },
  }
}

/** From the corpus: the end of telegram 17, where the second translation (C) differs; with a move and an addition made up. */
export const TELEGRAM = sample(
  ['A', 'B', 'C'],
  [
    ['我认为不需要', '我认为不需要', '我认为不需要'],
    ['派五六个师', '派五六個師', '派7个师'],
    ['去。\n至', '去。\n至', '去。\n至'],
    ['', '', '最'],
    ['后，同敌人作战，', '后，同敌人作战，', '后，'],
    ['准备', '準備', '准备同敌人作战'],
    ['。', '。', '。'],
  ],
  {
    moves: [{ id: 'm1', spans: { A: [17, 22], C: [19, 24] }, similarity: 1 }],
    equivalent: [5],
    languages: ['zh-Hans', 'zh-Hant', 'zh-Hans'],
  },
)

/** Everything that some format takes for its own, and what breaks texts in general. */
export const HOSTILE = sample(
  ['A&<"x>', '=1+1', "C' \\D", '甲\n乙', '𠮷', '%s$'],
  [
    [
      '<!--]]>&amp;</ab>',
      '<!--]]>&amp;</ab>',
      '<!--]]>&amp;</ab>',
      '<!--]]>&amp;</ab>',
      '<!--]]>&amp;</ab>',
      '<!--]]>&amp;</ab>',
    ],
    ['=HYPERLINK("x")', '@SUM', '-1', '\tx', '\rx', "'=1"],
    ['\u0000\u0001\u001b\u0085\u2028\ufffe\uffff', '\ud800', '\udc00x', '', '   ', '\r\n'],
    ['"', '\\"', '\\', '\\N', '&quot;', '{}'],
    ['\\end{document}%$#_^~`--,,', '\\', '  two  spaces  ', '???`', '<<', "''"],
    ['𠮷葛󠄀👨‍👩‍👧é', '𠮷', '👨‍👩‍👧', 'שלום', 'é', 'e'],
    ['\r\nlast', '\nlast', '\r\nlast', '\rlast', 'last\n', '\n\n'],
  ],
)

const HOSTILE_CHARACTERS = [
  ...'<>&"\'=+-@\\{}$#_%^~`|,;: \t\n\r*/?!.ab',
  ...['\u0000', '\u0007', '\u0085', '\u00a0', '\u2028', '\ufeff', '\ufffe', '\ud800', '\udfff'],
  ...['的', '。', '“', '𠮷', '葛\u{e0100}', 'é', 'e\u0301', '👨‍👩‍👧', '🇨🇳', 'ש', '\r\n', ']]>', '--', "''"],
]

const text = (maxLength: number) =>
  fc.array(fc.constantFrom(...HOSTILE_CHARACTERS), { maxLength }).map((parts) => parts.join(''))

/** Sigla of any characters, texts of hostile ones, spans of moves anywhere: more than any engine would make. */
export const anySample: fc.Arbitrary<Sample> = fc
  .uniqueArray(
    text(4).filter((s) => s !== '' && s.isWellFormed()),
    { minLength: 2, maxLength: 5 },
  )
  .chain((sigla) =>
    fc
      .record({
        rows: fc.array(
          fc.oneof(
            text(6).map((t) => sigla.map(() => t)),
            fc.tuple(...sigla.map(() => text(5))).map((cells) => [...cells]),
          ),
          { maxLength: 8 },
        ),
        moves: fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.nat(8), fc.nat(8)), { maxLength: 2 }),
      })
      .map(({ rows, moves }) => {
        // Halves of a pair that meet at a border would be one character: such texts are not what the engine cuts.
        const whole = rows
          .map((row) => (row.some((cell) => !cell.isWellFormed()) ? row.map((cell) => `${cell}.`) : row))
          .map((row) => row.map((cell) => (/^[\udc00-\udfff]/.test(cell) ? `.${cell}` : cell)))
        const { texts } = sample(sigla, whole)
        return sample(sigla, whole, {
          moves: moves.map(([a, b, c, d], k) => {
            const [first, second] = [texts.get(sigla[0]!)!.length, texts.get(sigla[1]!)!.length]
            const spans: Record<string, Span> = {}
            Object.defineProperty(spans, sigla[0]!, { value: clamp(a, b, first), enumerable: true })
            Object.defineProperty(spans, sigla[1]!, { value: clamp(c, d, second), enumerable: true })
            return { id: `m${k + 1}`, spans, similarity: 1 }
          }),
        })
      }),
  )

const clamp = (start: number, length: number, total: number): Span => {
  const from = Math.min(start, total)
  return [from, Math.min(total, from + length)]
}

/** What a form must give back: every witness as it is. */
export const witnessesOf = ({ texts }: Sample) => [...texts].map(([siglum, text]) => [siglum, text.string])
