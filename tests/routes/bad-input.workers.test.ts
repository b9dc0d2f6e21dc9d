/** Bad input: the right status, the member at fault, and nothing stored. */
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { LIMITS } from '../../src/limits.ts'
import { isDerived } from '../../src/store/keys.ts'
import { get, json, passage, type Sent, send, watched } from './service.ts'

const over = (limit: keyof typeof LIMITS) => '字'.repeat(LIMITS[limit].value + 1)
const plain = (body: string | Uint8Array, type = 'text/plain; charset=utf-8'): Sent => ({
  body,
  headers: { 'Content-Type': type },
})
const utf8 = (...bytes: number[]) => new Uint8Array(bytes)
const name = { id: 'stalin', kind: 'person', forms: ['斯大林'] }
const many = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i))
const pair = [
  { siglum: 'A', text: '五六个师' },
  { siglum: 'B', text: '七八个师' },
]

let v: Record<string, string>
let keys: string[]
/** But for what is derived: that may be made again at any time, and nothing of a request is in it. */
const listKeys = async () => (await env.STORE.list()).keys.map((key) => key.name).filter((key) => !isDerived(key))

beforeAll(async () => {
  v = await passage('p', { A: '五六个师', B: '七八个师', empty: null })
  keys = await listKeys()
})

afterAll(async () => {
  expect(await listKeys()).toEqual(keys)
})

type Row = readonly [what: string, sent: Sent, status: number, pointer: string | undefined]

/** Every row is refused as listed, and records nothing. */
function refused(path: string, rows: readonly Row[]): void {
  test.each(rows)(`POST ${path}: %s`, async (_what, sent, status, pointer) => {
    const { kv, written } = watched()
    const response = await send('POST', path, { ...sent, env: { STORE: kv, ...sent.env } })
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    const told = await json<{ status: number; pointer?: string }>(response)
    expect({ status: told.status, pointer: told.pointer }).toEqual({ status, pointer })
    expect(written.filter((key) => !isDerived(key))).toEqual([])
  })
}

describe('a version', () => {
  const derivedFrom = (member: object): Sent => ({
    body: { text: '新', derivedFrom: { version: v.A, start: 0, end: 2, ...member } },
  })
  refused('/v1/passages/p/witnesses/A/versions', [
    ['no text', { body: {} }, 422, '/text'],
    ['empty text', { body: { text: '' } }, 422, '/text'],
    ['empty body', plain(''), 422, ''],
    ['no string', { body: { text: 17 } }, 422, '/text'],
    ['a list of characters', { body: { text: ['五', '六'] } }, 422, '/text'],
    ['over the limit', { body: { text: over('storedText') } }, 413, '/text'],
    ['over the limit, as it is', plain(over('storedText')), 413, ''],
    ['a high surrogate alone', { body: '{"text":"a\\ud800b"}' }, 422, '/text'],
    ['a low surrogate alone', { body: '{"text":"\\udc00"}' }, 422, '/text'],
    ['surrogates in the wrong order', { body: '{"text":"\\udc00\\ud800"}' }, 422, '/text'],
    ['a surrogate in a note', { body: '{"text":"x","note":"\\ud800"}' }, 422, '/note'],
    ['a surrogate written as bytes', plain(utf8(0x61, 0xed, 0xa0, 0x80)), 400, ''],
    ['bytes that are no UTF-8', plain(utf8(0x61, 0xff, 0x62)), 400, ''],
    ['a character cut short', plain(utf8(0xe4, 0xba)), 400, ''],
    ['an overlong form', plain(utf8(0xc0, 0xaf)), 400, ''],
    ['malformed JSON', { body: '{"text":"x"' }, 400, ''],
    ['JSON of another encoding', plain('{"text":"x"}', 'application/json; charset=utf-16'), 415, 'Content-Type:'],
    ['text of another encoding', plain('x', 'text/plain; charset=gb18030'), 415, 'Content-Type:'],
    ['another type', plain('<p/>', 'text/html'), 415, 'Content-Type:'],
    ['a form', plain('text=x', 'application/x-www-form-urlencoded'), 415, 'Content-Type:'],
    ['no type', plain('x', ''), 415, 'Content-Type:'],
    ['a note over the limit', { body: { text: 'x', note: over('prose') } }, 413, '/note'],
    ['nobody responsible', { body: { text: 'x', responsible: '' } }, 422, '/responsible'],
    ['derived from a word', { body: { text: 'x', derivedFrom: 'A' } }, 422, '/derivedFrom'],
    [
      'derived from what is not there',
      { body: { text: 'x', derivedFrom: { version: '0'.repeat(44), start: 0, end: 1 } } },
      422,
      '/derivedFrom/version',
    ],
    [
      'derived from before the beginning',
      { body: { text: 'x', derivedFrom: { version: '0'.repeat(44), start: -1, end: 1 } } },
      422,
      '/derivedFrom/start',
    ],
    [
      'derived from half a character',
      { body: { text: 'x', derivedFrom: { version: '0'.repeat(44), start: 0.5, end: 1 } } },
      422,
      '/derivedFrom/start',
    ],
  ])
  test.each([
    ['beyond the end', { end: 5 }, '/derivedFrom/end'],
    ['backwards', { start: 2, end: 1 }, '/derivedFrom/end'],
  ])('derived from %s', async (_what, member, pointer) => {
    const response = await send('POST', '/v1/passages/p/witnesses/A/versions', derivedFrom(member))
    expect([response.status, (await json<{ pointer: string }>(response)).pointer]).toEqual([422, pointer])
  })
  refused('/v1/passages/nothing/witnesses/A/versions', [['no such passage', { body: { text: 'x' } }, 404, '{id}']])
  refused('/v1/passages/p/witnesses/Z/versions', [
    ['no such witness', { body: { text: 'x' } }, 404, '{siglum}'],
    ['no such witness, but a wrong token', { body: { text: 'x' }, token: 'wrong' }, 401, 'Authorization:'],
    ['no token', { body: { text: 'x' }, token: null }, 401, 'Authorization:'],
    [
      'another scheme',
      { body: { text: 'x' }, token: null, headers: { Authorization: 'Basic bG9jYWw6eA==' } },
      401,
      'Authorization:',
    ],
    ['a token and more', { body: { text: 'x' }, token: 'local-dev-token x' }, 401, 'Authorization:'],
    ['half a token', { body: { text: 'x' }, token: 'local-dev' }, 401, 'Authorization:'],
  ])
})

