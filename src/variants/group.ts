/**
 * From an alignment to the places an editor would print.
 *
 * The alignment is correct but not yet presentable: a change of wording that keeps half a word by chance comes out as two
 * crumbs around it, two words that changed places as an addition here and an omission there. This step makes one place of
 * such crumbs, and keeps apart what has nothing to do with each other:
 *
 *   1. rawPlaces     differing columns that some witness changes together: 至→最
 *   2. joinFragments across agreement smaller than a word: 与美国军队→同美军, not 与→同, 国→∅, 队→∅
 *   3. joinSwaps     words that changed places: 建造、设计、开发→开发、设计、建造
 */

/** What each witness has in each column, as numbers: equal numbers are equal texts; -1 is nothing. */
export interface Columns {
  readonly count: number
  /** Number of the base. */
  readonly base: number
  /** `cells[w][c]` for witness w. */
  readonly cells: readonly Int32Array[]
  /** The same with accidentals of writing (繁/简, 異體, width) taken away. */
  readonly keys: readonly Int32Array[]
  /** How much agreement in a column counts, in words or Han characters; less for punctuation and spaces. */
  readonly weights: Float64Array
  /**
   * Agreement of at most this weight between two changes is smaller than a word: 1 in modern Chinese, whose words mostly
   * have two characters; 0 in classical Chinese, where a character is a word; a mere space in spaced scripts.
   */
  readonly fragment: number
}

/** Columns `[from, to)`. */
export interface Range {
  from: number
  to: number
}

/** Places in reading order; what lies between them is the same in all witnesses. O(columns × witnesses). */
export function group(columns: Columns): Range[] {
  return joinSwaps(columns, joinFragments(columns, rawPlaces(columns)))
}

/**
 * Maximal stretches of differing columns, cut where nobody differs on both sides of the cut: 至→最 in one witness and the
 * next character in another are two entries of an apparatus, not one.
 */
function rawPlaces(columns: Columns): Range[] {
  const base = columns.cells[columns.base]!
  const differs = new Uint8Array(columns.count)
  /** Whether somebody differs here and in the column before. */
  const linked = new Uint8Array(columns.count)
  for (const cells of columns.cells)
    for (let c = 0; c < columns.count; c++)
      if (cells[c] !== base[c]) {
        differs[c] = 1
        if (c > 0 && cells[c - 1] !== base[c - 1]) linked[c] = 1
      }
  const places: Range[] = []
  for (let c = 0; c < columns.count; c++) {
    if (!differs[c]) continue
    if (linked[c]) places.at(-1)!.to = c + 1
    else places.push({ from: c, to: c + 1 })
  }
  return places
}

/** Whether a witness has another text than the base in a place. */
function differs(columns: Columns, w: number, { from, to }: Range): boolean {
  const [cells, base] = [columns.cells[w]!, columns.cells[columns.base]!]
  for (let c = from; c < to; c++) if (cells[c] !== base[c]) return true
  return false
}

/** Whether it is only written otherwise there. */
function sameKeys(columns: Columns, w: number, { from, to }: Range): boolean {
  const [keys, base] = [columns.keys[w]!, columns.keys[columns.base]!]
  for (let c = from; c < to; c++) if (keys[c] !== base[c]) return false
  return true
}

/** Whether it holds more than punctuation, spaces and particles. */
function hasWord(columns: Columns, { from, to }: Range): boolean {
  for (let c = from; c < to; c++) if (columns.weights[c]! >= 1) return true
  return false
}

/** Above this share of its text, another way of writing runs through a whole witness. */
const SYSTEMATIC = 0.08

/** Witnesses in another script than the base: each character of theirs is an accidental of its own, no change of wording. */
function systematic(columns: Columns): Uint8Array {
  const [baseCells, baseKeys] = [columns.cells[columns.base]!, columns.keys[columns.base]!]
  return Uint8Array.from(columns.cells, (cells, w) => {
    const keys = columns.keys[w]!
    let other = 0
    for (let c = 0; c < columns.count; c++) if (cells[c] !== baseCells[c] && keys[c] === baseKeys[c]) other++
    return other > SYSTEMATIC * columns.count ? 1 : 0
  })
}

/**
 * Whether what stands between was only pushed aside: 出台 comes in before 各项 and 相关 goes out behind it, which reads as
 * 各项相关→出台各项. It must be no longer than either.
 */
function slides(columns: Columns, left: Range, right: Range, agreement: number): boolean {
  if (columns.fragment < 1) return false
  const base = columns.cells[columns.base]!
  const size = (cells: Int32Array, other: Int32Array, { from, to }: Range) => {
    let weight = 0
    for (let c = from; c < to; c++) {
      if (other[c]! >= 0) return 0
      if (cells[c]! >= 0) weight += columns.weights[c]!
    }
    return weight
  }
  return columns.cells.some(
    (cells) =>
      Math.min(size(cells, base, left), size(base, cells, right)) >= agreement ||
      Math.min(size(base, cells, left), size(cells, base, right)) >= agreement,
  )
}

function joinFragments(columns: Columns, raw: readonly Range[]): Range[] {
  const otherScript = systematic(columns)
  const joins = (left: Range, right: Range): boolean => {
    let agreement = 0
    for (let c = left.to; c < right.from; c++) agreement += columns.weights[c]!
    if (agreement > columns.fragment && !slides(columns, left, right, agreement)) return false
    return columns.cells.some(
      (_, w) =>
        differs(columns, w, left) &&
        differs(columns, w, right) &&
        (hasWord(columns, left) || hasWord(columns, right)) &&
        !(otherScript[w] && sameKeys(columns, w, left) && sameKeys(columns, w, right)),
    )
  }
  const places: Range[] = []
  for (const next of raw) {
    const last = places.at(-1)
    if (last && last.to < next.from && joins(last, next)) last.to = next.to
    else places.push({ ...next })
  }
  return places
}

/** Words over which others changed places: at most so many columns… */
const SWAP = 16
/** …or so many times what was moved. Beyond that a reader sees a move, not a change of order (align/moves.ts). */
const SWAP_RATIO = 1.5

function joinSwaps(columns: Columns, places: readonly Range[]): Range[] {
  const out: Range[] = []
  for (const next of places) {
    const last = out.at(-1)
    if (last && last.to < next.from && isSwap(columns, last, next)) last.to = next.to
    else out.push({ ...next })
  }
  return out
}

/** Whether some witness has the same words in both places taken together, only in another order. */
function isSwap(columns: Columns, left: Range, right: Range): boolean {
  const base = columns.keys[columns.base]!
  const distance = right.from - left.to
  const moved = Math.max(left.to - left.from, right.to - right.from)
  if (distance > Math.max(SWAP, SWAP_RATIO * moved)) return false
  return columns.keys.some((keys, w) => {
    if (w === columns.base || !differs(columns, w, left) || !differs(columns, w, right)) return false
    // A comma or a particle that stands elsewhere is no change of order.
    let hasWord = false
    const count = new Map<number, number>()
    for (const { from, to } of [left, right])
      for (let c = from; c < to; c++) {
        if (base[c]! >= 0) count.set(base[c]!, (count.get(base[c]!) ?? 0) + 1)
        if (keys[c]! >= 0) count.set(keys[c]!, (count.get(keys[c]!) ?? 0) - 1)
        if (base[c] !== keys[c] && columns.weights[c]! >= 1) hasWord = true
      }
    return hasWord && [...count.values()].every((n) => n === 0)
  })
}
