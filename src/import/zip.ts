/**
 * Reads one file out of a ZIP (APPNOTE 6.3.10): the directory is read from the end, and the platform inflates only what is asked for,
 * never beyond the limits: a zip bomb is refused before it is inflated whole.
 */
import { ImportError } from './extract.ts'
import { IMPORT_LIMITS } from './limits.ts'

interface Entry {
  readonly method: number
  readonly deflated: number
  readonly inflated: number
  readonly at: number
  readonly encrypted: boolean
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
const LONGEST_COMMENT = 0xffff

const broken = () => new ImportError('The file is not a valid ZIP archive, which DOCX, ODT and EPUB files are.')

/** The entries by name. @throws ImportError */
export function zipEntries(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const least = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT)
  let end = bytes.length - END_LENGTH
  while (end >= least && view.getUint32(end, true) !== END) end--
  if (end < least) throw broken()
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > IMPORT_LIMITS.entries) throw new ImportError(`The file holds ${count} files.`, 'limit')
  const entries = new Map<string, Entry>()
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw broken()
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    // Programs differ in which of two entries with one name they read, so what is checked here might not be what another program opens.
    if (entries.has(name)) throw broken()
    entries.set(name, {
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      deflated: view.getUint32(at + 20, true),
      inflated: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** @throws ImportError also where it says other than it is */
export async function inflate(bytes: Uint8Array, entry: Entry): Promise<Uint8Array<ArrayBuffer>> {
  const { method, deflated, inflated, at, encrypted } = entry
  if (encrypted) throw new ImportError('The file is encrypted.')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) throw broken()
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + deflated > bytes.length) throw broken()
  const data = bytes.slice(start, start + deflated)
  const most = Math.min(IMPORT_LIMITS.inflatedBytes, Math.max(1, deflated) * IMPORT_LIMITS.ratio)
  if (inflated > most) throw tooLarge()
  if (method === 0) return data
  if (method !== 8) throw new ImportError(`The file is packed by method ${method}, and not by deflate.`)
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw broken()
    })
    if (done) break
    length += value.byteLength
    if (length > most) {
      await reader.cancel().catch(() => undefined)
      throw tooLarge()
    }
    chunks.push(value)
  }
  if (length !== inflated) throw broken()
  const whole = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.byteLength
  }
  return whole
}

const tooLarge = () =>
  new ImportError(
    `Unpacked the file is larger than ${IMPORT_LIMITS.inflatedBytes} bytes, or than ${IMPORT_LIMITS.ratio} times what is packed.`,
    'limit',
  )
