/** What breaks parsers, caches, routers and pages, and the ordinary words that it hides among. */

export const HAN = '至少而不是至多派五六个师，电报于十月二日发出。'

/** No page and no drawing may contain it unescaped: a script could be there too. */
export const MARK = '<x-mark onload="1" a=\'>'

/** What a string may be: ids and words that are there, words that are not, and what breaks things. */
export const WORDS = [
  ...['t17', 't08', 'account', 'A', 'B', 'C', 'A,C', 'grapheme', 'word', 'punctuation', 'case,width', 'true', 'false'],
  ...['zh-Hans', 'grc', '1', '20', '0.8', 'person', 'place', 'conflict', 'fuzz-1', 'fuzz-2', 'fuzz-3', 'D', 'E', 'α'],
  ...['𝔓66', 'P.Oxy', 'B*', 'side-by-side', 'zh', 'en', '0-20', 'A:0-4', '1950-10-02', '1950-10~'],
  ...[HAN, HAN.replace('五六', '七八'), 'the quick brown fox', 'Wed, 01 Jan 2025 09:00:00 GMT'],
  ...['2026-01-02T03:04:05.006Z', '/p/t17', 'http://127.0.0.1/p/t17', '/t/t08', '毛泽东', 'Стáлин', '📜👩‍👩‍👧‍👦'],
  ...['', ' ', '..', '.', '/', '%', '%2f', '%00', '%ff', '%c0%ae', '\u0000', '\ufeff', '\ud83d\ude00', 'e\u0301'],
  ...['\u202e', '\n', '\r\nX-Injected: 1', '\ud800', '\udfff'],
  ...['__proto__', 'constructor', 'toString', 'null', 'NaN', '-1', '1e309', '99999999999999999999', '{{7*7}}'],
  ...[MARK, `"${MARK}`, '</script><script>alert(1)</script>', 'javascript:alert(1)', ']]>', '<!--', "' OR 1=1 --"],
  ...['http://169.254.169.254/', 'file:///etc/passwd', 'x'.repeat(300), '字'.repeat(5_000)],
]

