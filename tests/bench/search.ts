/**
 * What search costs: `node tests/bench/search.ts [versions] [code points each]`, default 10,000 of 1,000. KV is a map of
 * bytes in memory: its calls are counted; our own work is timed, and the decoding of what they bring.
 */
import '../../src/text/tables/bundled.ts'
import { search } from '../../src/service/search.ts'
import { sha256 } from '../../src/store/hash.ts'
import { textKey, versionId, versionKey } from '../../src/store/keys.ts'
import { kvStore } from '../../src/store/kv-store.ts'
import { searchIndex } from '../../src/store/search/search-index.ts'
import { counting } from '../store/faults.ts'
import { textMaker } from './made-texts.ts'

const [versions = 10_000, length = 1_000] = process.argv.slice(2).map(Number)
const maker = textMaker()
const writing = () => maker.write(length)

const mega = (bytes: number) => (bytes / 1_000_000).toFixed(2)

await (async () => {
  const held = new Map<string, Buffer>()
  const memory = inMemory(held)
  const texts: string[] = []
  for (let i = 0; i < versions; i++) {
    const text = writing()
    texts.push(text)
    const digest = await sha256(text)
    const id = await versionId('bench', `w${i}`, digest)
    held.set(textKey(id), Buffer.from(text))
    held.set(
      versionKey(id),
      Buffer.from(
        JSON.stringify({ version: id, passage: 'bench', siglum: `w${i}`, length: text.length, sha256: digest }),
      ),
    )
  }
  const index = searchIndex(memory, Date.now, () => undefined)
  let start = performance.now()
  await index.rebuild()
  console.log(`rebuild: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  const shards = [...held].filter(([key]) => key.includes('/shard/')).map(([, value]) => value.length)
  console.log(
    `shards: ${shards.length}, ${mega(shards.reduce((a, b) => a + b))} MB in all, the largest ${mega(Math.max(...shards))} MB`,
  )

  for (const [name, words] of queries(texts)) {
    const times: number[] = []
    let told = ''
    for (let round = 0; round < 15; round++) {
      const { kv: counted, asked } = counting(memory)
      const store = kvStore(counted, Date.now)
      start = performance.now()
      const cpu = process.cpuUsage()
      const answer = await search(store, { words, rules: [], limit: 20, cursor: null })
      const { user, system } = process.cpuUsage(cpu)
      times.push((user + system) / 1000)
      told = `${JSON.stringify(asked)} ${answer?.found.length} found, best ${answer?.found[0]?.match}`
    }
    times.sort((a, b) => a - b)
    console.log(
      `${name.padEnd(34)} ${times[7]!.toFixed(1).padStart(6)} ms CPU (median), ${times.at(-1)!.toFixed(1)} worst; ${told}`,
    )
  }

  const add = async (n: number) => {
    const { kv: counted, asked } = counting(memory)
    const text = writing()
    const id = await versionId('bench', `new${n}`, await sha256(text))
    held.set(textKey(id), Buffer.from(text))
    start = performance.now()
    await searchIndex(counted, Date.now, () => undefined).add([{ version: id, text }])
    return `${(performance.now() - start).toFixed(1)} ms, ${JSON.stringify(asked)}`
  }
  for (let n = 1; n <= 255; n++) {
    const told = await add(n)
    if (n === 1 || n === 100 || n === 255) console.log(`a version, ${n} waiting: ${told}`)
  }
  const recent = held.get('search/recent-letters')!.length
  console.log(`search/recent-letters with 255: ${mega(recent)} MB`)
  const { kv: counted, asked } = counting(memory)
  start = performance.now()
  await searchIndex(counted, Date.now, () => undefined).compact()
  console.log(`compaction of 255: ${((performance.now() - start) / 1000).toFixed(2)} s, ${JSON.stringify(asked)}`)
})()

function queries(texts: readonly string[]): [string, string][] {
  const of = (n: number, from: number, size: number) => texts[n % texts.length]!.slice(from, from + size)
  return [
    ['two common characters', '我们'],
    ['six, as they stand somewhere', of(77, 300, 6)],
    ['twenty, as they stand somewhere', of(4_242, 500, 20)],
    ['twenty, every fifth changed', [...of(999, 200, 20)].map((c, i) => (i % 5 === 2 ? '龘' : c)).join('')],
    ['two hundred', of(123, 100, 200)],
    ['nowhere', '龘靐齉爩鱻麤'],
  ]
}

/** KV as far as the index uses it: what is measured is our own work, not Miniflare's connection. */
function inMemory(held: Map<string, Buffer>): KVNamespace {
  const read = (key: string, type?: unknown) => {
    const bytes = held.get(key)
    const value = bytes === undefined ? null : bytes.toString('utf8')
    return value !== null && type === 'json' ? JSON.parse(value) : value
  }
  return {
    get: async (key: string | string[], type?: unknown) =>
      Array.isArray(key) ? new Map(key.map((one) => [one, read(one)])) : read(key, type),
    put: async (key: string, value: string) => void held.set(key, Buffer.from(value)),
    delete: async (key: string) => void held.delete(key),
    list: async ({ prefix = '' }: { prefix?: string }) => ({
      keys: [...held.keys()]
        .filter((key) => key.startsWith(prefix))
        .sort()
        .map((name) => ({ name })),
      list_complete: true,
    }),
  } as unknown as KVNamespace
}