describe('a passage', () => {
  const good = { id: 'new', title: 'New', language: 'zh-Hans' }
  const ids: unknown[] = [
    '',
    'New',
    'a b',
    'a/b',
    '../p',
    'a%2fb',
    'p.json',
    'p.',
    '.p',
    '-p',
    '~p',
    'é',
    '\u0000',
    'a'.repeat(65),
    '__proto__',
    7,
    null,
  ]
  refused('/v1/passages', [
    ...ids.map((id): Row => [`the id ${JSON.stringify(id)}`, { body: { ...good, id } }, 422, '/id']),
    ['no id', { body: { title: 'New', language: 'la' } }, 422, '/id'],
    ['no title', { body: { id: 'new', language: 'la' } }, 422, '/title'],
    ['an empty title', { body: { ...good, title: '' } }, 422, '/title'],
    ['a title over the limit', { body: { ...good, title: over('line') } }, 413, '/title'],
    ['a surrogate alone', { body: '{"id":"new","title":"\\ud800","language":"la"}' }, 422, '/title'],
    ['no language', { body: { id: 'new', title: 'New' } }, 422, '/language'],
    ...['Chinese!', 'zh_Hans', '', 'x', '-', 'zh-'].map(
      (language): Row => [`the language "${language}"`, { body: { ...good, language } }, 422, '/language'],
    ),
    ['a description over the limit', { body: { ...good, description: over('prose') } }, 413, '/description'],
    ['the id of another', { body: { ...good, id: 'p' } }, 409, '/id'],
    ['as plain text', plain('new'), 415, 'Content-Type:'],
  ])
})

describe('a witness', () => {
  const sigla: unknown[] = [
    '',
    'a b',
    'a/b',
    'a,b',
    'a"b',
    '*',
    '.A',
    '__proto__',
    '\u0000',
    'A\n',
    'x'.repeat(33),
    null,
    {},
  ]
  refused('/v1/passages/p/witnesses', [
    ...sigla.map(
      (siglum): Row => [`the siglum ${JSON.stringify(siglum)}`, { body: { siglum, label: 'x' } }, 422, '/siglum'],
    ),
    ['a surrogate alone', { body: '{"siglum":"\\ud835","label":"x"}' }, 422, '/siglum'],
    ['no label', { body: { siglum: 'N' } }, 422, '/label'],
    ['the siglum of another', { body: { siglum: 'A', label: 'x' } }, 409, '/siglum'],
    ['no language', { body: { siglum: 'N', label: 'x', language: '??' } }, 422, '/language'],
  ])
  refused('/v1/passages/nothing/witnesses', [['no such passage', { body: { siglum: 'A', label: 'x' } }, 404, '{id}']])
})

