/**
 * What a run asks for: every operation of the document, every page, and what is no proper request. The request of a number follows
 * from the seed and the number alone, so any one can be sent again without those before it.
 */
import type { Asked } from './asking.ts'
import { FILES, HEADERS, JSON_BODIES, PATHS, WORDS } from './hostile.ts'
import { fitting, type Known } from './known.ts'
import type { Document, Operation, Schema } from './openapi.ts'
import { type Draw, someOf, wordOf, worstTexts } from './values.ts'

export interface Target {
  readonly name: string
  /** Of the API; null for a page, whose answer is a page, and where the answer is unknown. */
  readonly operation: Operation | null
  readonly page: boolean
  /** Null: bytes of its own, which are no request. */
  readonly request: ((draw: Draw) => Made) | null
}

export interface Made {
  readonly asked: Asked
  /** Whether the target is what answers: not where the path leads elsewhere. */
  readonly certain: boolean
}

export function targetsOf(document: Document, known: Known, token: string): readonly Target[] {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  return [
    ...operations.map(({ path, method, operation }) => ({
      name: `${method} ${path}`,
      operation,
      page: false,
      request: (draw: Draw) => operationRequest(draw, document, known, token, method, path, operation),
    })),
    ...PAGE_TARGETS.map(({ method, path, query = [], fields = [] }) => ({
      name: `${method} ${path} (page)`,
      operation: null,
      page: true,
      request: (draw: Draw) => pageRequest(draw, known, token, method, path, query, fields),
    })),
    {
      name: 'an unknown path',
      operation: null,
      page: false,
      request: (draw) => trick(draw, known, token, operations),
    },
    { name: 'no proper HTTP', operation: null, page: false, request: null },
  ]
}

/** Query parameters of a comparison. */
const COMPARED = [
  'witnesses',
  'versions',
  'base',
  'unit',
  'ignore',
  'view',
  'significance',
  'class',
  'writing',
  'cite',
  'part',
]
/** Every page and embed; tests/pages/lists.test.ts finds a page that is missing. `{…}` becomes a known id or a made-up one. */
export const PAGE_TARGETS: readonly {
  method: string
  path: string
  query?: readonly string[]
  fields?: readonly string[]
}[] = [
  { method: 'GET', path: '/', query: ['cursor'] },
  { method: 'GET', path: '/p/{id}', query: [...COMPARED, 'highlight', 'engine', 'start', 'highlight'] },
  { method: 'GET', path: '/p/{id}/versions' },
  { method: 'GET', path: '/p/{id}/{siglum}', query: ['at', 'find'] },
  { method: 'POST', path: '/p/{id}/versions', fields: ['token', 'siglum', 'label', 'language', 'text', 'note'] },
  { method: 'GET', path: '/t/{telegram}' },
  { method: 'GET', path: '/compare', query: COMPARED },
  {
    method: 'POST',
    path: '/compare',
    fields: [
      'siglum',
      'text',
      'siglum',
      'text',
      'siglum',
      'text',
      'language',
      'ignore',
      'view',
      'base',
      'show',
      'more',
    ],
  },
  { method: 'GET', path: '/compare/passage' },
  {
    method: 'POST',
    path: '/compare/passage',
    fields: ['token', 'text', 'text', 'text', 'language', 'title', 'id', 'in', 'show', 'unit'],
  },
  { method: 'GET', path: '/search', query: ['q', 'ignore', 'cursor', 'unit'] },
  { method: 'GET', path: '/names' },
  { method: 'GET', path: '/names/{name}' },
  { method: 'GET', path: '/quotation', query: ['quotation', 'telegram'] },
  { method: 'GET', path: '/seed' },
  { method: 'GET', path: '/import' },
  { method: 'POST', path: '/import', fields: ['token', 'title', 'text', 'file'] },
  { method: 'GET', path: '/d/{document}' },
  { method: 'GET', path: '/d/{document}/places', query: ['a', 'b', 'view', 'ignore'] },
  { method: 'GET', path: '/embed', query: ['url', 'view', 'theme', 'labels'] },
  { method: 'GET', path: '/embed/p/{id}', query: [...COMPARED, 'theme', 'labels'] },
  { method: 'GET', path: '/embed/p/{id}.html', query: [...COMPARED, 'theme', 'labels'] },
  { method: 'GET', path: '/embed/p/{id}.json', query: COMPARED },
  { method: 'GET', path: '/embed/t/{telegram}', query: ['theme', 'labels'] },
  { method: 'GET', path: '/embed/t/{telegram}.html' },
  { method: 'GET', path: '/embed/t/{telegram}.json' },
  { method: 'GET', path: '/embed.js' },
  { method: 'GET', path: '{asset}' },
]

