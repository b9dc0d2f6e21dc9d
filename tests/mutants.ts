/**
 * Whether the golden cases hold every tuned constant: node tests/mutants.ts [part of a file's name].
 *
 * Each constant of align/ and variants/ is changed, one at a time, in a copy of the sources; then a golden case must fail. A constant
 * that survives is useless, or has no case.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** File, what to find (once), and what it becomes. */
type Mutation = readonly [file: string, find: string, become: string]

const MUTATIONS: readonly Mutation[] = [
  // what a word, a character, a mark is worth
  ['align/vocabulary.ts', 'han: { match: 1, mismatch: -0.3', 'han: { match: 3, mismatch: -0.3'],
  ['align/vocabulary.ts', 'match: 1, mismatch: -0.3', 'match: 1, mismatch: -0.9'],
  ['align/vocabulary.ts', 'gap: 0.25, open: 0.9', 'gap: 0.9, open: 0.9'],
  ['align/vocabulary.ts', 'gap: 0.25, open: 0.9', 'gap: 0.25, open: 0.1'],
  ['align/vocabulary.ts', 'match: 2.2', 'match: 0.8'],
  ['align/vocabulary.ts', 'mismatch: -0.6', 'mismatch: -2.5'],
  ['align/vocabulary.ts', 'gap: 0.4, open: 0.5', 'gap: 1.6, open: 0.5'],
  ['align/vocabulary.ts', 'gap: 0.4, open: 0.5', 'gap: 0.4, open: 3'],
  ['align/vocabulary.ts', '[0.0003, 0.0002, 0.2, 1, 1.4]', '[0.0003, 2, 0.2, 1, 1.4]'],
  ['align/vocabulary.ts', '[0.0003, 0.0002, 0.2, 1, 1.4]', '[0.0003, 0.0002, 2, 1, 1.4]'],
  ['align/vocabulary.ts', '[0.0003, 0.0002, 0.2, 1, 1.4]', '[0.0003, 0.0002, 0.2, 0, 1.4]'],
  ['align/vocabulary.ts', '[0.0003, 0.0002, 0.2, 1, 1.4]', '[0.0003, 0.0002, 0.2, 1, 0]'],
  ['align/vocabulary.ts', 'const SAME_KEY = 0.98', 'const SAME_KEY = 1'],
  ['align/vocabulary.ts', 'const NEAR = 0.95', 'const NEAR = -0.6'],
  ['align/vocabulary.ts', 'const NEAR = 0.95', 'const NEAR = 2.2'],
  ['align/vocabulary.ts', 'const NEAR_ENOUGH = 0.45', 'const NEAR_ENOUGH = 0.95'],
  ['align/vocabulary.ts', 'SHORT_NEAR_ENOUGH] = [4, 0.6]', 'SHORT_NEAR_ENOUGH] = [4, 0.45]'],
  // stretches of agreement
  ['align/many.ts', 'const EDGE = 2', 'const EDGE = 0'],
  ['align/many.ts', 'const SETTLED = 6', 'const SETTLED = 1'],
  ['align/shares.ts', 'const AFTER_STOP = 0.3', 'const AFTER_STOP = 1'],
  ['align/shares.ts', 'ITEM] = [0.4, 2]', 'ITEM] = [1, 2]'],
  ['align/progressive.ts', 'const ROUNDS = 2', 'const ROUNDS = 0'],
  // where gaps stand
  ['align/gap-placement.ts', 'columns: 16,', 'columns: 0,'],
  ['align/gap-placement.ts', 'words: 3, lengths: 1.5', 'words: 30, lengths: 1.5'],
  ['align/gap-placement.ts', 'words: 3, lengths: 1.5', 'words: 0, lengths: 0'],
  ['align/gap-placement.ts', 'const CUT_WORD = -0.5', 'const CUT_WORD = 0'],
  ['align/gap-placement.ts', 'const END = 9', 'const END = 0'],
  ['align/gap-placement.ts', 'const BRACKETS = 200', 'const BRACKETS = 0'],
  // moves
  ['align/moves.ts', 'const LEAST = 5', 'const LEAST = 2'],
  ['align/moves.ts', 'const LEAST = 5', 'const LEAST = 50'],
  ['align/moves.ts', 'const LEAST_FREE = 0.6', 'const LEAST_FREE = 1.1'],
  ['align/moves.ts', 'const LEAST_SIMILARITY = 0.7', 'const LEAST_SIMILARITY = 0.99'],
  ['align/chance.ts', 'const SEED = 4', 'const SEED = 12'],
  ['align/moves.ts', 'const BRIDGE = 12', 'const BRIDGE = 0'],
  ['align/moves.ts', 'const ALIKE = 0.6', 'const ALIKE = 2'],
  // joins
  ['variants/joins.ts', 'space: 0.25', 'space: 0'],
  ['variants/joins.ts', 'space: 0.25', 'space: 3'],
  ['variants/joins.ts', 'modern: 1,', 'modern: 0,'],
  ['variants/joins.ts', 'modern: 1,', 'modern: 2,'],
  ['variants/joins.ts', 'classical: 0 }', 'classical: 1 }'],
  ['variants/joins.ts', 'const SHIFT = 1', 'const SHIFT = 0'],
  ['variants/joins.ts', 'const SHIFT_SHARED = 2', 'const SHIFT_SHARED = 1'],
  ['variants/joins.ts', 'const SHIFT_SHARED = 2', 'const SHIFT_SHARED = 3'],
  ['variants/moved-words.ts', 'words: 3, characters: 2', 'words: 0, characters: 2'],
  ['variants/moved-words.ts', 'words: 3, characters: 2', 'words: 9, characters: 2'],
  ['variants/moved-words.ts', 'words: 3, characters: 2', 'words: 3, characters: 0'],
  ['variants/moved-words.ts', 'const CONTENT = 3', 'const CONTENT = 1'],
  ['variants/moved-words.ts', 'const CONTENT = 3', 'const CONTENT = 9'],
  ['variants/moved-words.ts', 'const BESIDE_MOVED = 2', 'const BESIDE_MOVED = 0'],
  ['variants/moved-words.ts', 'const BESIDE_MOVED = 2', 'const BESIDE_MOVED = 9'],
  ['variants/moved-words.ts', 'besides: { words: 5', 'besides: { words: 0'],
  ['variants/moved-words.ts', 'besides: { words: 5', 'besides: { words: 50'],
  ['variants/moved-words.ts', 'near: { words: 8, changes: 1', 'near: { words: 8, changes: 0'],
  ['variants/moved-words.ts', 'near: { words: 8', 'near: { words: 0'],
  ['variants/moved-words.ts', 'far: { words: 4', 'far: { words: 0'],
  ['variants/moved-words.ts', 'far: { words: 4, changes: 1', 'far: { words: 4, changes: 0'],
  ['variants/moved-words.ts', 'far: { words: 4, changes: 1', 'far: { words: 4, changes: 9'],
  ['variants/moved-words.ts', 'const PHRASE_OVER = 6', 'const PHRASE_OVER = 3'],
  ['variants/alike.ts', 'const ARTICLE = 3', 'const ARTICLE = 0'],
  ['variants/conjunctions.ts', 'const BETWEEN = 2', 'const BETWEEN = 1'],
  ['variants/moved-words.ts', 'SWAP = { columns: 16', 'SWAP = { columns: 0'],
  ['variants/moved-words.ts', 'lengths: 1.5 } as const', 'lengths: 0 } as const'],
  ['variants/joins.ts', 'const ENCLOSED = 6', 'const ENCLOSED = 0'],
  ['variants/joins.ts', 'const PIECES = 5', 'const PIECES = 50'],
  ['variants/joins.ts', 'const KEPT = 1 / 3', 'const KEPT = 0'],
  ['variants/joins.ts', 'const KEPT = 1 / 3', 'const KEPT = 1'],
  ['variants/joins.ts', 'const KEPT_BETWEEN = 3', 'const KEPT_BETWEEN = 0'],
  ['variants/moved-words.ts', 'around: { words: 4, changes: 2 }', 'around: { words: 4, changes: 20 }'],
  ['variants/moved-words.ts', 'const BESIDE_CHARACTER = 8', 'const BESIDE_CHARACTER = 800'],
  ['variants/place-cuts.ts', 'const LONG_OMISSION = 8', 'const LONG_OMISSION = 800'],
  ['variants/alike.ts', 'const ALIKE = 0.6', 'const ALIKE = 0.99'],
  ['variants/alike.ts', 'const ALIKE = 0.6', 'const ALIKE = 0'],
  ['variants/alike.ts', 'stem: 2', 'stem: 20'],
  ['variants/alike.ts', 'letters: 4 }', 'letters: 0 }'],
  // what texts are
  ['variants/pair.ts', 'const MODERN_SHARE = 0.01', 'const MODERN_SHARE = 1'],
  ['variants/pair.ts', 'const MODERN_SHARE = 0.01', 'const MODERN_SHARE = -1'],
  ['variants/variant-places.ts', 'const SYSTEMATIC = 0.08', 'const SYSTEMATIC = 1'],
  ['variants/columns.ts', 'punctuation: 0.6', 'punctuation: 0'],
  ['variants/columns.ts', 'space: 0.25', 'space: 2'],
]

