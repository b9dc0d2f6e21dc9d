import { beforeAll, describe, expect, test } from 'vitest'
import { get, json, passage, post, send, store } from './service.ts'

interface Answer {
  verdict: string
  places: {
    version: string
    passage: string
    siglum: string
    current: boolean
    start: number
    end: number
    similarity: number
    segments: {
      relation: string
      spans: Record<string, [number, number]>
      readings?: { text: string }[]
      touches?: string[]
    }[]
    telegrams: string[]
    before: string
    after: string
  }[]
  attributed: { given: unknown; holds: boolean } | null
}

const ask = (body: unknown) => json<Answer>(post('/v1/quotations', body))

let versions: Record<string, string>
let old: string

beforeAll(async () => {
  versions = await passage('river', {
    A: '我军今日上午八时渡江，敌人没有发现，部队全部到达指定位置，请放心。',
    B: '𠀀 The fleet sailed at dawn. Nobody saw it leave the harbour, and the weather was fair for the rest of the week.',
  })
  old = versions.A!
  versions.A = await store('river', 'A', '我军今日上午九时渡江，敌人没有发现，部队全部到达指定位置，请放心。')
  await passage('hill', { A: '三团占领了北面的高地，缴获火炮十二门，俘虏二百余人。' })
  await post('/v1/telegrams', {
    id: 'q1',
    title: { zh: '渡江电', en: 'Telegram on the crossing' },
    type: 'telegram',
    status: 'quoted',
    evidence: [{ version: versions.A, start: 0, end: 10, kind: 'quote', role: 'content' }],
  })
})

describe('a quotation', () => {
  test('that is exact, with its place, its context, and the telegram that it is from', async () => {
    const { verdict, places, attributed } = await ask({ quotation: '上午九时渡江' })
    expect(verdict).toBe('verbatim')
    expect(places[0]).toMatchObject({
      passage: 'river',
      siglum: 'A',
      version: versions.A,
      current: true,
      start: 4,
      end: 10,
      similarity: 1,
      before: '我军今日',
      telegrams: ['q1'],
      segments: [{ relation: 'identical', spans: { A: [4, 10], quotation: [0, 6] } }],
    })
    expect(attributed).toBeNull()
  })

  test.each([
    ['accidental', '上午九时渡江,敌人没有发现'],
    ['other-version', '今日上午八时渡江，敌人没有发现'],
    ['abridged', '我军今日上午九时渡江，部队全部到达指定位置'],
    ['joined', '三团占领了北面的高地。敌人没有发现，部队全部到达'],
    ['altered', '我军今日上午七时渡江，敌人没有发现'],
    ['not-found', '巴黎的天气很好，我们去了博物馆'],
  ])('%s', async (verdict, quotation) => {
    expect((await ask({ quotation })).verdict).toBe(verdict)
  })

  test('offsets are code points on both sides, of the version and of the quotation', async () => {
    const { places } = await ask({ quotation: '𠀀 the ship sailed at dawn. Nobody saw it leave the harbour' })
    const [place] = places
    expect(place).toMatchObject({ siglum: 'B', start: 0, end: 59 })
    const changed = place!.segments.filter(({ relation }) => relation === 'variant')
    expect(changed.map(({ readings }) => readings!.map(({ text }) => text))).toContainEqual(['fleet', 'ship'])
    const whole = place!.segments.at(-1)!.spans
    expect(whole.B![1]).toBe(59)
    expect(whole.quotation![1]).toBe(58)
  })

  test('an altered number says what it touches', async () => {
    const { places } = await ask({ quotation: '我军今日上午七时渡江，敌人没有发现' })
    expect(places[0]!.segments.flatMap(({ touches = [] }) => touches)).not.toEqual([])
  })

  test('an older version comes after the current one, and only its own words make other-version', async () => {
    const { places } = await ask({ quotation: '敌人没有发现，部队全部到达指定位置' })
    expect(places.map(({ version }) => version)).toEqual([versions.A, old])
    expect((await ask({ quotation: '今日上午八时渡江', version: old })).verdict).toBe('verbatim')
    expect((await ask({ quotation: '今日上午八时渡江', version: versions.A })).verdict).toBe('other-version')
  })
})

describe('an attribution', () => {
  test.each([
    [{ passage: 'river' }, 'verbatim', true],
    [{ passage: 'hill' }, 'misattributed', false],
    [{ telegram: 'q1' }, 'verbatim', true],
  ])('%o', async (given, verdict, holds) => {
    const answer = await ask({ quotation: '上午九时渡江', ...given })
    expect(answer).toMatchObject({ verdict, attributed: { given, holds } })
  })

  test('words of the same text that the telegram does not have', async () => {
    const answer = await ask({ quotation: '部队全部到达指定位置', telegram: 'q1' })
    expect(answer).toMatchObject({ verdict: 'misattributed', attributed: { holds: false } })
  })
})