/** The way to a part of an address: what is known there, or a word, as it has to be written. */
function pathOf(path: string, draw: Draw, known: Known, wild: number): { path: string; certain: boolean } {
  let certain = true
  let telegram = ''
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'asset') return draw.pick(known.assets)
    const ofTelegram = path.startsWith('/v1/telegrams')
    const ofDocument = path.startsWith('/v1/documents')
    const kind = name !== 'id' ? name : ofTelegram ? 'telegram' : ofDocument ? 'document' : 'id'
    const statements = known.statements.get(telegram) ?? []
    const there = name === 'statement' && statements.length > 0 ? draw.pick(statements) : fitting(kind, draw, known)
    const word = there === null || draw.chance(wild) ? draw.pick(WORDS) : there
    if (kind === 'telegram') telegram = word
    if (/^\.*$/.test(word) || word.includes('.')) certain = false
    const isList = name === 'versions' && there === word
    return isList ? word : encodeURIComponent(word.toWellFormed()).slice(0, 2_000)
  })
  return { path: filled, certain }
}

/** How often something in a request is wrong: most are sound in all but one thing or none, some in hardly any. */
const WILD = [0, 0, 0.01, 0.03, 0.2]

const AGENTS = ['application/json', 'text/html', 'text/csv', 'application/tei+xml', '*/*;q=0.1', 'nonsense', 'image/*']
const EXTENSIONS = [
  '.json',
  '.csv',
  '.tei.xml',
  '.svg',
  '.txt',
  '.jsonld',
  '.ris',
  '.tex',
  '.patch',
  '.zip',
  '.cmif.xml',
  '.exe',
]

function headersFor({ pick, chance }: Draw, wild: number): Record<string, string | string[]> {
  return {
    ...(chance(0.15) && { Accept: pick(AGENTS) }),
    ...(chance(0.05) && { 'If-None-Match': pick(['*', '"x"', 'W/"x"', '"']) }),
    ...(chance(0.05) && { 'Accept-Language': pick(['zh', 'en-GB,zh;q=0.5', 'nonsense', '*']) }),
    ...(chance(0.02 + wild / 2) && pick(HEADERS)),
  }
}

/** Without them there is little to answer. */
const NEEDED = ['q', 'url', 'a', 'b', 'resource', 'down']

