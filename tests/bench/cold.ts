/** One whole comparison, the first of a fresh process: what `bench.ts` starts. Reads the texts as JSON, prints milliseconds of CPU of ours and of jsdiff. */
import { readFileSync } from 'node:fs'
import { diffArrays } from 'diff'
import '../../src/text/tables/bundled.ts'
import { compare } from '../../src/variants/compare.ts'

const texts = JSON.parse(readFileSync(0, 'utf8')) as string[]
const characters = texts.map((text) => [...text])
const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const start = cpu()
compare(texts.map((text, k) => ({ siglum: `w${k}`, text })))
const between = cpu()
for (const other of characters.slice(1)) diffArrays(characters[0]!, other)
console.log(JSON.stringify([between - start, cpu() - between]))
