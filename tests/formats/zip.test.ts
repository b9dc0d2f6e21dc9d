import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { zip } from '../../src/formats/zip.ts'
import { unzip } from './unzip.ts'

const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text))
const FILES = [
  { path: 'ro-crate-metadata.json', content: bytes('{}') },
  { path: 'texts/t17/甲.txt', content: bytes('派五六个师志愿军\n𠮷') },
  { path: 'empty', content: new Uint8Array() },
]
const AT = '2026-11-01T12:34:56.000Z'

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
