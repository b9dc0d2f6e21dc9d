/**
 * How good and how dear the check of quotations is:
 *
 *     node tests/bench/quotations.ts [--count 10000] [--seeds 1,2,3] [--versions 1000] [--texts FOLDER] [--show]
 *
 * Constructed quotations are asked of a store that holds the corpus, the texts they are made of with their older versions, and other texts
 * up to so many versions, by the same function that the service calls. Told are the F1 of each verdict, how many departures are exactly
 * what was changed, how many true quotations were accused, and the CPU of each question (KV is a map in memory).
 *
 * `--texts`: a folder of cases (`../shared/cases/real`), whose first witnesses are taken instead of the texts of the repository.
 */
import '../../src/text/tables/bundled.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CORPUS, readFolder } from '../../src/cli/corpus-files.ts'
import { mapKv } from '../../src/cli/map-kv.ts'
import { type CandidateText, VERDICTS } from '../../src/quotations/check.ts'
import { checkStoredQuotation, type QuotationAnswer } from '../../src/service/quotations/check.ts'
import { parseCorpus } from '../../src/store/corpus/corpus.ts'
import { seed } from '../../src/store/corpus/seed.ts'
import { kvStore } from '../../src/store/kv-store.ts'
import type { Store } from '../../src/store/store.ts'
import { type Case, casesOf } from '../quotations/constructed.ts'
import { hasExactDepartures } from '../quotations/exact.ts'
import { type MaterialLanguage, type NewText, TEXTS, withOlder } from '../quotations/material.ts'
import { textMaker } from './made-texts.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seeds: { type: 'string', default: '1,2,3' },
    versions: { type: 'string', default: '1000' },
    texts: { type: 'string' },
    show: { type: 'boolean', default: false },
  },
})

const LANGUAGES: Readonly<Record<string, MaterialLanguage>> = { hbo: 'he', 'zh-Hans': 'zh', 'zh-Hant': 'lzh' }
const KNOWN: readonly string[] = ['zh', 'lzh', 'en', 'la', 'grc', 'he']

/** The first witness of each case that is long enough to cut quotations from; cases of one book may share a name. */
function textsIn(folder: string): NewText[] {
  const found = new Map<string, NewText>()
  for (const source of readdirSync(folder).sort())
    for (const file of readdirSync(join(folder, source)).sort()) {
      const { id, language, witnesses } = JSON.parse(readFileSync(join(folder, source, file), 'utf8'))
      const known: string | undefined = LANGUAGES[language] ?? language
      const text: string = witnesses?.[0]?.text ?? ''
      if (KNOWN.includes(known ?? '') && text.length > 300 && text.length < 10_000)
        found.set(id, { id, language: known as MaterialLanguage, text: text.toWellFormed() })
    }
  return [...found.values()]
}

const texts = values.texts === undefined ? TEXTS : withOlder(textsIn(values.texts))

/** Each pair of an older and a current text as one witness of a passage of its own; ids of versions by those of the texts. */
async function fill(store: Store, texts: readonly CandidateText[], all: number): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const add = async (passage: string, siglum: string, text: string) =>
    (await store.addVersion(passage, siglum, { text }))!.value.version
  const create = (id: string, language: string, sigla: readonly string[]) =>
    store.createPassageWith(
      { id, title: id, language, description: null },
      sigla.map((siglum) => ({
        witness: { siglum, label: siglum, language: null, source: null },
        version: null,
      })),
    )
  for (const [k, { version, current, language, text }] of texts.entries()) {
    if (!current) continue
    const passage = `made-${k}`
    await create(passage, language!, ['A'])
    const old = texts.find((one) => one.version === `${version}-old`)!
    if (old.text !== text) ids.set(old.version, await add(passage, 'A', old.text))
    ids.set(version, await add(passage, 'A', text))
  }
  const maker = textMaker()
  for (let n = ids.size; n < all; n += 10) {
    await create(`other-${n}`, 'zh', [...'ABCDEFGHIJ'])
    for (const siglum of 'ABCDEFGHIJ') await add(`other-${n}`, siglum, maker.write(1_000))
  }
  return ids
}

