/**
 * Requests made from `/openapi.json`: valid ones, nearly valid ones, hostile ones. Whatever is sent, the answer comes in time, is no 5xx,
 * has a status that the document declares, a body of the declared type and shape, and the headers that every answer has.
 */
import { Agent, type IncomingHttpHeaders, request as send } from 'node:http'
import { connect } from 'node:net'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { randomOf } from '../store/weather.ts'

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly pattern?: string
  readonly maxLength?: number
  readonly minItems?: number
}
interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly schema: Schema
}
interface Operation {
  readonly operationId: string
  readonly security?: unknown
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >
}
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly body: string | Uint8Array | null
}
export interface Answered {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly ms: number
}

/** For so long one answer may take on a machine that does other things too. */
const PATIENCE = 30_000

const agent = new Agent({ keepAlive: true, maxSockets: 16 })

/** Sent as it is: a path is not tidied, a header not checked beyond what HTTP allows. */
export function ask(origin: string, { method, path, headers, body }: Asked): Promise<Answered> {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const request = send({ hostname, port, method, path, headers, agent, timeout: PATIENCE }, (response) => {
      let text = ''
      response
        .setEncoding('utf8')
        .on('data', (chunk: string) => {
          text += chunk
        })
        .on('end', () =>
          resolve({
            status: response.statusCode!,
            headers: response.headers,
            body: text,
            ms: performance.now() - start,
          }),
        )
        .on('error', reject)
    })
    request.on('timeout', () => request.destroy(new Error(`no answer in ${PATIENCE} ms`)))
    request.on('error', reject)
    request.end(body ?? undefined)
  })
}

export interface Fuzzed {
  readonly requests: number
  /** Of each status how many. */
  readonly statuses: Readonly<Record<string, number>>
  /** One line each: what was wrong, and the request that shows it. */
  readonly faults: readonly string[]
}