export const JSON_BODIES = [
  '',
  'null',
  '[]',
  '{',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"witnesses":[],"witnesses":[{"siglum":"A","text":"x"},{"siglum":"B","text":"y"}]}',
  '{"witnesses":[{"siglum":"__proto__","text":"x"},{"siglum":"B","text":"y"}]}',
  '{"witnesses":[{"siglum":"A","text":"x","__proto__":{"text":"z"}},{"siglum":"B","text":"y"}]}',
  '{"witnesses":[{"siglum":"A","text":"\\ud83d"},{"siglum":"B","text":"\\ude00"}]}',
  '{"text":"\\ud800"}',
  '{"text":1e400}',
  `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
  `{"witnesses":[{"siglum":"A","text":${'['.repeat(3_000)}${']'.repeat(3_000)}}]}`,
  `{"witnesses":[{"id":"A","tokens":[{"t":"x","n":${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}}]}]}`,
  `{"witnesses":[${Array.from({ length: 300 }, (_, i) => `{"siglum":"W${i}","text":"x"}`).join()}]}`,
  `{${Array.from({ length: 5_000 }, (_, i) => `"k${i}":1`).join()}}`,
  `"${'x'.repeat(100_000)}"`,
  '\ufeff{}',
  new Uint8Array([0x7b, 0x22, 0xc0, 0xae, 0x22, 0x3a, 0x31, 0x7d]),
  new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
] as const

/** Files as they are imported: sound ones, and those that a reader of files might choke on. */
export const FILES: readonly (string | Uint8Array)[] = [
  `${HAN}\n\n${HAN}\n`,
  `# Two\n\n> ${HAN}\n\n*${HAN}*\n`,
  `<!doctype html><title>${'t'.repeat(9)}</title><p lang="zh">${HAN}</p><p>${HAN}</p>`,
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>${HAN} <app><lem wit="#A">五</lem><rdg wit="#B">六</rdg></app></p></body></text></TEI>`,
  '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><TEI><p>&c;&c;&c;</p></TEI>',
  '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI>&x;</TEI>',
  '<a><b></a>',
  '<p>'.repeat(20_000),
  new Uint8Array([0xd6, 0xc1, 0xc9, 0xd9, 0xb6, 0xf8, 0xb2, 0xbb]),
  new Uint8Array([
    0x50, 0x4b, 0x03, 0x04, 0x14, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255,
  ]),
  new Uint8Array([0x50, 0x4b, 0x05, 0x06, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0]),
  new Uint8Array([0, 255, 254, 1, 2, 3]),
  '',
]

export const PATHS = [
  '/../../etc/passwd',
  '/v1/passages/..%2f..%2fetc%2fpasswd',
  '/v1/passages/%2e%2e/%2e%2e/healthz',
  '/v1/passages/%00',
  '/v1/passages/%c0%ae%c0%ae/',
  '/v1/passages/%ff%fe',
  '/v1/passages/%E0%80%AF',
  '/v1/passages/%ED%A0%80',
  '/v1//passages',
  '/v1/passages/t17/../t08',
  '//evil.example/v1/passages',
  '/\\evil.example',
  '/v1/passages/t17;a=b',
  '/v1/passages/t17#x',
  '/v1/passages/%252e%252e',
  '/v1/passages/__proto__',
  '/problems/__proto__',
  '/v1/passages/t17.json.json',
  `/v1/passages/${'x'.repeat(8_000)}`,
  `/v1/passages${'/a'.repeat(4_000)}`,
  `/v1/passages?${Array.from({ length: 10_000 }, (_, i) => `a${i}=1`)
    .join('&')
    .slice(0, 60_000)}`,
  `/p/t17?${'witnesses=A&'.repeat(5_000)}`,
  `/p/t17?ignore=${'case,'.repeat(10_000)}`,
  `/v1/passages?${'limit=1&'.repeat(7_000)}`,
  `/v1/passages/t17/comparison?witnesses=${'A,'.repeat(10_000)}C`,
  `/v1/comparisons/${'f'.repeat(44)}${`,${'f'.repeat(44)}`.repeat(300)}`,
  '/v1/passages?limit=%00&cursor=%ff',
  '/?%',
  '/?cursor=%ed%a0%80',
  '/p/t17?witnesses=%ff',
  '/p/%00',
  '/t/..%2ft08',
  '/compare?%',
  '/d/%2e%2e',
  '/embed/p/..%2ft17.html',
  '/embed/p/%ff.json',
  '/embed?url=%00',
  '/search?q=%ed%a0%80',
]

export const HEADERS: readonly Readonly<Record<string, string | string[]>>[] = [
  { Accept: '*/*;q=x,,;,'.repeat(300) },
  { Accept: `${'a/b;q=0.1,'.repeat(1_000)}*/*` },
  { 'If-None-Match': '"'.repeat(3_000) },
  { 'If-None-Match': 'W/"x",'.repeat(1_000) },
  { 'Accept-Language': 'zh;q=,'.repeat(1_000) },
  { 'Accept-Language': `${'-'.repeat(4_000)}` },
  { 'Accept-Datetime': 'x'.repeat(4_000) },
  { Authorization: `Bearer ${'x'.repeat(6_000)}` },
  { Authorization: 'Bearer' },
  { 'X-Forwarded-Host': 'evil.example', 'X-Original-URL': '/healthz', 'X-HTTP-Method-Override': 'DELETE' },
  { Host: 'evil.example' },
  { Range: 'bytes=0-0,-1,5-3' },
  { Expect: 'nonsense' },
  { 'Content-Encoding': 'gzip' },
  { 'Content-Type': `application/json; charset=${'x'.repeat(3_000)}` },
  { 'Content-Type': 'multipart/form-data' },
  { 'Content-Type': `multipart/form-data; boundary=${'-'.repeat(500)}` },
  { Cookie: 'a=b; '.repeat(1_500) },
  Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`X-Bomb-${i}`, 'x'.repeat(60)])),
]

const POST = 'POST /v1/compare HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'

/** What is no proper HTTP, byte for byte; each is whole, so an answer or a closed connection must follow. */
export const IMPROPER: readonly (readonly [name: string, bytes: string])[] = [
  ['a longer body than it says', `${POST}Content-Length: 2\r\n\r\n{}garbage`],
  ['two lengths', `${POST}Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}`],
  ['a length and chunks', `${POST}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ['a length below nothing', `${POST}Content-Length: -1\r\n\r\n{}`],
  ['a chunk of no length', `${POST}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`],
  ['no host', 'GET /v1/limits HTTP/1.1\r\n\r\n'],
  ['another host', 'GET /v1/limits HTTP/1.1\r\nHost: evil.example\r\n\r\n'],
  ['an address for a path', 'GET http://evil.example/v1/limits HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ['a header of 200 kB', `GET /v1/limits HTTP/1.1\r\nHost: localhost\r\nX-Bomb: ${'x'.repeat(200_000)}\r\n\r\n`],
  ['ten thousand headers', `GET /v1/limits HTTP/1.1\r\nHost: localhost\r\n${'X-Bomb: x\r\n'.repeat(10_000)}\r\n`],
  ['a null byte in the path', 'GET /v1/\0limits HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n'],
]

/** Begun and never ended: such a request must not delay others. */
export const UNFINISHED = ['GET /v1/limits HTTP/1.1\r\nHost: loc', `${POST}Content-Length: 1000\r\n\r\n{"wit`]

/** A body in chunks that never ends. */
export const ENDLESS = {
  head: `${POST}Transfer-Encoding: chunked\r\n\r\n`,
  chunk: `10000\r\n${' '.repeat(0x10000)}\r\n`,
}
