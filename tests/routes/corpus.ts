/** The corpus of kv-seed/, in the KV of a test file inside workerd. */
import { env } from 'cloudflare:workers'
import { parseCorpus } from '../../src/store/corpus/corpus.ts'
import { seed } from '../../src/store/corpus/seed.ts'
import { kvStore } from '../../src/store/kv-store.ts'

const contents = import.meta.glob<string>('../../kv-seed/**/*.{json,txt}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const files = new Map(Object.entries(contents).map(([path, text]) => [path.replace('../../kv-seed/', ''), text]))

export const seedCorpus = () =>
  seed(parseCorpus(files), (seeding) => kvStore(env.STORE, Date.now, undefined, undefined, { seeding }))