const root = join(import.meta.dirname, '..')
const copy = mkdtempSync(join(tmpdir(), 'mutants-'))
for (const folder of ['align', 'variants', 'text'])
  cpSync(join(root, 'src', folder), join(copy, folder), { recursive: true })
writeFileSync(join(copy, 'package.json'), '{"type":"module"}')
const passes = () => spawnSync(process.execPath, [join(root, 'tests/golden/check.ts'), copy, '--quiet']).status === 0

let survived = 0
try {
  if (!passes()) throw new Error('The golden cases fail without any change: node tests/golden/check.ts')
  for (const [file, find, become] of MUTATIONS) {
    if (process.argv[2] !== undefined && !file.includes(process.argv[2])) continue
    const path = join(copy, file)
    const source = readFileSync(path, 'utf8')
    if (source.split(find).length !== 2) throw new Error(`${file} does not hold "${find}" once`)
    writeFileSync(path, source.replace(find, become))
    const alive = passes()
    writeFileSync(path, source)
    if (!alive) continue
    survived++
    console.log(`${file}: "${find}" → "${become}" fails no golden case`)
  }
} finally {
  rmSync(copy, { recursive: true })
}
console.log(survived === 0 ? 'Every changed constant fails a golden case.' : `${survived} changed constants fail none.`)
process.exitCode = survived === 0 ? 0 : 1
