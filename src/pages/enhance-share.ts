/**
 * A link that carries the texts of a comparison in its fragment, which no browser sends to a server: JSON, deflated, in base64url.
 * Whoever opens it has the texts in the form; they are compared, and only then sent, when the button says so.
 */
const PREFIX = '#texts='
/** In UTF-16 units, unpacked: what two texts of the greatest length have. A link that unpacks to more is not one of ours. */
const MOST = 2_000_000

interface Shared {
  readonly siglum: string
  readonly language: string
  readonly text: string
}

export async function packed(texts: readonly Shared[]): Promise<string> {
  const stream = new Blob([JSON.stringify(texts)]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return PREFIX + btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Null for what was not packed here, or is cut short. */
export async function unpacked(fragment: string): Promise<readonly Shared[] | null> {
  if (!fragment.startsWith(PREFIX)) return null
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
    return Array.isArray(texts) && texts.length <= 200 && texts.every(isShared) ? texts : null
  } catch {
    return null
  }
}

const isShared = (value: unknown): value is Shared =>
  typeof value === 'object' &&
  value !== null &&
  ['siglum', 'language', 'text'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string')

type Field = HTMLInputElement | HTMLTextAreaElement

export async function shareTexts(): Promise<void> {
  const share = document.querySelector<HTMLElement>('.share')
  const form = share?.closest('form')
  if (!share || !form) return
  const rows = () => [...form.querySelectorAll('fieldset')].filter((row) => row.querySelector('[name=text]') !== null)
  const field = (row: Element, name: string) => row.querySelector<Field>(`[name=${name}]`)!

  const shared = await unpacked(location.hash)
  if (shared !== null) {
    while (rows().length < shared.length) addRow(rows())
    for (const [index, texts] of shared.entries())
      for (const name of ['siglum', 'language', 'text'] as const) field(rows()[index]!, name).value = texts[name]
  }

  share.hidden = false
  share.querySelector('button')!.addEventListener('click', async () => {
    const texts = rows()
      .map((row) => ({
        siglum: field(row, 'siglum').value,
        language: field(row, 'language').value,
        text: field(row, 'text').value,
      }))
      .filter(({ text }) => text !== '')
    const link = share.querySelector('input')!
    link.value = new URL(await packed(texts), location.href.split('#')[0]).href
    link.hidden = false
    link.select()
  })
}

/** One more text: as the last one, under its own names. */
function addRow(rows: readonly Element[]): void {
  const last = rows.at(-1)!
  const row = last.cloneNode(true) as Element
  for (const element of row.querySelectorAll('[id], [for]'))
    for (const name of ['id', 'for']) {
      const value = element.getAttribute(name)
      if (value !== null) element.setAttribute(name, value.replace(/\d+$/, String(rows.length)))
    }
  last.after(row)
}
