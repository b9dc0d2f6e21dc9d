/** Files imported over HTTP, inside workerd: kept byte for byte, read, offered, never half-stored. */
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { docx } from '../import/zip-files.ts'
import { dyingAfter } from '../store/faults.ts'
import { get, json, passage, post, send, store, watched } from './service.ts'

interface Imported {
  document: { id: string; sha256: string; encoding: string | null; length: number; versions: string[] }
  version: { version: string; passage: string; siglum: string; length: number }
  versions: string[]
  repeats: {
    spans: { text: string; start: number; end: number }[]
    identical: boolean
    proposal: { id: string; witnesses: { siglum: string }[] }
  }[]
  stored: {
    repeats: {
      spans: { version: string; passage: string; siglum: string; start: number; end: number }[]
      length: number
      similarity: number
      proposal: { id: string; witnesses: { derivedFrom: { version: string; start: number; end: number } }[] }
    }[]
    precise: boolean
    reason?: string
  }
  quotations: {
    start: number
    end: number
    kind: string
    text: string
    telegrams: { telegram: string; similarity: number }[]
  }[]
  telegrams: { id: string; title: unknown; statements: { property: string; value: string; basis: string }[] }[]
  leftOut: Record<string, number>
  changed: Record<string, number>
  more: Record<string, number>
  passages: string[]
}
const [account = ''] = Object.values(
  import.meta.glob<string>('../../kv-seed/texts/account.txt', { query: '?raw', import: 'default', eager: true }),
)
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const bring = (body: string | Uint8Array, type = 'text/plain', query = '') =>
  send('POST', `/v1/documents${query}`, { body, headers: { 'Content-Type': type } })
const names = async () => (await env.STORE.list()).keys.map(({ name }) => name)

beforeEach(async () => {
  for (const name of await names()) await env.STORE.delete(name)
})

describe('the account', () => {
  test('is stored, its repeat found and proposed, its quotations listed; the second time nothing changes', async () => {
    const response = await bring(account)
    expect(response.status).toBe(201)
    const first = await json<Imported>(response)
    expect(response.headers.get('Location')).toBe(`/v1/documents/${first.document.id}`)
    expect(first.version).toMatchObject({ passage: first.document.id, siglum: 'S', length: 9850 })
    expect(first.repeats).toHaveLength(1)
    const spans = first.repeats[0]!.spans.map(({ text, start, end }) => [text, start, end])
    expect(spans).toEqual([
      [first.version.version, 32, expect.any(Number)],
      [first.version.version, 4941, expect.any(Number)],
    ])
    expect(spans.map(([, start, end]) => Number(end) - Number(start))).toEqual([4908, 4908])
    expect(first.repeats[0]!.identical).toBe(true)
    expect(first.quotations).toHaveLength(70)

    const before = await names()
    const again = await bring(account)
    expect(again.status).toBe(200)
    expect(await json<Imported>(again)).toEqual(first)
    expect(await names()).toEqual(before)
  })

  test('its proposal can be posted as it is, and the same passage comes of accepting at once', async () => {
    const { repeats } = await json<Imported>(bring(account))
    const { proposal } = repeats[0]!
    const made = await post('/v1/passages', proposal)
    expect(made.status).toBe(201)
    const comparison = await json<{ segments: { relation: string }[] }>(get(`/v1/passages/${proposal.id}/comparison`))
    expect(comparison.segments.map(({ relation }) => relation)).toEqual(['identical'])
    const accepted = await json<Imported>(bring(account, 'text/plain', '?passages=all'))
    expect(accepted.passages).toEqual([proposal.id])
    expect(proposal.witnesses.map(({ siglum }) => siglum)).toEqual(['A', 'B'])
  })
})

