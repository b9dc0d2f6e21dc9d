/** The OpenAPI document, compared with what the service does: every path, every method, every status. */

import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { PROBLEMS, type ProblemName } from '../../src/http/problem.ts'
import { problemsOf, type Route, representationsOf } from '../../src/http/route.ts'
import { LIMITS } from '../../src/limits.ts'
import type { Telegram } from '../../src/provenance/telegram.ts'
import { openApiDocument } from '../../src/routes/described.ts'
import { ROUTES } from '../../src/routes/index.ts'
import { sha256 } from '../../src/store/hash.ts'
import { documentId } from '../../src/store/keys.ts'
import { kvStore } from '../../src/store/kv-store.ts'
import { type Entry, recordKey } from '../../src/store/log/entry.ts'
import { dyingAfter } from '../store/faults.ts'
import { get, headersOf, json, ORIGIN, passage, post, type Sent, send, store } from './service.ts'

const key = (route: Route) => `${route.method} ${route.path}`
const long = '字'.repeat(LIMITS.line.value + 1)
const nobody = '0'.repeat(44)
const witnesses = [
  { siglum: 'A', text: '至少而不是至多派五六个师', language: 'zh-Hans' },
  { siglum: 'C', text: '最少而不是至多派五六个师' },
]
const name = { id: 'stalin', kind: 'person', forms: ['斯大林', '史达林'] }
const rule = { id: 'u-v', pairs: [['u', 'v']] }
const withdrawal = { reason: 'another witness was meant', responsible: 'E. Ditor' }
const newStatement = { property: 'sender', value: '毛泽东', basis: 'stated', source: 'witness A', certainty: 'high' }
const newTelegram = { id: 't30', title: { zh: '电', en: 'A telegram' }, type: 'telegram', status: 'sent' }
const lemma = (version: string, siglum: string) => ({
  type: 'lemma',
  target: [{ version, start: 0, end: 1 }],
  value: { siglum },
})
const once = { scope: 'once', class: 'c', t: '至', n: '最', context: { witness: 'A', word: '2' } }
const tokens = (siglum: string) => ['2', '4', '6'].map((index) => ({ [siglum]: { index } }))
const allWords = {
  structure: {
    overtext_name: 'A',
    apparatus: [
      { start: 2, end: 6, readings: ['A', 'B'].map((siglum) => ({ text: tokens(siglum), witnesses: [siglum] })) },
    ],
  },
}
const many = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i))

const plain = (body: string): Sent => ({ body, headers: { 'Content-Type': 'text/plain' } })

/**
 * A request for every answer that a route declares of itself; `{A}` and `{C}` stand for versions. What all routes have from the
 * guards before them (304, 400, 401, 403, 405, 406, 415) is asked of each of them below; 429 is in trust.workers.test.ts.
 */