describe('many at once, and bad input', () => {
  test('results in order; an error names the question at fault', async () => {
    const { results } = await json<{ results: Answer[] }>(
      post('/v1/quotations', { quotations: [{ quotation: '上午九时渡江' }, { quotation: '博物馆的天气' }] }),
    )
    expect(results.map(({ verdict }) => verdict)).toEqual(['verbatim', 'not-found'])
    const wrong = await post('/v1/quotations', {
      quotations: [{ quotation: 'a' }, { quotation: 'a', passage: 'none' }],
    })
    expect(wrong.status).toBe(404)
    expect(await json(wrong)).toMatchObject({ pointer: '/quotations/1/passage' })
  })

  test.each([
    [{ quotation: '' }, 422, '/quotation'],
    [{ quotation: '——……' }, 422, '/quotation'],
    [{ quotation: '天'.repeat(2001) }, 413, '/quotation'],
    [{ quotation: 'a', passage: 'river', telegram: 'q1' }, 422, '/passage'],
    [{ quotation: 'a', ingore: [] }, 422, '/ingore'],
    [{ quotation: 'a', ignore: ['nothing'] }, 422, '/ignore/0'],
    [{ quotation: 'a', telegram: 'none' }, 404, '/telegram'],
    [{ quotation: 'a', version: 'none' }, 404, '/version'],
    [{ quotations: Array(101).fill({ quotation: 'a' }) }, 413, '/quotations'],
    [{}, 422, ''],
  ])('%#', async (body, status, pointer) => {
    const answer = await post('/v1/quotations', body)
    expect(answer.status).toBe(status)
    expect((await json<{ pointer: string }>(answer)).pointer).toContain(pointer)
  })
})

describe('the quotations of a document', () => {
  const text =
    '甲说：“我军今日上午七时渡江，敌人没有发现”。\n乙说：“三团占领了北面的高地，缴获火炮十二门”。\n丙说：“……”。\n丁说：“,我们去看海”。\n'
  const imported = () =>
    json<{ document: { id: string; versions: string[] } }>(
      send('POST', '/v1/documents', {
        token: 'local-dev-token',
        body: text,
        headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      }),
    )
  interface Told {
    version: string
    total: number
    cursor: string | null
    quotations: {
      start: number
      end: number
      text: string
      verdict: string | null
      unchecked: string | null
      places: { passage: string }[]
    }[]
  }

  test('are compared with what is stored elsewhere, never with the document itself', async () => {
    const { document } = await imported()
    const told = await json<Told>(get(`/v1/documents/${document.id}/quotations`))
    expect(told).toMatchObject({ version: document.versions[0], total: told.quotations.length, cursor: null })
    expect(told.quotations.map(({ verdict, unchecked }) => verdict ?? unchecked)).toEqual([
      'altered',
      'verbatim',
      'no-letters',
      'not-found',
    ])
    expect(told.quotations[1]!.places[0]!.passage).toBe('hill')
    const points = [...text]
    for (const one of told.quotations) {
      expect(points.slice(one.start, one.end).join('')).toBe(one.text)
      for (const { passage } of one.places) expect(passage).not.toBe(document.id)
    }
  })

  test('as a table, whose cells are no formulas, and as TEI', async () => {
    const { document } = await imported()
    const csv = await (await get(`/v1/documents/${document.id}/quotations.csv`)).text()
    const lines = csv.trimEnd().split('\r\n')
    expect(lines).toHaveLength(5)
    expect(lines[0]).toBe(
      'start,end,kind,quotation,verdict,unchecked,similarity,passage,siglum,version,from,to,telegrams',
    )
    expect(lines[2]).toMatch(/三团占领了北面的高地，缴获火炮十二门,verbatim,,1\.000,hill,A,/)
    const tei = await get(`/v1/documents/${document.id}/quotations.tei.xml`)
    expect(tei.headers.get('Content-Type')).toBe('application/tei+xml')
    const body = await tei.text()
    expect(body.match(/<cit>/g)).toHaveLength(4)
    expect(body).toContain('<note type="verdict">verbatim</note>')
    expect(body).toContain('<note type="verdict">not checked: no-letters</note>')
    expect(body).toContain('Quotations 1 to 4 of 4')
  })

  test('each is charged, alone, in a list and in a document', async () => {
    const units = async (response: Promise<Response>) =>
      Number(/units;desc="(\d+)"/.exec((await response).headers.get('Server-Timing') ?? '')?.[1])
    const one = { quotation: '上午九时渡江' }
    expect(await units(post('/v1/quotations', one))).toBe(1)
    expect(await units(post('/v1/quotations', { quotations: Array(7).fill(one) }))).toBe(7)
    const { document } = await imported()
    expect(await units(get(`/v1/documents/${document.id}/quotations`))).toBe(4)
  })

  test('twenty at once, and the way on in every form', async () => {
    const many = Array.from({ length: 45 }, (_, k) => `某人说：“第${k}句话在这里写着”。`).join('\n')
    const { document } = await json<{ document: { id: string } }>(
      send('POST', '/v1/documents', {
        token: 'local-dev-token',
        body: many,
        headers: { 'Content-Type': 'text/plain' },
      }),
    )
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Told = await json<Told>(
        get(`/v1/documents/${document.id}/quotations${cursor && `?cursor=${cursor}`}`),
      )
      expect(page.total).toBe(45)
      seen.push(...page.quotations.map(({ text }) => text))
      cursor = page.cursor
    }
    expect(seen).toHaveLength(45)
    expect(new Set(seen).size).toBe(45)
    const csv = await get(`/v1/documents/${document.id}/quotations.csv`)
    expect(csv.headers.get('Link')).toMatch(/quotations\.csv\?cursor=20>; rel="next"/)
  })
})
