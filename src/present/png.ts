/** Writes a picture of few colours as a PNG (W3C PNG, third edition): rows of palette indexes, two bits each. */

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 0xff]! ^ (crc >>> 8)
  return ~crc >>> 0
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(new TextEncoder().encode(type), 4)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, crcOf(bytes.subarray(4, 8 + data.length)))
  return bytes
}

/**
 * @param rows of the picture, each with an index of the palette for each point
 * @param palette at most four colours, `[red, green, blue]`
 * @param scale every point becomes a square of so many pixels
 */
export async function pngOf(
  rows: readonly Uint8Array[],
  palette: readonly (readonly [number, number, number])[],
  scale: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const [width, height] = [rows[0]!.length * scale, rows.length * scale]
  const size = 1 + Math.ceil(width / 4)
  const raw = new Uint8Array(size * height)
  for (const [y, row] of rows.entries()) {
    const line = new Uint8Array(size)
    for (let x = 0; x < width; x++) line[1 + (x >> 2)]! |= row[Math.floor(x / scale)]! << (6 - 2 * (x & 3))
    for (let k = 0; k < scale; k++) raw.set(line, (y * scale + k) * size)
  }
  const packed = new Blob([raw]).stream().pipeThrough(new CompressionStream('deflate'))
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([2, 3, 0, 0, 0], 8)
  const parts = [
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(palette.flat())),
    chunk('IDAT', new Uint8Array(await new Response(packed).arrayBuffer())),
    chunk('IEND', new Uint8Array(0)),
  ]
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}
