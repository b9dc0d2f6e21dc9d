/**
 * Finds the revision of the protocol that a message is in, and what follows from it. Up to 2025-11-25 a client opens with `initialize`
 * and names the revision in a header; from 2026-07-28 every request carries it, with the client's capabilities, in `_meta`, and headers
 * repeat what the body says. Both are served at one address (the specification calls that dual-era).
 */
import { type Message, RPC, RpcError } from './protocol.ts'

/** Which `initialize` settles, the newest first. */
export const HANDSHAKE_REVISIONS = ['2025-11-25', '2025-06-18', '2025-03-26'] as const
/** Which every request declares. */
const DECLARED_REVISION = '2026-07-28'
export const REVISIONS = [DECLARED_REVISION, ...HANDSHAKE_REVISIONS] as const

const META = 'io.modelcontextprotocol'
const VERSION_HEADER = 'MCP-Protocol-Version'

export interface Revision {
  /** Whether requests declare it themselves, as from 2026-07-28. */
  readonly isDeclared: boolean
  readonly missingResource: number
}
const HANDSHAKE: Revision = { isDeclared: false, missingResource: RPC.resource }
const DECLARED: Revision = { isDeclared: true, missingResource: RPC.params }

/** @throws RpcError where it is none that is spoken here, or where headers and body disagree (2026-07-28, "Server Validation") */
export function revisionOf({ method, params }: Message, header: (name: string) => string | undefined): Revision {
  const named = header(VERSION_HEADER)
  const declared = params?._meta?.[`${META}/protocolVersion`]
  const isHandshake = named === undefined || (HANDSHAKE_REVISIONS as readonly string[]).includes(named)
  if (isHandshake && declared === undefined) return HANDSHAKE
  if (declared === undefined && named !== DECLARED_REVISION) throw unsupported(named)
  if (typeof declared !== 'string')
    throw new RpcError(RPC.params, `params._meta lacks "${META}/protocolVersion".`, undefined, 400)
  mustAgree(VERSION_HEADER, named, declared)
  if (declared !== DECLARED_REVISION) throw unsupported(declared)
  if (typeof params?._meta?.[`${META}/clientCapabilities`] !== 'object')
    throw new RpcError(RPC.params, `params._meta lacks "${META}/clientCapabilities".`, undefined, 400)
  mustAgree('Mcp-Method', header('Mcp-Method'), method)
  const member = NAMED_BY.get(method)
  if (member !== undefined) mustAgree('Mcp-Name', decoded(header('Mcp-Name')), params?.[member])
  return DECLARED
}

/** The member that the header `Mcp-Name` repeats. */
const NAMED_BY: ReadonlyMap<string, string> = new Map([
  ['tools/call', 'name'],
  ['prompts/get', 'name'],
  ['resources/read', 'uri'],
])

const unsupported = (requested: string | undefined) =>
  new RpcError(RPC.version, `This server speaks ${REVISIONS.join(', ')}.`, { supported: REVISIONS, requested }, 400)

function mustAgree(name: string, given: string | undefined, value: unknown): void {
  if (given === undefined) throw new RpcError(RPC.header, `The header ${name} is missing.`, undefined, 400)
  if (given !== value)
    throw new RpcError(RPC.header, `The header ${name} does not say what the body says.`, undefined, 400)
}

/** What no header can hold is sent as `=?base64?…?=`. */
function decoded(value: string | undefined): string | undefined {
  const encoded = value === undefined ? undefined : /^=\?base64\?(.*)\?=$/.exec(value)?.[1]
  if (encoded === undefined) return value
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0)),
    )
  } catch {
    return undefined
  }
}

/** How long a client may keep what rarely changes: lists change with a deployment alone. */
const LISTS_MS = 3_600_000
/** A figure shows current versions, as its page does (embeds/routes.ts). */
const FIGURE_MS = 60_000

const KEPT_FOR: Readonly<Record<string, number>> = {
  'server/discover': LISTS_MS,
  'tools/list': LISTS_MS,
  'resources/list': LISTS_MS,
  'resources/templates/list': LISTS_MS,
  'resources/read': FIGURE_MS,
}

/** A result with the members that its revision requires. */
export function inRevision({ isDeclared }: Revision, method: string, result: object, serverInfo: object): object {
  if (!isDeclared) return result
  const ttlMs = KEPT_FOR[method]
  return {
    ...result,
    resultType: 'complete',
    ...(ttlMs !== undefined && { ttlMs, cacheScope: 'public' }),
    _meta: { [`${META}/serverInfo`]: serverInfo },
  }
}
