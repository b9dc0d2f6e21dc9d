/**
 * CPU of reading files of about 5 MB in several formats, beside the same bytes decoded and, for XML, only parsed into a tree by the
 * parser that the reader of TEI uses: `npm run bench:import`. The text is the account of the corpus over and over, each line another.
 */
import '../../src/import/tables/bundled.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseXml } from '@rgrove/parse-xml'
import { readFile } from '../../src/import/files.ts'

const SIZE = 5_000_000
const account = readFileSync(join(import.meta.dirname, '../../kv-seed/texts/account.txt'), 'utf8')
const lines = account.split('\n').filter((line) => line !== '')

/** As many pieces as come to `SIZE` bytes. */
function filled(piece: (line: string, n: number) => string): string {
  const pieces: string[] = []
  for (let n = 0, size = 0; size < SIZE; n++) {
    pieces.push(piece(lines[n % lines.length]!, n))
    size += Buffer.byteLength(pieces.at(-1)!)
  }
  return pieces.join('')
}

const entry = (line: string) =>
  `${line.slice(0, 20)}<app><lem wit="#A">${line.slice(20, 24)}</lem><rdg wit="#B">${line.slice(21, 24)}</rdg></app>${line.slice(24)}`
const tei = (body: string) =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title></titleStmt><sourceDesc><listWit><witness xml:id="A"/><witness xml:id="B"/></listWit></sourceDesc></fileDesc></teiHeader><text><body>${body}</body></text></TEI>`

const FILES: readonly (readonly [name: string, type: string, content: string])[] = [
  ['plain', 'text/plain', filled((line, n) => `${n} ${line}\n`)],
  ['Markdown', 'text/markdown', filled((line, n) => `## ${n}\n\n${line.replace('，', '，**重**')}[^${n}]\n\n[^${n}]: 注\n\n`)],
  ['HTML', 'text/html', filled((line, n) => `<p id="p${n}">${line}<sup>${n}</sup> &amp; <i>x</i></p>\n`)],
  ['TEI', 'application/tei+xml', tei(filled((line, n) => `<p n="${n}">${line}<lb/><note>注</note></p>\n`))],
  ['TEI, words', 'application/tei+xml', tei(filled((line, n) => `<p n="${n}">${line.replace(/.{1,3}/gu, '<w lemma="x">$&</w>')}</p>\n`))],
  ['TEI, apparatus', 'application/tei+xml', tei(filled((line, n) => `<p n="${n}"><pb n="${n}"/>${entry(line)}</p>\n`))],
] // biome-ignore format: a table

const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

async function measured(work: () => unknown): Promise<number> {
  const start = cpu()
  await work()
  return cpu() - start
}

const rows: Record<string, string>[] = []
for (const [name, type, content] of FILES) {
  const bytes = Uint8Array.from(Buffer.from(content))
  const all: { ours: number; decoded: number; parsed: number | null }[] = []
  for (let round = 0; round < 3; round++)
    all.push({
      ours: await measured(() => readFile(bytes, type, null)),
      decoded: await measured(() => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)),
      parsed: content.startsWith('<TEI') ? await measured(() => parseXml(content)) : null,
    })
  const median = (of: (round: (typeof all)[number]) => number) => all.map(of).sort((a, b) => a - b)[1]!
  const ours = median(({ ours }) => ours)
  rows.push({
    file: name,
    MB: (bytes.length / 1e6).toFixed(1),
    'CPU ms': ours.toFixed(0),
    '÷ decoding': (ours / median(({ decoded }) => decoded)).toFixed(0),
    '÷ parsing': all[0]!.parsed === null ? '' : (ours / median(({ parsed }) => parsed ?? 0)).toFixed(1),
  })
}
console.table(rows)
