/**
 * Makes a link that carries the texts of a comparison in its fragment, which no browser sends to a server: JSON, deflated, in
 * base64url. How they are compared and shown is in its query.
 */
import type { PastedText } from '../pages/pasted-texts/pasted-text.ts'

const PREFIX = '#texts='
/** In UTF-16 units, unpacked: more than any comparison may hold. A link that unpacks to that is not one of ours. */
const MOST = 4_000_000

export const carriesTexts = (fragment: string) => fragment.startsWith(PREFIX)

export async function packed(texts: readonly PastedText[]): Promise<string> {
  const stream = new Blob([JSON.stringify(texts)]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return PREFIX + btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Null for what was not packed here, or is cut short. */
export async function unpacked(fragment: string): Promise<readonly PastedText[] | null> {
  if (!carriesTexts(fragment)) return null
  try {
    const binary = atob(fragment.slice(PREFIX.length).replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    const reader = new Blob([bytes])
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'))
      .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))
      .getReader()
    let json = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      json += value
      if (json.length > MOST) {
        await reader.cancel()
        return null
      }
    }
    const texts: unknown = JSON.parse(json)
    // A link from before texts had labels has none.
    const isOurs = Array.isArray(texts) && texts.length <= 200 && texts.every(isOwnText)
    return isOurs ? texts.map((text) => ({ ...text, label: text.label ?? '' })) : null
  } catch {
    return null
  }
}

const isOwnText = (value: unknown): value is Omit<PastedText, 'label'> & Partial<Pick<PastedText, 'label'>> =>
  typeof value === 'object' &&
  value !== null &&
  ['siglum', 'language', 'text'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string') &&
  ['string', 'undefined'].includes(typeof (value as Record<string, unknown>).label)