describe('what occurs in stored versions too', () => {
  const END = '问题就变得十分严重了'
  const from = account.indexOf('我们原先曾打算')
  const to = account.indexOf(END, from) + END.length
  const second = account.indexOf('我们原先曾打算', to)
  const quoted = account.slice(from, to)
  const reworded = quoted
    .replace('派几个师的志愿军', '派遣數個师的志願軍')
    .replace('采取这样的行动将造成极其严重的后果', '这样做将造成极其严重的后果')
  const before = '一位读者在来信里抄录了下面这段话，请编辑部核对出处：'
  const letter = `${before}${reworded}……此致敬礼，某年某月某日于北京。`

  test('a reworded quotation of a stored text, with exact ends, each place named; its proposal can be posted as it is', async () => {
    const { S } = await passage('account', { S: account })
    await passage('other', { A: '六个师到达鸭绿江，再次出兵，与此无关的另一段文字。' })
    const { version, stored, repeats } = await json<Imported>(bring(letter))
    expect(repeats).toEqual([])
    expect(stored).toMatchObject({ precise: true, repeats: [{ spans: expect.any(Array) }] })
    const [found] = stored.repeats
    const own = { version: version.version, passage: version.passage, siglum: 'S' }
    const there = { version: S, passage: 'account', siglum: 'S' }
    const spans = [
      { ...own, start: before.length, end: before.length + reworded.length },
      { ...there, start: from, end: to },
      { ...there, start: second, end: second + quoted.length },
    ]
    expect(found!.spans).toHaveLength(3)
    expect(found!.spans).toEqual(expect.arrayContaining(spans))
    expect(found!.similarity).toBeGreaterThan(0.85)
    expect(found!.similarity).toBeLessThan(1)

    const { proposal } = found!
    expect(proposal.witnesses.map(({ derivedFrom }) => derivedFrom)).toEqual(
      found!.spans.map(({ version, start, end }) => ({ version, start, end })),
    )
    expect((await post('/v1/passages', proposal)).status).toBe(201)
    const made = await json<{ witnesses: { current: { version: string } }[] }>(get(`/v1/passages/${proposal.id}`))
    const texts = made.witnesses.map(async ({ current }) => (await get(`/v1/versions/${current.version}/text`)).text())
    expect((await Promise.all(texts)).sort()).toEqual([quoted, quoted, reworded].sort())

    // What was cut from either text is no news the second time.
    expect(await json<Imported>(bring(letter))).toMatchObject({ stored })
  })

  test('is found when the index is compacted too, and by accepting at once', async () => {
    await passage('account', { S: account })
    const { kvStore } = await import('../../src/store/kv-store.ts')
    expect(await kvStore(env.STORE, Date.now).reindex()).toBe(1)
    const { stored, passages } = await json<Imported>(bring(letter, 'text/plain', '?passages=all'))
    expect(stored.repeats.map(({ spans }) => spans.length)).toEqual([3])
    expect(passages).toEqual([stored.repeats[0]!.proposal.id])
  })

  test('the same text, already stored, is no finding; another edition of it is', async () => {
    const { S } = await passage('account', { S: account })
    expect((await json<Imported>(bring(account))).stored).toEqual({ repeats: [], precise: true })
    const edition = account.replaceAll('志愿军', '志願軍').replaceAll('。', '．')
    const { stored } = await json<Imported>(bring(edition))
    expect(stored.repeats[0]!.spans.map(({ version }) => version)).toContain(S)
  })

  test('of more versions than are looked into, those that share most, and it is said', async () => {
    await passage('account', { S: account })
    await post('/v1/passages', { id: 'many', title: 'Many', language: 'zh' })
    for (let i = 0; i < 14; i++) {
      await post('/v1/passages/many/witnesses', { siglum: `W${i}`, label: 'w' })
      await store('many', `W${i}`, `${quoted.slice(10, 50)}第${i}次`)
    }
    const { stored } = await json<Imported>(bring(letter))
    expect(stored.precise).toBe(false)
    expect(stored.reason).toBe('of 15 stored versions that share words with it, the 12 that share most')
    const whole = stored.repeats.flatMap(({ spans }) => spans).filter(({ passage }) => passage === 'account')
    expect(whole).toContainEqual(expect.objectContaining({ start: from, end: to }))
  })

  test('costs few reads, however much is asked for', async () => {
    await passage('account', { S: account })
    const { kvStore } = await import('../../src/store/kv-store.ts')
    await kvStore(env.STORE, Date.now).reindex()
    const { kv, read } = watched()
    await send('POST', '/v1/documents', { body: letter, headers: { 'Content-Type': 'text/plain' }, env: { STORE: kv } })
    expect(read.filter((key) => key.includes('/shard/'))).toHaveLength(64)
    expect(read.filter((key) => key.startsWith('text/')).length).toBeLessThanOrEqual(2)
  })
})

