/**
 * What the service answers, given to validators: every TEI document to jing with tei_all, every page and embed to the Nu Html Checker.
 * The schema is that of `TEI_ALL`, else tests/validators/schemas/tei_all.rng, which install.sh brings.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TOKEN, whileServing } from './serving.ts'
import { isThere, run, TEI_ALL } from './tools.ts'
import type { Outcome } from './whole.ts'

const NU = 'vnu-jar@26.9.27'

export const textAt = async (host: string, path: string, init?: RequestInit): Promise<string> => {
  const response = await fetch(host + path, init)
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return response.text()
}
const jsonAt = async (host: string, path: string) => JSON.parse(await textAt(host, path))
export const idsAt = async (host: string, what: 'passages' | 'telegrams'): Promise<string[]> =>
  (await jsonAt(host, `/v1/${what}?limit=1000`))[what].map(({ id }: { id: string }) => id)

/** Texts that make trouble in markup: a document is imported and then asked for in every form. */
const DOCUMENT =
  'He said “派五六个师志愿军” & <b>more</b>.\n\n“那么请帮助我们” ]]> “\u0e01\ufffe\u200f\u{1fffe}” \\input{x} =1+1'

/** A passage whose texts hold what no markup can: NUL, controls, noncharacters, lone signs of direction, formulas, commands. */
export async function storeTrouble(host: string): Promise<void> {
  const post = (path: string, body: unknown) =>
    textAt(host, path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify(body),
    })
  const title = '=1+1 \\input{x} \u2067<b>&amp;]]>'
  await post('/v1/passages', { id: 'trouble', title, language: 'en', description: '-- <!-- -->' })
  for (const [siglum, text] of Object.entries({
    A: 'one\u0000two\u0001 \ufffe three \u202e four \u{1fffe}\n\n=SUM(A1) \\input{x} <script>',
    B: 'one\u0000two\u0002 \uffff three \u2067 four \u{10ffff}\r\n+1 %&$#_{}~^ ]]> </script>',
  })) {
    await post('/v1/passages/trouble/witnesses', { siglum, label: `${title} ${siglum}` })
    await post(`/v1/passages/trouble/witnesses/${siglum}/versions`, { text, note: title })
  }
}

async function importDocument(host: string): Promise<string> {
  const body = JSON.parse(
    await textAt(host, '/v1/documents?title=Trouble', {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain; charset=utf-8', Authorization: `Bearer ${TOKEN}` },
      body: DOCUMENT,
    }),
  )
  return typeof body.document === 'string' ? body.document : body.document.id
}

/** All TEI that the service writes, but for the comparisons in ten scripts, which run.ts makes itself. */
export async function teiOfService(folder: string): Promise<Outcome[]> {
  const name = 'tei_all, of the service'
  if (!isThere('jing') || !existsSync(TEI_ALL)) return [{ name, file: TEI_ALL, fault: 'skipped' }]
  const own = mkdtempSync(join(folder, 'tei-'))
  const witnesses = [
    { id: 'A', content: 'the black cat & <dog>' },
    { id: 'B', content: 'the white cat & <dog>' },
  ]
  const files = await whileServing(own, async (host) => {
    await storeTrouble(host)
    const [passages, telegrams, document] = [
      await idsAt(host, 'passages'),
      await idsAt(host, 'telegrams'),
      await importDocument(host),
    ]
    const several = passages.filter((id) => id !== 'source')
    const paths = [
      ...several.flatMap((id) => [
        `/v1/passages/${id}/comparison.tei.xml`,
        `/v1/passages/${id}/comparison.tei.xml?significance=substantive&ignore=punctuation`,
        `/v1/passages/${id}/comparison.tei.xml?decisions=none`,
      ]),
      ...telegrams.map((id) => `/v1/telegrams/${id}.tei.xml`),
      `/v1/documents/${document}/quotations.tei.xml`,
    ]
    const answers: [path: string, tei: string][] = []
    for (const path of paths) {
      const response = await fetch(host + path)
      // A passage of one witness has no comparison.
      if (response.status === 404 || response.status === 422) continue
      answers.push([path, await response.text()])
    }
    answers.push([
      '/collate',
      await textAt(host, '/collate', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/tei+xml' },
        body: JSON.stringify({ witnesses }),
      }),
    ])
    return answers
  })
  return files.map(([path, tei], k) => {
    const file = join(own, `${k}.xml`)
    writeFileSync(file, tei)
    // What CollateX answers is a bare apparatus, as its clients expect it: no whole document.
    if (!/<(?:TEI|teiCorpus)\b/.test(tei))
      return { name, file: path, fault: path === '/collate' ? null : 'no TEI document' }
    const { ok, said } = run('jing', [TEI_ALL, file], own)
    return { name, file: `${path} (${file})`, fault: ok ? null : said.trim().split('\n').slice(0, 4).join('\n') }
  })
}

