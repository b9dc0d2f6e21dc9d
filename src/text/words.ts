/** Cuts Han and kana into words, by a table of our own: the runtime's dictionary would change pinned answers whenever it changes. */
import { headsOfUnits } from './han.ts'
import { once } from './once.ts'
import { tableOf } from './tables/provided.ts'

/** The longest word of the table. */
const LONGEST = 7

/**
 * Every word of the table with its characters folded, so that it is found in either script: a hash table of the pairs of
 * characters that words begin with, and behind each pair a chain of its words. Nearly all pairs of a text begin none.
 */
interface Words {
  /** The characters of all words, one word after the other. */
  readonly units: Uint16Array
  /** By word: where it begins in `units`, and 1 + the next word of the same pair. */
  readonly starts: Int32Array
  readonly next: Int32Array
  /** By slot: the pair, 1 + its first word (0 for a free slot), and the length of its longest. */
  readonly pairs: Int32Array
  readonly first: Int32Array
  readonly longest: Uint8Array
  /** By the first character, the length of its longest. */
  readonly longestOf: Uint8Array
  /** A bit for each slot that some pair begins at: nearly all pairs of a text are settled by these few kilobytes. */
  readonly taken: Uint32Array
}

const SLOTS = 1 << 15

const WORDS = once((): Words => {
  const heads = headsOfUnits()
  const table = tableOf('words')
  // A word shares its last character with its group, so of two characters one is written.
  const units = new Uint16Array(2 * table.length)
  const starts = new Int32Array(table.length + 1)
  const next = new Int32Array(starts.length)
  const [pairs, first, longest] = [new Int32Array(SLOTS), new Int32Array(SLOTS), new Uint8Array(SLOTS)]
  const longestOf = new Uint8Array(0x10000)
  const taken = new Uint32Array((4 * SLOTS) >>> 5)
  let [length, end, count, begun] = [2, 0, 0, 0]
  /** The last character of the words of a group; 0 before it was read. */
  let tail = 0
  // One plain loop that calls nothing: it runs in the first request, before any code is compiled.
  for (let at = 0; at < table.length; at++) {
    const unit = table.charCodeAt(at)
    if (unit === LINE_FEED || unit === SPACE) {
      if (unit === LINE_FEED) length++
      tail = 0
      continue
    }
    const head = heads[unit]! || unit
    if (tail === 0) {
      tail = head
      continue
    }
    units[end++] = head
    if (++begun < length - 1 && at + 1 < table.length) continue
    begun = 0
    units[end++] = tail
    const start = starts[count]!
    const pair = (units[start]! << 16) | units[start + 1]!
    const hash = Math.imul(pair, 0x9e3779b1)
    let slot = hash >>> 17
    while (first[slot] !== 0 && pairs[slot] !== pair) slot = (slot + 1) & (SLOTS - 1)
    pairs[slot] = pair
    next[count] = first[slot]!
    starts[++count] = end
    first[slot] = count
    longest[slot] = length
    taken[hash >>> 20]! |= 1 << ((hash >>> 15) & 31)
    longestOf[units[start]!] = length
  }
  return { units, starts, next, pairs, first, longest, longestOf, taken }
})

const LINE_FEED = 0x0a
const SPACE = 0x20

const pairOf = (first: number, second: number): number => (first << 16) | second

/** One of four times as many bits as there are slots. */
const bitOf = (pair: number): number => Math.imul(pair, 0x9e3779b1) >>> 15

/** Whether any word may begin with two folded characters: never no where one does. */
function mayBegin({ taken }: Words, one: number, other: number): boolean {
  const bit = bitOf(pairOf(one, other))
  return (taken[bit >>> 5]! & (1 << (bit & 31))) !== 0
}

/** The slot of a pair, or the free one where it would be. */
function slotOf({ pairs, first }: Words, one: number, other: number): number {
  const pair = pairOf(one, other)
  let slot = Math.imul(pair, 0x9e3779b1) >>> 17
  while (first[slot] !== 0 && pairs[slot] !== pair) slot = (slot + 1) & (SLOTS - 1)
  return slot
}

/** The length of the longest word that begins with two folded characters, or 0. */
const longestFrom = (words: Words, one: number, other: number): number =>
  mayBegin(words, one, other) ? words.longest[slotOf(words, one, other)]! : 0

