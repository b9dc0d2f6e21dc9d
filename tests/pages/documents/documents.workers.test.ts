/** Search, import and the repeats of a document, as a reader without script uses them. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { get, passage, send } from '../../routes/service.ts'

const [account = ''] = Object.values(
  import.meta.glob<string>('../../../kv-seed/texts/account.txt', { query: '?raw', import: 'default', eager: true }),
)

async function submit(fields: Record<string, string | File>): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const request = new Request('https://x/', { method: 'POST', body: form })
  const headers = { 'Content-Type': request.headers.get('Content-Type')!, Accept: 'text/html' }
  return send('POST', '/import?lang=en', { body: new Uint8Array(await request.arrayBuffer()), headers, token: null })
}
const token = 'local-dev-token'

beforeAll(async () => {
  await passage('p', { A: '目前最好还是克制一下，暂不出兵<b>', C: '目前最好克制，暂不出兵' })
})

describe('/search', () => {
  test('finds, marks and leads to the place', async () => {
    const response = await get('/search?lang=en&q=暂不出兵')
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain('<mark>暂不出兵</mark>')
    expect(html).not.toContain('出兵<b>')
    const href = /href="(\/p\/p\?[^"]*highlight=A[^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&')
    const shown = await get(href)
    expect(shown.status).toBe(200)
    expect(await shown.text()).toContain('<mark')
  })

  test.each([
    ['/search', 200],
    ['/search?q=%20', 200],
    ['/search?q=。', 422],
    [`/search?q=${'字'.repeat(201)}`, 413],
    ['/search?q=%F0%90%80', 422],
    ['/search?q=出兵&cursor=x', 200],
    ['/search?q=龘靐&lang=zh', 200],
    ['/search?q=%3Cscript%3Eabc', 200],
  ])('%s → %i', async (path, status) => {
    const response = await get(path, { Accept: 'text/html' })
    expect(response.status).toBe(status)
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).not.toContain('<script>abc')
  })
})

describe('/import', () => {
  test('a file leads to its repeats, each to the comparison of its two places', async () => {
    const stored = await submit({
      file: new File([account], 'account.txt', { type: 'text/plain' }),
      text: '',
      title: '',
      token,
    })
    expect(stored.status).toBe(303)
    const page = await get(stored.headers.get('Location')!)
    const html = await page.text()
    expect(html).toContain('1 passage occurs more than once')
    expect(html).toContain('<svg')
    const href = /href="(\/d\/[^"]*\/places[^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&')
    const places = await get(href)
    expect(places.status).toBe(200)
    expect(await places.text()).toContain('identical')
  })

  test('lists what occurs in stored versions too, with its places', async () => {
    const text = `他在回忆录里说：${account.slice(1189, 1400)}`
    const stored = await submit({ file: new File([], ''), text, title: '', token })
    const html = await (await get(stored.headers.get('Location')!)).text()
    expect(html).toContain('1 passage occurs in stored versions too')
    // By the title of the text, and into the words themselves.
    expect(html).toMatch(
      /href="\/p\/document-[^"]*highlight=S:1189-1\d{3}[^"]*#highlight"><bdi>account\.txt<\/bdi> <b class="siglum">S<\/b><\/a> <span class="aside">1189–1\d{3}/,
    )
  })

  test('what repeats has its first words, becomes a passage at a press, and its places can be cited and had in other forms', async () => {
    const line = '桥梁必须在冬天以前修复，否则军队无法渡过江去，'
    const text = `甲：${line}这是第一次所说。\n中间另有几句不相干的话。\n乙：${line}那是后来所说。`
    const stored = await submit({ file: new File([], ''), text, title: '桥梁的记录', token })
    const at = stored.headers.get('Location')!.split('?')[0]!
    const html = await (await get(`${at}?lang=en`)).text()
    expect(html).toMatch(/<p class="text first-words"[^>]*>[^<]*桥梁必须在冬天以前修复/)
    const href = /href="(\/d\/[^"]*\/places[^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&')
    const places = await (await get(href)).text()
    expect(places).toContain('<bdi>桥梁的记录</bdi>')
    expect(places).toMatch(/id="reference">.*桥梁的记录.*\/places\?a=\d+-\d+&amp;b=\d+-\d+ /s)
    const tei = /href="(\/d\/[^"]*form=\.tei\.xml[^"]*)"/.exec(places)![1]!.replaceAll('&amp;', '&')
    const file = await get(tei)
    expect([file.status, file.headers.get('Content-Type')]).toEqual([200, 'application/tei+xml'])
    expect(await file.text()).toContain('桥梁必须在冬天以前修复')
    expect((await get(tei.replace('.tei.xml', '.none'), { Accept: 'text/html' })).status).toBe(422)

    const repeat = new URL(href, 'https://x').searchParams.get('repeat')!
    const make = (fields: Record<string, string>) =>
      send('POST', `${at}/passages?lang=en`, {
        body: new URLSearchParams(fields).toString(),
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' },
        token: null,
      })
    expect((await make({ repeat, token: '' })).status).toBe(401)
    expect((await make({ repeat: 'repeat-none', token })).status).toBe(404)
    const made = await make({ repeat, token })
    expect([made.status, made.headers.get('Location')]).toEqual([303, `/p/${repeat}?lang=en`])
    expect((await make({ repeat, token })).status).toBe(303)
    expect(await (await get(`/p/${repeat}?lang=en`)).text()).toContain('桥梁必须在冬天以前修复')
    // And from then on the document leads to it.
    expect(await (await get(`${at}?lang=en`)).text()).toContain(
      `<a href="/p/${repeat}?lang=en">Open it as a passage</a>`,
    )
    expect(await (await get(href)).text()).toContain('Open it as a passage')
  })

  test('an edition shows its witnesses, and its file can be read otherwise', async () => {
    const tei = (body: string) =>
      `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Proba</title></titleStmt><sourceDesc><listWit><witness xml:id="A">Codex A</witness><witness xml:id="B">Codex B</witness></listWit></sourceDesc></fileDesc></teiHeader><text><body>${body}</body></text></TEI>`
    const edition = tei(
      '<p>arma <app><lem wit="#A">virumque</lem><rdg wit="#B">virum</rdg></app> cano<note place="foot">de re incerta</note></p>',
    )
    const file = new File([edition], 'proba.xml', { type: 'application/tei+xml' })
    const stored = await submit({ file, text: '', title: '', token })
    const at = stored.headers.get('Location')!.split('?')[0]!
    const html = await (await get(`${at}?lang=en`)).text()
    expect(html).toContain('2 witnesses in the file')
    expect(html).toContain('<bdi>Codex B</bdi>')
    expect(html).toContain('left out: note, 1')
    const compare = /href="(\/p\/[^"]*witnesses=A[^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&')
    expect((await get(compare)).status).toBe(200)

    const again = async (fields: Record<string, string>) =>
      send('POST', `${at}/read-again?lang=en`, {
        body: new URLSearchParams({ token, ...fields }).toString(),
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' },
        token: null,
      })
    const inline = await again({ notes: 'inline', layer: '', readings: 'B', charset: '' })
    expect(inline.status).toBe(303)
    const other = inline.headers.get('Location')!.split('?')[0]!
    expect(other).not.toBe(at)
    const { versions } = (await (await get(`/v1/documents/${other.split('/').at(-1)}`)).json()) as {
      versions: string[]
    }
    expect(await (await get(`/v1/versions/${versions[0]}/text`)).text()).toMatch(/^arma virum cano\s*de re incerta$/)
    expect((await again({ notes: '', layer: '', readings: '', charset: '' })).headers.get('Location')).toContain(at)
    expect((await again({ readings: 'X' })).status).toBe(422)
    expect((await again({ notes: 'somewhere' })).status).toBe(422)
    expect((await again({ token: '' })).status).toBe(401)
  })

  test('a pasted text is one too, under the title given', async () => {
    const stored = await submit({ file: new File([], ''), text: '一\r\n二', title: '题 <b>', token })
    expect(stored.status).toBe(303)
    const html = await (await get(stored.headers.get('Location')!)).text()
    expect(html).toContain('题 &lt;b&gt;')
  })

  test.each([
    ['nothing', { file: new File([], ''), text: '', token }, 422],
    ['no token', { text: '字', token: '' }, 401],
    ['a wrong token', { text: '字', token: 'wrong-token-wrong-token' }, 401],
    ['a file that is none', { file: new File(['PK'], 'x.docx', { type: '' }), token }, 400],
    ['a file of another kind', { file: new File(['x'], 'x.pdf', { type: 'application/pdf' }), token }, 415],
  ])('%s: the form comes back with the reason, and nothing is stored', async (_, fields, status) => {
    const before = (await env.STORE.list()).keys.length
    const response = await submit(fields as Record<string, string | File>)
    expect(response.status).toBe(status)
    const html = await response.text()
    expect(html).toContain('role="alert"')
    expect(html).not.toContain(token)
    expect((await env.STORE.list()).keys.length).toBe(before)
  })

  test('without a token for writing it says so', async () => {
    const response = await send('GET', '/import?lang=en', { env: { WRITE_TOKEN: undefined } })
    expect(await response.text()).toContain('read-only')
  })
})

test.each(['/d/nothing', `/d/document-${'0'.repeat(32)}`, '/d/p/places?a=0-1&b=1-2'])('%s → 404', async (path) => {
  expect((await get(path, { Accept: 'text/html' })).status).toBe(404)
})
