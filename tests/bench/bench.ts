/**
 * `npm run bench`: this engine beside its peers, in one process and one run, on the corpus. Prints the table that
 * results.md keeps; `npm run bench -- --write` rewrites that file. Times are milliseconds of CPU: what counts are the ratios,
 * since machines differ and are noisy.
 */
import '../../src/text/tables/bundled.ts'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { presentableDiff } from '@codemirror/merge'
import { diffArrays, diffChars } from 'diff'
import fastDiff from 'fast-diff'
import { diff as myers } from 'fast-myers-diff'
import { lcsLength } from '../../src/align/lcs.ts'
import { alignMany } from '../../src/align/many.ts'
import { alignPair } from '../../src/align/pair.ts'
import { CORPUS, readFolder } from '../../src/cli/corpus-files.ts'
import { parseCorpus } from '../../src/store/corpus/corpus.ts'
import { compare } from '../../src/variants/compare.ts'
import type { Segment, Witness } from '../../src/variants/comparison.ts'
import { LOG, ROWS, rowsOfPlaces, WITNESSES } from '../fixtures/john-6-23/edition.ts'
import { decisionsOn, editing, recorded } from './decisions.ts'

const DiffMatchPatch = createRequire(import.meta.url)('diff-match-patch') as new () => {
  Diff_Timeout: number
  diff_main(a: string, b: string): unknown
}

const corpus = parseCorpus(await readFolder(CORPUS))
const names = corpus.names
const corpusWitnesses = (id: string): Witness[] =>
  corpus.passages.find((passage) => passage.id === id)!.witnesses.map(({ siglum, text }) => ({ siglum, text }))

/** The first copy without its last line feed. */
const account = corpusWitnesses('account')[0]!.text.trimEnd()

/** Numbers that are the same in every run (Park and Miller 1988). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 0x7fffffff
    return state / 0x7fffffff
  }
}

/** A text with a share of its characters dropped, replaced or added to, by characters of the same text. */
function changed(text: string, share: number, seed: number): string {
  const random = randomFrom(seed)
  const any = () => text[Math.floor(random() * text.length)]!
  let out = ''
  for (const c of text) {
    const r = random()
    if (r < share / 3) continue
    out += r < (2 * share) / 3 ? any() : r < share ? any() + c : c
  }
  return out
}

