/**
 * Makes running text out of marked-up text: white space collapses unless the markup keeps it, blocks begin new lines, and a line that
 * the markup broke between two Han characters is one line (CSS Text 3, 4.1.3, segment break transformation): in scripts without spaces
 * the file is wrapped, not the text.
 */
import { Extraction } from './extract.ts'

/** Those of the East Asian scripts that are written without spaces. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u
const WHITE = /[ \t\n\r\f]+/y
const WORD = /[^ \t\n\r\f]+/y
const STOP = /^[\p{Pe}\p{Pf},.;:!?]/u
const IDEOGRAPHIC_SPACE = '\u3000'

interface Piece {
  readonly text: string
  /** Not in the file. */
  readonly isSoft?: boolean
  readonly from: number
  readonly to: number
}

interface Manner {
  /** Of the piece, where it is not written in the original character for character. */
  readonly to?: number
  /** White space stays as it is. */
  readonly keep?: boolean
  /** White space with a line break in it is layout, as inside a word. */
  readonly joined?: boolean
}

export class Flow {
  readonly extraction: Extraction
  /** White space met since the last word, of which one space stays at most. */
  #white: Piece | null = null
  /** White space that stays as it is, unless a line is joined there. */
  #kept: Piece[] = []
  #breaks = 0
  #breakAt = 0
  /** The next word goes on without white space. */
  #joins = false
  /** A line of the source began here, in text whose white space stays. */
  #line: number | null = null
  /** A caesura was met, and its place. */
  #caesura: { readonly from: number; readonly to: number } | null = null
  #label: string | null = null
  #last = ''
  /** Who asked where the next text begins. */
  #waiting: { start: number }[] = []

  /** @param isMapped as of `Extraction` */
  constructor(isMapped = true) {
    this.extraction = new Extraction(isMapped)
  }