describe('a list of names', () => {
  refused('/v1/passages/p/names', [
    ['no list', { body: { names: {} } }, 422, '/names'],
    ['an unknown kind', { body: { names: [name, { ...name, kind: 'ship' }] } }, 422, '/names/1/kind'],
    ['no forms', { body: { names: [{ ...name, forms: [] }] } }, 422, '/names/0/forms'],
    ['an empty form', { body: { names: [{ ...name, forms: ['斯大林', ''] }] } }, 422, '/names/0/forms/1'],
    ['a form over the limit', { body: { names: [{ ...name, forms: [over('nameForm')] }] } }, 413, '/names/0/forms/0'],
    ['too many forms', { body: { names: [{ ...name, forms: many(51, String) }] } }, 413, '/names/0/forms'],
    ['too many names', { body: { names: many(2001, () => name) } }, 413, '/names'],
  ])
  refused('/v1/passages/nothing/names', [['no such passage', { body: { names: [name] } }, 404, '{id}']])
})

describe('texts that are not stored', () => {
  const texts = (...sigla: unknown[]): Sent => ({ body: { witnesses: sigla.map((siglum) => ({ siglum, text: 'x' })) } })
  const options = (options: unknown): Sent => ({ body: { witnesses: pair, options } })
  refused('/v1/compare', [
    ['no witnesses', { body: {} }, 422, '/witnesses'],
    ['none', { body: { witnesses: [] } }, 422, '/witnesses'],
    ['one', texts('A'), 422, '/witnesses'],
    ['no list', { body: { witnesses: { A: 'x', B: 'y' } } }, 422, '/witnesses'],
    ['too many', texts(...many(201, (i) => `w${i}`)), 413, '/witnesses'],
    ['a siglum twice', texts('A', 'B', 'A'), 422, '/witnesses/2/siglum'],
    ['an empty siglum', texts('A', ''), 422, '/witnesses/1/siglum'],
    ['a number as siglum', texts('A', 1), 422, '/witnesses/1/siglum'],
    ['a siglum over the limit', texts('A', over('comparedSiglum')), 422, '/witnesses/1/siglum'],
    ['a siglum with a line break', texts('A', 'B\nC'), 422, '/witnesses/1/siglum'],
    ['the siglum __proto__', texts('A', '__proto__'), 422, '/witnesses/1/siglum'],
    ['no text', { body: { witnesses: [pair[0], { siglum: 'B' }] } }, 422, '/witnesses/1/text'],
    [
      'a surrogate alone',
      { body: '{"witnesses":[{"siglum":"A","text":"\\ud800"},{"siglum":"B","text":"x"}]}' },
      422,
      '/witnesses/0/text',
    ],
    [
      'a text over the limit',
      { body: { witnesses: [{ siglum: 'A', text: over('comparedText') }, pair[1]] } },
      413,
      '/witnesses/0/text',
    ],
    [
      'all texts over the limit',
      { body: { witnesses: many(3, (i) => ({ siglum: `w${i}`, text: 'x'.repeat(400_000) })) } },
      413,
      '/witnesses',
    ],
    ['a bad language', { body: { witnesses: [pair[0], { ...pair[1], language: '!' }] } }, 422, '/witnesses/1/language'],
    ['an unknown base', options({ base: 'Z' }), 422, '/options/base'],
    ['a base over the limit', options({ base: over('comparedSiglum') }), 422, '/options/base'],
    ['an unknown unit', options({ unit: 'syllable' }), 422, '/options/unit'],
    ['an unknown rule', options({ ignore: ['case', 'sound'] }), 422, '/options/ignore/1'],
    ['a rule of every object', options({ ignore: ['constructor'] }), 422, '/options/ignore/0'],
    ['rules as a word', options({ ignore: 'case' }), 422, '/options/ignore'],
    ['moves as a word', options({ moves: 'false' }), 422, '/options/moves'],
    ['names of no shape', options({ names: [{}] }), 422, '/options/names/0/id'],
    ['options as a word', options('case'), 422, '/options'],
  ])
})

