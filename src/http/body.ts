/** Reads a body: its type, its bytes up to a limit, its encoding, its shape; each fails with a problem of its own. */
import type * as v from 'valibot'
import { LIMITS, overLimit } from '../limits.ts'
import { checkedAt } from './pointer.ts'
import { jsonPointer, problem } from './problem.ts'

/**
 * The media type of a body, lower-case, without parameters. @throws 415 for another than the offered ones, or another charset than UTF-8
 */
export function bodyType<T extends string>(request: Request, offered: readonly T[]): T {
  const header = request.headers.get('Content-Type') ?? ''
  const [type, ...parameters] = header
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const found = offered.find((t) => t === type)
  const charset = parameters
    .find((p) => p.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '')
  const encoding = request.headers.get('Content-Encoding') ?? 'identity'
  if (found !== undefined && /^utf-?8$/.test(charset ?? 'utf-8') && encoding === 'identity') return found
  throw problem('unsupported-media-type', `Send ${offered.join(' or ')}, in UTF-8 and not compressed.`, {
    pointer: 'Content-Type:',
    headers: { Accept: offered.join(', ') },
  })
}

/** At most `limit` bytes are ever held: what says it is longer is refused unread, what turns out longer is cut short. @throws 413 */
async function readBytes(request: Request, limit: number): Promise<Uint8Array[]> {
  const tooMuch = () => problem('over-limit', overLimit('bodyBytes'), { pointer: '' })
  if (Number(request.headers.get('Content-Length') ?? 0) > limit) throw tooMuch()
  const chunks: Uint8Array[] = []
  if (request.body === null) return chunks
  const reader = request.body.getReader()
  for (let length = 0; ; ) {
    const { done, value } = await reader.read().catch(() => {
      // The client disconnected, or its chunks are malformed: an error of the request and not of the service.
      throw problem('unfinished-body', 'The body broke off before its end.', { pointer: '' })
    })
    if (done) return chunks
    length += value.byteLength
    if (length > limit) {
      await reader.cancel()
      throw tooMuch()
    }
    chunks.push(value)
  }
}

/** The body as it came. @throws 413 */
export async function readWhole(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks = await readBytes(request, LIMITS.bodyBytes.value)
  return new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer())
}

/**
 * The body as text. A byte-order mark at its beginning is a sign of the encoding and no part of the text.
 * @throws 400 where it is not UTF-8 (which also has no unpaired surrogates), 413
 */
export async function readText(request: Request): Promise<string> {
  const chunks = await readBytes(request, LIMITS.bodyBytes.value)
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
  try {
    return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode()
  } catch {
    throw problem('malformed-text', 'The body holds bytes that are not UTF-8.', { pointer: '' })
  }
}

/** The body as JSON of the given shape. @throws 400, 413, 415, 422 */
export async function readJson<S extends v.GenericSchema>(request: Request, schema: S): Promise<v.InferOutput<S>> {
  bodyType(request, ['application/json'])
  return parseJson(await readText(request), schema)
}

/** @throws 400 where it is no JSON, 413 and 422 where it is not of that shape */
export function parseJson<S extends v.GenericSchema>(text: string, schema: S): v.InferOutput<S> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw problem('malformed-json', error instanceof Error ? error.message : 'The body is not JSON.', { pointer: '' })
  }
  return checkedAt(schema, value, jsonPointer)
}
