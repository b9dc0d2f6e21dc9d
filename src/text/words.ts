/** Words of Han and kana, by a table of ours: a dictionary of the runtime would change pinned answers when it changes. */
import { hanHead, headsOf } from './han.ts'
import { once } from './once.ts'
import { tableOf } from './tables/provided.ts'

/** The longest word of the table. */
const LONGEST = 7

/** Every word of the table with its characters folded, so that it is found in either script. */
const WORDS = once(() => {
  const words = new Set<string>()
  tableOf('words')
    .split('\n')
    .forEach((line, k) => {
      for (let at = 0; at < line.length; at += k + 2) words.add(headsOf(line.slice(at, at + k + 2)))
    })
  return words
})

/** The longest word that begins with two characters, by their units: nearly all pairs begin none, and need no search. */
const LONGEST_BY_PAIR = once(() => {
  const longest = new Map<number, number>()
  for (const word of WORDS()) {
    const pair = pairAt(word, 0)
    longest.set(pair, Math.max(longest.get(pair) ?? 0, word.length))
  }
  return longest
})

const pairAt = (string: string, at: number): number => (string.charCodeAt(at) << 16) | string.charCodeAt(at + 1)

/** Whether a string is a common word, in either script. */
export const isCommonWord = (string: string): boolean =>
  string.length >= 2 && string.length <= LONGEST && WORDS().has(headsOf(string))

const HAN = /^[\u3400-\u9fff々]$/
const KATAKANA = /^[\u30a1-\u30fa\u30fc]$/
/** Units looked at on either side of an offset. */
const AROUND = 12

/**
 * The word that an offset cuts in two, as UTF-16 offsets, or null where it cuts none. A run of katakana is a word. Han
 * characters around the offset are parted into as few words of the table as they can be, which is how 中华人民共和国 wins over 中华
 * and 人民; of equally few, the longer come first. O(1).
 */
export function wordAcross(string: string, at: number): readonly [start: number, end: number] | null {
  if (at <= 0 || at >= string.length) return null
  const [left, right] = [string[at - 1]!, string[at]!]
  const kind = KATAKANA.test(left) && KATAKANA.test(right) ? KATAKANA : HAN.test(left) && HAN.test(right) ? HAN : null
  if (kind === null || (kind === HAN && !mayReachOver(string, at))) return null
  let [from, to] = [at, at]
  while (from > 0 && at - from < AROUND && kind.test(string[from - 1]!)) from--
  while (to < string.length && to - at < AROUND && kind.test(string[to]!)) to++
  return kind === KATAKANA ? [from, to] : hanWord(headsOf(string.slice(from, to)), at - from, from)
}

/** Whether any word of the table may begin before an offset and end behind it: at nearly every place none does. */
function mayReachOver(string: string, at: number): boolean {
  const longest = LONGEST_BY_PAIR()
  for (let k = at - 1; k >= 0 && at - k < LONGEST; k--) {
    const pair = (hanHead(string.charCodeAt(k)) << 16) | hanHead(string.charCodeAt(k + 1))
    if ((longest.get(pair) ?? 0) > at - k) return true
  }
  return false
}

function hanWord(run: string, at: number, offset: number): readonly [number, number] | null {
  /** The fewest parts of the run from each offset on, and the length of the first. */
  const parts = new Int32Array(run.length + 1)
  const first = new Int32Array(run.length + 1)
  for (let k = run.length - 1; k >= 0; k--) {
    parts[k] = parts[k + 1]! + 1
    first[k] = 1
    const longest = k + 1 < run.length ? (LONGEST_BY_PAIR().get(pairAt(run, k)) ?? 0) : 0
    for (let length = 2; length <= longest && k + length <= run.length; length++) {
      if (parts[k + length]! + 1 > parts[k]! || !WORDS().has(run.slice(k, k + length))) continue
      parts[k] = parts[k + length]! + 1
      first[k] = length
    }
  }
  let k = 0
  while (k + first[k]! <= at) k += first[k]!
  return k < at ? [offset + k, offset + k + first[k]!] : null
}
