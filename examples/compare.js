// node compare.js a.txt b.txt
import { readFileSync } from 'node:fs'
import { compare, formats } from 'variorum'

const witnesses = process.argv.slice(2).map((file, k) => ({
  siglum: String.fromCharCode(65 + k),
  text: readFileSync(file, 'utf8'),
}))
const comparison = compare(witnesses)

console.log(formats.txt(comparison, witnesses, { title: 'Variants' }))

// Offsets are code points: spread a string before cutting it.
for (const segment of comparison.segments) {
  if (segment.relation === 'identical') continue
  const [start, end] = segment.spans.A
  console.log(`A ${start}–${end}: ${[...witnesses[0].text].slice(start, end).join('')}`)
}
