/**
 * The text of an HTML page: a tokenizer after the HTML Standard (13.2.5), as far as text needs it. Every file has a text:
 * the Standard knows no broken HTML, only how it is read. Scripts, styles and what is never shown are left out.
 */
import type { Extracted } from './extract.ts'
import { Flow } from './flow.ts'

const BLOCKS = new Set(
  'address,article,aside,blockquote,body,caption,center,dd,details,dialog,dir,div,dl,dt,fieldset,figcaption,figure,footer,form,h1,h2,h3,h4,h5,h6,header,hgroup,hr,html,legend,li,main,menu,nav,ol,optgroup,option,p,pre,search,section,summary,table,tbody,tfoot,thead,tr,ul'.split(
    ',',
  ),
)
/** Whose content is no markup, up to their end tag. Only that of `textarea` is shown. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'])
/** Markup that is never shown. */
const HIDDEN = new Set(['template', 'svg', 'math', 'select', 'head', 'rt', 'rp'])
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', copy: '©', reg: '®', trade: '™', sect: '§', para: '¶', deg: '°',
  middot: '·', bull: '•', hellip: '…', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„',
  laquo: '«', raquo: '»', lsaquo: '‹', rsaquo: '›', ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009', zwnj: '\u200c', zwj: '\u200d',
  shy: '\u00ad', times: '×', dagger: '†', Dagger: '‡', prime: '′', Prime: '″',
} // biome-ignore format: a table
/** Windows-1252 in the range of C1 (13.2.5.80): what pages mean by &#147;. */
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const REFERENCE = /&(?:#(?:[xX]([0-9a-fA-F]{1,8})|(\d{1,9}));?|([A-Za-z][A-Za-z0-9]{1,30});)/g
const TAG = /<(\/?)([A-Za-z][^\s/>]*)/y

export function fromHtml(source: string): Extracted {
  const flow = new Flow()
  let [title, language]: [string | null, string | null] = [null, null]
  let pre = 0
  /** The hidden element that is open, and how often. */
  let hidden: { readonly name: string; depth: number } | null = null

  const put = (from: number, to: number) => {
    if (hidden === null && to > from) putReferences(flow, source, from, to, pre > 0)
  }

  let plain = 0
  for (let at = 0; ; ) {
    const open = source.indexOf('<', at)
    if (open < 0) break
    const end = endOfMarkup(source, open)
    if (end === null) {
      at = open + 1 // a sign and no tag
      continue
    }
    put(plain, open)
    plain = at = end
    TAG.lastIndex = open
    const tag = TAG.exec(source)
    if (tag === null) continue // a comment, a doctype
    const name = tag[2]!.toLowerCase()
    const closes = tag[1] === '/'
    if (name === 'html' && !closes) language ??= attribute(source.slice(open, end), 'lang')
    if (hidden !== null) {
      // `head` may be left open: the body ends it.
      if (hidden.name === 'head' && name === 'body') hidden = null
      else if (name === hidden.name && !isSelfClosed(source, end)) hidden.depth += closes ? -1 : 1
      if (hidden?.depth === 0) hidden = null
    } else if (HIDDEN.has(name) && !closes && !isSelfClosed(source, end)) hidden = { name, depth: 1 }
    if (RAW.has(name) && !closes) {
      const close = endTag(source, name, end)
      if (name === 'title' && hidden?.name !== 'svg')
        title ??= plainReferences(source.slice(end, close)).trim().replace(/\s+/g, ' ') || null
      if (name === 'textarea') put(end, close)
      plain = at = close
      continue
    }
    if (name === 'br') flow.line(open)
    else if (BLOCKS.has(name)) flow.block(open)
    else if (name === 'td' || name === 'th') flow.text(' ', open, { to: open })
    if (name === 'pre') pre = Math.max(0, pre + (closes ? -1 : 1))
  }
  put(plain, source.length)
  return { ...flow.extraction.finish(source), part: null, title, language, witnesses: [] }
}

const isSelfClosed = (source: string, end: number) => source[end - 2] === '/'

/** The offset after the comment, doctype or tag that opens at `at`; null where nothing does. */
function endOfMarkup(source: string, at: number): number | null {
  if (source.startsWith('<!--', at)) {
    const close = source.indexOf('-->', at + 2)
    return close < 0 ? source.length : close + 3
  }
  if (source[at + 1] === '!' || source[at + 1] === '?') {
    const close = source.indexOf('>', at)
    return close < 0 ? source.length : close + 1
  }
  TAG.lastIndex = at
  if (!TAG.test(source)) return null
  return endOfTag(source, TAG.lastIndex)
}

/** Linear: quotes count only after an equals sign, and a tag that never ends takes the rest of the file, as the Standard has it. */
function endOfTag(source: string, at: number): number {
  for (let i = at; i < source.length; i++) {
    const sign = source[i]
    if (sign === '>') return i + 1
    if ((sign === '"' || sign === "'") && /=\s*$/.test(source.slice(Math.max(at, i - 20), i))) {
      const close = source.indexOf(sign, i + 1)
      if (close < 0) return source.length
      i = close
    }
  }
  return source.length
}

function endTag(source: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  pattern.lastIndex = from
  return pattern.exec(source)?.index ?? source.length
}

function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\s${name}\\s*=\\s*["']?([^"'\\s>]+)`, 'i').exec(tag)?.[1] ?? null
}

function putReferences(flow: Flow, source: string, from: number, to: number, keep: boolean): void {
  let at = from
  for (const match of source.slice(from, to).matchAll(REFERENCE)) {
    const character = characterOf(match)
    if (character === null) continue
    const start = from + match.index
    flow.text(source.slice(at, start), at, { keep })
    at = start + match[0].length
    // A reference is meant: the space that it stands for is kept.
    flow.text(character, start, { to: at, keep: true })
  }
  flow.text(source.slice(at, to), at, { keep })
}

const plainReferences = (text: string) =>
  text.replace(REFERENCE, (...match) => characterOf(match as unknown as RegExpMatchArray) ?? match[0])

/** Null for a name that is not known here: it stays as written. */
function characterOf([, hexadecimal, decimal, name]: RegExpMatchArray | RegExpExecArray): string | null {
  if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : null
  const point = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)
  if (point >= 0x80 && point < 0xa0) return C1[point - 0x80]!
  return point === 0 || point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\ufffd' : String.fromCodePoint(point)
}