describe('what a query asks', () => {
  test.each([
    ['/v1/passages?limit=0', 422, '?limit'],
    ['/v1/passages?limit=1001', 422, '?limit'],
    ['/v1/passages?limit=-1', 422, '?limit'],
    ['/v1/passages?limit=ten', 422, '?limit'],
    ['/v1/passages?limit=1e2', 422, '?limit'],
    ['/v1/passages?limit=5&limit=6', 422, '?limit'],
    ['/v1/telegrams?limit=0', 422, '?limit'],
    ['/v1/passages/nothing', 404, '{id}'],
    ['/v1/passages/NOTHING', 404, '{id}'],
    ['/v1/passages/%2e%2e%2fp', 404, '{id}'],
    ['/v1/passages/%ff', 404, '{id}'],
    [`/v1/passages/${'a'.repeat(2000)}`, 404, '{id}'],
    ['/v1/passages/__proto__', 404, '{id}'],
    ['/v1/passages/p/witnesses/Z', 404, '{siglum}'],
    ['/v1/passages/p/witnesses/%F0%9D%94%93', 404, '{siglum}'],
    [`/v1/passages/p/witnesses/${'Z'.repeat(2000)}/versions`, 404, '{siglum}'],
    ['/v1/passages/nothing/comparison', 404, '{id}'],
    ['/v1/passages/p/comparison?witnesses=A,Z', 404, '?witnesses'],
    ['/v1/passages/p/comparison?witnesses=A,empty', 404, '?witnesses'],
    ['/v1/passages/p/comparison?witnesses=A,A', 422, '?witnesses'],
    ['/v1/passages/p/comparison?witnesses=A', 422, '?witnesses'],
    ['/v1/passages/p/comparison?witnesses=,', 422, '?witnesses'],
    ['/v1/passages/p/comparison?base=Z', 404, '?base'],
    ['/v1/passages/p/comparison?witnesses=A,B&base=empty', 422, '?base'],
    ['/v1/passages/p/comparison?unit=syllable', 422, '?unit'],
    ['/v1/passages/p/comparison?ignore=case,sound', 422, '?ignore'],
    ['/v1/passages/p/comparison?moves=maybe', 422, '?moves'],
    ['/v1/comparisons/{A}', 422, '{versions}'],
    ['/v1/comparisons/{A},{A}', 422, '{versions}'],
    ['/v1/comparisons/{A},nothing', 404, '{versions}'],
    ['/v1/comparisons/{A},', 404, '{versions}'],
    [`/v1/comparisons/{A},${'0'.repeat(44)}?engine=2`, 404, '{versions}'],
    [`/v1/comparisons/${many(201, () => '0'.repeat(44)).join(',')}`, 413, '{versions}'],
    ['/v1/comparisons/{A},{B}?ignore=sound', 422, '?ignore'],
    ['/v1/comparisons/{A},{B}?unit=', 308, undefined],
    ['/v1/comparisons/{A},{B}?engine=new', 422, '?engine'],
    ['/v1/comparisons/{A},{B}?engine=2.0', 422, '?engine'],
    ['/v1/comparisons/{A},{B}?names=nothing&engine=2', 404, '?names'],
    // A line break or a further member in an address that it would be redirected to.
    ['/v1/comparisons/{A},{B}?names=%0A&engine=2', 404, '?names'],
    ['/v1/comparisons/{A},{B}?names=%26engine%3D1&engine=2', 404, '?names'],
    [`/v1/comparisons/{A},{B}?names=${'0'.repeat(32)}&engine=2`, 404, '?names'],
    ['/v1/versions/nothing', 404, '{version}'],
    [`/v1/versions/${'0'.repeat(44)}/text`, 404, '{version}'],
    ['/v1/names/nothing', 404, '{list}'],
    ['/v1/telegrams/t99', 404, '{id}'],
    ['/v1/telegrams/%00', 404, '{id}'],
    ['/problems/constructor', 404, '{name}'],
    ['/v1', 404, undefined],
    ['/v1/', 404, undefined],
    ['/v1/passages/', 404, undefined],
    ['/v2/passages', 404, undefined],
    ['//evil.example/', 404, undefined],
  ])('GET %s → %i', async (path, status, pointer) => {
    const response = await get(path.replace(/\{([AB])\}/g, (_, siglum: string) => v[siglum]!))
    expect(response.status).toBe(status)
    if (status === 308) return
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect((await json<{ pointer?: string }>(response)).pointer).toBe(pointer)
  })

  test('a validator of nothing does not make something', async () => {
    for (const path of [
      `/v1/versions/${'0'.repeat(44)}`,
      `/v1/comparisons/${'0'.repeat(44)},${'1'.repeat(44)}?engine=2`,
      '/v1/passages/nothing',
    ])
      expect([path, (await get(path, { 'If-None-Match': '*' })).status]).toEqual([path, 404])
  })
})