/** Whether folded characters are a word. */
function isWord(words: Words, run: ArrayLike<number>, from: number, length: number): boolean {
  const { starts, next, first } = words
  for (let word = first[slotOf(words, run[from]!, run[from + 1]!)]!; word > 0; word = next[word - 1]!)
    if (starts[word]! - starts[word - 1]! === length && isWordAt(words, word, run, from)) return true
  return false
}

/** Whether a word is in a run of which its first two characters are known to be the same. */
function isWordAt({ units, starts }: Words, word: number, run: ArrayLike<number>, from: number): boolean {
  const start = starts[word - 1]!
  const length = starts[word]! - start
  let k = 2
  while (k < length && units[start + k] === run[from + k]) k++
  return k === length
}

/** Whether a string is a common word, in either script. */
export function isCommonWord(string: string): boolean {
  const { length } = string
  if (length < 2 || length > LONGEST || string.charCodeAt(0) < FIRST_HAN) return false
  return isWord(WORDS(), foldedRun(string, 0, length), 0, length)
}

function foldedRun(string: string, from: number, to: number): number[] {
  const heads = headsOfUnits()
  const run: number[] = []
  for (let at = from; at < to; at++) {
    const unit = string.charCodeAt(at)
    run.push(heads[unit]! || unit)
  }
  return run
}

const FIRST_HAN = 0x2e80
const isHan = (unit: number): boolean => (unit >= 0x3400 && unit <= 0x9fff) || unit === 0x3005
const isKatakana = (unit: number): boolean => (unit >= 0x30a1 && unit <= 0x30fa) || unit === 0x30fc
/** Units looked at on either side of an offset. */
const AROUND = 12

/**
 * The word that an offset cuts in two, as UTF-16 offsets, or null where it cuts none. A run of katakana is a word. Han
 * characters around the offset are parted into as few words of the table as they can be, which is how 中华人民共和国 wins over 中华
 * and 人民; of equally few, the longer come first. O(1).
 */
export function wordAcross(string: string, at: number): readonly [start: number, end: number] | null {
  if (at <= 0 || at >= string.length) return null
  const left = string.charCodeAt(at - 1)
  const right = string.charCodeAt(at)
  const isKind = isHan(left) ? isHan : isKatakana
  if (!isKind(left) || !isKind(right) || (isKind === isHan && !mayReachOver(string, at))) return null
  let [from, to] = [at, at]
  while (from > 0 && at - from < AROUND && isKind(string.charCodeAt(from - 1))) from--
  while (to < string.length && to - at < AROUND && isKind(string.charCodeAt(to))) to++
  return isKind === isKatakana ? [from, to] : hanWord(foldedRun(string, from, to), at - from, from)
}

/** Whether any word of the table may begin before an offset and end behind it: at nearly every place none does. */
function mayReachOver(string: string, at: number): boolean {
  const words = WORDS()
  const heads = headsOfUnits()
  const headAt = (k: number) => heads[string.charCodeAt(k)]! || string.charCodeAt(k)
  let after = headAt(at)
  for (let k = at - 1; k >= 0 && at - k < LONGEST; k--) {
    const unit = headAt(k)
    if (words.longestOf[unit]! > at - k && longestFrom(words, unit, after) > at - k) return true
    after = unit
  }
  return false
}

/** Of a run of folded characters the word that an offset cuts, moved by `offset`. */
function hanWord(run: readonly number[], at: number, offset: number): readonly [number, number] | null {
  const words = WORDS()
  /** The fewest parts of the run from each offset on, and the length of the first. */
  const parts = new Array<number>(run.length + 1).fill(0)
  const first = new Array<number>(run.length + 1).fill(0)
  for (let k = run.length - 1; k >= 0; k--) {
    parts[k] = parts[k + 1]! + 1
    first[k] = 1
    if (k + 1 === run.length || !mayBegin(words, run[k]!, run[k + 1]!)) continue
    for (let word = words.first[slotOf(words, run[k]!, run[k + 1]!)]!; word > 0; word = words.next[word - 1]!) {
      const length = words.starts[word]! - words.starts[word - 1]!
      if (k + length > run.length || parts[k + length]! + 1 > parts[k]!) continue
      if (parts[k + length]! + 1 === parts[k]! && length < first[k]!) continue
      if (!isWordAt(words, word, run, k)) continue
      parts[k] = parts[k + length]! + 1
      first[k] = length
    }
  }
  let k = 0
  while (k + first[k]! <= at) k += first[k]!
  return k < at ? [offset + k, offset + k + first[k]!] : null
}
