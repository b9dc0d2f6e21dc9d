/** Makes the versions with which a store is filled for a measurement: by number, spread over many passages or all in one. */
import '../text/tables/bundled.ts'
import { kvStore } from '../store/kv-store.ts'
import type { NewWitness, PassageRecord } from '../store/store.ts'
import { type Kept, mapKv } from './map-kv.ts'

/** `spread`: ten versions a passage, two of each witness. `one`: all in one passage, of five witnesses. */
export type Shape = 'spread' | 'one'

const SIGLA = ['A', 'B', 'C', 'D', 'E']
const WITNESSES: readonly NewWitness[] = SIGLA.map((siglum) => ({
  witness: { siglum, label: `Witness ${siglum}`, language: null, source: null },
  version: null,
}))
const A_PASSAGE = 2 * SIGLA.length
const HAN = '至少而不是至多派五六个师，电报于十月二日由驻华大使转交。'

/** A text of its own for each: some two hundred characters, a few of them its own. */
export function nthVersion(shape: Shape, n: number) {
  const inPassage = shape === 'one' ? n : n % A_PASSAGE
  return {
    passage: shape === 'one' ? 'one' : `spread-${String(Math.floor(n / A_PASSAGE)).padStart(5, '0')}`,
    siglum: SIGLA[inPassage % SIGLA.length]!,
    text: `第${n}本。${HAN.repeat(6)}${String.fromCodePoint(0x4e00 + (n % 20_000))}${HAN}`,
    /** Long ago and one after the other, as work on an edition is: summaries made then have settled. */
    at: Date.UTC(2020, 0, 1) + n * 600_000,
    /** Whether its passage is new with it. */
    first: inPassage === 0,
  }
}

const passageOf = (id: string): PassageRecord => ({ id, title: id, language: 'zh', description: null })

/** All keys of a store with so many versions, made by the store's own functions. */
export async function contentsOf(shape: Shape, size: number): Promise<[key: string, kept: Kept][]> {
  const { kv, contents } = mapKv()
  // To keep the index of search after each version is most of the work; made once at the end it is the same.
  const put = async (key: string, ...rest: unknown[]) => {
    if (!key.startsWith('search/')) await kv.put(key, ...(rest as [string]))
  }
  const silent = { ...kv, put } as KVNamespace
  for (let n = 0; n < size; n++) {
    const { passage, siglum, text, at, first } = nthVersion(shape, n)
    const store = kvStore(silent, () => at)
    if (first) await store.createPassageWith(passageOf(passage), WITNESSES)
    const stored = await store.addVersion(passage, siglum, { text })
    if (!stored?.created) throw new Error(`Version ${n} was not stored.`)
  }
  await kvStore(kv, Date.now).reindex()
  return contents()
}
