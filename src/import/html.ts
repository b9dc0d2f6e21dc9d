/**
 * Reads the text of an HTML page: the tokens of the HTML Standard (13.2.5, by htmlparser2), with its rules for optional tags as far as
 * text needs them. Every file has a text: the Standard defines how broken HTML is read.
 */
import { Tokenizer } from 'htmlparser2'
import { AS_USUAL, type Extracted, type ExtractedText, extracted, type ReadingOptions } from './extract.ts'
import { Flow } from './flow.ts'

const names = (list: string) => new Set(list.split(','))

const BLOCKS = names(
  'address,article,aside,blockquote,body,caption,center,dd,details,dialog,dir,div,dl,dt,fieldset,figcaption,figure,footer,form,h1,h2,h3,h4,h5,h6,header,hgroup,hr,html,legend,li,listing,main,menu,nav,ol,optgroup,option,p,plaintext,pre,search,section,summary,table,tbody,tfoot,thead,tr,ul,xmp',
)
/** Never shown, or not where the text runs. A block that begins ends those of the second kind. */
const HIDDEN = names(
  'script,style,title,template,noscript,iframe,noembed,noframes,select,svg,annotation,annotation-xml,del,rt,rp,rtc',
)
const ENDED_BY_BLOCKS = names('svg,rt,rp,rtc,select,del')
/** Of ruby, each ends the one before it. */
const RUBY = names('rt,rp,rtc,rb')
const KEPT = names('pre,textarea,listing,xmp,plaintext')

/** O(length). Offsets of the result are code points of `source`. */
export function fromHtml(source: string, reading: ReadingOptions = AS_USUAL): Extracted {
  const isXhtml = /^\s*<\?xml\s|<!DOCTYPE[^>]*XHTML/i.test(source.slice(0, 1024))
  return htmlText(source, reading, isXhtml)
}

/** The same for what is known to be XHTML, where `<p/>` is an empty element. */
export const fromXhtml = (source: string, reading: ReadingOptions = AS_USUAL): Extracted =>
  htmlText(source, reading, true)

function htmlText(source: string, reading: ReadingOptions, isXhtml: boolean): Extracted {
  const read = (layer: ReadingOptions['layer']) => {
    const reader = new HtmlReader(new Flow(), layer, isXhtml)
    reader.read(source, 0)
    return { reader, text: reader.finish(source) }
  }
  const { reader, text } = read(reading.layer)
  const { title, language, hasLayers } = reader
  const other = hasLayers ? read(reading.layer === 'last' ? 'first' : 'last').text : null
  const witnesses = other === null || other.text === text.text ? [] : [layerOf(other, reading.layer)]
  return extracted(text, { title, language, layer: witnesses.length > 0 ? reading.layer : null, witnesses })
}

/** The layer of a text with tracked changes that is not its own. */
export function layerOf({ text, references, lacunae }: ExtractedText, own: ReadingOptions['layer']) {
  const [siglum, label] = own === 'last' ? ['S*', 'as it was written first'] : ['Sᶜ', 'after all corrections']
  return { siglum: siglum!, label: label!, language: null, text, references, lacunae }
}

/** Reads pieces of HTML one after the other into running text. Linear. */
export class HtmlReader {
  title: string | null = null
  language: string | null = null
  /** Whether something was inserted or deleted. */
  hasLayers = false
  readonly #flow: Flow
  readonly #isXhtml: boolean
  readonly #out: 'del' | 'ins'
  #kept = 0
  /** The hidden element that is open, how often, and where it began. */
  #hidden: { readonly name: string; depth: number; readonly from: number } | null = null
  #titleText: string[] = []
  /** The first line feed of a `pre` is layout. */
  #opensKept = false

  constructor(flow: Flow, layer: ReadingOptions['layer'], isXhtml = false) {
    this.#flow = flow
    this.#isXhtml = isXhtml
    this.#out = layer === 'last' ? 'del' : 'ins'
  }

