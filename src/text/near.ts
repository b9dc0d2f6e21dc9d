/** How near two different words are to each other. */

/** Words shorter than this are near to nothing: one letter more or less makes another word of them. */
const SHORTEST = 3
/** Longer ones are no words, and the work grows with the square. */
const LONGEST = 64
const LETTERS = /^[\p{L}\p{M}\p{N}'’-]+$/u
const HAN = /\p{Script=Han}/u

/**
 * Normalised similarity of two keys, 0 to 1: 1 − edit distance / longer length for words of alphabetic scripts, 0 for
 * anything shorter, and for Han, where one character more or less in common says nothing.
 */
export function near(a: string, b: string): number {
  if (Math.min(a.length, b.length) < SHORTEST || Math.max(a.length, b.length) > LONGEST) return 0
  if (!LETTERS.test(a) || !LETTERS.test(b) || HAN.test(a) || HAN.test(b)) return 0
  return 1 - editDistance(a, b) / Math.max(a.length, b.length)
}

/** Levenshtein distance in UTF-16 units. O(|a|·|b|); words are short, longer ones are cut by the caller's tokens. */
export function editDistance(a: string, b: string): number {
  let previous = Uint32Array.from({ length: b.length + 1 }, (_, j) => j)
  let row = new Uint32Array(b.length + 1)
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    for (let j = 1; j <= b.length; j++)
      row[j] = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    ;[previous, row] = [row, previous]
  }
  return previous[b.length]!
}
