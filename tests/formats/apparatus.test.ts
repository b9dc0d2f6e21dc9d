/** What is for print: the plain apparatus and reledmac's. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apparatus } from '../../src/formats/apparatus.ts'
import { latex, texEscape } from '../../src/formats/latex.ts'
import { anySample, HOSTILE, type Sample, sample, TELEGRAM } from './sample.ts'

const entriesOf = ({ comparison, texts }: Sample) =>
  apparatus
    .render(comparison, texts)
    .split('\n')
    .filter((line) => / l\. \d/.test(line))
    .map((line) => line.replace(/^.{4} l\. \S+ +/, ''))

const lines = (rows: string[][]) =>
  entriesOf(
    sample(
      rows[0]!.map((_, w) => 'ABCD'[w]!),
      rows,
    ),
  )

describe('the plain apparatus', () => {
  test('of a telegram', () => {
    expect(apparatus.render(TELEGRAM.comparison, TELEGRAM.texts, { title: '电报 17', url: 'https://ex.org/c' })).toBe(
      [
        '电报 17',
        'https://ex.org/c',
        '',
        'Witnesses',
        '  A (base): 26 characters, zh-Hans',
        '  B: 26 characters, zh-Hant, version v-0123',
        '  C: 25 characters, zh-Hans',
        'Compared by grapheme with variorum/1.2.3; no difference ignored',
        'Witnesses that an entry does not name read as the base does.',
        '3 variants: 3 substantive, 0 accidental',
        '',
        '1    l. 1    派五六个师] 派五六個師 B; 派7个师 C (accidental, punctuation)',
        '2    l. 2    至] + 最 C (accidental, punctuation, touches number)',
        '3    l. 2    后，同敌人作战，] 后， C',
        '',
        'Transposed (characters counted from 0)',
        'm1   A 17–22 ↔ C 19–24    同敌人作战',
        '',
      ].join('\n'),
    )
  })

  const cases = [
    {
      what: 'a substitution',
      rows: [
        ['a ', 'a '],
        ['black', 'white'],
        [' cat', ' cat'],
      ],
      entry: 'black] white B',
    },
    {
      what: 'an omission',
      rows: [
        ['a ', 'a '],
        ['black ', ''],
        ['cat', 'cat'],
      ],
      entry: '‹black ›] om. B',
    },
    {
      what: 'an addition',
      rows: [
        ['the cat', 'the cat'],
        ['', ' sat'],
        ['.', '.'],
      ],
      entry: 'cat] + ‹ sat› B',
    },
    {
      what: 'an addition in Chinese',
      rows: [
        ['我认为', '我认为'],
        ['', '必须'],
        ['。', '。'],
      ],
      entry: '认为] + 必须 B',
    },
    {
      what: 'an addition at the beginning',
      rows: [
        ['', 'O '],
        ['cat', 'cat'],
      ],
      entry: '[beginning]] + ‹O › B',
    },
    { what: 'several readings', rows: [['至', '最', '甚', '至']], entry: '至] 最 B; 甚 C' },
    { what: 'a line break', rows: [['a\nb', 'a b']], entry: 'a¶b] a b B' },
    {
      what: 'a long lemma by its first and last words',
      rows: [['必须立即动员全部力量不让敌人跨过三八线', '']],
      entry: '必须立即动员 … 人跨过三八线] om. B',
    },
    {
      what: 'a long lemma in English, between words',
      rows: [['all available forces must be mobilised without any delay', '']],
      entry: 'all … any delay] om. B',
    },
  ]
  for (const { what, rows, entry } of cases)
    test(what, () => expect(lines(rows).map((line) => line.replace(/ \([^)]*\)$/, ''))).toEqual([entry]))

  test('every entry is one line, whatever the texts', () => {
    fc.assert(
      fc.property(anySample, (any) => {
        const places = any.comparison.segments.filter((s) => s.relation === 'variant').length
        expect(entriesOf(any)).toHaveLength(places)
      }),
    )
  })
})

/** Undoes what texEscape does, as TeX would read it. */
const unescapeTex = (tex: string): string =>
  tex.replace(
    /\\Ctrl\{([0-9A-F]+)\}|\\text(backslash|asciitilde|asciicircum|quotedbl|quotesingle|asciigrave|less|greater|bar)\{\}|\\LB\{\}|\\Tab\{\}|\\([{}$&#_% ])|([-,])\{\}/g,
    (whole, control, name, sign, joined) =>
      control
        ? String.fromCodePoint(Number.parseInt(control, 16))
        : name
          ? NAMES[name]!
          : (sign ?? joined ?? (whole === '\\LB{}' ? '\n' : '\t')),
  )
const NAMES: Record<string, string> = {
  backslash: '\\',
  asciitilde: '~',
  asciicircum: '^',
  quotedbl: '"',
  quotesingle: "'",
  asciigrave: '`',
  less: '<',
  greater: '>',
  bar: '|',
}

/** The base as the document sets it: first arguments of \edtext, paragraphs for line breaks. */
function baseOf(tex: string): string {
  const body = tex
    .slice(tex.indexOf('\\pstart\n') + 8, tex.lastIndexOf('%\n\\pend'))
    .replaceAll('%\n\\pend\n\\pstart\n', '\u{f0000}')
  let out = ''
  for (let i = 0; i < body.length; ) {
    if (!body.startsWith('\\edtext{', i)) {
      const next = body.indexOf('\\edtext{', i)
      const end = next < 0 ? body.length : next
      out += unescapeTex(body.slice(i, end))
      i = end
      continue
    }
    const lemma = argument(body, i + 7)
    out += unescapeTex(body.slice(i + 8, lemma - 1))
    i = argument(body, lemma)
  }
  return out.replaceAll('\u{f0000}', '\n')
}

/** The place after the argument whose brace opens at `start`. */
function argument(tex: string, start: number): number {
  expect(tex[start]).toBe('{')
  let depth = 0
  for (let i = start; i < tex.length; i++) {
    if (tex[i] === '\\') i++
    else if (tex[i] === '{') depth++
    else if (tex[i] === '}' && --depth === 0) return i + 1
  }
  throw new Error('an argument without end')
}

describe('LaTeX', () => {
  const escapes = [
    { text: '50 % of $x_1$ & #2', tex: '50 \\% of \\$x\\_1\\$ \\& \\#2' },
    { text: '\\end{document}', tex: '\\textbackslash{}end\\{document\\}' },
    {
      text: '~^"\'`',
      tex: '\\textasciitilde{}\\textasciicircum{}\\textquotedbl{}\\textquotesingle{}\\textasciigrave{}',
    },
    { text: 'a--b', tex: 'a-{}-b' },
    { text: '  two  spaces ', tex: '\\ \\ two\\ \\ spaces\\ ' },
    { text: 'a\nb\tc\u0001', tex: 'a\\LB{}b\\Tab{}c\\Ctrl{0001}' },
    { text: '毛泽东“电”', tex: '毛泽东“电”' },
  ]
  for (const { text, tex } of escapes)
    test(`${JSON.stringify(text)} is ${tex}`, () => {
      expect(texEscape(text)).toBe(tex)
      expect(unescapeTex(tex)).toBe(text)
    })

  test('lemma, readings, sigla; substantive in A, accidental in B, moves in C', () => {
    const tex = latex.render(TELEGRAM.comparison, TELEGRAM.texts)
    expect(tex).toContain('\\usepackage[scheme=plain]{ctex}')
    expect(tex).toContain(
      '\\edtext{派五六个师}{\\lemma{派五六个师}\\Bfootnote{派五六個師 \\emph{B}; 派7个师 \\emph{C}}}去。%\n\\pend\n\\pstart\n至',
    )
    expect(tex).toContain('\\edtext{}{\\lemma{至}\\Bfootnote{+ 最 \\emph{C}}}')
    expect(tex).toContain('\\Afootnote{后， \\emph{C}}')
    expect(tex).toContain('\\Cfootnote{\\textit{transp.} \\emph{C} 19--24}')
  })

  test('the base can be read back', () => {
    const check = ({ comparison, texts }: Sample) =>
      expect(baseOf(latex.render(comparison, texts))).toBe(texts.get(comparison.options.base)!.string)
    check(TELEGRAM)
    check(HOSTILE)
    fc.assert(
      fc.property(anySample, (any) => void check(any)),
      { numRuns: 300 },
    )
  })

  test('no text ends the document or opens a comment', () => {
    fc.assert(
      fc.property(anySample, ({ comparison, texts }) => {
        const tex = latex.render(comparison, texts)
        expect(tex.match(/\\end\{document\}/g)).toHaveLength(1)
        const [, body] = tex.split('\\begin{document}\n')
        expect(body).not.toMatch(/(?<!\\)%(?!\n)/)
      }),
    )
  })
})
