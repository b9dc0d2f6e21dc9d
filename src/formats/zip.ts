/**
 * Writes a ZIP archive (PKWARE APPNOTE 6.3.3) with stored, uncompressed files: any system opens it, and it needs no library. Names are
 * UTF-8. Deterministic: every file has the date that the caller gives.
 */

export interface ZipFile {
  /** Within the archive, with `/` between its parts. */
  readonly path: string
  readonly content: Uint8Array
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
/** Version 2.0, and names in UTF-8. */
const VERSION = 20
const UTF8 = 0x0800

/** O(bytes). @param at date of every file, RFC 3339; ZIP knows the years 1980 to 2107 */
export function zip(files: readonly ZipFile[], at: string): Uint8Array<ArrayBuffer> {
  const [time, date] = dosTime(at)
  const encoder = new TextEncoder()
  const entries = files.map(({ path, content }) => ({ name: encoder.encode(path), content, crc: crc32(content) }))
  const local = entries.reduce((sum, { name, content }) => sum + 30 + name.length + content.length, 0)
  const central = entries.reduce((sum, { name }) => sum + 46 + name.length, 0)
  const out = new Uint8Array(local + central + 22)
  const view = new DataView(out.buffer)
  let offset = 0
  const u16 = (value: number) => {
    view.setUint16(offset, value, true)
    offset += 2
  }
  const u32 = (value: number) => {
    view.setUint32(offset, value, true)
    offset += 4
  }
  const bytes = (value: Uint8Array) => {
    out.set(value, offset)
    offset += value.length
  }
  /** What the two headers of a file have in common. */
  const common = ({ name, content, crc }: (typeof entries)[number]) => {
    for (const value of [VERSION, UTF8, 0, time, date]) u16(value)
    for (const value of [crc, content.length, content.length]) u32(value)
    u16(name.length)
    u16(0)
  }
  const offsets = entries.map((entry) => {
    const start = offset
    u32(LOCAL)
    common(entry)
    bytes(entry.name)
    bytes(entry.content)
    return start
  })
  entries.forEach((entry, k) => {
    u32(CENTRAL)
    u16(VERSION)
    common(entry)
    for (const value of [0, 0, 0]) u16(value)
    u32(0)
    u32(offsets[k]!)
    bytes(entry.name)
  })
  u32(END)
  for (const value of [0, 0, entries.length, entries.length]) u16(value)
  u32(central)
  u32(local)
  u16(0)
  return out
}

/** Time and date as MS-DOS packs them, in UTC, in steps of two seconds. */
function dosTime(at: string): readonly [time: number, date: number] {
  const when = new Date(at)
  const year = Math.min(2107, Math.max(1980, when.getUTCFullYear()))
  return [
    (when.getUTCHours() << 11) | (when.getUTCMinutes() << 5) | (when.getUTCSeconds() >> 1),
    ((year - 1980) << 9) | ((when.getUTCMonth() + 1) << 5) | when.getUTCDate(),
  ]
}

/** CRC-32 (ISO 3309), a bit at a time for each of the 256 bytes once, then a byte at a time. */
function crc32(bytes: Uint8Array): number {
  const table = new Uint32Array(256).map((_, byte) => {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    return crc
  })
  let crc = 0xffffffff
  for (const byte of bytes) crc = table[(crc ^ byte) & 0xff]! ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
