/** What the service answers, read by libraries of Python: chains by `prov`, feeds by `feedparser`, all letters of a corpus among them. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { idsAt, storeTrouble, textAt } from './answers.ts'
import { whileServing } from './serving.ts'
import { run } from './tools.ts'
import type { Outcome } from './whole.ts'

interface Reader {
  readonly name: string
  readonly needs: string
  readonly code: string
  readonly paths: (passages: readonly string[], telegrams: readonly string[]) => readonly string[]
}

const READERS: readonly Reader[] = [
  {
    name: 'prov (Python)',
    needs: 'import prov.model',
    code: `import sys, prov.model
document = prov.model.ProvDocument.deserialize(sys.argv[1], format='json')
assert len(list(document.get_records())) > 1
document.unified().get_provn()`,
    paths: (_, telegrams) => telegrams.map((id) => `/v1/telegrams/${id}/provenance.provjson`),
  },
  {
    name: 'feedparser (Python)',
    needs: 'import feedparser',
    code: `import sys, feedparser
feed = feedparser.parse(open(sys.argv[1], 'rb').read())
assert not feed.bozo, feed.bozo_exception
ids = [entry.id for entry in feed.entries]
assert ids and len(set(ids)) == len(ids) and all(entry.title and entry.updated for entry in feed.entries)`,
    paths: (passages) => passages.flatMap((id) => [`/p/${id}/feed.atom`, `/p/${id}/feed.atom?lang=zh`]),
  },
]

const PYTHON = '/usr/bin/python3'

export async function pythonReaders(folder: string): Promise<Outcome[]> {
  const own = mkdtempSync(join(folder, 'python-'))
  const there = READERS.filter(({ needs }) => run(PYTHON, ['-c', needs], own).ok)
  const skipped = READERS.filter((reader) => !there.includes(reader)).map(
    ({ name }): Outcome => ({ name, file: '', fault: 'skipped' }),
  )
  if (there.length === 0) return skipped
  const read = await whileServing(own, async (host) => {
    await storeTrouble(host)
    const [passages, telegrams] = [await idsAt(host, 'passages'), await idsAt(host, 'telegrams')]
    const outcomes: Outcome[] = []
    for (const { name, code, paths } of there)
      for (const path of paths(passages, telegrams)) {
        const file = join(own, `${outcomes.length}.txt`)
        writeFileSync(file, await textAt(host, path))
        const { ok, said } = run(PYTHON, ['-c', code, file], own)
        outcomes.push({
          name,
          file: `${path} (${file})`,
          fault: ok ? null : said.trim().split('\n').slice(-3).join('\n'),
        })
      }
    return outcomes
  })
  return [...skipped, ...read]
}
