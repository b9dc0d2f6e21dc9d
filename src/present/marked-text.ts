/** A text in a field of a form, in which an editor puts marks: `五六|个师`. The text itself must come back as it was. */

const CUTS = ['|', '¦', '‖', '⸾'] as const
const BRACKETS = ['[]', '⟦⟧', '⟨⟩', '⸤⸥'] as const

/** The first sign that stands in none of the texts; null where all do. */
export const freeCut = (texts: readonly string[]): string | null => free(CUTS, texts)
export const freeBrackets = (texts: readonly string[]): string | null => free(BRACKETS, texts)

const free = (offered: readonly string[], texts: readonly string[]): string | null =>
  offered.find((signs) => texts.every((text) => [...signs].every((sign) => !text.includes(sign)))) ?? null

/**
 * Where the marks stand, as offsets of `text` in code points, in their order; null where anything but marks was changed. Browsers
 * send every line break as CR LF, so all kinds of line breaks count as equal. O(length).
 */
export function marksIn(marked: string, text: string, marks: string): readonly number[] | null {
  const [left, right] = [[...marked], [...text]]
  const offsets: number[] = []
  let [i, j] = [0, 0]
  while (i < left.length || j < right.length) {
    if (i < left.length && marks.includes(left[i]!)) {
      offsets.push(j)
      i++
      continue
    }
    const [a, b] = [lineBreak(left, i), lineBreak(right, j)]
    if (a > 0 && b > 0) {
      i += a
      j += b
    } else if (a === 0 && b === 0 && left[i] !== undefined && left[i] === right[j]) {
      i++
      j++
    } else return null
  }
  return offsets
}

/** How many code points the line break at an index has; 0 where there is none. */
function lineBreak(points: readonly string[], at: number): 0 | 1 | 2 {
  if (points[at] === '\r') return points[at + 1] === '\n' ? 2 : 1
  return points[at] === '\n' ? 1 : 0
}