/** Every kind of page and embed, in both languages, and what was imported with trouble in it. */
export async function htmlOfService(folder: string): Promise<Outcome[]> {
  const name = 'Nu Html Checker'
  if (!isThere('java')) return [{ name, file: '', fault: 'skipped' }]
  const tool = mkdtempSync(join(tmpdir(), 'variorum-nu-'))
  writeFileSync(join(tool, 'package.json'), '{}')
  if (!run('npm', ['install', '--silent', '--no-audit', NU], tool).ok) return [{ name, file: NU, fault: 'skipped' }]
  const own = mkdtempSync(join(folder, 'html-'))
  const pages = join(own, 'pages')
  mkdirSync(pages)
  const paths = await whileServing(own, async (host) => {
    await storeTrouble(host)
    const [passages, telegrams, document] = [
      await idsAt(host, 'passages'),
      await idsAt(host, 'telegrams'),
      await importDocument(host),
    ]
    const quotation = encodeURIComponent('至少而不是至多派七八个师')
    const list = [
      '/',
      '/compare',
      '/import',
      '/search',
      `/search?q=${encodeURIComponent('五六个师')}`,
      '/quotation',
      `/quotation?quotation=${quotation}`,
      '/embed',
      '/embed?url=/p/t17&place=3',
      '/embed?url=/t/t17',
      `/embed?url=${encodeURIComponent(`/quotation?quotation=${quotation}`)}`,
      ...['inline', 'side-by-side', 'reading', 'table', 'graph', 'list'].map((view) => `/p/t17?view=${view}`),
      '/p/t17?view=desk',
      '/p/t08?view=desk&show=all',
      '/p/t17/A',
      '/p/trouble?view=desk',
      '/seed',
      '/names',
      '/p/t17?at=2000-01-01T00:00:00Z',
      '/p/trouble/A',
      ...['side-by-side', 'table', 'graph', 'list'].map((view) => `/p/trouble?view=${view}`),
      '/embed/p/trouble',
      '/embed/p/trouble.html?view=side-by-side',
      '/v1/passages/trouble/comparison.html',
      `/p/${document}`,
      `/d/${document}`,
      `/d/${document}/places`,
      ...passages.map((id) => `/p/${id}`),
      ...telegrams.map((id) => `/t/${id}`),
      ...['', '?view=list', '?view=side-by-side', '?place=3'].flatMap((query) => [
        `/embed/p/t17${query}`,
        `/embed/p/t17.html${query}`,
      ]),
      `/embed/t/${telegrams[7]}`,
      `/embed/quotation?quotation=${quotation}`,
      '/v1/passages/t17/comparison.html',
    ]
    const kept: string[] = []
    for (const path of list)
      for (const language of path.startsWith('/embed/') || path.startsWith('/v1') ? ['en'] : ['en', 'zh']) {
        const response = await fetch(host + path, { headers: { 'Accept-Language': language } })
        if (!response.headers.get('Content-Type')?.startsWith('text/html')) continue
        writeFileSync(join(pages, `${String(kept.length).padStart(3, '0')}.html`), await response.text())
        kept.push(`${path} (${language})`)
      }
    return kept
  })
  const jar = join(tool, 'node_modules/vnu-jar/build/dist/vnu.jar')
  const { said } = run('java', ['-jar', jar, '--format', 'json', '--errors-only', '--exit-zero-always', pages], own)
  const { messages } = JSON.parse(said.slice(said.indexOf('{'))) as {
    messages: { url: string; message: string; extract?: string; lastLine?: number }[]
  }
  // Container queries are CSS that the checker does not know yet.
  const known = messages.filter(({ message }) => !/^CSS: .*(?:container-type|@container)/.test(message))
  const faults = Map.groupBy(known, ({ url }) => url.slice(url.lastIndexOf('/') + 1))
  return readdirSync(pages)
    .sort()
    .map((file, k) => ({
      name,
      file: `${paths[k]} (${join(pages, file)})`,
      fault:
        (faults.get(file) ?? [])
          .slice(0, 5)
          .map(({ message, extract }) => `${message} ${extract ?? ''}`.slice(0, 300))
          .join('\n') || null,
    }))
}
