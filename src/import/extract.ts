/**
 * The one shape of a reader of files. It takes what is known of a file and gives its text, for each run of the text the place in the
 * file that it was read from, and what of the file is not in the text.
 */
import { textOf } from '../text/codepoints.ts'

/**
 * `[start, end, from, to]`: the code points `[start, end)` of the extracted text were read from `[from, to)` of the decoded original.
 * Where both have the same length they are the same characters; where not (an entity, a line break in place of a tag), the whole run
 * corresponds to the whole range, and `from = to` marks text that the file does not have. Runs follow each other and cover the text.
 */
type Run = readonly [start: number, end: number, from: number, to: number]

/**
 * A stretch of the decoded original that is not in the text as it is, and of what kind it is: the name of a TEI element
 * where TEI has one for it (`note`, `del`, `fw`), in every format, else the name of the format's own.
 */
export type Departure = readonly [kind: string, from: number, to: number]

export interface ExtractedText {
  readonly text: string
  readonly map: readonly Run[]
  /** What the text does not have, in the order of the file. */
  readonly leftOut: readonly Departure[]
  /** What the text has otherwise than the file: a sign for a gap, a character for a glyph. */
  readonly changed: readonly Departure[]
  /** How many stretches of white space were layout of the file and are one space, a line break or nothing in the text. */
  readonly whiteSpace: number
  /** What editions call the place that begins here: `II 3, 14`, `T08n0251_p0848c07`. By `start`, in code points. */
  readonly references: readonly { readonly start: number; readonly label: string }[]
  /** Where text is lost. `start = end` where there is no sign for it. */
  readonly lacunae: readonly ExtractedLacuna[]
}

export interface ExtractedLacuna {
  readonly start: number
  readonly end: number
  readonly reason?: string
  readonly extent?: string
}

export interface Extracted extends ExtractedText {
  /** The file inside the file that `map` counts in (`word/document.xml`); null for the file itself. */
  readonly part: string | null
  readonly title: string | null
  /** BCP 47, where the file has one. */
  readonly language: string | null
  /** Which layer of a text with corrections `text` is; null where it has one layer. */
  readonly layer: 'first' | 'last' | null
  /** Where the file is an edition: its witnesses with their texts, by siglum; and the other layers of its text. */
  readonly witnesses: readonly ExtractedWitness[]
  /** The letters and telegrams that the file says it holds. */
  readonly letters: readonly Letter[]
  /** Stretches of the original that are in the text of a witness alone. */
  readonly inWitnesses: readonly (readonly [from: number, to: number])[]
}

/** A text with nothing more to say of it than what is given. */
export const extracted = (text: ExtractedText, more: Partial<Extracted> = {}): Extracted => ({
  ...text,
  part: null,
  title: null,
  language: null,
  layer: null,
  witnesses: [],
  letters: [],
  inWitnesses: [],
  ...more,
})

export interface ExtractedWitness extends Pick<Extracted, 'text' | 'language' | 'references' | 'lacunae'> {
  readonly siglum: string
  readonly label: string
}

/** What a file says of a letter or telegram in it. */
export interface Letter {
  readonly title: string
  /** `telegram`, `letter`, `memorandum`, …: as the file calls it. */
  readonly type: string
  /** Its words, in code points of the text. */
  readonly start: number
  readonly end: number
  readonly statements: readonly LetterStatement[]
}

export interface LetterStatement {
  readonly property: string
  readonly value: string
  readonly basis: 'stated' | 'inferred' | 'editorial'
  /** Where the file has it. */
  readonly source: string
  /** The words that say it, in code points of the text; absent where they are not in the text. */
  readonly span?: readonly [start: number, end: number]
}

/** What can be chosen of how a file is read. */
export interface ReadingOptions {
  /** Where notes go; null: those that the source prints within its lines stay there, all others are left out. */
  readonly notes: 'inline' | 'foot' | 'none' | null
  /** The witness whose readings the text has; null: those of the lemmas. */
  readonly readings: string | null
  readonly layer: 'first' | 'last'
}

export const AS_USUAL: ReadingOptions = { notes: null, readings: null, layer: 'last' }

/**
 * The file cannot be read. `limit`: it could be, but is too large. `choice`: what was chosen is not in it. `encoding`: it may be
 * in each of `candidates`.
 */