const rows: readonly (readonly [route: string, status: number, path: string, sent?: Sent])[] = [
  ['GET /ns/provenance', 200, '/ns/provenance'],
  ['GET /v1/passages', 200, '/v1/passages?limit=1'],
  ['GET /v1/passages', 422, '/v1/passages?limit=0'],
  ['POST /v1/passages', 201, '/v1/passages', { body: { id: 'new', title: 'New', language: 'grc' } }],
  ['POST /v1/passages', 200, '/v1/passages', { body: { id: 'new', title: 'New', language: 'grc' } }],
  ['POST /v1/passages', 409, '/v1/passages', { body: { id: 'new', title: 'Other', language: 'grc' } }],
  ['POST /v1/passages', 413, '/v1/passages', { body: { id: 'new', title: long, language: 'grc' } }],
  ['POST /v1/passages', 422, '/v1/passages', { body: { id: 'New', title: 'New', language: 'grc' } }],
  ['GET /v1/passages/{id}', 200, '/v1/passages/p'],
  ['GET /v1/passages/{id}', 404, '/v1/passages/nothing'],
  ['POST /v1/passages/{id}/witnesses', 201, '/v1/passages/p/witnesses', { body: { siglum: 'α', label: 'new' } }],
  ['POST /v1/passages/{id}/witnesses', 200, '/v1/passages/p/witnesses', { body: { siglum: 'α', label: 'new' } }],
  ['POST /v1/passages/{id}/witnesses', 409, '/v1/passages/p/witnesses', { body: { siglum: 'α', label: 'other' } }],
  ['POST /v1/passages/{id}/witnesses', 404, '/v1/passages/nothing/witnesses', { body: { siglum: 'α', label: 'new' } }],
  ['POST /v1/passages/{id}/witnesses', 413, '/v1/passages/p/witnesses', { body: { siglum: 'β', label: long } }],
  ['POST /v1/passages/{id}/witnesses', 422, '/v1/passages/p/witnesses', { body: { siglum: 'a/b', label: 'new' } }],
  ['GET /v1/passages/{id}/witnesses/{siglum}', 302, '/v1/passages/p/witnesses/A'],
  ['GET /v1/passages/{id}/witnesses/{siglum}', 404, '/v1/passages/p/witnesses/Z'],
  [
    'GET /v1/passages/{id}/witnesses/{siglum}',
    400,
    '/v1/passages/p/witnesses/A',
    { headers: { 'Accept-Datetime': 'yesterday' } },
  ],
  ['GET /v1/passages/{id}/witnesses/{siglum}/timemap', 200, '/v1/passages/p/witnesses/A/timemap'],
  ['GET /v1/passages/{id}/witnesses/{siglum}/timemap', 404, '/v1/passages/p/witnesses/Z/timemap'],
  ['GET /v1/passages/{id}/witnesses/{siglum}/versions', 200, '/v1/passages/p/witnesses/A/versions'],
  ['GET /v1/passages/{id}/witnesses/{siglum}/versions', 404, '/v1/passages/p/witnesses/Z/versions'],
  [
    'POST /v1/passages/{id}/witnesses/{siglum}/versions',
    201,
    '/v1/passages/p/witnesses/B/versions',
    { body: { text: '新' } },
  ],
  [
    'POST /v1/passages/{id}/witnesses/{siglum}/versions',
    200,
    '/v1/passages/p/witnesses/B/versions',
    { body: { text: '新' } },
  ],
  [
    'POST /v1/passages/{id}/witnesses/{siglum}/versions',
    404,
    '/v1/passages/p/witnesses/Z/versions',
    { body: { text: '新' } },
  ],
  [
    'POST /v1/passages/{id}/witnesses/{siglum}/versions',
    422,
    '/v1/passages/p/witnesses/B/versions',
    { body: { text: '' } },
  ],
  [
    'POST /v1/passages/{id}/witnesses/{siglum}/versions',
    413,
    '/v1/passages/p/witnesses/B/versions',
    { body: 'x'.repeat(LIMITS.storedText.value + 1), headers: { 'Content-Type': 'text/plain' } },
  ],
  ['GET /v1/passages/{id}/witnesses/{siglum}/versions', 422, '/v1/passages/p/witnesses/A/versions?limit=0'],
  [
    'POST /v1/passages/{id}/witnesses/{siglum}/versions',
    409,
    '/v1/passages/rival/witnesses/Z/versions',
    { body: { text: '新' } },
  ],
  ['GET /v1/passages/{id}/witnesses/{siglum}/history', 200, '/v1/passages/p/witnesses/A/history'],
  ['GET /v1/passages/{id}/witnesses/{siglum}/history', 404, '/v1/passages/p/witnesses/Z/history'],
  ['GET /v1/passages/{id}/witnesses/{siglum}/history', 422, '/v1/passages/p/witnesses/A/history?limit=0'],
  ['POST /v1/versions/{version}/withdrawal', 201, '/v1/versions/{withdrawn}/withdrawal', { body: withdrawal }],
  ['POST /v1/versions/{version}/withdrawal', 200, '/v1/versions/{withdrawn}/withdrawal', { body: withdrawal }],
  [
    'POST /v1/versions/{version}/withdrawal',
    409,
    '/v1/versions/{withdrawn}/withdrawal',
    { body: { ...withdrawal, reason: 'another' } },
  ],
  ['POST /v1/versions/{version}/withdrawal', 404, `/v1/versions/${nobody}/withdrawal`, { body: withdrawal }],
  [
    'POST /v1/versions/{version}/withdrawal',
    413,
    '/v1/versions/{withdrawn}/withdrawal',
    { body: { ...withdrawal, responsible: long } },
  ],
  ['POST /v1/versions/{version}/withdrawal', 422, '/v1/versions/{withdrawn}/withdrawal', { body: { reason: 'x' } }],
  ['GET /v1/versions/{version}', 200, '/v1/versions/{A}'],
  ['GET /v1/versions/{version}', 404, `/v1/versions/${nobody}`],
  ['GET /v1/versions/{version}/text', 200, '/v1/versions/{A}/text'],
  ['GET /v1/versions/{version}/text', 404, `/v1/versions/${nobody}/text`],
  ['POST /v1/passages/{id}/names', 201, '/v1/passages/p/names', { body: { names: [name] } }],
  ['POST /v1/passages/{id}/names', 200, '/v1/passages/p/names', { body: { names: [name] } }],
  ['POST /v1/passages/{id}/names', 409, '/v1/passages/p/names', { body: { names: [{ ...name, id: 'other' }] } }],
  ['POST /v1/passages/{id}/names', 404, '/v1/passages/nothing/names', { body: { names: [name] } }],
  ['POST /v1/passages/{id}/names', 413, '/v1/passages/p/names', { body: { names: [{ ...name, forms: [long] }] } }],
  ['POST /v1/passages/{id}/names', 422, '/v1/passages/p/names', { body: { names: [{ ...name, kind: 'ship' }] } }],
  ['GET /v1/passages/{id}/names', 200, '/v1/passages/p/names'],
  ['GET /v1/passages/{id}/names', 404, '/v1/passages/nothing/names'],
  ['GET /v1/names/{list}', 200, '/v1/names/{names}'],
  ['GET /v1/names/{list}', 404, '/v1/names/nothing'],
  ['POST /v1/passages/{id}/rules', 201, '/v1/passages/p/rules', { body: { rules: [rule] } }],
  ['POST /v1/passages/{id}/rules', 200, '/v1/passages/p/rules', { body: { rules: [rule] } }],
  ['POST /v1/passages/{id}/rules', 409, '/v1/passages/p/rules', { body: { rules: [{ ...rule, at: 'word' }] } }],
  ['POST /v1/passages/{id}/rules', 404, '/v1/passages/nothing/rules', { body: { rules: [rule] } }],
  ['POST /v1/passages/{id}/rules', 413, '/v1/passages/p/rules', { body: { rules: [{ ...rule, id: long }] } }],
  ['POST /v1/passages/{id}/rules', 422, '/v1/passages/p/rules', { body: { rules: [{ ...rule, pairs: [['a', '']] }] } }],
  ['GET /v1/passages/{id}/rules', 200, '/v1/passages/p/rules'],
  ['GET /v1/passages/{id}/rules', 404, '/v1/passages/nothing/rules'],
  ['GET /v1/rules/{list}', 200, '/v1/rules/{rules}'],
  ['GET /v1/rules/{list}', 404, '/v1/rules/nothing'],
  ['GET /v1/passages/{id}/comparison', 200, '/v1/passages/p/comparison?witnesses=A,C'],
  ['GET /v1/passages/{id}/comparison', 404, '/v1/passages/p/comparison?witnesses=A,Z'],
  ['GET /v1/passages/{id}/comparison', 413, '/v1/passages/long/comparison'],
  ['GET /v1/passages/{id}/comparison', 422, '/v1/passages/p/comparison?unit=syllable'],
  ['GET /v1/comparisons/{versions}', 200, '/v1/comparisons/{A},{C}?engine=2'],
  ['GET /v1/comparisons/{versions}', 308, '/v1/comparisons/{A},{C}'],
  ['GET /v1/comparisons/{versions}', 404, `/v1/comparisons/{A},${nobody}?engine=2`],
  ['GET /v1/comparisons/{versions}', 413, `/v1/comparisons/${many(201, () => nobody).join(',')}`],
  ['GET /v1/comparisons/{versions}', 422, '/v1/comparisons/{A}'],
  ['POST /v1/compare', 200, '/v1/compare', { body: { witnesses } }],
  ['POST /v1/compare', 422, '/v1/compare', { body: { witnesses: witnesses.slice(1) } }],
  [
    'POST /v1/compare',
    413,
    '/v1/compare',
    { body: { witnesses: many(201, (i) => ({ siglum: `w${i}`, text: '字' })) } },
  ],
  [
    'POST /collate',
    200,
    '/collate',
    { body: { witnesses: witnesses.map((w) => ({ id: w.siglum, content: w.text })) } },
  ],
  ['POST /collate', 400, '/collate', { body: {} }],
  ['POST /collate', 413, '/collate', { body: { witnesses: many(201, (i) => ({ id: `w${i}`, content: '字' })) } }],
  ['POST /collate', 422, '/collate', { body: { witnesses: [{ id: 'w'.repeat(65), content: '字' }] } }],
  ['POST /v1/repeats', 200, '/v1/repeats', { body: { texts: [{ id: 'A', text: '派五六个师'.repeat(20) }] } }],
  ['POST /v1/repeats', 413, '/v1/repeats', { body: { texts: many(201, (i) => ({ id: `t${i}`, text: '字' })) } }],
  ['GET /v1/passages/{id}/decisions', 200, '/v1/passages/desk/decisions?withdrawn=true'],
  ['GET /v1/passages/{id}/decisions', 404, '/v1/passages/nothing/decisions'],
  ['GET /v1/passages/{id}/decisions', 422, '/v1/passages/desk/decisions?withdrawn=maybe'],
  ['POST /v1/passages/{id}/decisions', 201, '/v1/passages/desk/decisions', { body: lemma('{desk}', 'A') }],
  ['POST /v1/passages/{id}/decisions', 200, '/v1/passages/desk/decisions', { body: lemma('{desk}', 'A') }],
  ['POST /v1/passages/{id}/decisions', 409, '/v1/passages/desk/decisions', { body: lemma('{desk}', 'B') }],
  ['POST /v1/passages/{id}/decisions', 404, '/v1/passages/desk/decisions', { body: lemma('{A}', 'A') }],
  [
    'POST /v1/passages/{id}/decisions',
    413,
    '/v1/passages/desk/decisions',
    { body: { ...lemma('{desk}', 'A'), target: many(201, () => ({ version: '{desk}', start: 0, end: 1 })) } },
  ],
  ['POST /v1/passages/{id}/decisions', 422, '/v1/passages/desk/decisions', { body: { type: 'guess' } }],
  ['GET /v1/passages/{id}/decisions/itsee', 200, '/v1/passages/desk/decisions/itsee'],
  ['GET /v1/passages/{id}/decisions/itsee', 404, '/v1/passages/nothing/decisions/itsee'],
  ['GET /v1/passages/{id}/decisions/itsee', 413, '/v1/passages/long/decisions/itsee'],
  ['GET /v1/passages/{id}/decisions/itsee', 422, '/v1/passages/rival/decisions/itsee'],
  ['POST /v1/passages/{id}/decisions/itsee', 201, '/v1/passages/desk/decisions/itsee', { body: { rules: [once] } }],
  ['POST /v1/passages/{id}/decisions/itsee', 200, '/v1/passages/desk/decisions/itsee', { body: { rules: [once] } }],
  [
    'POST /v1/passages/{id}/decisions/itsee',
    409,
    '/v1/passages/crossed/decisions/itsee',
    { body: { collation: allWords } },
  ],
  ['POST /v1/passages/{id}/decisions/itsee', 404, '/v1/passages/nothing/decisions/itsee', { body: { rules: [once] } }],
  ['POST /v1/passages/{id}/decisions/itsee', 413, '/v1/passages/long/decisions/itsee', { body: { rules: [once] } }],
  ['POST /v1/passages/{id}/decisions/itsee', 422, '/v1/passages/desk/decisions/itsee', { body: {} }],
  [
    'POST /v1/passages/{id}/decisions/{decision}/withdrawal',
    201,
    '/v1/passages/desk/decisions/{decision}/withdrawal',
    { body: withdrawal },
  ],
  [
    'POST /v1/passages/{id}/decisions/{decision}/withdrawal',
    200,
    '/v1/passages/desk/decisions/{decision}/withdrawal',
    { body: withdrawal },
  ],
  [
    'POST /v1/passages/{id}/decisions/{decision}/withdrawal',
    409,
    '/v1/passages/desk/decisions/{decision}/withdrawal',
    { body: { ...withdrawal, reason: 'something else' } },
  ],
  [
    'POST /v1/passages/{id}/decisions/{decision}/withdrawal',
    404,
    '/v1/passages/desk/decisions/nothing/withdrawal',
    { body: withdrawal },
  ],
  [
    'POST /v1/passages/{id}/decisions/{decision}/withdrawal',
    413,
    '/v1/passages/desk/decisions/{decision}/withdrawal',
    { body: { ...withdrawal, responsible: long } },
  ],
  [
    'POST /v1/passages/{id}/decisions/{decision}/withdrawal',
    422,
    '/v1/passages/desk/decisions/x/withdrawal',
    { body: {} },
  ],
  ['GET /v1/decisions/{set}', 200, '/v1/decisions/{set}'],
  ['GET /v1/decisions/{set}', 404, '/v1/decisions/nothing'],
  ['POST /mcp', 200, '/mcp', { body: { jsonrpc: '2.0', id: 1, method: 'ping' } }],
  ['POST /mcp', 400, '/mcp', { body: '{' }],
  [
    'POST /mcp',
    404,
    '/mcp',
    {
      body: {
        jsonrpc: '2.0',
        id: 1,
        method: 'ping',
        params: {
          _meta: {
            'io.modelcontextprotocol/protocolVersion': '2026-07-28',
            'io.modelcontextprotocol/clientCapabilities': {},
          },
        },
      },
      headers: { 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': 'ping' },
    },
  ],
  ['POST /mcp', 413, '/mcp', { body: `"${'x'.repeat(LIMITS.bodyBytes.value)}"` }],
  ['POST /mcp', 202, '/mcp', { body: { jsonrpc: '2.0', method: 'notifications/initialized' } }],
  ['POST /v1/quotations', 200, '/v1/quotations', { body: { quotation: '派五六个师' } }],
  ['POST /v1/quotations', 404, '/v1/quotations', { body: { quotation: '派五六个师', passage: 'nothing' } }],
  ['POST /v1/quotations', 413, '/v1/quotations', { body: { quotation: '字'.repeat(2001) } }],
  ['POST /v1/quotations', 422, '/v1/quotations', { body: { quotation: '' } }],
  ['POST /v1/repeats', 422, '/v1/repeats', { body: { texts: [], similarity: 2 } }],
  ['GET /v1/passages/{id}/repeats', 200, '/v1/passages/p/repeats?minLength=5'],
  ['GET /v1/passages/{id}/repeats', 404, '/v1/passages/nothing/repeats'],
  ['GET /v1/passages/{id}/repeats', 413, '/v1/passages/longest/repeats'],
  ['GET /v1/passages/{id}/repeats', 422, '/v1/passages/p/repeats?similarity=2'],
  ['POST /v1/documents', 201, '/v1/documents?passages=all', plain('甲乙丙丁。他说：“准备好了没有”。')],
  ['POST /v1/documents', 200, '/v1/documents', plain('甲乙丙丁。他说：“准备好了没有”。')],
  ['POST /v1/documents', 409, '/v1/documents', plain('taken')],
  ['POST /v1/documents', 413, '/v1/documents', plain('x'.repeat(LIMITS.storedText.value + 1))],
  ['POST /v1/documents', 422, '/v1/documents', plain('')],
  [
    'POST /v1/documents',
    400,
    '/v1/documents',
    { body: Uint8Array.of(0x63, 0x61, 0x66, 0xe9), headers: { 'Content-Type': 'text/plain' } },
  ],
  ['GET /v1/documents', 200, '/v1/documents'],
  ['GET /v1/documents', 422, '/v1/documents?limit=0'],
  ['GET /v1/documents/{id}', 200, '/v1/documents/{document}'],
  ['GET /v1/documents/{id}', 404, '/v1/documents/nothing'],
  ['GET /v1/documents/{id}/map', 200, '/v1/documents/{document}/map'],
  ['GET /v1/documents/{id}/map', 404, '/v1/documents/p/map'],
  ['GET /v1/documents/{id}/map', 422, '/v1/documents/{document}/map?cursor=x'],
  ['GET /v1/documents/{id}/findings', 200, '/v1/documents/{document}/findings?of=quotations'],
  ['GET /v1/documents/{id}/findings', 404, '/v1/documents/p/findings'],
  ['GET /v1/documents/{id}/findings', 422, '/v1/documents/{document}/findings?of=letters'],
  ['GET /v1/documents/{id}/quotations', 200, '/v1/documents/{document}/quotations'],
  ['GET /v1/documents/{id}/quotations', 404, '/v1/documents/p/quotations'],
  ['GET /v1/documents/{id}/quotations', 422, '/v1/documents/{document}/quotations?cursor=x'],
  ['GET /v1/documents/{id}/original', 200, '/v1/documents/{document}/original'],
  ['GET /v1/documents/{id}/original', 404, `/v1/documents/document-${'0'.repeat(32)}/original`],
  ['GET /v1/search', 200, '/v1/search?q=五六个师'],
  ['GET /v1/search', 413, `/v1/search?q=${'字'.repeat(LIMITS.query.value + 1)}`],
  ['GET /v1/search', 422, '/v1/search'],
  ['POST /v1/search/index', 200, '/v1/search/index'],
  ['GET /v1/telegrams', 200, '/v1/telegrams'],
  ['GET /v1/telegrams', 422, '/v1/telegrams?limit=1001'],
  ['GET /v1/telegrams/{id}', 200, '/v1/telegrams/t17'],
  ['GET /v1/telegrams/{id}', 404, '/v1/telegrams/t99'],
  ['GET /v1/telegrams/{id}', 422, '/v1/telegrams/t17?at=yesterday'],
  ['GET /v1/telegrams/{id}/provenance', 200, '/v1/telegrams/t17/provenance'],
  ['GET /v1/telegrams/{id}/provenance', 404, '/v1/telegrams/t99/provenance'],
  ['GET /v1/telegrams/{id}/provenance', 422, '/v1/telegrams/t17/provenance?evidence=x'],
  ['GET /v1/audit', 200, '/v1/audit?limit=2', { token: 'local-dev-token' }],
  ['GET /v1/audit', 422, '/v1/audit?limit=0', { token: 'local-dev-token' }],
  ['POST /v1/telegrams', 201, '/v1/telegrams', { body: newTelegram }],
  ['POST /v1/telegrams', 200, '/v1/telegrams', { body: newTelegram }],
  ['POST /v1/telegrams', 409, '/v1/telegrams', { body: { ...newTelegram, status: 'draft' } }],
  ['POST /v1/telegrams', 413, '/v1/telegrams', { body: { ...newTelegram, type: long } }],
  ['POST /v1/telegrams', 422, '/v1/telegrams', { body: { ...newTelegram, passage: 'nothing' } }],
  ['POST /v1/telegrams/{id}/statements', 201, '/v1/telegrams/t17/statements', { body: newStatement }],
  ['POST /v1/telegrams/{id}/statements', 200, '/v1/telegrams/t17/statements', { body: newStatement }],
  ['POST /v1/telegrams/{id}/statements', 409, '/v1/telegrams/t17/statements', { body: { ...newStatement, id: 's1' } }],
  ['POST /v1/telegrams/{id}/statements', 404, '/v1/telegrams/t99/statements', { body: newStatement }],
  [
    'POST /v1/telegrams/{id}/statements',
    413,
    '/v1/telegrams/t17/statements',
    { body: { ...newStatement, responsible: long } },
  ],
  ['POST /v1/telegrams/{id}/statements', 422, '/v1/telegrams/t17/statements', { body: { ...newStatement, basis: '' } }],
  ['GET /v1/telegrams/{id}/statements/{statement}', 200, '/v1/telegrams/t17/statements/s1'],
  ['GET /v1/telegrams/{id}/statements/{statement}', 404, '/v1/telegrams/t17/statements/s9'],
  [
    'POST /v1/telegrams/{id}/statements/{statement}/withdrawal',
    201,
    '/v1/telegrams/t17/statements/s1/withdrawal',
    { body: { reason: 'misread' } },
  ],
  [
    'POST /v1/telegrams/{id}/statements/{statement}/withdrawal',
    200,
    '/v1/telegrams/t17/statements/s1/withdrawal',
    { body: { reason: 'misread' } },
  ],
  [
    'POST /v1/telegrams/{id}/statements/{statement}/withdrawal',
    409,
    '/v1/telegrams/t17/statements/s1/withdrawal',
    { body: { reason: 'another' } },
  ],
  [
    'POST /v1/telegrams/{id}/statements/{statement}/withdrawal',
    404,
    '/v1/telegrams/t17/statements/s9/withdrawal',
    { body: { reason: 'misread' } },
  ],
  [
    'POST /v1/telegrams/{id}/statements/{statement}/withdrawal',
    413,
    '/v1/telegrams/t17/statements/s1/withdrawal',
    { body: { reason: 'misread', responsible: long } },
  ],
  [
    'POST /v1/telegrams/{id}/statements/{statement}/withdrawal',
    422,
    '/v1/telegrams/t17/statements/s1/withdrawal',
    { body: {} },
  ],
  ['GET /v1/crate', 200, '/v1/crate'],
  ['GET /v1/crate', 413, '/v1/crate', { env: { STORE: heavy() } }],
  ['GET /dts', 200, '/dts'],
  ['GET /dts/collection', 200, '/dts/collection'],
  ['GET /dts/collection', 400, '/dts/collection?nav=up'],
  ['GET /dts/collection', 404, '/dts/collection?id=nothing'],
  ['GET /dts/navigation', 200, '/dts/navigation?resource=p&down=1'],
  ['GET /dts/navigation', 400, '/dts/navigation?resource=p'],
  ['GET /dts/navigation', 404, '/dts/navigation?resource=p&ref=Z'],
  ['GET /dts/document', 200, '/dts/document?resource=p&ref=A'],
  ['GET /dts/document', 400, '/dts/document'],
  ['GET /dts/document', 404, '/dts/document?resource=p&ref=Z'],
  ['GET /v1/verify', 200, '/v1/verify?limit=200', { token: 'local-dev-token' }],
  ['GET /v1/verify', 422, '/v1/verify?limit=201', { token: 'local-dev-token' }],
  ['GET /oembed', 200, `/oembed?url=${ORIGIN}/p/p?witnesses=A,C`],
  ['GET /oembed', 404, '/oembed?url=https://elsewhere.example/p/p'],
  ['GET /oembed', 422, '/oembed'],
  ['GET /oembed', 501, `/oembed?url=${ORIGIN}/p/p&format=xml`],
  ['GET /v1/limits', 200, '/v1/limits'],
  ['GET /healthz', 200, '/healthz'],
  ['GET /healthz', 503, '/healthz', { env: { STORE: dyingAfter(env.STORE, 0) } }],
  ['GET /problems', 200, '/problems'],
  ['GET /problems/{name}', 200, '/problems/unknown-passage'],
  ['GET /problems/{name}', 404, '/problems/toString'],
  ['GET /openapi.json', 200, '/openapi.json'],
]

/** A store in which one text says that it is longer than a package can be. */
function heavy(): KVNamespace {
  const kv = env.STORE
  const grown = (head: string | null) =>
    head?.replace(/"length":\d+/g, `"length":${LIMITS.crateText.value + 1}`) ?? null
  return new Proxy(kv, {
    get(target, name) {
      if (name !== 'get') return Reflect.get(target, name).bind(target)
      return async (key: string | string[], type: 'text' | 'json') => {
        if (typeof key !== 'string') {
          const found = await target.get(key, 'text')
          return new Map(
            [...found].map(([name, value]) => [name, name.startsWith('head/passage') ? grown(value) : value]),
          )
        }
        return target.get(key, type as 'text')
      }
    },
  })
}

let ids: Record<string, string>
const filled = (path: string) => path.replace(/\{(\w+)\}/g, (_, id: string) => ids[id]!)
/** A path that leads to a route, whatever it then answers. */
const pathTo = (route: Route) => filled(rows.find(([name]) => name === key(route))![2])

beforeAll(async () => {
  ids = await passage('p', { A: witnesses[0]!.text, B: witnesses[0]!.text, C: witnesses[1]!.text })
  ids.withdrawn = await store('p', 'A', '收回的')
  ids.A = await store('p', 'A', '至少而不是至多派五六个师')
  ids.names = (await json<{ id: string }>(post('/v1/passages/p/names', { names: [name] }))).id
  await post('/v1/passages/p/names', { names: [], replaces: ids.names })
  ids.document = (
    await json<{ document: { id: string } }>(send('POST', '/v1/documents', plain('一份文件')))
  ).document.id
  // Another passage under the id that the document of this text will have.
  const id = await documentId(await sha256('taken'), 'text/plain', 'utf-8')
  await post('/v1/passages', { id, title: 'Taken', language: 'en' })
  await passage('long', { A: 'x'.repeat(LIMITS.comparedText.value + 1), B: 'y' })
  ids.rules = (await json<{ id: string }>(post('/v1/passages/long/rules', { rules: [rule] }))).id
  await passage('longest', { A: 'x'.repeat(LIMITS.storedText.value), B: 'y'.repeat(LIMITS.storedText.value) })
  await kvStore(env.STORE, Date.now).putTelegram(telegram(ids.A!))
  ids.desk = (await passage('desk', { A: '至少', B: '最少' })).A!
  const note = { ...lemma(ids.desk, 'A'), type: 'note', value: { text: 'n' } }
  ids.decision = (await json<{ decision: string }>(post('/v1/passages/desk/decisions', note))).decision
  ids.set = (await json<{ id: string }>(get('/v1/passages/desk/decisions'))).id
  const crossed = await passage('crossed', { A: 'ab mid cd', B: 'xb mid ce' })
  const target = Object.values(crossed).map((version) => ({ version, start: 1, end: 8 }))
  await post('/v1/passages/crossed/decisions', { type: 'align', target, value: {} })
  await passage('rival', { Z: null })
  await recordEarlierWitness('rival', 'Z')
})

/** A witness that was added at another location a moment before the existing one, and that no summary has yet. */
async function recordEarlierWitness(passage: string, siglum: string): Promise<void> {
  const head = (await env.STORE.get<{ entries: Entry[] }>(`head/passage/${passage}`, 'json'))!
  const [root] = head.entries
  const at = new Date(Date.now() - 30_000).toISOString()
  const value = { siglum, label: 'another', language: null, source: null }
  const entry = { kind: 'witness', slot: siglum, claim: 'another', of: root!.claim!, value, at, recorded: at }
  await env.STORE.put(await recordKey(`record/passage/${passage}/`, entry), JSON.stringify(entry))
}

/** Every member that a telegram can have. */
function telegram(version: string): Telegram {
  const evidence = [
    { version, passage: 'p', siglum: 'A', start: 0, end: 2, kind: 'quote', role: 'content', text: '至少' },
  ] as const
  const both = { zh: '斯大林致金日成电', en: 'Stalin to Kim' }
  const said = { source: 'witness A', certainty: 'high', responsible: 'editor', basis: 'stated' } as const
  return {
    id: 't17',
    title: both,
    type: 'telegram',
    status: 'sent',
    passage: 'p',
    statements: [{ id: 's1', property: 'sender', value: '斯大林', ...said, evidence }],
    evidence,
    relations: [{ type: 'answers', telegram: 't08', basis: 'stated', source: 'witness A', certainty: 'high' }],
    tensions: [{ id: 'x1', title: both, text: both, telegrams: ['t17'], evidence }],
  }
}

async function expectProblem(response: Response, allowed: readonly ProblemName[], path: string): Promise<void> {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  const told = await json<{ type: string; title: string; status: number; detail: string }>(response)
  const name = told.type.replace('/problems/', '') as ProblemName
  expect(allowed, `${path} told of ${name}`).toContain(name)
  expect(told).toMatchObject({ ...PROBLEMS[name], status: response.status, detail: expect.stringMatching(/\S/) })
}

/** A body with versions in place of `{A}`; bytes and streams as they are. */
const filledBody = (body: object): unknown =>
  body instanceof Uint8Array || body instanceof ReadableStream ? body : JSON.parse(filled(JSON.stringify(body)))

describe('every declared answer', () => {
  const cases = rows.map(([name, status, path, sent]) => ({ name, status, path, sent }))
  test.each(cases)('$name → $status: $path', async ({ name, status, path, sent }) => {
    const route = ROUTES.find((route) => key(route) === name)!
    const log = vi.spyOn(console, 'error').mockReturnValue(undefined)
    const body = typeof sent?.body === 'object' && sent.body !== null ? { body: filledBody(sent.body) } : {}
    const response = await send(route.method, filled(path), { ...sent, ...body })
    expect(response.status).toBe(status)
    // 501 is what oEmbed says of a format: an answer, and no failure of ours.
    expect(log).toHaveBeenCalledTimes(status >= 500 && status !== 501 ? 1 : 0)
    log.mockRestore()
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
    const declared = route.responses[status]
    if (declared === undefined) return expectProblem(response, problemsOf(route), path)
    // Not merely of this shape: nothing beside it either.
    if (declared.schema) v.parse(declared.schema, await response.json())
  })

  test('has a row', () => {
    const guards = new Set([400, 401, 403, 406, 415, 429])
    const declared = ROUTES.flatMap((route) => {
      const told = (route.problems ?? []).map((name) => PROBLEMS[name].status as number)
      const guarded = problemsOf(route)
        .map((name) => PROBLEMS[name].status as number)
        .filter((status) => !guards.has(status))
        // Where nothing is asked, only an unknown parameter is refused: unknown-members.workers.test.ts asks every route for it.
        .filter((status) => status !== 422 || route.query || route.body || route.file)
      return [...Object.keys(route.responses).map(Number), ...told.filter((status) => status !== 429), ...guarded].map(
        (status) => `${key(route)} ${status}`,
      )
    })
    const asked = new Set(rows.map(([name, status]) => `${name} ${status}`))
    expect([...new Set(declared)].filter((answer) => !asked.has(answer))).toEqual([])
  })
})

describe('what the guards before every route answer', () => {
  const gets = rows.flatMap(([name, status, path, sent]) =>
    name.startsWith('GET ') && status === 200 && sent?.token === undefined ? [{ name, path }] : [],
  )

  test.each(gets)('$name → 304 to who holds it', async ({ path }) => {
    const full = await get(filled(path))
    const etag = full.headers.get('ETag')!
    expect(etag).toMatch(/^"[^"]+"$/)
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const response = await get(filled(path), { 'If-None-Match': held })
      expect([held, response.status, await response.text()]).toEqual([held, 304, ''])
      for (const header of ['ETag', 'Cache-Control', 'Vary', 'Link', 'Access-Control-Allow-Origin'])
        expect([header, response.headers.get(header)]).toEqual([header, full.headers.get(header)])
      expect(response.headers.get('Content-Security-Policy')).toBe(null)
    }
    expect((await get(filled(path), { 'If-None-Match': '"other"' })).status).toBe(200)
  })

  test.each(gets)('$name → HEAD is GET without the body', async ({ path }) => {
    const [full, head] = [await get(filled(path)), await send('HEAD', filled(path))]
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(headersOf(head)).toEqual(headersOf(full))
  })

  test.each(ROUTES.map((route) => [route.path]))('%s → 405 with Allow', async (path) => {
    const routes = ROUTES.filter((route) => route.path === path)
    const allowed = routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    const allow = [...allowed.sort(), 'OPTIONS'].join(', ')
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST', 'HEAD', 'PROPFIND'].filter((m) => !allowed.includes(m))) {
      const response = await send(method, pathTo(routes[0]!))
      expect([method, response.status, response.headers.get('Allow')]).toEqual([method, 405, allow])
      if (method !== 'HEAD') await expectProblem(response, ['method-not-allowed'], path)
    }
    const options = await send('OPTIONS', pathTo(routes[0]!))
    expect([options.status, options.headers.get('Allow')]).toEqual([204, allow])
  })

  test.each(ROUTES.filter((route) => representationsOf(route).length > 0).map((route) => [key(route), route] as const))(
    '%s → 406',
    async (_name, route) => {
      const sent = rows.find(([name]) => name === key(route))![3]
      const response = await send(route.method, pathTo(route), { ...sent, headers: { Accept: 'audio/ogg' } })
      expect(response.status).toBe(406)
      await expectProblem(response, problemsOf(route), route.path)
    },
  )

  test.each(ROUTES.filter((route) => route.token).map((route) => [key(route), route] as const))(
    '%s → 401, 403',
    async (_name, route) => {
      const sent = rows.find(([name]) => name === key(route))?.[3] ?? {}
      const { method } = route
      const without = await send(method, pathTo(route), { ...sent, token: null })
      expect(without.status).toBe(401)
      expect(without.headers.get('WWW-Authenticate')).toMatch(/^Bearer /)
      await expectProblem(without, ['missing-token'], route.path)
      const wrong = await send(method, pathTo(route), { ...sent, token: 'local-dev-tokem' })
      expect(wrong.status).toBe(401)
      expect(wrong.headers.get('WWW-Authenticate')).toMatch(/^Bearer .*error="invalid_token"$/)
      await expectProblem(wrong, ['wrong-token'], route.path)
      for (const WRITE_TOKEN of [undefined, '']) {
        const readOnly = await send(method, pathTo(route), { token: 'x', ...sent, env: { WRITE_TOKEN } })
        expect(readOnly.status).toBe(403)
        await expectProblem(readOnly, ['read-only'], route.path)
      }
    },
  )

  test.each(ROUTES.filter((route) => route.body).map((route) => [key(route), route] as const))(
    '%s → 400, 413, 415',
    async (_name, route) => {
      const path = pathTo(route)
      const answers: [number, ProblemName, Sent][] = [
        [400, 'malformed-json', { body: '{"text": ' }],
        [400, 'malformed-json', { body: '' }],
        [400, 'malformed-text', { body: new Uint8Array([0x22, 0xff, 0x22]) }],
        [400, 'malformed-text', { body: new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]) }],
        [413, 'over-limit', { body: `"${'x'.repeat(LIMITS.bodyBytes.value)}"` }],
        [415, 'unsupported-media-type', { body: '{}', headers: { 'Content-Type': 'application/xml' } }],
        [415, 'unsupported-media-type', { body: '{}', headers: { 'Content-Type': '' } }],
        [415, 'unsupported-media-type', { body: '{}', headers: { 'Content-Type': 'application/json; charset=gbk' } }],
        [415, 'unsupported-media-type', { body: '{}', headers: { 'Content-Encoding': 'gzip' } }],
        [422, 'invalid-value', { body: '[]' }],
        [422, 'invalid-value', { body: 'null' }],
        [422, 'invalid-value', { body: '['.repeat(200_000) + ']'.repeat(200_000) }],
      ]
      for (const [status, name, sent] of answers) {
        const response = await send('POST', path, sent)
        expect([name, response.status]).toEqual([name, status])
        await expectProblem(response, [name], path)
      }
    },
    30_000,
  )
})