/** Milliseconds of CPU that the process takes, as the operating system counts them: on a busy machine the clock counts others too. */
const cpu = (work: () => unknown): number => {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

const best = (rounds: number, work: () => unknown): number => {
  let least = Number.POSITIVE_INFINITY
  for (let k = 0; k < rounds; k++) least = Math.min(least, cpu(work))
  return least
}

const symbols = (text: string) => {
  const out = new Int32Array(text.length)
  for (let k = 0; k < text.length; k++) out[k] = text.charCodeAt(k)
  return out
}

const lines: string[] = []
const say = (line = '') => {
  lines.push(line)
  console.log(line)
}
const ms = (n: number) => (n < 10 ? n.toFixed(2) : n.toFixed(0))
const row = (...cells: (string | number)[]) => say(`| ${cells.join(' | ')} |`)
const head = (...cells: string[]) => {
  row(...cells)
  row(...cells.map((_, k) => (k === 0 ? '---' : '---:')))
}

say('# Benchmarks')
say()
say(
  `Written by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node},`,
)
say(
  `${cpus().length} × ${cpus()[0]?.model.trim()}, load ${loadavg()
    .map((n) => n.toFixed(1))
    .join(', ')}. Milliseconds of CPU, best of several rounds in one process; the ratios are what counts.`,
)
say()
say('## Two texts of 4,908 Chinese characters, alignment alone')
say()
say(
  'From two strings to the matched runs. `kept` is the matched length over the longest common subsequence, computed exactly.',
)
say()
head(
  'changed',
  'variorum',
  'jsdiff',
  'diff-match-patch',
  'fast-diff',
  'fast-myers-diff',
  '@codemirror/merge',
  'jsdiff ÷ ours',
  'next best ÷ ours',
  'kept',
)
for (const percent of [1, 5, 20, 50]) {
  const other = changed(account, percent / 100, 11 + percent)
  const dmp = new DiffMatchPatch()
  dmp.Diff_Timeout = 0
  const peers = [
    best(percent > 5 ? 2 : 5, () => diffChars(account, other)),
    best(5, () => dmp.diff_main(account, other)),
    best(5, () => fastDiff(account, other)),
    best(5, () => [...myers(account, other)]),
    best(5, () => presentableDiff(account, other)),
  ]
  const ours = best(60, () => alignPair(symbols(account), symbols(other)))
  const [a, b] = [symbols(account), symbols(other)]
  const { runs } = alignPair(a, b)
  let matched = 0
  for (let k = 2; k < runs.length; k += 3) matched += runs[k]!
  row(
    `${percent} %`,
    ms(ours),
    ...peers.map(ms),
    `${(peers[0]! / ours).toFixed(0)} ×`,
    `${(Math.min(...peers.slice(1)) / ours).toFixed(1)} ×`,
    (matched / lcsLength(a, b)).toFixed(4),
  )
}

say()
say('## Whole comparisons: texts in, the comparison out')
say()
say(
  'Tokens, alignment, places, classes, moves; beside it the differences of jsdiff alone (`diffArrays` over the same characters, each witness against the base). Milliseconds of CPU in one process, rounds in turns after three seconds of warming up: the median, and the least, which a busy machine disturbs less. Cold: the first call in a fresh process, the median of five.',
)
say()
head('what', 'variorum', 'least', 'jsdiff', 'jsdiff ÷ ours', 'of the least', 'cold', 'jsdiff ÷ ours, cold')
const many = (count: number, share: number): string[] =>
  Array.from({ length: count }, (_, k) => (k === 0 ? account : changed(account, share, 100 + k)))
const pair = (share: number): string[] => [account, changed(account, share, 3)]
/** A text of the fixtures, and the same with a share of its words changed. */
const words = (file: string, share: number): string[] => {
  const text = readFileSync(join(import.meta.dirname, '../fixtures/texts', file), 'utf8')
  const random = randomFrom(7)
  const own = text.split(/(?<=\s)/)
  const any = () => own[Math.floor(random() * own.length)]!
  const other = own.map((word) => {
    const r = random()
    return r < share / 3 ? '' : r < (2 * share) / 3 ? any() : r < share ? any() + word : word
  })
  return [text, other.join('')]
}
const wholes: readonly (readonly [string, readonly string[], number])[] = [
  ['`account`, A and B (identical)', corpusWitnesses('account').map(({ text }) => text), 40],
  ['`t08`, A, B and C', corpusWitnesses('t08').map(({ text }) => text), 60],
  ['2 × 4,908 characters, 1 % changed', pair(0.01), 100],
  ['2 × 4,908 characters, 5 % changed', pair(0.05), 60],
  ['2 × 4,908 characters, 20 % changed', pair(0.2), 12],
  ['2 × 4,908 characters, 50 % changed', pair(0.5), 5],
  ['4 × 4,908 characters, 3 % changed', many(4, 0.03), 30],
  ['English (`en.txt`), 5 % of the words changed', words('en.txt', 0.05), 60],
  ['Greek (`grc.txt`), 5 % of the words changed', words('grc.txt', 0.05), 60],
  ['Hebrew (`he.txt`), 5 % of the words changed', words('he.txt', 0.05), 60],
]
const median = (times: readonly number[]) => [...times].sort((x, y) => x - y)[times.length >> 1]!
/** Compiled first, so that what is measured is the comparison; cold is what it costs without. */
const WARM_UP = 3_000
for (const [name, texts, rounds] of wholes) {
  const list = texts.map((text, k): Witness => ({ siglum: `w${k}`, text }))
  const characters = texts.map((text) => [...text])
  const own = () => compare(list, { base: 'w0', names })
  const other = () => {
    for (const text of characters.slice(1)) diffArrays(characters[0]!, text)
  }
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let spent = 0; spent < WARM_UP; ) spent += cpu(own) + cpu(other)
  for (let k = 0; k < rounds; k++) {
    ours.push(cpu(own))
    theirs.push(cpu(other))
  }
  const colds = Array.from(
    { length: 5 },
    () =>
      JSON.parse(
        execFileSync(process.execPath, [join(import.meta.dirname, 'cold.ts')], {
          input: JSON.stringify(texts),
          encoding: 'utf8',
        }),
      ) as [number, number],
  )
  const [cold, coldTheirs] = [median(colds.map(([time]) => time)), median(colds.map(([, time]) => time))]
  row(
    name,
    ms(median(ours)),
    ms(Math.min(...ours)),
    ms(median(theirs)),
    `${(median(theirs) / median(ours)).toFixed(2)} ×`,
    `${(Math.min(...theirs) / Math.min(...ours)).toFixed(2)} ×`,
    ms(cold),
    `${(coldTheirs / cold).toFixed(2)} ×`,
  )
}

