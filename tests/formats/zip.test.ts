import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { zip } from '../../src/formats/zip.ts'

const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text))
const FILES = [
  { path: 'ro-crate-metadata.json', content: bytes('{}') },
  { path: 'texts/t17/甲.txt', content: bytes('派五六个师志愿军\n𠮷') },
  { path: 'empty', content: new Uint8Array() },
]
const AT = '2026-11-01T12:34:56.000Z'

/** By the central directory, as every program reads an archive. */
function unzip(archive: Uint8Array): { path: string; content: Uint8Array; crc: number; date: number }[] {
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

test('what was put in comes out, with its checksum', () => {
  const found = unzip(zip(FILES, AT))
  expect(found.map(({ path, content }) => ({ path, content }))).toEqual(FILES)
  for (const { content, crc } of found) expect(crc).toBe(crc32(content))
})

test('the date is that of the content, and the same archive is made each time', () => {
  const { date } = unzip(zip(FILES, AT))[0]!
  expect([(date >> 9) + 1980, (date >> 5) & 15, date & 31]).toEqual([2026, 11, 1])
  expect(zip(FILES, AT)).toEqual(zip(FILES, AT))
})

test('nothing in it is an archive too', () => {
  expect(unzip(zip([], AT))).toEqual([])
})
