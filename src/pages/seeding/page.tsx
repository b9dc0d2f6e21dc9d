/**
 * `/seed`: stores the corpus that comes with the service, part by part, for a reader with the token. Storing it again changes nothing.
 */
import { CORPUS_FILE } from '../../embed/built.ts'
import { waitUntilOf } from '../../http/edge.ts'
import { problem } from '../../http/problem.ts'
import { refusalOf } from '../../present/refusal.ts'
import type { CorpusPart } from '../../store/corpus/parts.ts'
import { seed } from '../../store/corpus/seed.ts'
import { kvStore } from '../../store/kv-store.ts'
import { readForm } from '../ui/form.ts'
import type { Page } from '../ui/page.ts'
import type { Reader } from '../ui/reader.ts'
import { type PageContext, passingPage, SENDS, seeOther } from '../ui/serve-page.ts'
import { checkToken } from '../ui/writing.ts'
import { SeedingPage } from './seeding.tsx'

export const seedingPage: Page<null> = {
  path: '/seed',
  isUnlisted: true,
  policy: SENDS,
  load: async () => ({ of: [], read: async () => null }),
  view: (_, reader) => <SeedingPage reader={reader} step={0} error={null} />,
  forms: [{ path: '/seed', handle: storePart }],
}

async function storePart(c: PageContext, reader: Reader): Promise<Response> {
  const fields = await readForm(c.req.raw)
  const step = Number(/^\d{1,3}$/.exec(fields.get('step') ?? '')?.[0] ?? 0)
  try {
    c.set('writer', await checkToken(fields, c.env, 'admin'))
  } catch (error) {
    const refusal = refusalOf(error, reader.t)
    if (refusal === null) throw error
    return passingPage(<SeedingPage reader={reader} step={step} error={refusal.detail} />, refusal.status, SENDS)
  }
  const lines = await corpusLines(c.env.ASSETS)
  const line = lines[step]
  if (line !== undefined) {
    const { corpus, versions } = JSON.parse(line) as CorpusPart
    const storeOf = (seeding: Parameters<Parameters<typeof seed>[1]>[0]) =>
      kvStore(c.env.STORE, Date.now, waitUntilOf(c), () => c.get('writer'), { seeding, once: true })
    await seed(corpus, storeOf, new Map(versions))
  }
  if (step + 1 >= lines.length) return seeOther(reader.link('/'))
  return passingPage(<SeedingPage reader={reader} step={step + 1} of={lines.length} error={null} />, 200, SENDS)
}

/** A line of JSON for each part, so that only the requested one is parsed. */
async function corpusLines(assets: Fetcher): Promise<string[]> {
  const file = await assets.fetch(new URL(CORPUS_FILE, 'https://assets.invalid'))
  if (!file.ok) throw problem('unknown-address', 'This deployment has no corpus: run npm run build:assets.')
  return (await file.text()).trimEnd().split('\n')
}
