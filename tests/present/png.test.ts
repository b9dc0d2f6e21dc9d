import { crc32, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { linkPicture, PALETTE, PICTURE, SCALE } from '../../src/present/link-picture.ts'
import { pngOf } from '../../src/present/png.ts'

/** Reads what is written, by the specification: chunks with their checksums, and the rows of indexes. */
function read(png: Uint8Array) {
  const bytes = Buffer.from(png)
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.subarray(at + 4, at + 8).toString('latin1')
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(bytes.subarray(at + 4, at + 8 + length)))
    chunks.set(type, bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND'])
  const header = chunks.get('IHDR')!
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const raw = inflateSync(chunks.get('IDAT')!)
  const size = 1 + Math.ceil(width / 4)
  expect(raw.length).toBe(size * height)
  const at = (x: number, y: number) => (raw[y * size + 1 + (x >> 2)]! >> (6 - 2 * (x & 3))) & 3
  return { width, height, at }
}

test('a picture is the PNG of its rows', async () => {
  const rows = [Uint8Array.of(0, 1, 2), Uint8Array.of(3, 0, 1)]
  const { width, height, at } = read(await pngOf(rows, PALETTE, 3))
  expect([width, height]).toEqual([9, 6])
  for (let y = 0; y < 6; y++)
    for (let x = 0; x < 9; x++) expect(at(x, y)).toBe(rows[Math.floor(y / 3)]![Math.floor(x / 3)])
})

const variant = (id: string, start: number, end: number, ...groups: readonly string[]) => ({
  id,
  relation: 'variant' as const,
  spans: { A: [start, end] as const, B: [0, 0] as const, C: [0, 0] as const },
  kind: 'substitution' as const,
  readings: groups.map((group) => ({ text: group, witnesses: [...group] })),
  classes: [],
  touches: [],
  significance: 'substantive' as const,
})
const of = {
  title: null as string | null,
  variants: [variant('1', 0, 10, 'A', 'BC'), variant('2', 90, 100, 'AB', 'C')],
  length: 100,
  base: 'A',
  sigla: ['A', 'B', 'C'],
  cited: null,
  isRtl: false,
}
/** Colours along the strip of the last witness, at the left end, in the middle, and at the right end. */
const strip = (rows: readonly Uint8Array[], fromEnd: number) =>
  [26, 156, 285].map((x) => rows[rows.length - fromEnd]![x])

test('a picture of a link has each place in the row of the witness that departs there', async () => {
  const rows = linkPicture(of)
  expect(strip(rows, 20)).toEqual([2, 0, 2])
  expect(strip(rows, 32)).toEqual([2, 0, 0])
  const { width, height } = read(await pngOf(rows, PALETTE, SCALE))
  expect({ width, height }).toEqual(PICTURE)
})

test('a variant that is cited is distinguished from the others, and a text from right to left is mirrored', () => {
  expect(strip(linkPicture({ ...of, cited: '2' }), 20)).toEqual([2, 0, 3])
  expect(strip(linkPicture({ ...of, isRtl: true }), 32)).toEqual([0, 0, 2])
})

test('any sigla, many witnesses, an empty base: it is still a picture', () => {
  const sigla = ['A', '甲', '𝔊', '', ...Array.from({ length: 60 }, (_, k) => `W${k}`)]
  for (const length of [0, 100])
    expect(linkPicture({ ...of, sigla, length, variants: [variant('1', 0, 0, 'A', 'C')] })).toHaveLength(
      PICTURE.height / SCALE,
    )
})

test('a title in Latin letters is drawn, with or without accents, and cut to a line; another is left out', () => {
  /** Points that are drawn where the title stands. */
  const drawn = (title: string | null) => {
    const rows = linkPicture({ ...of, title }).slice(43, 50)
    return rows.map((row) => row.reduce((sum, point) => sum + (point === 1 ? 1 : 0), 0)).reduce((a, b) => a + b, 0)
  }
  expect(drawn('Énéide')).toBe(drawn('eneide'))
  expect(drawn('Énéide')).toBeGreaterThan(50)
  expect(drawn('Éneide')).toBeGreaterThan(drawn('Éne'))
  expect([drawn('方丈記'), drawn('Mao 致斯大林'), drawn('…'), drawn(null)]).toEqual([0, 0, 0, 0])
  const [long] = [linkPicture({ ...of, title: 'w'.repeat(500) }).slice(43, 50)]
  expect(long.every((row) => row.length === PICTURE.width / SCALE)).toBe(true)
})
