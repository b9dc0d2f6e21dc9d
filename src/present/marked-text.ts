/** Reads a text in a field of a form in which an editor put marks: `五六|个师`. Without the marks the text must be unchanged. */
import { picture } from '../formats/label.ts'

const CUTS = ['|', '¦', '‖', '⸾'] as const
const BRACKETS = ['[]', '⟦⟧', '⟨⟩', '⸤⸥'] as const

/** The first sign that is in none of the texts; null where all do. */
export const freeCut = (texts: readonly string[]): string | null => free(CUTS, texts)
export const freeBrackets = (texts: readonly string[]): string | null => free(BRACKETS, texts)

const free = (offered: readonly string[], texts: readonly string[]): string | null =>
  offered.find((signs) => texts.every((text) => [...signs].every((sign) => !text.includes(sign)))) ?? null

/**
 * The text as a field can hold it: what HTML forbids is a picture (␀ for U+0000), one code point for one, so that offsets stay.
 * Line breaks and tabs stay as they are.
 */
export const inField = (text: string): string => text.replace(FORBIDDEN, picture)

const FORBIDDEN = /(?![\n\r\t])[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}]/gu

/**
 * Where the marks are, as offsets of `text` in code points, in their order; null where anything but marks was changed. Browsers
 * send every line break as CR LF, so all kinds of line breaks count as equal, and a picture counts as what it is of. O(length).
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
    } else if (a === 0 && b === 0 && left[i] !== undefined && inField(left[i]!) === inField(right[j] ?? '')) {
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