describe('what is kept', () => {
  test('the same bytes, as a download that never runs', async () => {
    const page = '<!doctype html><title>电报</title><script>alert(1)</script><p>字\r\n'
    const { document } = await json<Imported>(bring(page, 'text/html; charset=utf-8'))
    const original = await get(`/v1/documents/${document.id}/original`)
    expect(new Uint8Array(await original.arrayBuffer())).toEqual(new TextEncoder().encode(page))
    expect(original.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(original.headers.get('Content-Disposition')).toMatch(/^attachment;/)
    expect(original.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(original.headers.get('Content-Security-Policy')).toMatch(/^sandbox;/)
    const { runs } = await json<{ runs: number[][] }>(get(`/v1/documents/${document.id}/map`))
    expect(runs).toEqual([[0, 1, page.indexOf('字'), page.indexOf('字') + 1]])
    expect(await json(get('/v1/documents'))).toEqual({ documents: [document], cursor: null })
  })

  test('a form with a file, called as it was', async () => {
    const form = new FormData()
    form.set('note', '')
    form.set('file', new File([docx('<w:p><w:r><w:t>字</w:t></w:r></w:p>')], '电报 (1).docx', { type: DOCX }))
    const request = new Request('https://x/', { method: 'POST', body: form })
    const body = new Uint8Array(await request.arrayBuffer())
    const { document, version } = await json<Imported>(bring(body, request.headers.get('Content-Type')!))
    expect(document).toMatchObject({ name: '电报 (1).docx', mediaType: DOCX, encoding: null })
    const original = await get(`/v1/documents/${document.id}/original`)
    expect(original.headers.get('Content-Disposition')).toBe(
      "attachment; filename*=UTF-8''%E7%94%B5%E6%8A%A5%20%281%29.docx",
    )
    expect(await (await get(`/v1/versions/${version.version}/text`)).text()).toBe('字\n')
  })

  test('an edition in TEI: the text, and each witness', async () => {
    const exported = await send('POST', '/v1/compare', {
      body: {
        witnesses: [
          { siglum: 'A', text: '至少派五六个师' },
          { siglum: 'C', text: '最少派五六个师' },
        ],
      },
      headers: { Accept: 'application/tei+xml' },
    })
    const { document } = await json<Imported>(bring(await exported.text(), 'application/tei+xml'))
    const texts = await Promise.all(document.versions.map(async (id) => (await get(`/v1/versions/${id}/text`)).text()))
    expect(texts).toEqual(['至少派五六个师', '至少派五六个师', '最少派五六个师'])
    const { witnesses } = await json<{ witnesses: { siglum: string }[] }>(get(`/v1/passages/${document.id}`))
    expect(witnesses.map(({ siglum }) => siglum)).toEqual(['A', 'C', 'S'])
  })

  test('GB18030 without a word about it, and Big5 by its charset', async () => {
    // “这时,金日成不得不向苏联和中国请求援助了。” and 「這是電報」
    const gb = Uint8Array.from(
      'd5e2cab12cbdf0c8d5b3c9b2bbb5c3b2bbcff2cbd5c1aabacdd6d0b9fac7ebc7f3d4aed6facbc1a1a3'.match(/../g)!,
      (h) => Number.parseInt(h, 16),
    )
    const one = await json<Imported>(bring(gb))
    expect(one.document.encoding).toBe('gb18030')
    const big5 = Uint8Array.from('a175b36fac4fb971b3f8a176'.match(/../g)!, (h) => Number.parseInt(h, 16))
    const two = await json<Imported>(bring(big5, 'text/plain; charset=big5'))
    expect(await (await get(`/v1/versions/${two.version.version}/text`)).text()).toBe('「這是電報」')
  })

  test('a quotation is compared with the wording of the known telegrams', async () => {
    const { kvStore } = await import('../../src/store/kv-store.ts')
    const text = '目前最好还是克制一下，暂不出兵，同时积极准备力量'
    await kvStore(env.STORE, Date.now).putTelegram({
      id: 't08',
      title: { zh: '复电', en: 'Answer' },
      type: 'telegram',
      status: 'sent',
      passage: null,
      statements: [],
      relations: [],
      tensions: [],
      evidence: [
        {
          version: '0'.repeat(44),
          passage: 'p',
          siglum: 'A',
          start: 0,
          end: text.length,
          kind: 'quote',
          role: 'content',
          text,
        },
      ],
    })
    const { quotations } = await json<Imported>(
      bring('他说：「目前最好還是克制一下,暫不出兵」。又说：“完全是另外一回事情”。'),
    )
    expect(quotations.map(({ telegrams }) => telegrams)).toEqual([[{ telegram: 't08', similarity: 1 }], []])
  })
})

describe('nothing is half-imported', () => {
  test.each([
    ['empty', 'text/plain', '', 422],
    ['binary', 'text/plain', new Uint8Array([0x89, 0x50, 0, 1, 0xff]), 400],
    ['not in its charset', 'text/plain; charset=utf-8', new Uint8Array([0xd5, 0xe2]), 400],
    ['broken XML', 'application/xml', '<TEI><text>', 400],
    ['an external entity', 'text/xml', '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///x">]><TEI><text>&e;</text></TEI>', 400],
    ['no ZIP', DOCX, 'PK', 400],
    ['a bomb', DOCX, docx('<w:p/>'.repeat(3_000_000)), 413],
    ['no type', '', 'x', 415],
    ['a type that is not read', 'application/pdf', '%PDF', 415],
    ['a form that is none', 'multipart/form-data; boundary=x', 'nothing', 400],
    ['too long', 'text/plain', '字'.repeat(1_000_001), 413],
  ])('%s → a problem, and an empty store', async (_, type, body, status) => {
    const response = await bring(body, type)
    expect(response.status).toBe(status)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect((await names()).filter((name) => !name.startsWith('index/'))).toEqual([])
  })

  test('a writer who dies at any point leaves no document, or all of it; the next one completes it', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue(undefined)
    for (let operations = 1; ; operations++) {
      for (const name of await names()) await env.STORE.delete(name)
      const body = '甲乙丙丁戊己庚辛'
      const headers = { 'Content-Type': 'text/plain' }
      const dying = await send('POST', '/v1/documents', {
        body,
        headers,
        env: { STORE: dyingAfter(env.STORE, operations) },
      }).catch(() => null)
      const { documents } = await json<{ documents: { id: string }[] }>(get('/v1/documents'))
      for (const { id } of documents) {
        expect(await (await get(`/v1/documents/${id}/original`)).text()).toBe(body)
        expect((await get(`/v1/passages/${id}`)).status).toBe(200)
      }
      if (documents.length === 0)
        expect((await json<{ passages: unknown[] }>(get('/v1/passages'))).passages).toEqual([])
      const { document } = await json<Imported>(bring(body))
      expect((await get(`/v1/documents/${document.id}/original`)).status).toBe(200)
      if (dying?.status === 201) break
      expect(operations).toBeLessThan(60)
    }
    log.mockRestore()
  }, 120_000)

  test('an import costs few writes', async () => {
    await bring('文件')
    const { kv, written } = watched()
    await send('POST', '/v1/documents', {
      body: '一份文件',
      headers: { 'Content-Type': 'text/plain' },
      env: { STORE: kv },
    })
    // file, map, text, version, id, record; the summaries: mark, head, index; what search needs: two
    expect(written.length).toBeLessThanOrEqual(11)
  })
})

const tei = (body: string, header = '') =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Papers on a crossing</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>${header}</teiHeader><text><body>${body}</body></text></TEI>`
const TEI = 'application/tei+xml'
const textOf = async (version: string) => (await get(`/v1/versions/${version}/text`)).text()

describe('what is not in the text', () => {
  const noted = tei('<p>one<note>first</note> two<note place="foot">second</note> <del>three</del><gap/></p>')
  test('is counted by kind, and has a place in the file', async () => {
    const { document, leftOut, changed } = await json<Imported>(bring(noted, TEI))
    expect([leftOut, changed]).toEqual([{ del: 1, note: 2, teiHeader: 1 }, { gap: 1 }])
    const map = await json<{ leftOut: [string, number, number][]; cursor: string | null }>(
      get(`/v1/documents/${document.id}/map`),
    )
    const notes = map.leftOut.filter(([kind]) => kind === 'note').map(([, from, to]) => noted.slice(from, to))
    expect(notes).toEqual(['<note>first</note>', '<note place="foot">second</note>'])
    expect(map.cursor).toBeNull()
  })

  test.each([
    ['', 'one two […]'],
    ['notes=inline', 'one first two second […]'],
    ['notes=foot', 'one two […]\nfirst\nsecond'],
    ['layer=first', 'one two three[…]'],
  ])('can be chosen otherwise: %s', async (query, text) => {
    const { version } = await json<Imported>(bring(noted, TEI, query && `?${query}`))
    expect(await textOf(version.version)).toBe(text)
  })

  test('each reading of a file is a document of its own', async () => {
    const ids = await Promise.all(
      ['', '?notes=foot', '?notes=none'].map(
        async (query) => (await json<Imported>(bring(noted, TEI, query))).document.id,
      ),
    )
    expect(new Set(ids).size).toBe(3)
  })

  test('readings= takes those of a witness, and names the witnesses where there is no such one', async () => {
    const edition = tei('<p>a<app><lem wit="#A">b</lem><rdg wit="#B">c</rdg></app></p>')
    const { version } = await json<Imported>(bring(edition, TEI, '?readings=B'))
    expect(await textOf(version.version)).toBe('ac')
    const refused = await bring(edition, TEI, '?readings=X')
    expect([refused.status, await refused.json()]).toMatchObject([422, { detail: expect.stringContaining('A, B') }])
  })
})

describe('encodings', () => {
  const latin = Uint8Array.of(0x63, 0x61, 0x66, 0xe9)
  test('that cannot be determined are refused with candidates, and read where one is named', async () => {
    const refused = await bring(latin)
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { type: '/problems/undecided-encoding', candidates: expect.arrayContaining(['windows-1252']) },
    ])
    const { version, document } = await json<Imported>(bring(latin, 'text/plain', '?charset=ISO-8859-1'))
    expect([document.encoding, await textOf(version.version)]).toEqual(['windows-1252', 'café'])
  })
})

describe('several files', () => {
  const sent = async (sigla: readonly string[], more: Record<string, string> = {}, files = ['一天下', '一日天下']) => {
    const form = new FormData()
    files.forEach((text, i) => {
      form.append('file', new File([text], `${i}.txt`, { type: 'text/plain' }))
      if (sigla[i] !== undefined) form.append('siglum', sigla[i])
    })
    for (const [name, value] of Object.entries(more)) form.set(name, value)
    const request = new Request('https://x/', { method: 'POST', body: form })
    return bring(new Uint8Array(await request.arrayBuffer()), request.headers.get('Content-Type')!)
  }

  test('become the witnesses of one passage, each kept as a document', async () => {
    const answer = await sent(['甲', '乙'], { passage: 'two', title: '二本' })
    expect(answer.status).toBe(201)
    const { versions, documents } = (await answer.json()) as Imported & { documents: unknown[] }
    expect(await Promise.all(versions.map(textOf))).toEqual(['一天下', '一日天下'])
    expect(documents.length).toBe(2)
    const { title, witnesses } = await json<{ title: string; witnesses: { siglum: string }[] }>(get('/v1/passages/two'))
    expect([title, witnesses.map(({ siglum }) => siglum).sort()]).toEqual(['二本', ['乙', '甲']])
    expect((await get('/v1/passages/two/comparison')).status).toBe(200)
    expect((await sent(['甲', '乙'], { passage: 'two', title: '二本' })).status).toBe(200)
  })

  test('have sigla that differ visibly from each other and from those of the passage', async () => {
    await post('/v1/passages', { id: 'told', title: 'T', language: 'zh' })
    await post('/v1/passages/told/witnesses', { siglum: 'A', label: 'a' })
    for (const [sigla, more] of [
      [['А', 'B'], { passage: 'told' }],
      [['A', 'Ａ'], {}],
      [['e\u0301', 'é'], {}],
    ] as const) {
      const refused = await sent(sigla, more)
      expect([refused.status, await refused.json()]).toMatchObject([422, { pointer: '/siglum' }])
    }
    expect((await sent(['e\u0301', 'B'], { passage: 'told' })).status).toBeLessThan(300)
    const { witnesses } = await json<{ witnesses: { siglum: string }[] }>(get('/v1/passages/told'))
    expect(witnesses.map(({ siglum }) => siglum).sort()).toEqual(['A', 'B', 'é'])
  })

  test('need as many sigla, no siglum twice, and no field that means nothing', async () => {
    expect((await sent(['甲'])).status).toBe(422)
    expect((await sent(['甲', '甲'])).status).toBe(422)
    expect((await sent([], { sigla: 'A' })).status).toBe(422)
    expect((await sent([])).status).toBe(201)
  })

  test('are all read before anything is stored', async () => {
    expect((await sent(['A', 'B'], {}, ['good', ''])).status).toBe(422)
    expect(await json(get('/v1/documents'))).toMatchObject({ documents: [] })
  })
})

test('a document of an archive becomes a telegram with its provenance', async () => {
  const volume = tei(
    '<div type="document" n="4"><head>4. Telegram From the <gloss type="from">Legation in Norland</gloss> to the <gloss type="to">Department of State</gloss><note type="source">Source: Central Files, 611.90/3–251. Secret.</note></head><opener><dateline><placeName>Nordhavn</placeName>, <date when="1951-03-02">March 2, 1951</date></dateline></opener><p>312. Agreed.</p><closer><signed>Hale</signed></closer></div>',
  )
  const { telegrams, leftOut } = await json<Imported>(bring(volume, TEI))
  expect(leftOut.note).toBe(1)
  const said = Object.fromEntries(telegrams[0]!.statements.map(({ property, value }) => [property, value]))
  expect(said).toMatchObject({
    archive: 'Central Files, 611.90/3–251. Secret.',
    sender: 'Legation in Norland',
    recipient: 'Department of State',
    dated: '1951-03-02',
    place: 'Nordhavn',
    number: '312',
    signature: 'Hale',
  })
  expect((await post('/v1/telegrams', telegrams[0])).status).toBe(201)
  const page = await get(`/t/${telegrams[0]!.id}`)
  expect(await page.text()).toContain('611.90/3–251')
})

test('lacunae and references are stored with each version', async () => {
  const edition = tei(
    '<div n="II"><div n="3"><l n="14">a <app><lem wit="#A">b</lem><rdg wit="#B"><lacunaStart/></rdg></app> c</l><l n="15">d <app><lem wit="#A">e</lem><rdg wit="#B"><lacunaEnd/>x</rdg></app> f</l></div></div>',
  )
  const { versions } = await json<Imported>(bring(edition, TEI))
  const about = await json<{ references: unknown; lacunae: unknown }>(get(`/v1/versions/${versions[2]}`))
  expect(await textOf(versions[2]!)).toBe('a\nx f')
  expect(about).toMatchObject({
    lacunae: [{ start: 1, end: 1 }],
    references: [
      { start: 0, label: 'II 3, 14' },
      { start: 2, label: 'II 3, 15' },
    ],
  })
})

test('every variant place has its reference, in JSON and in every form that has entries', async () => {
  const edition = tei(
    '<div n="II"><div n="3"><l n="14">arma <app><lem wit="#A">virumque</lem><rdg wit="#B">virum</rdg></app> cano troiae</l><l n="15">qui <app><lem wit="#A">primus</lem><rdg wit="#B">prior</rdg></app> ab oris</l></div></div>',
  )
  const { versions } = await json<Imported>(bring(edition, TEI))
  const pinned = (extension = '') => `/v1/comparisons/${versions.slice(-2).join(',')}${extension}?engine=2`
  const { segments } = await json<{ segments: { id?: string; reference?: string }[] }>(get(pinned()))
  expect(segments.flatMap(({ id, reference }) => (id === undefined ? [] : [reference]))).toEqual([
    'II 3, 14',
    'II 3, 15',
  ])
  expect(await (await get(pinned('.txt'))).text()).toContain('II 3, 15 primus] prior B')
  expect(await (await get(pinned('.html'))).text()).toContain('<bdi class="reference">II 3, 15</bdi>')
  expect(await (await get(pinned('.tex'))).text()).toContain('\\lemma{II 3, 15\\ primus}')
  expect(await (await get(pinned('.tei.xml'))).text()).toContain('n="2" loc="II 3, 15"')
  expect(await (await get(pinned('.csv'))).text()).toContain('\r\n2,"II 3, 15",variant,')
})