describe('odd, but harmless', () => {
  const compare = (body: unknown) => send('POST', '/v1/compare', { body })

  test('a member twice: the last counts; what every object has is no member', async () => {
    const twice = await compare('{"witnesses":[],"witnesses":[{"siglum":"A","text":"x"},{"siglum":"B","text":"y"}]}')
    expect(twice.status).toBe(200)
    const polluted = await compare(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"witnesses":[{"siglum":"A","text":"x","__proto__":{"text":7}},{"siglum":"B","text":"y"}]}',
    )
    expect(polluted.status).toBe(422)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  test('JSON as deep as it likes', async () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`
    const response = await compare(`{"witnesses":${JSON.stringify(pair)},"extra":${deep}}`)
    expect([response.status, (await json<{ pointer: string }>(response)).pointer]).toEqual([422, '/extra'])
  })

  test('a byte-order mark before JSON', async () => {
    expect((await compare(`\ufeff${JSON.stringify({ witnesses: pair })}`)).status).toBe(200)
  })

  test.each([
    ['names of members that every object has', ['constructor', 'toString', 'hasOwnProperty', 'valueOf']],
    ['numbers, which objects put into another order', ['10', '9', '1', '-1']],
    ['signs and other scripts', ['𝔓66', 'α', 'A*', '【大】', '<b>&"']],
    ['one a beginning of the other', ['A', 'AA', 'A A', 'A.1']],
  ])('sigla: %s', async (_what, sigla) => {
    const witnesses = sigla.map((siglum, i) => ({ siglum, text: `甲乙丙${i % 2 ? '丁' : '戊'}己${i}` }))
    const response = await compare({ witnesses })
    expect(response.status).toBe(200)
    type Answer = {
      segments: { spans: Record<string, [number, number]> }[]
      witnesses: { siglum: string; length: number }[]
    }
    const { segments, witnesses: told } = await json<Answer>(response)
    expect(told.map((w) => w.siglum).sort()).toEqual([...sigla].sort())
    for (const { siglum, length } of told) {
      let at = 0
      for (const { spans } of segments) {
        expect(Object.hasOwn(spans, siglum)).toBe(true)
        expect(spans[siglum]![0]).toBe(at)
        at = spans[siglum]![1]
      }
      expect(at).toBe(length)
    }
  })

  test.each([
    ['one empty', ['', '字']],
    ['all empty', ['', '']],
    ['nothing in common', ['甲乙丙', 'αβγ']],
    ['all alike', many(50, () => '一二三')],
    ['controls and noncharacters', ['a\u0000b\uffff', 'a\u0001b\ufffe']],
  ])('texts: %s', async (_what, texts) => {
    const witnesses = texts.map((text, i) => ({ siglum: `w${i}`, text }))
    expect((await compare({ witnesses })).status).toBe(200)
  })

  test('a body that never ends is not read to its end', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1 << 20
        controller.enqueue(new Uint8Array(1 << 20).fill(0x20))
      },
    })
    const response = await send('POST', '/v1/compare', { body: endless })
    expect(response.status).toBe(413)
    expect(sent).toBeLessThan(LIMITS.bodyBytes.value * 1.5)
  })

  test('an unexpected error is described only in the log', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue(undefined)
    const broken = new Proxy(env.STORE, {
      get: () => () => {
        throw new Error('secret: the key of the vault')
      },
    })
    const response = await send('GET', '/v1/passages/p', { env: { STORE: broken } })
    expect(response.status).toBe(500)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(await response.text()).not.toContain('secret')
    expect(String(log.mock.calls[0]![0])).toContain('secret')
    log.mockRestore()
  })
})
