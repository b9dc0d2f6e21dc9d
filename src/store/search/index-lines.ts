/** What the search index keeps of a version: a line until it is in the shards, then a row of their table. */
import { type Keys, keysWritten, lettersOf, termsOf, writtenKeys } from '../../search/letters.ts'
import { SHARDS, shardOf } from '../../search/shard.ts'
import { textOf } from '../../text/codepoints.ts'

/** UTF-16 units of a row: 44 of the id of a version, then the length of its text in base 36. */
const WIDTH = 48

export interface IndexLine {
  readonly version: string
  /** Of its text, in code points. */
  readonly length: number
  /** As `writtenKeys` writes them: every search reads them, and they are a third of the terms. */
  readonly letters: string
}

/** O(length of the text). @param keys shared by the texts of one request */
export function newIndexLine(version: string, text: string, keys: Keys): IndexLine {
  return { version, length: textOf(text).length, letters: writtenKeys(lettersOf(text, keys).keys) }
}

/** The terms of the index that a line has. */
export const termsOfLine = ({ letters }: IndexLine): Set<string> => termsOf({ keys: keysWritten(letters) })

/** UTF-16 units of the letters of lines. */
export const unitsOfLines = (lines: readonly IndexLine[]): number =>
  lines.reduce((sum, { letters }) => sum + letters.length, 0)

export const rowOfLine = ({ version, length }: IndexLine): string =>
  version + length.toString(36).padStart(WIDTH - version.length, '0')

/** The version with a number. O(1). */
export const rowInTable = (table: string, number: number): { version: string; length: number } => ({
  version: table.slice(number * WIDTH, number * WIDTH + 44),
  length: Number.parseInt(table.slice(number * WIDTH + 44, (number + 1) * WIDTH), 36),
})

/** How many versions a table has. */
export const rowsInTable = (table: string): number => table.length / WIDTH

/** All versions of a table, by their numbers. */
export const versionsInTable = (table: string): string[] =>
  Array.from({ length: rowsInTable(table) }, (_, n) => table.slice(n * WIDTH, n * WIDTH + 44))

/** By shard: the terms of the lines, which have the numbers from `first` on. */
export function shardAdditions(lines: readonly IndexLine[], first: number): Map<string, number[]>[] {
  const terms = new Map<string, number[]>()
  lines.forEach((line, i) => {
    for (const term of termsOfLine(line)) {
      const numbers = terms.get(term)
      if (numbers === undefined) terms.set(term, [first + i])
      else numbers.push(first + i)
    }
  })
  const shards = Array.from({ length: SHARDS }, () => new Map<string, number[]>())
  for (const [term, numbers] of terms) shards[shardOf(term)]!.set(term, numbers)
  return shards
}
