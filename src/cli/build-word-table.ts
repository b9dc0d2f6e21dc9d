/**
 * Builds the table of common Chinese words in src/text/tables/words.ts from the dictionary of jieba.
 *
 *   npm pack @node-rs/jieba@2.0.3 && tar xzf node-rs-jieba-2.0.3.tgz
 *   node src/cli/build-word-table.ts package/dict.txt
 *
 * The package holds native code that the project does not need, so it is no dependency: the table is committed, and this script
 * says how it came about. It is deterministic. A line of the dictionary is a word, how often it occurs, and its part of speech.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How often a word must occur to be listed, by its length: longer words are rarer, and are more evidence. */
const LEAST = new Map([
  [2, 800],
  [3, 300],
  [4, 300],
  [5, 500],
  [6, 500],
  [7, 500],
])
/** Pronouns, numerals and names of persons: 各项 is two words, numbers are found by rule, names come from lists. */
const LEFT_OUT = /^(?:r|m|nr)/

const [dictionary] = process.argv.slice(2)
if (dictionary === undefined) throw new Error('Usage: node src/cli/build-word-table.ts dict.txt')
const words = readFileSync(dictionary, 'utf8')
  .split('\n')
  .map((line) => line.split(' '))
  .filter(
    ([word = '', count, part = '']) =>
      /^[\u4e00-\u9fff]+$/.test(word) && Number(count) >= (LEAST.get(word.length) ?? Infinity) && !LEFT_OUT.test(part),
  )
  .map(([word]) => word!)
/** Words that end alike in one group, which begins with the character they end with: so it compresses to five sixths. */
const lines = [...LEAST.keys()].map((length) => {
  const byTail = Map.groupBy(words.filter((word) => word.length === length).sort(), (word) => word.at(-1)!)
  const groups = [...byTail].sort(([a], [b]) => (a < b ? -1 : 1))
  return groups.map(([tail, group]) => tail + group.map((word) => word.slice(0, -1)).join('')).join(' ')
})
writeFileSync(
  join(import.meta.dirname, '../text/tables/words.ts'),
  `// Made by src/cli/build-word-table.ts; do not edit.
/**
 * Common words of modern Chinese in simplified characters: a line each for those of two to seven characters,
 * in groups of those that end alike: the last character, then what is before it in each word.
 */
export const WORD_TABLE = \`${lines.join('\n')}\`
`,
)
console.log(`${words.length} words`)
