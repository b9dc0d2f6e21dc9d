/**
 * Texts without Han characters are compared without the tables of these, which a page does not load for them and a Worker need not
 * decode.
 */
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from '../../src/cli/bundle.ts'
import { RULES } from '../../src/text/equivalences/index.ts'
import type { compare as Compare } from '../../src/variants/compare.ts'

/** A copy of the engine without tables: that of the tests has them. */
const file = join(tmpdir(), `variorum-without-tables-${process.pid}.mjs`)
let compare: typeof Compare

beforeAll(async () => {
  await writeFile(file, await bundle('src/variants/compare.ts'))
  compare = (await import(/* @vite-ignore */ pathToFileURL(file).href)).compare
})
afterAll(() => rm(file))

const texts = [
  ['la', 'Arma virumque cano, Troiae qui primus ab oris', 'Arma uirumque canam, Troiæ primus qui ab oris'],
  ['en', 'the colour of 12 cats', 'the color of twelve cats'],
  ['de', 'daß er thut', 'dass er tut'],
  ['el', 'μηνιν αειδε θεα', 'μῆνιν ἄειδε θεά'],
  ['ru', 'миръ и война 1812 г.', 'мир и вѣра'],
  ['he', 'בראשית ברא אלהים', 'בראשית עשה אלהים'],
  ['ar', 'بسم الله الرحمن', 'بسم اللّٰه الرحيم'],
  ['sa', 'धर्मक्षेत्रे कुरुक्षेत्रे', 'धर्मक्षेत्रे समवेता'],
  [null, 'arma virumque', 'arma uirumque 𝔘𝔫'],
] as const

test.each(texts)('%s', (language, a, b) => {
  const witnesses = [a, b].map((text, k) => ({ siglum: 'AB'[k]!, text, language }))
  for (const unit of ['grapheme', 'word', 'whitespace'] as const)
    expect(compare(witnesses, { unit }).summary.variants).toBeGreaterThan(0)
  expect(compare(witnesses, { ignore: RULES }).options.ignore).toEqual(RULES)
})

test('a text that needs them throws', () => {
  expect(() =>
    compare([
      { siglum: 'A', text: '战争' },
      { siglum: 'B', text: '戰爭' },
    ]),
  ).toThrow('provideTables')
})
