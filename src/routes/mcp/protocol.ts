/**
 * The Model Context Protocol over streamable HTTP, without a session: one JSON-RPC message in a POST, one JSON answer. What a
 * server may leave out (streams, sessions, sampling, roots) is left out. Source: modelcontextprotocol.io, revisions
 * 2025-06-18 and 2025-11-25.
 */
import * as v from 'valibot'

/** The newest first. */
export const PROTOCOL_VERSIONS = ['2025-11-25', '2025-06-18', '2025-03-26'] as const

/** JSON-RPC 2.0, 5.1. */
export const RPC = {
  parse: -32700,
  request: -32600,
  method: -32601,
  params: -32602,
  internal: -32603,
  /** Of the protocol: the resource is not there. */
  resource: -32002,
} as const

export class RpcError extends Error {
  readonly code: number
  readonly data: unknown

  constructor(code: number, message: string, data?: unknown) {
    super(message)
    this.code = code
    this.data = data
  }
}

const message = v.looseObject({
  jsonrpc: v.literal('2.0'),
  method: v.string(),
  id: v.optional(v.union([v.string(), v.number()])),
  params: v.optional(v.looseObject({})),
})
export type Message = v.InferOutput<typeof message>

/** @throws RpcError where it is no message, or several at once, which these revisions do not have */
export function readMessage(body: string): Message {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    throw new RpcError(RPC.parse, 'The body is not JSON.')
  }
  if (Array.isArray(value)) throw new RpcError(RPC.request, 'Send one message at a time.')
  const read = v.safeParse(message, value)
  if (!read.success) throw new RpcError(RPC.request, 'Expected a JSON-RPC 2.0 request or notification.')
  return read.output
}

export const resultOf = (id: Message['id'], result: unknown) => ({ jsonrpc: '2.0', id, result })
export const errorOf = (id: Message['id'] | null, { code, message, data }: RpcError) => ({
  jsonrpc: '2.0',
  id: id ?? null,
  error: { code, message, ...(data !== undefined && { data }) },
})
