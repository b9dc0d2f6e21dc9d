/**
 * Reads and writes messages of the Model Context Protocol over streamable HTTP, without a session: one JSON-RPC message in a POST, one
 * JSON answer. Optional parts (streams, sessions, sampling, roots, subscriptions) are not served. Source: modelcontextprotocol.io,
 * revisions 2025-03-26 to 2026-07-28; revisions.ts has their differences.
 */
import * as v from 'valibot'

export const RPC = {
  // JSON-RPC 2.0, 5.1.
  parse: -32700,
  request: -32600,
  method: -32601,
  params: -32602,
  // Of the protocol up to 2025-11-25: the resource is not there.
  resource: -32002,
  // Of the protocol from 2026-07-28.
  header: -32020,
  version: -32022,
} as const

export class RpcError extends Error {
  readonly code: number
  readonly data: unknown
  /** Of HTTP; null where the revision decides. */
  readonly status: number | null

  constructor(code: number, message: string, data?: unknown, status: number | null = null) {
    super(message)
    this.code = code
    this.data = data
    this.status = status
  }
}

const message = v.looseObject({
  jsonrpc: v.literal('2.0'),
  method: v.string(),
  id: v.optional(v.union([v.string(), v.number()])),
  params: v.optional(v.looseObject({ _meta: v.optional(v.looseObject({})) })),
})
export type Message = v.InferOutput<typeof message>

/** @throws RpcError where it is no message, or several at once, which these revisions do not have */
export function readMessage(body: string): Message {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    throw new RpcError(RPC.parse, 'The body is not JSON.', undefined, 400)
  }
  if (Array.isArray(value)) throw new RpcError(RPC.request, 'Send one message at a time.', undefined, 400)
  const read = v.safeParse(message, value)
  if (!read.success) throw new RpcError(RPC.request, 'Expected a JSON-RPC 2.0 request or notification.', undefined, 400)
  return read.output
}

export const resultOf = (id: Message['id'], result: unknown) => ({ jsonrpc: '2.0', id, result })
export const errorOf = (id: Message['id'] | null, { code, message, data }: RpcError) => ({
  jsonrpc: '2.0',
  id: id ?? null,
  error: { code, message, ...(data !== undefined && { data }) },
})
