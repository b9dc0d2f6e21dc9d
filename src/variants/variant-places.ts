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
 *   4. joinDates     a date: 10月5日→十月六日
 *
 * The first three are done for the wording and then, between its places, for what is only written otherwise (师→師, ,→，): a
 * philologist who looks for the one must not find it drowned in the other.
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
  readonly maxFragmentWeight: number
  /** How many tokens a column stands for: 1, but for a stretch that all have as many as it has code points. */
  readonly sizes: Int32Array
  /** 1 where a column holds 年, 月 or 日: what stands before and behind it is one date. */
  readonly calendar: Uint8Array
}

/** Columns `[from, to)`. */
export interface Range {
  from: number
  to: number
}

/** Places in reading order; what lies between them is the same in all witnesses. O(columns × witnesses). */
export function variantPlaces(columns: Columns): Range[] {
  const otherScript = systematic(columns)
  const wording = layer(columns, otherScript, (w, c) => columns.keys[w]![c] !== columns.keys[columns.base]![c])
  const words = joinSwaps(wording, joinFragments(wording, rawPlaces(wording)))
  const places: Range[] = []
  let from = 0
  for (const place of [...words, { from: columns.count, to: columns.count }]) {
    const between = part(columns, from, place.from)
    const writing = layer(between, otherScript, () => true)
    for (const { from: start, to: end } of joinFragments(writing, rawPlaces(writing)))
      places.push({ from: from + start, to: from + end })
    if (place.from < columns.count) places.push(place)
    from = place.to
  }
  return joinDates(columns, places)
}

/** A date is one entry, though its day may be another and its month only written otherwise: 10月5日→十月六日. */
function joinDates(columns: Columns, places: readonly Range[]): Range[] {
  const all = layer(columns, new Uint8Array(columns.cells.length), () => true)
  return joined(places, (left, right) => {
    if (columns.calendar.subarray(left.to, right.from).includes(0)) return false
    return columns.cells.some((_, w) => differsIn(all, w, left) && differsIn(all, w, right))
  })
}

/** Neighbours with something between them made one where `isOne` says so. */
function joined(places: readonly Range[], isOne: (left: Range, right: Range) => boolean): Range[] {
  const out: Range[] = []
  for (const next of places) {
    const last = out.at(-1)
    if (last && last.to < next.from && isOne(last, next)) last.to = next.to
    else out.push({ ...next })
  }
  return out
}

/** Columns with the differences to look at: `differs[w][c]` is 1 where witness w has another text than the base. */
interface Layer extends Columns {
  readonly differs: readonly Uint8Array[]
  /** See systematic(). */
  readonly otherScript: Uint8Array
}

function layer(columns: Columns, otherScript: Uint8Array, counts: (w: number, c: number) => boolean): Layer {
  const base = columns.cells[columns.base]!
  const differs = columns.cells.map((cells, w) => {
    const flags = new Uint8Array(columns.count)
    for (let c = 0; c < columns.count; c++) if (cells[c] !== base[c] && counts(w, c)) flags[c] = 1
    return flags
  })
  return { ...columns, differs, otherScript }
}

/** Columns `[from, to)` by themselves. */
export function part(columns: Columns, from: number, to: number): Columns {
  return {
    ...columns,
    count: to - from,
    cells: columns.cells.map((cells) => cells.subarray(from, to)),
    keys: columns.keys.map((keys) => keys.subarray(from, to)),
    weights: columns.weights.subarray(from, to),
    sizes: columns.sizes.subarray(from, to),
    calendar: columns.calendar.subarray(from, to),
  }
}

/**
 * Maximal stretches of differing columns, cut where nobody differs on both sides of the cut: 至→最 in one witness and the
 * next character in another are two entries of an apparatus, not one. A column that neither the base nor the witness
 * fills, because a third one adds something there, does not cut what the witness changes.
 */
function rawPlaces({ count, base, cells, differs }: Layer): Range[] {
  const places: Range[] = []
  /** For each witness the column it differed in last, with no agreement since; or -1. */
  const open = new Int32Array(cells.length).fill(-1)
  for (let c = 0; c < count; c++) {
    let start = -1
    for (let w = 0; w < cells.length; w++) {
      if (differs[w]![c]) {
        if (open[w]! >= 0 && (start < 0 || open[w]! < start)) start = open[w]!
        if (start < 0) start = c
        open[w] = c
      } else if (w !== base && cells[w]![c] === cells[base]![c] && cells[base]![c]! < 0) continue
      else open[w] = -1
    }
    if (start < 0) continue
    let from = c
    while (places.length > 0 && places.at(-1)!.to > start) from = places.pop()!.from
    places.push({ from: Math.min(from, c), to: c + 1 })
  }
  return places
}

/** Whether a witness has another text than the base in a place. */
function differsIn(layer: Layer, w: number, { from, to }: Range): boolean {
  return layer.differs[w]!.subarray(from, to).includes(1)
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
  const size = columns.sizes.reduce((sum, one) => sum + one, 0)
  return Uint8Array.from(columns.cells, (cells, w) => {
    const keys = columns.keys[w]!
    let other = 0
    for (let c = 0; c < columns.count; c++) if (cells[c] !== baseCells[c] && keys[c] === baseKeys[c]) other++
    return other > SYSTEMATIC * size ? 1 : 0
  })
}

/**
 * Whether what stands between was only pushed aside: 出台 comes in before 各项 and 相关 goes out behind it, which reads as
 * 各项相关→出台各项. It must be no longer than either.
 */
function slides(columns: Columns, left: Range, right: Range, agreement: number): boolean {
  if (columns.maxFragmentWeight < 1) return false
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

const joinFragments = (columns: Layer, places: readonly Range[]): Range[] =>
  joined(places, (left, right) => {
    let agreement = 0
    for (let c = left.to; c < right.from; c++) agreement += columns.weights[c]!
    if (agreement > columns.maxFragmentWeight && !slides(columns, left, right, agreement)) return false
    return columns.cells.some(
      (_, w) =>
        differsIn(columns, w, left) &&
        differsIn(columns, w, right) &&
        (hasWord(columns, left) || hasWord(columns, right)) &&
        !(columns.otherScript[w] && sameKeys(columns, w, left) && sameKeys(columns, w, right)),
    )
  })

/** Words over which others changed places: at most so many columns… */
const SWAP = 16
/** …or so many times what was moved. Beyond that a reader sees a move, not a change of order (align/moves.ts). */
const SWAP_RATIO = 1.5

const joinSwaps = (columns: Layer, places: readonly Range[]): Range[] =>
  joined(places, (left, right) => isSwap(columns, left, right))

/** Whether some witness has the same words in both places taken together, only in another order. */
function isSwap(columns: Layer, left: Range, right: Range): boolean {
  const base = columns.keys[columns.base]!
  const distance = right.from - left.to
  const moved = Math.max(left.to - left.from, right.to - right.from)
  if (distance > Math.max(SWAP, SWAP_RATIO * moved)) return false
  return columns.keys.some((keys, w) => {
    if (w === columns.base || !differsIn(columns, w, left) || !differsIn(columns, w, right)) return false
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
