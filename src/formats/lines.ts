/** Finds the line of a text, from 1, in which a place is. */
import { slice, type Text } from '../text/codepoints.ts'

/** Ask in the order of the text: what lies before the last question is not counted again. O(length) in all. */
export function lineCounter(text: Text): (offset: number) => number {
  let [line, counted] = [1, 0]
  return (offset) => {
    for (const c of slice(text, counted, offset)) if (c === '\n') line++
    counted = Math.max(counted, offset)
    return line
  }
}
