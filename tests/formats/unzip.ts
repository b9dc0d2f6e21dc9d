/** Reads the archives that we write, which are not compressed. */
import { expect } from 'vitest'

/** By the central directory, as every program reads an archive. */
export function unzip(archive: Uint8Array): { path: string; content: Uint8Array; crc: number; date: number }[] {
  const view = new DataView(archive.buffer)
  const end = archive.length - 22
  expect(view.getUint32(end, true)).toBe(0x06054b50)
  let at = view.getUint32(end + 16, true)
  return Array.from({ length: view.getUint16(end + 10, true) }, () => {
    expect(view.getUint32(at, true)).toBe(0x02014b50)
    const [crc, size, nameLength] = [
      view.getUint32(at + 16, true),
      view.getUint32(at + 24, true),
      view.getUint16(at + 28, true),
    ]
    const date = view.getUint16(at + 14, true)
    const local = view.getUint32(at + 42, true)
    const path = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength))
    at += 46 + nameLength
    expect(view.getUint32(local, true)).toBe(0x04034b50)
    expect(view.getUint32(local + 14, true)).toBe(crc)
    const start = local + 30 + view.getUint16(local + 26, true)
    return { path, content: archive.slice(start, start + size), crc, date }
  })
}
