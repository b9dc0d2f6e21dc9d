/**
 * A Chinese font for the browser of the tests. Pages ship none and machines that run tests have none, so the system of
 * the test gets one: from an npm package, which brings it as WOFF 1.0, unpacked to the plain form that fontconfig reads.
 * The Latin sans of the interface is the one that comes with the browser and that it unpacks below the temporary folder.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'

const WEIGHTS = [400, 700]

/** Writes fonts and a fontconfig file below `folder`; returns the environment in which a browser finds them. */
export function installFonts(folder: string): { FONTCONFIG_FILE: string } {
  const fonts = join(folder, 'fonts')
  mkdirSync(fonts, { recursive: true })
  const files = join(dirname(createRequire(import.meta.url).resolve('@fontsource/noto-serif-sc/package.json')), 'files')
  for (const weight of WEIGHTS) {
    const woff = readFileSync(join(files, `noto-serif-sc-chinese-simplified-${weight}-normal.woff`))
    writeFileSync(join(fonts, `noto-serif-sc-${weight}.otf`), unpackWoff(woff))
  }
  const config = join(folder, 'fonts.conf')
  writeFileSync(config, fontConfig(fonts, join(folder, 'cache')))
  return { FONTCONFIG_FILE: config }
}

/** The files of the package name their family after its lightest weight; and where a page asks for any serif, this one is meant. */
const fontConfig = (fonts: string, cache: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <dir>${join(tmpdir(), 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${cache}</cachedir>
  <match target="scan">
    <test name="family"><string>Noto Serif SC ExtraLight</string></test>
    <edit name="family" mode="assign"><string>Noto Serif SC</string></edit>
  </match>
  <alias binding="strong"><family>serif</family><prefer><family>Noto Serif SC</family></prefer></alias>
  <alias binding="strong"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>`

/** WOFF File Format 1.0 (W3C, 2012), sections 3 to 5: a header, a directory, and tables that are zlib streams where that is shorter. */
function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const parts: Buffer[] = []
  const directory = Buffer.alloc(12 + 16 * count)
  directory.writeUInt32BE(woff.readUInt32BE(4), 0)
  directory.writeUInt16BE(count, 4)
  const power = 2 ** Math.floor(Math.log2(count))
  directory.writeUInt16BE(power * 16, 6)
  directory.writeUInt16BE(Math.log2(power), 8)
  directory.writeUInt16BE((count - power) * 16, 10)
  let offset = directory.length
  for (let index = 0; index < count; index++) {
    const entry = 44 + 20 * index
    const [start, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number]
    const bytes = woff.subarray(start, start + packed)
    const table = packed < length ? inflateSync(bytes) : bytes
    const at = 12 + 16 * index
    woff.copy(directory, at, entry, entry + 4)
    woff.copy(directory, at + 4, entry + 16, entry + 20)
    directory.writeUInt32BE(offset, at + 8)
    directory.writeUInt32BE(length, at + 12)
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4)
    table.copy(padded)
    parts.push(padded)
    offset += padded.length
  }
  return Buffer.concat([directory, ...parts])
}
