/** The application inside workerd, on a real local KV: requests as short to write as a table needs them. */
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { app } from '../../src/app.ts'
import type { Bindings } from '../../src/http/env.ts'

export const ORIGIN = 'https://variorum.example'

export interface Sent {
  readonly headers?: Record<string, string>
  /** A string or bytes as they are, anything else as JSON. */
  readonly body?: unknown
  /** Null: none; left out: the right one, where something is posted. */
  readonly token?: string | null
  readonly env?: Partial<Record<keyof Bindings, unknown>>
}

/** Sends one request, and waits also for the work that outlasts the answer. */
export async function send(method: string, path: string, sent: Sent = {}): Promise<Response> {
  const { headers = {}, body, token = method === 'POST' ? 'local-dev-token' : null, env: other = {} } = sent
  const raw = typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream
  const request = new Request(ORIGIN + path, {
    method,
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(token !== null && { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: body === undefined ? null : raw ? body : JSON.stringify(body),
    redirect: 'manual',
  })
  const context = createExecutionContext()
  const bindings = { STORE: env.STORE, ASSETS: env.ASSETS, WRITE_TOKEN: 'local-dev-token', ...other }
  const response = await app.fetch(request, bindings as typeof env, context)
  await waitOnExecutionContext(context)
  return response
}

export const get = (path: string, headers: Record<string, string> = {}) => send('GET', path, { headers })
export const post = (path: string, body: unknown) => send('POST', path, { body })
/** What every answer to the same request has: without its own number, and without what it cost. */
export const headersOf = (response: Response) =>
  [...response.headers].filter(([name]) => name !== 'x-request-id' && name !== 'server-timing')
export const json = async <T>(response: Response | Promise<Response>) => (await (await response).json()) as T

/** The version that storing a text gives. */
export async function store(passage: string, siglum: string, text: string): Promise<string> {
  const stored = await post(`/v1/passages/${passage}/witnesses/${encodeURIComponent(siglum)}/versions`, { text })
  return (await json<{ version: string }>(stored)).version
}

/** A passage with witnesses, each with a text, or with none where it is null; the ids of their versions by siglum. */
export async function passage(id: string, texts: Record<string, string | null>): Promise<Record<string, string>> {
  await post('/v1/passages', { id, title: `Passage ${id}`, language: 'zh-Hans' })
  const versions: Record<string, string> = {}
  for (const [siglum, text] of Object.entries(texts)) {
    await post(`/v1/passages/${id}/witnesses`, { siglum, label: `Witness ${siglum}` })
    if (text !== null) versions[siglum] = await store(id, siglum, text)
  }
  return versions
}

/** KV that writes down which keys are read. */
export function watched(kv: KVNamespace = env.STORE): { kv: KVNamespace; read: string[]; written: string[] } {
  const read: string[] = []
  const written: string[] = []
  const proxy = new Proxy(kv, {
    get(target, name) {
      const member = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...args: unknown[]) => {
        if (name === 'get') read.push(...([args[0]].flat() as string[]))
        if (name === 'put') written.push(args[0] as string)
        return Reflect.apply(member, target, args)
      }
    },
  })
  return { kv: proxy, read, written }
}