  /** @param from of the piece in the original */
  text(piece: string, from: number, { to, keep = false, joined = false }: Manner = {}): void {
    if (keep) {
      this.#keep(piece, from, to)
      return
    }
    for (let at = 0; at < piece.length; ) {
      const [start, end] = to === undefined ? [from + at, undefined] : [from, to]
      WHITE.lastIndex = WORD.lastIndex = at
      const white = WHITE.exec(piece)?.[0]
      if (white !== undefined) {
        at += white.length
        if (this.#joins || (joined && white.includes('\n'))) {
          this.extraction.changeWhiteSpace()
          continue
        }
        if (this.#white !== null) this.extraction.changeWhiteSpace()
        this.#white = {
          text: (this.#white?.text ?? '') + white,
          from: this.#white?.from ?? start,
          to: end ?? start + white.length,
        }
        continue
      }
      const word = WORD.exec(piece)![0]
      this.#settle(word)
      this.#put(word, start, end)
      at += word.length
    }
  }

  /** Writes a sign, which never counts as white space. @returns its place in the text, in UTF-16 units */
  sign(piece: string, from: number, to: number): readonly [start: number, end: number] {
    if (piece === '') return [this.extraction.length, this.extraction.length]
    this.#settle(piece)
    const start = this.extraction.length
    this.#put(piece, from, to)
    return [start, this.extraction.length]
  }

  /** What comes next is something else: a space where words are parted, and none before a stop. */
  part(at: number): void {
    this.#white ??= { text: '\n', from: at, to: at, isSoft: true }
  }

  /** The next text begins a new line. */
  block(at: number): void {
    this.#breaks = Math.max(this.#breaks, 1)
    this.#breakAt = at
    this.#forget()
  }

  /** A line break that the text itself has. */
  line(at: number): void {
    this.#breaks++
    this.#breakAt = at
    this.#forget()
  }

  /** A word goes on after it: white space on both sides is layout. */
  join(): void {
    if (this.#white !== null) this.extraction.changeWhiteSpace()
    for (const _ of this.#kept) this.extraction.changeWhiteSpace()
    this.#white = null
    this.#kept = []
    this.#joins = true
  }

  /** A new line of the source in text whose white space stays: a line break, if no white space is there. */
  sourceLine(at: number): void {
    this.#line = at
  }

  /** A rest inside a line of verse: U+3000 between Han characters, else a space. */
  caesura(from: number, to: number): void {
    this.#caesura = { from, to }
  }

  /** What editions call the place where the next text is. */
  refer(label: string): void {
    this.#label = label
  }

  /** Where the next text will begin, in UTF-16 units; -1 as long as there is none. */
  next(): { readonly start: number } {
    const place = { start: -1 }
    this.#waiting.push(place)
    return place
  }

  /** Text that was made by another flow: lines that begin and end here. */
  lines(text: string): number {
    this.#settle(text)
    const start = this.extraction.length
    this.#put(text, 0, 0)
    return start
  }

  /** After the last piece. */
  end(): void {
    this.#putKept()
  }

  #keep(piece: string, from: number, to: number | undefined): void {
    // White space written as a reference is intended.
    if (to !== undefined) {
      this.#settle(piece)
      this.#put(piece, from, to)
      return
    }
    const lead = this.#joins ? piece.length - piece.trimStart().length : 0
    if (lead > 0) this.extraction.changeWhiteSpace()
    const body = piece.slice(lead).trimEnd()
    if (body !== '') {
      this.#settle(body)
      this.#put(body, from + lead, undefined)
    }
    const tail = piece.slice(lead + body.length)
    if (tail === '') return
    // A line that was to begin begins before it.
    if (this.#breaks > 0 && this.extraction.length + this.#kept.length > 0) {
      this.#putKept()
      this.#put('\n'.repeat(this.#breaks), this.#breakAt, this.#breakAt)
    }
    this.#breaks = 0
    this.#kept.push({ text: tail, from: from + lead + body.length, to: from + piece.length })
  }

  #forget(): void {
    if (this.#white !== null) this.extraction.changeWhiteSpace()
    this.#white = null
    this.#joins = false
    this.#line = null
  }

  #put(piece: string, from: number, to: number | undefined): void {
    if (piece === '') return
    this.extraction.put(piece, from, to)
    this.#last = piece.slice(-2)
  }

  #putKept(): void {
    for (const { text, from } of this.#kept) this.#put(text, from, undefined)
    this.#kept = []
  }

  /** What is between the last word and the next. */
  #settle(next: string): void {
    const [white, line, caesura] = [this.#white, this.#line, this.#caesura]
    const isFirst = this.extraction.length === 0 && this.#kept.length === 0
    this.#white = this.#line = this.#caesura = null
    this.#joins = false
    this.#putKept()
    if (this.#breaks > 0) {
      if (!isFirst) this.#put('\n'.repeat(this.#breaks), this.#breakAt, this.#breakAt)
    } else if (isFirst) {
      if (white !== null) this.extraction.changeWhiteSpace()
    } else if (caesura !== null) {
      this.#put(this.#isUnspaced(next) ? IDEOGRAPHIC_SPACE : ' ', caesura.from, caesura.to)
      this.extraction.change('caesura', caesura.from, caesura.to)
    } else if (white !== null) {
      const isSoft = white.isSoft === true
      const isLayout =
        (white.text.includes('\n') && this.#isUnspaced(next)) || (isSoft && (STOP.test(next) || /\s$/.test(this.#last)))
      if ((isLayout || white.text !== ' ') && !isSoft) this.extraction.changeWhiteSpace()
      if (!isLayout)
        this.#put(' ', white.from, white.text === ' ' && white.to - white.from === 1 ? undefined : white.to)
    } else if (line !== null && !/\s$/.test(this.#last) && !/^\s/.test(next)) {
      this.#put('\n', line, line)
    }
    this.#breaks = 0
    if (this.#label !== null) this.extraction.refer(this.#label)
    this.#label = null
    for (const place of this.#waiting) place.start = this.extraction.length
    this.#waiting = []
  }

  #isUnspaced(next: string): boolean {
    const [before] = [...this.#last].slice(-1)
    return before !== undefined && UNSPACED.test(before) && UNSPACED.test(String.fromCodePoint(next.codePointAt(0)!))
  }
}
