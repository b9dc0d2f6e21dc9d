/** Builds the running text of a printed comparison, line by line, with the places that have notes: the same for HTML and Word. */
import { slice, type Text } from '../text/codepoints.ts'
import type { Comparison } from '../variants/comparison.ts'
import { isShown, type Print, type ShownPlace } from './print.ts'
import { printedText } from './printed-readings.ts'

export interface PrintedRun {
  readonly text: string
  /** Of a lemma; the text may be empty, where others add something. */
  readonly place: ShownPlace | null
  /** The note is behind it: a lemma of several lines has one note. */
  readonly hasNote: boolean
}

/** The lines of the text with its lemmata, without their line breaks. O(length). */
export function printedLines(
  comparison: Comparison,
  texts: ReadonlyMap<string, Text>,
  print: Print,
): readonly (readonly PrintedRun[])[] {
  const { base } = comparison.options
  const lines: PrintedRun[][] = [[]]
  for (const segment of comparison.segments) {
    const place = isShown(segment, print) ? segment : null
    const text =
      segment.relation === 'identical'
        ? slice(texts.get(base)!, ...segment.spans[base]!)
        : printedText(comparison, segment, texts)
    const parts = text.split(/\r?\n/)
    parts.forEach((part, k) => {
      if (k > 0) lines.push([])
      const hasNote = place !== null && k === parts.length - 1
      if (part !== '' || hasNote) lines.at(-1)!.push({ text: part, place, hasNote })
    })
  }
  // What follows the last line break is no line, unless something is there.
  if (lines.length > 1 && lines.at(-1)!.length === 0) lines.pop()
  return lines
}