describe('the OpenAPI document', () => {
  type Operation = { operationId: string; responses: Record<string, unknown> }
  type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; 'x-limits': unknown }
  // That the file which is handed out is this one, tests/embed/built.test.ts checks.
  const document = JSON.parse(JSON.stringify(openApiDocument())) as Document

  test('has a row for every route, and every status of it', () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    const told = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { responses }]) => [
        `${method.toUpperCase()} ${path}`,
        Object.keys(responses),
      ]),
    )
    const real = ROUTES.map((route): [string, string[]] => {
      const problems = problemsOf(route).map((name) => String(PROBLEMS[name].status))
      return [key(route), [...new Set([...Object.keys(route.responses), ...problems])].sort()]
    })
    // Beside these a GET has 304, one without another fault 405 for other methods, and a TimeGate what it leads to.
    const all = Object.fromEntries(told)
    for (const [route, statuses] of real) {
      const beside = (all[route] ?? []).filter((status: string) => !statuses.includes(status))
      expect([route, all[route]]).toEqual([route, expect.arrayContaining(statuses)])
      expect(['304', '405', 'default']).toEqual(expect.arrayContaining(beside))
    }
    // And the same resources with an extension.
    const bases = ROUTES.map(key)
    for (const path of Object.keys(all))
      expect(
        [path, ...bases].filter((base) => base === path || base === path.replace(/(?:\.[a-z]+\d*)+$/, '')),
      ).not.toEqual([path])
    expect(document['x-limits']).toEqual(JSON.parse(JSON.stringify(LIMITS)))
  })

  test('calls no two operations alike, and refers to nothing that is not there', () => {
    const names = Object.values(document.paths).flatMap((operations) =>
      Object.values(operations).map((o) => o.operationId),
    )
    expect(new Set(names).size).toBe(names.length)
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, ref]) => ref!)
    expect(refs.length).toBeGreaterThan(20)
    for (const ref of new Set(refs)) {
      const found = ref.split('/').reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], document)
      expect(found, ref).toBeDefined()
    }
  })
})
