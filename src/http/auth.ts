/**
 * Checks who may write: the holder of a token with the scope for it. Tokens have names, so every record says who wrote it, and one
 * token can be withdrawn without touching the others. Two tokens may have one name: the old one and the new one, while clients change
 * over.
 *
 * `WRITE_TOKENS` is a secret of lines `name:scope,scope:token`; `*` is every scope; a line beginning with `#` is a note. `WRITE_TOKEN`
 * alone is one token with every scope and the name `owner`.
 */
import { problem } from './problem.ts'

export const SCOPES = ['passages', 'versions', 'names', 'decisions', 'telegrams', 'documents', 'admin'] as const
export type Scope = (typeof SCOPES)[number]

export interface Secrets {
  readonly WRITE_TOKEN?: string | undefined
  readonly WRITE_TOKENS?: string | undefined
}

interface Key {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly token: string
}

const CHALLENGE = 'Bearer realm="variorum"'

/** A million guesses a second for a hundred years find no token of this length. */
const SHORTEST = 16
const LINE = /^([a-z0-9][a-z0-9_.-]{0,31}):([a-z,]+|\*):([\x21-\x7e]+)$/

/** A line that cannot be read opens nothing. The log says which one, not what it says. */
function keysOf({ WRITE_TOKEN, WRITE_TOKENS }: Secrets): Key[] {
  const keys: Key[] = WRITE_TOKEN ? [{ name: 'owner', scopes: SCOPES, token: WRITE_TOKEN }] : []
  for (const [i, line] of (WRITE_TOKENS ?? '').split('\n').entries()) {
    const said = line.trim()
    if (said === '' || said.startsWith('#')) continue
    const key = keyOf(said)
    if (key !== null) keys.push(key)
    else console.warn(JSON.stringify({ level: 'warn', message: `WRITE_TOKENS: line ${i + 1} opens nothing` }))
  }
  return keys
}

function keyOf(line: string): Key | null {
  const [, name, list, token] = LINE.exec(line) ?? []
  if (name === undefined || list === undefined || token === undefined || token.length < SHORTEST) return null
  if (list === '*') return { name, scopes: SCOPES, token }
  const scopes = list.split(',')
  return scopes.every(isScope) ? { name, scopes, token } : null
}

const isScope = (word: string): word is Scope => (SCOPES as readonly string[]).includes(word)

/** Whether any token is configured. */
export const isWritable = (secrets: Secrets): boolean => keysOf(secrets).length > 0

const sentToken = (request: Request): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(request.headers.get('Authorization') ?? '')?.[1]

/**
 * The name of the token that a request sends.
 * @throws Problem 401 where no token is sent, or one that opens nothing (RFC 6750); 403 where none is configured, or it is for something
 *   else
 */
export async function requireToken(request: Request, scope: Scope, secrets: Secrets): Promise<string> {
  const keys = keysOf(secrets)
  if (keys.length === 0) throw problem('read-only', 'No token for writing is configured here.')
  const sent = sentToken(request)
  if (sent === undefined)
    throw problem('missing-token', 'Send the header "Authorization: Bearer <token>".', {
      pointer: 'Authorization:',
      headers: { 'WWW-Authenticate': CHALLENGE },
    })
  const key = await find(keys, sent)
  if (key === null)
    throw problem('wrong-token', 'This token opens nothing here.', {
      pointer: 'Authorization:',
      headers: { 'WWW-Authenticate': `${CHALLENGE}, error="invalid_token"` },
    })
  if (!key.scopes.includes(scope))
    throw problem('out-of-scope', `The token "${key.name}" is not for "${scope}".`, {
      pointer: 'Authorization:',
      headers: { 'WWW-Authenticate': `${CHALLENGE}, error="insufficient_scope", scope="${scope}"` },
    })
  return key.name
}

/** Whether a request has a valid token of any scope. */
export async function isKnown(request: Request, secrets: Secrets): Promise<boolean> {
  const sent = sentToken(request)
  return sent !== undefined && (await find(keysOf(secrets), sent)) !== null
}

/**
 * In constant time: digests have one length, every byte of each is compared, and no key is skipped after another was found.
 */
async function find(keys: readonly Key[], sent: string): Promise<Key | null> {
  const [wanted, ...digests] = await Promise.all([sent, ...keys.map(({ token }) => token)].map(digest))
  let found: Key | null = null
  for (const [i, bytes] of digests.entries()) {
    let difference = 0
    for (let at = 0; at < bytes.length; at++) difference |= bytes[at]! ^ wanted![at]!
    if (difference === 0) found = keys[i]!
  }
  return found
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}
