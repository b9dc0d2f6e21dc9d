/** Measures how similar two different words are. */

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

/**
 * Levenshtein distance in UTF-16 units. While the shorter string has at most 32 units, a row is a few operations on bit vectors
 * (Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", 1999); beyond, O(|a|·|b|).
 */
export function editDistance(a: string, b: string): number {
  if (a.length < b.length) return editDistance(b, a)
  return b.length === 0 ? a.length : b.length <= 32 ? bitParallel(a, b) : byTable(a, b)
}

/** A bit for each position of `b`: where the distance grows and where it falls from one row to the next. */
function bitParallel(a: string, b: string): number {
  const last = 1 << (b.length - 1)
  let grows = -1
  let falls = 0
  let distance = b.length
  for (let i = 0; i < a.length; i++) {
    const unit = a.charCodeAt(i)
    let equal = 0
    for (let j = 0; j < b.length; j++) if (b.charCodeAt(j) === unit) equal |= 1 << j
    const across = (((equal & grows) + grows) ^ grows) | equal | falls
    let up = falls | ~(across | grows)
    const down = grows & across
    if (up & last) distance++
    else if (down & last) distance--
    up = (up << 1) | 1
    grows = (down << 1) | ~(equal | falls | up)
    falls = up & (equal | falls)
  }
  return distance
}

function byTable(a: string, b: string): number {
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