  /** @param offset of the piece in the original */
  read(source: string, offset: number): void {
    let name = ''
    let open = 0
    let attribute = ''
    let at = 0
    const tokenizer: Tokenizer = new Tokenizer(
      { decodeEntities: true, recognizeSelfClosing: this.#isXhtml },
      {
        ontext: (start, end) => {
          this.#text(source.slice(start, end), offset + start)
          at = end
        },
        ontextentity: (point, end) => {
          this.#entity(String.fromCodePoint(point), offset + at, offset + end)
          at = end
        },
        onopentagname: (start, end) => {
          name = source.slice(start, end).toLowerCase()
          open = start - 1
        },
        onopentagend: (end) => {
          at = end + 1
          this.#open(name, offset + open)
        },
        onselfclosingtag: (end) => {
          at = end + 1
          if (VOID.has(name) || BLOCKS.has(name)) this.#open(name, offset + open)
          if (BLOCKS.has(name) && !VOID.has(name)) this.#close(name, offset + end + 1)
        },
        onclosetag: (start, end) => {
          at = source.indexOf('>', end) + 1 || source.length
          this.#close(source.slice(start, end).trim().toLowerCase(), offset + at)
        },
        onattribname: (start, end) => {
          attribute = source.slice(start, end).toLowerCase()
        },
        onattribdata: (start, end) => {
          if (name === 'html' && (attribute === 'lang' || attribute === 'xml:lang'))
            this.language ??= source.slice(start, end).trim() || null
        },
        oncdata: (start, end, endOffset) => {
          // In HTML it is a comment; XHTML has text in it.
          if (this.#isXhtml) this.#text(source.slice(start, end - endOffset), offset + start)
          at = end + 1
        },
        oncomment: (_, end) => {
          at = end + 1
        },
        ondeclaration: (_, end) => {
          at = end + 1
        },
        onprocessinginstruction: (_, end) => {
          at = end + 1
        },
        onattribentity: () => undefined,
        onattribend: () => undefined,
        onend: () => undefined,
        isInForeignContext: () => this.#hidden?.name === 'svg',
      },
    )
    tokenizer.write(source)
    tokenizer.end()
  }

  finish(original: string): ExtractedText {
    this.end(original.length)
    this.#flow.end()
    return this.#flow.extraction.finish(original)
  }

  /** Whatever is open. */
  end(at: number): void {
    if (this.#hidden !== null) this.#show(at)
  }

  #text(text: string, from: number): void {
    if (this.#hidden?.name === 'title') this.#titleText.push(text)
    if (this.#hidden !== null) return
    const isLead = this.#opensKept && text.startsWith('\n')
    this.#opensKept = false
    if (isLead) this.#flow.extraction.changeWhiteSpace()
    this.#flow.text(isLead ? text.slice(1) : text, isLead ? from + 1 : from, { keep: this.#kept > 0 })
  }

  /** A space written as a reference is intended, so it is kept. */
  #entity(character: string, from: number, to: number): void {
    this.#opensKept = false
    if (this.#hidden?.name === 'title') this.#titleText.push(character)
    if (this.#hidden === null) this.#flow.sign(character, from, to)
  }

  #open(name: string, from: number): void {
    const hidden = this.#hidden
    if (hidden !== null) {
      if (RUBY.has(hidden.name) && RUBY.has(name)) this.#show(from)
      else if (
        ENDED_BY_BLOCKS.has(hidden.name) &&
        BLOCKS.has(name) &&
        !(hidden.name === 'select' && /^opt/.test(name)) &&
        hidden.name !== 'del'
      )
        this.#show(from)
      else {
        if (name === hidden.name) hidden.depth++
        if (BLOCKS.has(name)) this.#flow.block(from)
        return
      }
    }
    if (name === 'ins' || name === 'del') this.hasLayers = true
    if (HIDDEN.has(name) ? name !== 'del' || this.#out === 'del' : name === this.#out) {
      this.#hidden = { name, depth: 1, from }
      return
    }
    if (name === 'br') this.#flow.line(from)
    else if (BLOCKS.has(name)) this.#flow.block(from)
    else if (name === 'td' || name === 'th') this.#flow.text(' ', from, { to: from })
    if (KEPT.has(name)) {
      this.#kept++
      this.#opensKept = true
    }
  }

  #close(name: string, at: number): void {
    const hidden = this.#hidden
    if (hidden !== null) {
      if (name === hidden.name) {
        hidden.depth--
        if (hidden.depth === 0) this.#show(at)
        return
      }
      // What it is in ends, and with it what was left open.
      const ends =
        name === 'ruby'
          ? RUBY.has(hidden.name)
          : ENDED_BY_BLOCKS.has(hidden.name) && BLOCKS.has(name) && hidden.name !== 'del'
      if (!ends) {
        if (BLOCKS.has(name)) this.#flow.block(at)
        return
      }
      this.#show(at)
    }
    if (name === 'br') this.#flow.line(at)
    else if (BLOCKS.has(name)) this.#flow.block(at)
    if (KEPT.has(name)) this.#kept = Math.max(0, this.#kept - 1)
  }

  #show(at: number): void {
    const { name, from } = this.#hidden!
    this.#hidden = null
    if (name === 'title') this.title ??= this.#titleText.join('').trim().replace(/\s+/g, ' ') || null
    this.#flow.extraction.leave(name === 'rtc' ? 'rt' : name, from, at)
  }
}

const VOID = names('area,base,br,col,embed,hr,img,input,link,meta,source,track,wbr')