const HAN = '至少而不是至多派五六个师，电报于十月二日发出。'
/** What a string may be: ids and words that are there, words that are not, and what breaks parsers. */
const WORDS = [
  ...['t17', 't08', 'account', 'A', 'B', 'C', 'A,C', 'grapheme', 'word', 'punctuation', 'case,width', 'true', 'false'],
  ...[
    'zh-Hans',
    'grc',
    '1',
    '20',
    '0.8',
    'person',
    'place',
    'conflict',
    'fuzz-1',
    'fuzz-2',
    'D',
    'α',
    '𝔓66',
    'P.Oxy',
    'B*',
  ],
  ...[
    HAN,
    HAN.replace('五六', '七八'),
    'the quick brown fox',
    'Wed, 01 Jan 2025 09:00:00 GMT',
    '1950-10-02',
    '2026-01-02T03:04:05.006Z',
  ],
  ...[
    '',
    ' ',
    '..',
    '.',
    '/',
    '%',
    '%2f',
    '%00',
    '%ff',
    '%c0%ae',
    '\u0000',
    '\ufeff',
    '\ud83d\ude00',
    'e\u0301',
    '\u202e',
    '\n',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'null',
    'NaN',
    '-1',
    '1e309',
    '99999999999999999999',
    '{{7*7}}',
    '<script>',
    "' OR 1=1 --",
  ],
  ...['http://169.254.169.254/', 'file:///etc/passwd', 'x'.repeat(300), '字'.repeat(5_000)],
]
const HOSTILE_JSON = [
  '',
  'null',
  '[]',
  '{',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"witnesses":[],"witnesses":[{"siglum":"A","text":"x"},{"siglum":"B","text":"y"}]}',
  '{"witnesses":[{"siglum":"__proto__","text":"x"},{"siglum":"B","text":"y"}]}',
  '{"text":"\\ud800"}',
  '{"text":1e400}',
  `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
  `{"witnesses":[${Array.from({ length: 300 }, (_, i) => `{"siglum":"W${i}","text":"x"}`).join()}]}`,
  `"${'x'.repeat(100_000)}"`,
  '\ufeff{}',
]
const HOSTILE_PATHS = [
  '/../../etc/passwd',
  '/v1/passages/..%2f..%2fetc%2fpasswd',
  '/v1/passages/%00',
  '/v1/passages/%c0%ae%c0%ae/',
  '/v1/passages/%ff%fe',
  '/v1/passages/%E0%80%AF',
  '/v1//passages',
  '/v1/passages/t17/../t08',
  '//evil.example/v1/passages',
  '/\\evil.example',
  '/v1/passages/t17;a=b',
  '/v1/passages/%252e%252e',
  '/v1/passages/__proto__',
  '/problems/__proto__',
  `/v1/passages/${'x'.repeat(8_000)}`,
  `/v1/passages?${Array.from({ length: 10_000 }, (_, i) => `a${i}=1`)
    .join('&')
    .slice(0, 60_000)}`,
  `/v1/passages?${'limit=1&'.repeat(7_000)}`,
  `/v1/comparisons/${'f'.repeat(44)}${`,${'f'.repeat(44)}`.repeat(300)}`,
  '/v1/passages?limit=%00&cursor=%ff',
  '/?%',
  '/p/t17?witnesses=%ff',
  '/p/%00',
  '/t/..%2ft08',
  '/compare?%',
]
const HOSTILE_HEADERS: readonly Readonly<Record<string, string | string[]>>[] = [
  { Accept: '*/*;q=x,,;,'.repeat(300) },
  { Accept: `${'a/b;q=0.1,'.repeat(1_000)}*/*` },
  { 'If-None-Match': '"'.repeat(3_000) },
  { 'If-None-Match': 'W/"x",'.repeat(1_000) },
  { 'Accept-Language': 'zh;q=,'.repeat(1_000) },
  { 'Accept-Datetime': 'x'.repeat(4_000) },
  { Authorization: `Bearer ${'x'.repeat(6_000)}` },
  { Authorization: 'Bearer' },
  { 'X-Forwarded-Host': 'evil.example', 'X-Original-URL': '/healthz', 'X-HTTP-Method-Override': 'DELETE' },
  { Range: 'bytes=0-0,-1,5-3' },
  { Expect: 'nonsense' },
  { 'Content-Encoding': 'gzip' },
  Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`X-Bomb-${i}`, 'x'.repeat(60)])),
]

export async function fuzz(
  origin: string,
  token: string,
  { size, seed }: { size: number; seed: number },
): Promise<Fuzzed> {
  const random = randomOf(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const chance = (probability: number) => random() < probability

  const document = JSON.parse((await ask(origin, get('/openapi.json'))).body) as Document
  const validators = validatorsOf(document)
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  const { passages: stored } = JSON.parse((await ask(origin, get('/v1/passages?limit=1000'))).body) as {
    passages: { id: string; witnesses: { current: { version: string } | null }[] }[]
  }
  const versions = stored.flatMap(({ witnesses }) => witnesses.flatMap(({ current }) => current?.version ?? []))
  const passages = stored.map(({ id }) => id)
  const listed = JSON.parse((await ask(origin, get('/v1/telegrams?limit=1000'))).body) as {
    telegrams: { id: string }[]
  }
  const telegrams = listed.telegrams.map(({ id }) => id)

  /** A value of a shape; one in fifty is of another. */
  function someOf(schema: Schema, depth = 0): unknown {
    if (chance(0.02)) return pick<unknown>([null, true, -1, 1.5, '', [], {}, pick(WORDS), [[]], { a: 1 }])
    if (schema.$ref !== undefined)
      return someOf(document.components.schemas[schema.$ref.split('/').at(-1)!] ?? {}, depth)
    if (schema.const !== undefined) return schema.const
    if (schema.enum !== undefined) return pick(schema.enum)
    const some = schema.anyOf ?? schema.oneOf ?? schema.allOf
    if (some !== undefined) return someOf(pick(some), depth)
    switch (typeof schema.type === 'object' ? pick(schema.type) : schema.type) {
      case 'object':
        return Object.fromEntries(
          Object.entries(schema.properties ?? {})
            .filter(([name]) => (schema.required?.includes(name) ? !chance(0.03) : chance(0.4)))
            .map(([name, member]) => [name, someOf(member, depth + 1)]),
        )
      case 'array': {
        if (schema.prefixItems) return schema.prefixItems.map((item) => someOf(item, depth + 1))
        const length = depth > 5 ? 0 : Math.max(schema.minItems ?? 0, Math.floor(random() * 4))
        return Array.from({ length }, () => someOf(schema.items ?? {}, depth + 1))
      }
      case 'integer':
        return pick([0, 1, 2, 5, 12, 100, -1, 2 ** 31, 2 ** 53])
      case 'number':
        return pick([0, 0.5, 0.8, 1, 2, -0.1, 1e9])
      case 'boolean':
        return chance(0.5)
      case 'null':
        return null
      default:
        return textOf(schema)
    }
  }

  function textOf({ pattern, maxLength = Number.POSITIVE_INFINITY }: Schema): string {
    const fitting = WORDS.filter(
      (word) => word.length <= maxLength && (!pattern || new RegExp(pattern, 'u').test(word)),
    )
    return chance(0.9) && fitting.length > 0 ? pick(fitting) : pick(WORDS)
  }

  function pathOf(path: string): string {
    return path.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (/^versions?$/.test(name) && chance(0.9)) {
        const count = name === 'version' ? 1 : 2 + Math.floor(random() * 2)
        return Array.from({ length: count }, () => pick(versions)).join(',')
      }
      const known = name === 'siglum' ? ['A', 'B', 'C'] : path.startsWith('/v1/telegrams') ? telegrams : passages
      const word = chance(0.7) ? pick(known) : pick(WORDS)
      return encodeURIComponent(word.toWellFormed()).slice(0, 2_000)
    })
  }

  function requestFor(path: string, method: string, operation: Operation): Asked {
    const headers: Record<string, string | string[]> = {}
    const query: string[] = []
    for (const parameter of operation.parameters) {
      if (parameter.in === 'query' && chance(0.4))
        query.push(`${parameter.name}=${encodeURIComponent(textOf(parameter.schema).toWellFormed()).slice(0, 2_000)}`)
      if (parameter.in === 'header' && chance(0.4)) headers[parameter.name] = 'Wed, 01 Jan 2025 09:00:00 GMT'
    }
    if (operation.security !== undefined && chance(0.9)) headers.Authorization = `Bearer ${token}`
    if (chance(0.1))
      headers.Accept = pick(['application/json', 'text/html', 'text/csv', '*/*;q=0.1', 'nonsense', 'image/*'])
    if (chance(0.05)) headers['If-None-Match'] = pick(['*', '"x"', 'W/"x"', '"'])
    if (chance(0.05)) Object.assign(headers, pick(HOSTILE_HEADERS))
    let body: string | null = null
    if (method === 'POST') {
      const content = Object.entries(operation.requestBody?.content ?? { 'application/json': { schema: {} } })
      const [type, { schema = {} }] = pick(content)
      headers['Content-Type'] = chance(0.97) ? type : pick(['text/xml', '', 'application/json; charset=gbk'])
      const value = someOf(schema)
      body = chance(0.1) ? pick(HOSTILE_JSON) : type === 'application/json' ? JSON.stringify(value) : String(value)
    }
    const extension = chance(0.1) ? pick(['.json', '.csv', '.tei.xml', '.svg', '.txt', '.exe']) : ''
    return {
      method,
      path: `${pathOf(path)}${extension}${query.length > 0 ? `?${query.join('&')}` : ''}`,
      headers,
      body,
    }
  }

  const statuses: Record<string, number> = {}
  const faults: string[] = []
  let requests = 0

  async function one(): Promise<void> {
    const wild = chance(0.1)
    const { path, method, operation } = pick(operations)
    const asked = wild
      ? {
          method: pick(['GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']),
          path: pick([...HOSTILE_PATHS, pathOf(path)]),
          headers: chance(0.5) ? pick(HOSTILE_HEADERS) : {},
          body: null,
        }
      : requestFor(path, method, operation)
    requests++
    const answered = await ask(origin, asked).catch((error: Error) => error)
    const said = `${asked.method} ${asked.path.slice(0, 300)} ${JSON.stringify(asked.headers).slice(0, 300)} ${String(asked.body ?? '').slice(0, 500)}`
    if (answered instanceof Error) {
      faults.push(`${answered.message}: ${said}`)
      return
    }
    statuses[answered.status] = (statuses[answered.status] ?? 0) + 1
    // 501 is what oEmbed wants for a format that is not written; it is the one that may be declared.
    if (answered.status === 501 && operation.responses[501] !== undefined) return
    const fault = faultIn(answered, wild || asked.path.includes('.') ? null : operation, asked.method)
    if (fault !== null) faults.push(`${answered.status} ${fault}: ${said}`)
  }

  /** `operation` is null where it is not known which one answers. */
  function faultIn({ status, headers, body }: Answered, operation: Operation | null, method: string): string | null {
    if (status >= 500) return `is a 5xx: ${body.slice(0, 300)}`
    // What the HTTP server itself refuses never came to us: it has no headers of ours.
    if ((status === 400 || status === 431 || status === 414) && headers['x-request-id'] === undefined) return null
    if (headers['access-control-allow-origin'] !== '*' && headers['content-type']?.startsWith('text/html') !== true)
      return 'cannot be read from elsewhere'
    for (const name of ['x-content-type-options', 'referrer-policy', 'strict-transport-security', 'x-request-id'])
      if (headers[name] === undefined) return `has no ${name}`
    if (method === 'HEAD') return body === '' ? null : 'has a body'
    if (operation === null || status === 304) return null
    const declared = operation.responses[status]
    if (declared === undefined) return status === 404 || status === 405 ? null : 'is not declared'
    const type = (headers['content-type'] ?? '').split(';')[0]!.trim()
    if (declared.content === undefined) return null
    if (!(type in declared.content))
      return operation.operationId === 'postCollate' ? null : `is of type "${type}", which is not declared`
    const check = validators.get(`${operation.operationId} ${status} ${type}`)
    if (check === undefined) return null
    const shape = check(JSON.parse(body))
    return shape === null ? null : `has a body of another shape: ${shape}`
  }

  const WORKERS = 8
  await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      while (requests < size) await one()
    }),
  )
  return { requests, statuses, faults }
}

