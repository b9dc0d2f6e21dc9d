/**
 * Running text out of marked-up text: white space is of one kind unless the markup keeps it, blocks stand on lines of their
 * own, and a line that the markup broke between two Han characters is one line (CSS Text 3, 4.1.3, segment break
 * transformation): scripts without spaces are wrapped in the file, not in the text.
 */
import { Extraction } from './extract.ts'

/** Those of the East Asian scripts that are written without spaces. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u
const WHITE = /[ \t\n\r\f]+/y
const WORD = /[^ \t\n\r\f]+/y

export class Flow {
  readonly extraction = new Extraction()
  /** White space met since the last word, with its place. */
  #white: { readonly text: string; readonly from: number; readonly to: number } | null = null
  #breaks = 0
  #breakAt = 0
  #last = ''

  /**
   * @param from of the piece in the original
   * @param to   given where the piece is not written there character for character
   * @param keep white space stays as it stands
   */
  text(piece: string, from: number, { to, keep = false }: { to?: number; keep?: boolean } = {}): void {
    if (keep) {
      this.#settle(piece)
      this.#put(piece, from, to)
      return
    }
    for (let at = 0; at < piece.length; ) {
      const [start, end] = to === undefined ? [from + at, undefined] : [from, to]
      WHITE.lastIndex = WORD.lastIndex = at
      const white = WHITE.exec(piece)?.[0]
      if (white !== undefined) {
        this.#white = { text: (this.#white?.text ?? '') + white, from: start, to: end ?? start + white.length }
        at += white.length
        continue
      }
      const word = WORD.exec(piece)![0]
      this.#settle(word)
      this.#put(word, start, end)
      at += word.length
    }
  }

  /** The next text begins a new line. */
  block(at: number): void {
    this.#breaks = Math.max(this.#breaks, 1)
    this.#breakAt = at
    this.#white = null
  }

  /** A line break that the text itself has. */
  line(at: number): void {
    this.#breaks++
    this.#breakAt = at
    this.#white = null
  }

  #put(piece: string, from: number, to: number | undefined): void {
    if (piece === '') return
    this.extraction.put(piece, from, to)
    this.#last = piece.slice(-2)
  }

  #settle(next: string): void {
    const white = this.#white
    this.#white = null
    if (next === '') return
    const isFirst = this.extraction.length === 0
    if (this.#breaks > 0) {
      if (!isFirst) this.#put('\n'.repeat(this.#breaks), this.#breakAt, this.#breakAt)
    } else if (white !== null && !isFirst && !(white.text.includes('\n') && this.#isUnspaced(next))) {
      this.#put(' ', white.from, white.to)
    }
    this.#breaks = 0
  }

  #isUnspaced(next: string): boolean {
    const [before] = [...this.#last].slice(-1)
    return before !== undefined && UNSPACED.test(before) && UNSPACED.test(String.fromCodePoint(next.codePointAt(0)!))
  }
}
