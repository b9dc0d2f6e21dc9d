/** Who may write: whoever holds the token. */
import { problem } from './problem.ts'

/** @throws 403 where no token is configured or another one is sent, 401 where none is sent */
export async function requireToken(request: Request, token: string | undefined): Promise<void> {
  if (!token) throw problem('read-only', 'No token for writing is configured here.')
  const sent = /^Bearer +(\S+) *$/i.exec(request.headers.get('Authorization') ?? '')?.[1]
  if (sent === undefined)
    throw problem('missing-token', 'Send the header "Authorization: Bearer <token>".', {
      pointer: 'Authorization:',
      headers: { 'WWW-Authenticate': 'Bearer realm="variorum"' },
    })
  if (!(await isSame(sent, token)))
    throw problem('wrong-token', 'This token does not open the store for writing.', { pointer: 'Authorization:' })
}

/** In a time that tells nothing: digests have one length, and every byte of them is looked at. */
async function isSame(a: string, b: string): Promise<boolean> {
  const [x, y] = await Promise.all([digest(a), digest(b)])
  let difference = 0
  for (let i = 0; i < x.length; i++) difference |= x[i]! ^ y[i]!
  return difference === 0
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}
