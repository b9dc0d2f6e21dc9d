/** Tables of characters are large: an embedded page and a fresh isolate load them for texts that have Han, kana or Hangul, and for no others. */
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

const TEXTS: readonly (readonly [language: string, a: string, b: string])[] = [
  ['en', 'In 1950 the colour of it was "red"; 10th page', 'In 1951 the color of them was “red”, 11th page'],
  ['la', 'arma virumque cano', 'arma uirumque canam'],
  ['el', 'ἐν ἀρχῇ ἦν ὁ λόγος', 'ἐν ἀρχῆι ἦν λόγος·'],
  ['he', 'בְּרֵאשִׁית ברא אלהים', 'בראשית עשה אלהים'],
  ['ar', 'بسم الله الرحمن', 'بِسْمِ اللّٰه الرحيم'],
  ['ru', 'Все это было', 'Всё это былое'],
  ['hi', 'धर्मक्षेत्रे कुरुक्षेत्रे', 'धर्मक्षेत्रे कुरुक्षेत्र'],
  ['am', 'በመጀመሪያ ቃል ነበረ', 'በመጀመሪያ ቃል ነው'],
]

test('texts of scripts with spaces are compared without a table of characters', () => {
  const script = `
    const { compare } = await import(${JSON.stringify(new URL('../../../src/variants/compare.ts', import.meta.url).href)})
    const numbers = ${JSON.stringify(TEXTS)}.map(([language, a, b]) =>
      compare([{ siglum: 'A', text: a, language }, { siglum: 'B', text: b, language }], {}).summary.variants)
    console.log(JSON.stringify(numbers))`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  const numbers = JSON.parse(said) as number[]
  expect(numbers).toHaveLength(TEXTS.length)
  for (const number of numbers) expect(number).toBeGreaterThan(0)
})
