/**
 * LaTeX with reledmac: the base's text, its variants as `\edtext{lemma}{\Afootnote{reading \emph{C}}}`. Substantive
 * variants stand in series A, accidentals in B, moves in C. For XeLaTeX or LuaLaTeX.
 *
 * Every character of the base can be read back: TeX's own signs are written as commands, spaces that TeX would swallow
 * as `\ `, a line break as a new paragraph (inside a lemma as `\LB{}`), a control character as `\Ctrl{0001}`.
 */
import { slice, type Text } from '../text/codepoints.ts'
import type { Comparison, DifferingSegment } from '../variants/comparison.ts'
import { entryParts, short } from './entry.ts'
import type { About, ComparisonFormat } from './format.ts'
import { cut } from './rows.ts'

/** TeX's signs, and those that fonts join: -- – , ‘‘ “ and the straight quotation marks. */
const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '"': '\\textquotedbl{}',
  "'": '\\textquotesingle{}',
  '`': '\\textasciigrave{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '\n': '\\LB{}',
  '\t': '\\Tab{}',
}
const SIGN = /[\\{}$&#_%~^"'`<>|\n\t]/g
const LIGATURE = /([-,])(?=\1)/g
const CONTROL = /[\p{Cc}\p{Surrogate}]/gu

/** Text of any kind inside a TeX paragraph. */
export function texEscape(text: string): string {
  return text
    .replace(SIGN, (c) => COMMANDS[c]!)
    .replace(LIGATURE, '$1{}')
    .replace(CONTROL, (c) => `\\Ctrl{${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}}`)
    .replace(/^ +| +$| {2,}/g, (run) => '\\ '.repeat(run.length))
}

const sigla = (witnesses: readonly string[]) => `\\emph{${witnesses.map(texEscape).join(' ')}}`

export const latex: ComparisonFormat = {
  extension: '.tex',
  mediaType: 'application/x-tex',
  label: 'LaTeX (reledmac)',
  render(comparison, texts, about = {}) {
    const { base } = comparison.options
    const starts = moveNotes(comparison, texts)
    let next = 0
    const body = comparison.segments.map((segment) => {
      const [start, end] = segment.spans[base]!
      const notes: string[] = []
      if (segment.relation !== 'identical') {
        // A note cannot begin inside a lemma, so a move that does is noted before it.
        while (next < starts.length && (starts[next]!.at < end || starts[next]!.at === start))
          notes.push(starts[next++]!.tex)
        const text = cut(texts, base, segment)
        return notes.join('') + (segment.relation === 'variant' ? edtext(comparison, segment, texts) : paragraphs(text))
      }
      let at = start
      let tex = ''
      for (; next < starts.length && starts[next]!.at < end; next++) {
        tex += paragraphs(slice(texts.get(base)!, at, starts[next]!.at)) + starts[next]!.tex
        at = starts[next]!.at
      }
      return tex + paragraphs(slice(texts.get(base)!, at, end))
    })
    return [
      ...preamble(comparison, texts, about),
      '\\begin{document}',
      '\\beginnumbering',
      '\\pstart',
      `${body.join('')}%`,
      '\\pend',
      '\\endnumbering',
      '\\end{document}',
      '',
    ].join('\n')
  },
}

/** Outside a lemma a line break is a new paragraph of reledmac's. */
const paragraphs = (text: string): string => text.split('\n').map(texEscape).join('%\n\\pend\n\\pstart\n')

function edtext(comparison: Comparison, segment: DifferingSegment, texts: ReadonlyMap<string, Text>): string {
  const { lemma, others } = entryParts(comparison, segment, texts)
  const readings = others.map(({ what, text, witnesses }) => {
    const said = what === 'omitted' ? '\\textit{om.}' : `${what === 'added' ? '+ ' : ''}${texEscape(text)}`
    return `${said} ${sigla(witnesses)}`
  })
  const own = cut(texts, comparison.options.base, segment)
  const series = segment.significance === 'accidental' ? 'B' : 'A'
  return `\\edtext{${texEscape(own)}}{\\lemma{${texEscape(lemma)}}\\${series}footnote{${readings.join('; ')}}}`
}

/** A note at the beginning of every passage that stands elsewhere in another witness, in the order of the base. */
function moveNotes(
  comparison: Comparison,
  texts: ReadonlyMap<string, Text>,
): { readonly at: number; readonly tex: string }[] {
  const { base } = comparison.options
  return comparison.moves
    .flatMap((move) => {
      const own = move.spans[base]
      if (own === undefined) return []
      const others = comparison.witnesses
        .filter(({ siglum }) => siglum !== base && move.spans[siglum] !== undefined)
        .map(({ siglum }) => `${sigla([siglum])} ${move.spans[siglum]!.join('--')}`)
      const lemma = texEscape(short(slice(texts.get(base)!, ...own)))
      return [{ at: own[0], tex: `\\edtext{}{\\lemma{${lemma}}\\Cfootnote{\\textit{transp.} ${others.join('; ')}}}` }]
    })
    .sort((a, b) => a.at - b.at)
}

const HAN = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u

function preamble(comparison: Comparison, texts: ReadonlyMap<string, Text>, about: About): string[] {
  const { engine, options, summary } = comparison
  const comment = (text: string) => `% ${text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]/gu, ' ')}`
  return [
    '% !TeX program = xelatex',
    comment(about.title ?? `Comparison of ${comparison.witnesses.map((w) => w.siglum).join(', ')}`),
    ...(about.url === undefined ? [] : [comment(about.url)]),
    comment(
      `${engine}; base ${options.base}; ignored: ${options.ignore.join(', ') || 'nothing'}; ${summary.variants} variants`,
    ),
    '\\documentclass{article}',
    '\\usepackage{fontspec}',
    ...([...texts.values()].some((text) => HAN.test(text.string)) ? ['\\usepackage[scheme=plain]{ctex}'] : []),
    '\\usepackage[series={A,B,C},noend,noeledsec,nofamiliar,noledgroup]{reledmac}',
    '\\newcommand{\\LB}{\\textbar{}}',
    '\\newcommand{\\Tab}{\\hspace*{2em}}',
    '\\newcommand{\\Ctrl}[1]{\\textsubscript{U+#1}}',
  ]
}
