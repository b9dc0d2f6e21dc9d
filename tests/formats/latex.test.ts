/** LaTeX with reledmac: what can be held without TeX. tests/validators compiles it where TeX is installed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { latex, texEscape } from '../../src/formats/latex.ts'
import { anySample, HOSTILE, type Sample, TELEGRAM } from './sample.ts'
import { SCRIPT_CASES } from './scripts.ts'

const NAMES: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textasciitilde: '~',
  textasciicircum: '^',
  textquotedbl: '"',
  textquotesingle: "'",
  textasciigrave: '`',
  textless: '<',
  textgreater: '>',
  textbar: '|',
  LB: '\n',
  Tab: '\t',
}

/** The text of the base that a stretch of TeX sets: first arguments of \edtext and \Mirrored, and what is in \Hebr and the like. */
function readTex(tex: string): string {
  let out = ''
  for (let i = 0; i < tex.length; ) {
    const [command, name, sign] = /^\\(?:([A-Za-z]+)|(.))/su.exec(tex.slice(i, i + 24)) ?? []
    if (command === undefined) {
      if (tex.startsWith('%\n', i)) i += 2
      else if (tex.startsWith('{}', i)) i += 2
      else out += tex[i++]
      continue
    }
    i += command.length
    if (name === undefined) {
      out += sign
      continue
    }
    const end = argument(tex, i)
    const inner = tex.slice(i + 1, end - 1)
    i = end
    if (name in NAMES) out += NAMES[name]
    else if (name === 'Ctrl' || name === 'Mark') out += String.fromCodePoint(Number.parseInt(inner, 16))
    else if (name !== 'edlabel') out += readTex(inner)
    if (name === 'edtext' || name === 'Mirrored') i = argument(tex, i)
  }
  return out
}

const PARAGRAPH = '%\n\\VariorumEnd\\pend\n\\pstart\\VariorumPar{}%\n'
const BEGIN = '\\pstart\\VariorumPar{}%\n'

function baseOf(tex: string): string {
  const body = tex.slice(tex.indexOf(BEGIN) + BEGIN.length, tex.lastIndexOf('%\n\\VariorumEnd\\pend'))
  return body.split(PARAGRAPH).map(readTex).join('\n')
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
      expect(readTex(tex)).toBe(text)
    })

  test('lemma, readings, sigla; substantive in A, accidental in B, moves in C', () => {
    const tex = latex.render(TELEGRAM.comparison, TELEGRAM.texts)
    expect(tex).toContain(
      '\\edtext{\\Hani{派五六个师}}{\\lemma{\\Hani{派五六个师}}\\Bfootnote{\\Hani{派五六個師} \\emph{B};\\ \\Hani{派}7\\Hani{个师} \\emph{C}}}'.replaceAll(
        ' \\emph',
        '\\ \\emph',
      ),
    )
    expect(tex).toContain('\\edtext{}{\\lemma{\\Hani{至}}\\Bfootnote{\\textit{add.}\\ \\Hani{最}\\ \\emph{C}}}')
    expect(tex).toContain('\\Afootnote{\\Hani{后，}\\ \\emph{C}}')
    expect(tex).toContain('\\Cfootnote{\\textit{transp.} \\emph{C} 19–24}')
  })

  test('a positive apparatus names who reads with the lemma; a 校记 has a comma of its own', () => {
    const render = (print: object) => latex.render(TELEGRAM.comparison, TELEGRAM.texts, { print })
    expect(render({ apparatus: 'positive' })).toContain('\\lemma{\\Hani{至}\\ \\emph{A B}}')
    const zh = render({ wording: 'zh' })
    expect(zh).toContain('\\lemma{\\Hani{「}\\Hani{至}\\Hani{」}\\Hani{下}}\\Bfootnote{\\emph{C}\\Hani{有}')
    expect(zh).toContain('\\Xlemmaseparator{\\Hani{，}}')
  })

  test('what the filter leaves out is in the text without a note, and is counted', () => {
    const tex = latex.render(TELEGRAM.comparison, TELEGRAM.texts, { print: { significance: 'substantive' } })
    expect(tex).not.toContain('\\Bfootnote{')
    expect(tex).toContain('Shown here: 1 (substantive); 2 left out')
    expect(baseOf(tex)).toBe(TELEGRAM.texts.get('A')!.string)
  })

  test('the base can be read back', () => {
    const check = ({ comparison, texts }: Pick<Sample, 'comparison' | 'texts'>) =>
      expect(baseOf(latex.render(comparison, texts))).toBe(texts.get(comparison.options.base)!.string)
    check(TELEGRAM)
    check(HOSTILE)
    expect(SCRIPT_CASES.length).toBeGreaterThan(9)
    SCRIPT_CASES.forEach(check)
    fc.assert(
      fc.property(anySample, (any) => void check(any)),
      { numRuns: 300 },
    )
  })

  test.each(SCRIPT_CASES)('$name: what TeX stops at is nowhere, and no line is too long for it', (script) => {
    const tex = latex.render(script.comparison, script.texts, script.about)
    expect(tex).not.toMatch(/(?!\n)[\p{Cc}\p{Noncharacter_Code_Point}\ufffd]/u)
    expect(tex).not.toMatch(/\\(?:input|immediate|write)\b/)
    for (const line of tex.split('\n')) expect(Buffer.byteLength(line)).toBeLessThan(20_000)
    // A paragraph of nothing stops TeX where nothing begins it.
    expect(tex).not.toMatch(/\\pstart(?!\\VariorumPar\{\})/)
    expect(tex.includes('\\@RTLtrue')).toBe(script.isRightToLeft)
    for (const { siglum } of script.comparison.witnesses)
      expect(tex).toMatch(new RegExp(`\\\\item\\[.*${siglum}.*Copy`))
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