export class ImportError extends Error {
  override readonly name = 'ImportError'
  readonly kind: 'malformed' | 'limit' | 'choice' | 'encoding'
  readonly candidates: readonly string[]

  constructor(message: string, kind: ImportError['kind'] = 'malformed', candidates: readonly string[] = []) {
    super(message)
    this.kind = kind
    this.candidates = candidates
  }
}

/** How often each kind is in a list of departures, by the name of the kind. */
export function countsOf(departures: readonly Departure[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const [kind] of departures) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** A text that grows piece by piece, each with its place in the original. All offsets are UTF-16 units until the end. */
export class Extraction {
  #pieces: string[] = []
  #length = 0
  /** Four numbers a run. */
  #runs: number[] = []
  #leftOut: Departure[] = []
  #changed: Departure[] = []
  #whiteSpace = 0
  #references: { start: number; label: string }[] = []
  #lacunae: ExtractedLacuna[] = []
  /** Whether the last run is in the original character for character. */
  #isVerbatim = false
  readonly #isMapped: boolean

  /** @param isMapped whether the map from the text to the file is needed */
  constructor(isMapped = true) {
    this.#isMapped = isMapped
  }

  get length(): number {
    return this.#length
  }

  /** Without `to`, the piece is in the original character for character. */
  put(piece: string, from: number, to?: number): void {
    if (piece === '') return
    const runs = this.#runs
    const last = runs.length - 4
    const end = this.#length + piece.length
    if (to === undefined && this.#isVerbatim && last >= 0 && runs[last + 3] === from) {
      runs[last + 1] = end
      runs[last + 3] = from + piece.length
    } else if (this.#isMapped) runs.push(this.#length, end, from, to ?? from + piece.length)
    this.#isVerbatim = to === undefined
    this.#pieces.push(piece)
    this.#length = end
  }

  leave(kind: string, from: number, to: number): void {
    this.#leftOut.push([kind, from, to])
  }

  change(kind: string, from: number, to: number): void {
    this.#changed.push([kind, from, to])
  }

  changeWhiteSpace(): void {
    this.#whiteSpace++
  }

  /** From here on the text is at the place that editions call so. */
  refer(label: string, start = this.#length): void {
    const last = this.#references.at(-1)
    if (last?.label === label) return
    if (last?.start === start) last.label = label
    else this.#references.push({ start, label })
  }

  /** In UTF-16 units, in their order. */
  get references(): readonly { readonly start: number; readonly label: string }[] {
    return this.#references
  }

  get lacunae(): readonly ExtractedLacuna[] {
    return this.#lacunae
  }

  lose(lacuna: ExtractedLacuna): void {
    this.#lacunae.push(lacuna)
  }

  /**
   * In code points. O(length of both, and log of them for each place).
   * @param inOriginal where the original is counted already
   */
  finish(original: string, inOriginal = pointsOf(original)): ExtractedText {
    const text = this.#pieces.join('')
    const inText = pointsOf(text)
    const map: Run[] = []
    for (let i = 0; i < this.#runs.length; i += 4) {
      const [start, end, from, to] = this.#runs.slice(i, i + 4) as [number, number, number, number]
      const run: Run = [inText(start), inText(end), inOriginal(from), inOriginal(to)]
      // A line feed that became a space would claim to be the same character.
      const claims = run[1] - run[0] === run[3] - run[2]
      if (claims && text.slice(start, end) !== original.slice(from, to)) map.push([run[0], run[1], run[2], run[2]])
      else map.push(run)
    }
    const inPoints = ([kind, from, to]: Departure): Departure => [kind, inOriginal(from), inOriginal(to)]
    return {
      text,
      map,
      leftOut: this.#leftOut.map(inPoints),
      changed: this.#changed.map(inPoints),
      whiteSpace: this.#whiteSpace,
      references: this.#references
        .filter(({ start }) => start < text.length)
        .map(({ start, label }) => ({ start: inText(start), label })),
      lacunae: this.#lacunae.map((lacuna) => ({ ...lacuna, start: inText(lacuna.start), end: inText(lacuna.end) })),
    }
  }
}

/** From UTF-16 offsets to code points. O(log n) each, nothing where the two are the same. */
export function pointsOf(string: string): (unit: number) => number {
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