function queryFor(names: readonly (readonly [string, Schema])[], draw: Draw, known: Known, wild: number): string {
  const often = draw.pick([0, 0.2, 0.6])
  const pairs = names.flatMap(([name, schema]) => {
    if (!draw.chance(NEEDED.includes(name) ? 0.95 : often)) return []
    const value = encodeURIComponent(wordOf(name, schema, draw, known, wild).toWellFormed()).slice(0, 2_000)
    return Array.from({ length: draw.chance(0.02) ? 3 : 1 }, () => `${name}=${value}`)
  })
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

function operationRequest(
  draw: Draw,
  document: Document,
  known: Known,
  token: string,
  method: string,
  path: string,
  operation: Operation,
): Made {
  const { pick, chance } = draw
  const wild = pick(WILD)
  const where = pathOf(path, draw, known, wild)
  const named = (kind: string) => operation.parameters.filter((parameter) => parameter.in === kind)
  const query = queryFor(
    named('query').map(({ name, schema }) => [name, schema]),
    draw,
    known,
    wild,
  )
  const headers: Record<string, string | string[]> = {
    ...Object.fromEntries(
      named('header')
        .filter(() => chance(0.4))
        .map(({ name }) => [name, 'Wed, 01 Jan 2025 09:00:00 GMT']),
    ),
    ...(operation.security !== undefined && !chance(wild) && { Authorization: `Bearer ${token}` }),
    ...headersFor(draw, wild),
  }
  const extension = method === 'GET' && chance(0.15) ? pick(EXTENSIONS) : ''
  const asked = { method, path: `${where.path}${extension}${query}` }
  // Only addresses below /v1/ have forms.
  const certain = where.certain && (extension === '' || path.startsWith('/v1/'))
  if (method !== 'POST') return { asked: { ...asked, headers, body: null }, certain }
  const content = Object.entries(operation.requestBody?.content ?? COLLATED)
  const [type, { schema }] = pick(content)
  const sent = bodyOf(type, schema, draw, document, known, wild)
  return {
    asked: {
      ...asked,
      headers: { 'Content-Type': chance(wild) ? pick(TYPES) : sent.type, ...headers },
      body: sent.body,
    },
    certain: where.certain,
  }
}

const TYPES = ['text/xml', '', 'application/json; charset=gbk', 'application/json; charset=utf-8', 'text/plain']

/** `/collate` says in words what it takes. */
const COLLATED: Readonly<Record<string, { readonly schema: Schema }>> = {
  'application/json': {
    schema: {
      type: 'object',
      required: ['witnesses'],
      properties: {
        witnesses: {
          type: 'array',
          minItems: 2,
          items: {
            type: 'object',
            required: ['id', 'content'],
            properties: { id: { type: 'string' }, content: { type: 'string' } },
          },
        },
        algorithm: { enum: ['dekker', 'needleman-wunsch', 'medite'] },
        joined: { type: 'boolean' },
        transpositions: { type: 'boolean' },
      },
    },
  },
}

function bodyOf(
  type: string,
  schema: Schema | undefined,
  draw: Draw,
  document: Document,
  known: Known,
  wild: number,
): { type: string; body: string | Uint8Array } {
  const { pick, chance } = draw
  if (chance(wild)) return { type, body: pick(JSON_BODIES) }
  if (type === 'application/json' && schema !== undefined)
    return { type, body: JSON.stringify(someOf(document, known, draw, wild)(schema)) }
  if (type !== 'multipart/form-data') return { type, body: chance(0.2) ? worstTexts(draw).join('\n') : pick(FILES) }
  return multipart([['file', pick(FILES)]], chance(wild) ? '"' : 'a.txt')
}

const BOUNDARY = 'b-o-u-n-d-a-r-y'

function multipart(fields: readonly (readonly [string, string | Uint8Array])[], file: string) {
  const parts = fields.flatMap(([name, value]) => {
    const named = name === 'file' ? `; filename="${file}"\r\nContent-Type: text/plain` : ''
    return [
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${named}\r\n\r\n`),
      Buffer.from(value),
      Buffer.from('\r\n'),
    ]
  })
  const body = Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)])
  return { type: `multipart/form-data; boundary=${BOUNDARY}`, body }
}

function pageRequest(
  draw: Draw,
  known: Known,
  token: string,
  method: string,
  path: string,
  names: readonly string[],
  fields: readonly string[],
): Made {
  const { pick, chance } = draw
  const wild = pick(WILD)
  const where = pathOf(path, draw, known, wild)
  const query = queryFor(
    [...names, 'lang'].map((name) => [name, name === 'lang' ? { enum: ['zh', 'en'] } : {}]),
    draw,
    known,
    wild,
  )
  const asked = { method, path: where.path + query }
  if (method === 'GET')
    return { asked: { ...asked, headers: headersFor(draw, wild), body: null }, certain: where.certain }
  const filled = fields
    .filter((name) => !(name === 'more' || name === 'file') || chance(0.2))
    .map((name) => [name, name === 'token' ? token : wordOf(name, {}, draw, known, wild)] as const)
  const sent = path === '/import' ? multipart(filled, 'a.txt') : form(filled)
  const body = chance(wild) ? pick(JSON_BODIES) : sent.body
  return {
    asked: { ...asked, headers: { 'Content-Type': sent.type, ...headersFor(draw, wild) }, body },
    certain: where.certain,
  }
}

const form = (fields: readonly (readonly [string, string])[]) => ({
  type: 'application/x-www-form-urlencoded',
  body: fields.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join('&'),
})

function trick(draw: Draw, known: Known, token: string, operations: readonly { readonly path: string }[]): Made {
  const { pick, chance } = draw
  const asked = {
    method: pick(['GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']),
    path: chance(0.7) ? pick(PATHS) : pathOf(pick(operations).path, draw, known, 0.5).path,
    headers: {
      ...(chance(0.5) && pick(HEADERS)),
      ...(chance(0.2) && { Authorization: `Bearer ${token}` }),
      ...(chance(0.1) && { 'Access-Control-Request-Method': 'POST', Origin: 'https://evil.example' }),
    },
    body: null,
  }
  return { asked, certain: false }
}