say()
say('## Editorial decisions')
say()
say('Milliseconds of CPU beyond the comparison, medians; all decisions apply.')
say()
head('what', 'comparison', 'decisions', 'applied')
{
  const texts = many(4, 0.03).map((text, k): Witness => ({ siglum: `w${k}`, text }))
  const { comparison, apply } = editing(texts, 'w0', names)
  const decisions = decisionsOn(comparison, 1_000)
  const applying = Array.from({ length: 60 }, () => cpu(() => apply(decisions)))
  const comparing = Array.from({ length: 20 }, () => cpu(() => compare(texts, { base: 'w0', names })))
  const { applied } = apply(decisions).decisions!
  row('1,000 of all types on 4 × 4,908 characters', ms(median(comparing)), ms(median(applying)), applied)
}
{
  const { apply } = editing(WITNESSES, 'basetext')
  const log = recorded(LOG)
  const applying = Array.from({ length: 20 }, () => cpu(() => apply(log)))
  const comparing = Array.from({ length: 5 }, () => cpu(() => compare(WITNESSES, { base: 'basetext' })))
  const edited = apply(log)
  const isReached = JSON.stringify(rowsOfPlaces(edited.segments as readonly Segment[])) === JSON.stringify(ROWS)
  const what = `the log that leads 103 witnesses of John 6:23 to their published rows (${isReached ? 'reached' : 'NOT reached'})`
  row(what, ms(median(comparing)), ms(median(applying)), edited.decisions!.applied)
}

say()
say('## Growth')
say()
head('what', 'variorum', 'per 1,000 tokens', 'heap used, MB')
const long = (length: number) => {
  const random = randomFrom(5)
  return Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(random() * random() * 3_000))).join('')
}
for (const length of [1_000, 10_000, 100_000, 400_000]) {
  const a = long(length)
  const b = changed(a, 0.02, 9)
  const ours = best(length > 50_000 ? 3 : 5, () =>
    compare([
      { siglum: 'A', text: a },
      { siglum: 'B', text: b },
    ]),
  )
  row(
    `2 × ${length.toLocaleString('en')} characters, 2 % changed`,
    ms(ours),
    (ours / (length / 500)).toFixed(3),
    (process.memoryUsage().heapUsed / 1e6).toFixed(0),
  )
}
{
  const random = randomFrom(8)
  const any = () => String.fromCharCode(0x4e00 + Math.floor(random() * 20_000))
  const list = Array.from({ length: 200 }, (_, k) => ({
    siglum: `w${k}`,
    text: Array.from({ length: 5_000 }, any).join(''),
  }))
  row(
    '200 × 5,000 characters, nothing in common but by chance',
    ms(best(1, () => compare(list))),
    '–',
    (process.memoryUsage().heapUsed / 1e6).toFixed(0),
  )
}
for (const count of [10, 30, 100]) {
  const random = randomFrom(6)
  const words = Array.from({ length: 200 }, () => `w${Math.floor(random() * 150)}`)
  const list = Array.from({ length: count }, () => ({
    keys: words.filter(() => random() > 0.03).map((w) => (random() < 0.03 ? `x${Math.floor(random() * 50)}` : w)),
  }))
  const ours = best(3, () => alignMany(list))
  row(
    `${count} × 200 tokens, 6 % changed, alignment`,
    ms(ours),
    (ours / (count / 5)).toFixed(3),
    (process.memoryUsage().heapUsed / 1e6).toFixed(0),
  )
}
say()
say('jsdiff on tokens in the same run, one witness of 200 tokens against another: ')
{
  const words = Array.from({ length: 200 }, (_, k) => `w${(k * 37) % 150}`)
  const other = words.filter((_, k) => k % 17 !== 3)
  say(
    `${ms(best(20, () => diffArrays(words, other)))} ms; ours: ${ms(best(20, () => alignMany([{ keys: words }, { keys: other }])))} ms.`,
  )
}

if (process.argv.includes('--write')) {
  const file = join(import.meta.dirname, 'results.md')
  // What follows is not measured here, but by `npm run load` and `npm run fuzz`.
  const [, others = ''] = readFileSync(file, 'utf8').split(/(?=^## The store and the whole service$)/m)
  writeFileSync(file, `${lines.join('\n')}\n\n${others}`)
}
