/**
 * The one shape of a file format: what is known of a file goes in, its text comes out, and for each run of the text the
 * place in the file that it was read from.
 */
import { textOf } from '../text/codepoints.ts'

/**
 * `[start, end, from, to]`: the code points `[start, end)` of the extracted text were read from `[from, to)` of the decoded
 * original. Where both have one length they are the same characters; where not (an entity, a line break that stands for a
 * tag), the whole run stands for the whole range. Runs follow each other and cover the text.
 */
export type Run = readonly [start: number, end: number, from: number, to: number]

export interface Extracted {
  readonly text: string
  readonly map: readonly Run[]
  /** The file inside the file that `map` counts in (`word/document.xml`); null for the file itself. */
  readonly part: string | null
  readonly title: string | null
  /** BCP 47, where the file says so. */
  readonly language: string | null
  /** Where the file is an edition: its witnesses with their texts, by siglum. */
  readonly witnesses: readonly ExtractedWitness[]
}

export interface ExtractedWitness {
  readonly siglum: string
  readonly label: string
  readonly language: string | null
  readonly text: string
}

/** The file cannot be read. `limit` where it could be, but is too large. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
  readonly kind: 'malformed' | 'limit'

  constructor(message: string, kind: ImportError['kind'] = 'malformed') {
    super(message)
    this.kind = kind
  }
}

/** A text that grows piece by piece, each with its place in the original. Offsets are UTF-16 units until the end. */
export class Extraction {
  #pieces: string[] = []
  #length = 0
  /** Four numbers a run, in UTF-16 units. */
  #runs: number[] = []

  get length(): number {
    return this.#length
  }

  /** Without `to`, the piece stands in the original character for character. */
  put(piece: string, from: number, to = from + piece.length): void {
    if (piece === '') return
    const runs = this.#runs
    const last = runs.length - 4
    const end = this.#length + piece.length
    const goesOn =
      last >= 0 &&
      runs[last + 3] === from &&
      to - from === piece.length &&
      runs[last + 3]! - runs[last + 2]! === runs[last + 1]! - runs[last]!
    if (goesOn) {
      runs[last + 1] = end
      runs[last + 3] = to
    } else runs.push(this.#length, end, from, to)
    this.#pieces.push(piece)
    this.#length = end
  }

  /** In code points. O(length of both). */
  finish(original: string): Pick<Extracted, 'text' | 'map'> {
    const text = this.#pieces.join('')
    const [inText, inOriginal] = [pointsOf(text), pointsOf(original)]
    const map: Run[] = []
    for (let i = 0; i < this.#runs.length; i += 4) {
      const [start, end, from, to] = this.#runs.slice(i, i + 4) as [number, number, number, number]
      map.push([inText(start), inText(end), inOriginal(from), inOriginal(to)])
    }
    return { text, map }
  }
}

/** From UTF-16 offsets to code points. O(log n) each, nothing where the two are the same. */
function pointsOf(string: string): (unit: number) => number {
  const { units, length } = textOf(string)
  if (units === null) return (unit) => unit
  return (unit) => {
    let [low, high] = [0, length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (units[middle]! < unit) low = middle + 1
      else high = middle
    }
    return low
  }
}