const { kv } = mapKv()
// The index of search, kept after each version, is most of the work; made once at the end it is the same.
const put = async (key: string, ...rest: unknown[]) => {
  if (!key.startsWith('search/')) await kv.put(key, ...(rest as [string]))
}
let now = Date.UTC(2020, 0, 1)
const clock = () => {
  now += 1000
  return now
}
const silent = { ...kv, put } as KVNamespace
const corpus = parseCorpus(await readFolder(CORPUS))
const stored = corpus.passages.flatMap(({ witnesses }) => witnesses.map(({ text }) => text))
await seed(corpus, (seeding) => kvStore(silent, clock, undefined, undefined, { seeding }))
const ids = await fill(kvStore(silent, clock), texts, Number(values.versions))
const indexed = await kvStore(kv, Date.now).reindex()
console.log(
  `${texts.length} texts of ${new Set(texts.map(({ language }) => language)).size} languages, ${indexed} versions stored`,
)

interface Result extends Case {
  readonly got: QuotationAnswer
  readonly milliseconds: number
}
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`

for (const seed of values.seeds.split(',').map(Number)) {
  const cases = casesOf(seed, Number(values.count), texts, stored)
  const results: Result[] = []
  for (const one of cases) {
    const attribution = one.named === undefined ? null : { version: ids.get(one.named)! }
    const question = { quotation: one.quotation, language: null, attribution, ignore: [] }
    // A store for each, as each request has its own.
    const store = kvStore(kv, Date.now)
    const before = process.cpuUsage()
    const got = await checkStoredQuotation(store, question)
    const { user, system } = process.cpuUsage(before)
    const milliseconds = (user + system) / 1000
    results.push({ ...one, got, milliseconds })
  }
  const times = results.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  const f1 = VERDICTS.map((name) => {
    const wanted = results.filter(({ want }) => want === name)
    const said = results.filter(({ got }) => got.verdict === name)
    const right = wanted.filter(({ got }) => got.verdict === name)
    return { name, f1: (2 * right.length) / (wanted.length + said.length), of: wanted.length }
  })
  const judged = results.filter(({ departures, pieces }) => departures !== undefined || pieces !== undefined)
  const exact = judged.filter((one) => hasExactDepartures(one, one.got))
  const isTrue = ({ want }: Case) => want === 'verbatim' || want === 'accidental'
  const isAccused = ({ got }: Result) => !['verbatim', 'accidental'].includes(got.verdict)
  const accused = results.filter((one) => isTrue(one) && isAccused(one))
  console.log(`seed ${seed}: ${results.length} quotations`)
  console.log(`  macro-F1 ${(f1.reduce((sum, one) => sum + one.f1, 0) / f1.length).toFixed(4)}`)
  for (const { name, f1: value, of } of f1) console.log(`    ${name.padEnd(14)} ${value.toFixed(4)} of ${of}`)
  console.log(`  exact departures ${percent(exact.length, judged.length)} of ${judged.length}`)
  console.log(`  ${accused.length} of ${results.filter(isTrue).length} true ones accused`)
  const at = (share: number) => times[Math.floor(share * (times.length - 1))]!.toFixed(1)
  console.log(
    `  CPU ${(times.reduce((a, b) => a + b) / times.length).toFixed(1)} ms each; median ${at(0.5)}, 95 % ${at(0.95)}, worst ${at(1)}`,
  )
  if (!values.show) continue
  for (const [kind, ones] of Object.entries(Object.groupBy(results, ({ how }) => how))) {
    const spent = ones!.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
    console.log(
      `    ${spent[spent.length >> 1]!.toFixed(1).padStart(6)} ms median, ${spent.at(-1)!.toFixed(1)} worst: ${kind}`,
    )
  }
  const faults = results.filter((one) => one.want !== one.got.verdict || (judged.includes(one) && !exact.includes(one)))
  const kindOf = ({ how, language, want, got }: Result) =>
    `${how} | ${language}: ${want === got.verdict ? `${want}, other departures` : `${want} → ${got.verdict}`}`
  for (const [kind, ones] of Object.entries(Object.groupBy(faults, kindOf))) {
    console.log(`${ones!.length} ${kind}`)
    for (const { quotation, departures, pieces, got } of ones!.slice(0, 2))
      console.log(
        `    ${JSON.stringify(quotation)}\n    want ${JSON.stringify(departures ?? pieces)}\n    got ${JSON.stringify(got.places[0]?.segments.filter(({ relation }) => relation !== 'identical').map((segment) => ('readings' in segment ? [segment.significance, ...segment.readings.map(({ text }) => (text.length > 60 ? `${text.slice(0, 60)} (${text.length})` : text))] : [])))}`,
      )
  }
}
