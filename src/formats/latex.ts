/**
 * Writes a comparison as LaTeX with reledmac: the base's text, its variants as `\edtext{lemma}{\Afootnote{reading \emph{C}}}`.
 * Substantive variants are in series A, accidentals in B, moves in C. Compiles with XeLaTeX and LuaLaTeX, in any script; line numbers
 * are right in the third run.
 *
 * Every character of the base can be read back: TeX's special characters are written as commands, spaces that TeX would swallow as `\
 * `, a line break as a new paragraph (inside a lemma as `\LB{}`), a control character as `\Ctrl{0001}`, a bidirectional control as
 * `\Mark{200E}`. A line of the source that is broken ends with `%`.
 */
import { slice, type Text } from '../text/codepoints.ts'
import type { Comparison, DifferingSegment } from '../variants/comparison.ts'
import { entryParts, type Piece, short } from './entry.ts'
import type { About, ComparisonFormat } from './format.ts'
import { type Heading, headingOf, printOf } from './heading.ts'
import { visible } from './label.ts'
import { isShown, type Print } from './print.ts'
import { printedText } from './printed-readings.ts'
import { type TexFonts, texFonts } from './tex-fonts.ts'

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
const LIGATURE = /([-,!?])(?=[-,`!?])/g
/** LuaTeX stops at a code point that is no character, and takes U+FFFD for a sign that the file is damaged. */
const CONTROL = /[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}\u2028\u2029\ufffd]/gu
/**
 * Without a glyph; TeX turns its lines itself. Joiners stay: letters are shaped by them. Of ideographic variation sequences the
 * common form is set, since few fonts have the others, and TeX would complain of each.
 */
const INVISIBLE =
  /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0001}\u{e0020}-\u{e007f}]|[\u{e0100}-\u{e01ef}]/gu

const hex = (c: string) => c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')

/** Text of any kind inside a TeX paragraph. */
export function texEscape(text: string): string {
  return text
    .replace(SIGN, (c) => COMMANDS[c]!)
    .replace(LIGATURE, '$1{}')
    .replace(CONTROL, (c) => `\\Ctrl{${hex(c)}}`)
    .replace(INVISIBLE, (c) => `\\Mark{${hex(c)}}`)
    .replace(/^ +| +$| {2,}/g, (run) => '\\ '.repeat(run.length))
}

export const latex: ComparisonFormat = {
  extension: '.tex',
  mediaType: 'application/x-tex',
  aliases: ['text/x-tex', 'application/x-latex', 'text/x-latex'],
  label: 'LaTeX (reledmac)',
  isForPrint: true,
  render(comparison, texts, about = {}) {
    const heading = headingOf(comparison, about)
    const all = [
      ...[...texts.values()].map(({ string }) => string),
      heading.title,
      ...heading.witnesses.flatMap(({ siglum, description }) => [siglum, description]),
      ...heading.remarks,
      ...Object.values(heading.wording).filter((word) => typeof word === 'string'),
      VISIBLE_SIGNS,
    ]
    const language = comparison.witnesses.find(({ siglum }) => siglum === comparison.options.base)?.language ?? null
    const fonts = texFonts(texts.get(comparison.options.base)!.string, all, language, texEscape)
    return [
      ...preamble(comparison, about, heading, fonts),
      '\\begin{document}',
      ...front(heading, fonts),
      '\\beginnumbering',
      '\\pstart\\VariorumPar{}%',
      `${new Writer(comparison, texts, printOf(about), fonts).body()}%`,
      '\\VariorumEnd\\pend',
      '\\endnumbering',
      '\\end{document}',
      '',
    ].join('\n')
  },
}

/** What `visible` and the entries may put into a line. */
const VISIBLE_SIGNS = '¶→␀␡‹›…「」，；、作有无無阙闕同下'

/** Characters of a line of TeX: its input has room for 200,000 bytes. */
const LINE = 800

/** Writes the text of the base with its notes. */
class Writer {
  readonly #comparison: Comparison
  readonly #texts: ReadonlyMap<string, Text>
  readonly #print: Print
  readonly #fonts: TexFonts
  /** Of lemmata, in a text from right to left. */
  #labels = 0

  constructor(comparison: Comparison, texts: ReadonlyMap<string, Text>, print: Print, fonts: TexFonts) {
    this.#comparison = comparison
    this.#texts = texts
    this.#print = print
    this.#fonts = fonts
  }

  body(): string {
    const { base } = this.#comparison.options
    const text = this.#texts.get(base)!
    const moves = this.#moveNotes()
    let next = 0
    const parts = this.#comparison.segments.map((segment) => {
      const [start, end] = segment.spans[base]!
      if (segment.relation !== 'identical') {
        // A note cannot begin inside a lemma, so a move that does is noted before it.
        let notes = ''
        while (next < moves.length && (moves[next]!.at < end || moves[next]!.at === start)) notes += moves[next++]!.tex
        return (
          notes +
          (isShown(segment, this.#print)
            ? this.#edtext(segment)
            : this.#paragraphs(printedText(this.#comparison, segment, this.#texts)))
        )
      }
      let at = start
      let tex = ''
      for (; next < moves.length && moves[next]!.at < end; next++) {
        tex += this.#paragraphs(slice(text, at, moves[next]!.at)) + moves[next]!.tex
        at = moves[next]!.at
      }
      return tex + this.#paragraphs(slice(text, at, end))
    })
    let line = 0
    return parts
      .map((part) => {
        line += part.length
        if (line < LINE) return part
        line = 0
        return `${part}%\n`
      })
      .join('')
  }

  /** Outside a lemma a line break is a new paragraph of reledmac's. */
  #paragraphs(text: string): string {
    return text
      .split('\n')
      .map((line) => this.#set(line))
      .join('%\n\\VariorumEnd\\pend\n\\pstart\\VariorumPar{}%\n')
  }

  /** In its fonts; a long stretch on several lines. */
  #set(text: string): string {
    const points = [...text]
    const pieces: string[] = []
    for (let k = 0; k < points.length; ) {
      let end = Math.min(points.length, k + LINE)
      // A line of TeX does not end where a letter has marks to come, or at a space that would be swallowed.
      while (end < points.length && /[\p{M}\p{Cf} ]/u.test(points[end]!)) end++
      pieces.push(this.#fonts.set(points.slice(k, end).join('')))
      k = end
    }
    return pieces.join('%\n')
  }

  #edtext(segment: DifferingSegment): string {
    const { head, tail } = entryParts(this.#comparison, segment, this.#texts, this.#print)
    const own = this.#set(printedText(this.#comparison, segment, this.#texts))
    const series = segment.significance === 'accidental' ? 'B' : 'A'
    return this.#noted(own, this.#pieces(head), `\\${series}footnote{${this.#pieces(tail)}}`)
  }

  /** In a line from right to left XeTeX writes down its notes in the order of the page, so they ask labels for their lines. */
  #noted(text: string, lemma: string, note: string): string {
    if (!this.#fonts.rightToLeft) return `\\edtext{${text}}{\\lemma{${lemma}}${note}}`
    const label = `v${++this.#labels}`
    return `\\edlabel{${label}a}\\edtext{${text}}{\\xxref{${label}a}{${label}b}\\lemma{${lemma}}${note}}\\edlabel{${label}b}`
  }

  #pieces(pieces: readonly Piece[]): string {
    return pieces
      .map(({ kind, text }) => {
        const tex = kind === 'sigla' || kind === 'word' ? this.#fonts.setWhole(text) : this.#fonts.set(text)
        if (kind === 'sigla') return `\\emph{${tex}}`
        // Chinese has no italics.
        return kind === 'word' && this.#print.wording !== 'zh' ? `\\textit{${tex}}` : tex
      })
      .join('')
  }

  /** A note at the beginning of every passage that is elsewhere in another witness, in the order of the base. */
  #moveNotes(): { readonly at: number; readonly tex: string }[] {
    const { moves, witnesses, options } = this.#comparison
    const { wording } = headingOf(this.#comparison, { print: this.#print })
    return moves
      .flatMap((move) => {
        const own = move.spans[options.base]
        if (own === undefined) return []
        const others = witnesses
          .filter(({ siglum }) => siglum !== options.base && move.spans[siglum] !== undefined)
          .map(({ siglum }) => {
            const sigla = this.#pieces([{ kind: 'sigla', text: visible(siglum) }])
            return `${sigla} ${this.#fonts.set(move.spans[siglum]!.join('–'))}`
          })
        const lemma = this.#fonts.set(short(slice(this.#texts.get(options.base)!, ...own), this.#print))
        const word = this.#pieces([{ kind: 'word', text: wording.transposed }])
        return [{ at: own[0], tex: this.#noted('', lemma, `\\Cfootnote{${word} ${others.join('; ')}}`) }]
      })
      .sort((a, b) => a.at - b.at)
  }
}

/** Title, address, conspectus siglorum and rules, before the text. */
function front({ title, url, wording, witnesses, remarks }: Heading, fonts: TexFonts): string[] {
  const tex = (text: string) => fonts.set(text)
  return [
    `{\\Large ${tex(title)}\\par}`,
    '\\medskip',
    ...(url === null ? [] : [`\\noindent{\\small\\path{${url.replace(/[^!-z]/g, encodeURIComponent)}}\\par}`]),
    '\\bigskip',
    `\\noindent{\\large ${tex(wording.conspectus)}\\par}`,
    '\\begin{description}',
    ...witnesses.map(
      ({ siglum, isBase, description }) =>
        `\\item[\\normalfont\\emph{${tex(siglum)}}] ${tex(description)}${isBase ? ` (${tex(wording.base)})` : ''}`,
    ),
    '\\end{description}',
    ...remarks.map((remark) => `\\noindent{\\small ${tex(remark)}\\par}`),
    '\\bigskip',
  ]
}

function preamble(comparison: Comparison, about: About, { title }: Heading, fonts: TexFonts): string[] {
  const { engine, options, summary } = comparison
  const comment = (text: string) =>
    `% ${text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\p{Noncharacter_Code_Point}\ufffd]/gu, ' ')}`
  const print = printOf(about)
  return [
    '% !TeX program = xelatex',
    comment(title),
    ...(about.url === undefined ? [] : [comment(about.url)]),
    comment(
      `${engine}; base ${options.base}; ignored: ${options.ignore.join(', ') || 'nothing'}; ${summary.variants} variants`,
    ),
    comment('Run XeLaTeX or LuaLaTeX three times: only then has every note the number of its line.'),
    '\\documentclass{article}',
    '\\usepackage[series={A,B,C},noend,noeledsec,nofamiliar,noledgroup]{reledmac}',
    '\\usepackage{url}',
    '\\firstlinenum{5}\\linenumincrement{5}',
    '\\hyphenpenalty=10000 \\sloppy',
    '\\newcommand{\\LB}{\\textbar{}}',
    '\\newcommand{\\Tab}{\\hspace*{2em}}',
    ...fonts.preamble,
    ...(print.wording === 'zh'
      ? [`\\Xlemmaseparator{${fonts.set('，')}}\\Xbeforelemmaseparator{0pt}\\Xafterlemmaseparator{0pt}`]
      : []),
  ]
}