const get = (path: string): Asked => ({ method: 'GET', path, headers: {}, body: null })

/** For each declared JSON body what is wrong with a value, or null. */
function validatorsOf(document: Document): Map<string, (value: unknown) => string | null> {
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  formats.default(ajv)
  ajv.addSchema(document, 'openapi')
  const validators = new Map<string, (value: unknown) => string | null>()
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, { operationId, responses }] of Object.entries(methods))
      for (const [status, { content = {} }] of Object.entries(responses))
        for (const [type, { schema }] of Object.entries(content)) {
          if (schema === undefined || !/json$/.test(type)) continue
          const steps = ['paths', path, method, 'responses', status, 'content', type, 'schema']
          const pointer = steps
            .map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')))
            .join('/')
          const check = ajv.compile({ $ref: `openapi#/${pointer}` })
          validators.set(`${operationId} ${status} ${type}`, (value) =>
            check(value) ? null : ajv.errorsText(check.errors),
          )
        }
  return validators
}

/** Writes to a socket as no proper client does; gives the status line, or null when the server closed without one. */
export function rawly(
  origin: string,
  talk: (write: (bytes: string | Uint8Array) => Promise<boolean>, closed: () => boolean) => Promise<void>,
  patience = PATIENCE,
): Promise<string | null> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    let said = ''
    let gone = false
    const timer = setTimeout(() => {
      socket.destroy()
      reject(new Error(`no answer in ${patience} ms`))
    }, patience)
    const done = () => {
      gone = true
      clearTimeout(timer)
      resolve(/^HTTP\/1\.1 \d+/.exec(said)?.[0] ?? null)
      socket.destroy()
    }
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
      if (said.includes('\r\n\r\n')) done()
    })
    socket.on('close', done).on('error', done)
    const write = (bytes: string | Uint8Array) =>
      new Promise<boolean>((resolve) => (gone ? resolve(false) : socket.write(bytes, (error) => resolve(!error))))
    socket.once('connect', () => talk(write, () => gone).catch(reject))
  })
}
