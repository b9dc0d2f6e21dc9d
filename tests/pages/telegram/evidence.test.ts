import { expect, it } from 'vitest'
import { quotations } from '../../../src/present/quotations.ts'
import type { Evidence } from '../../../src/provenance/telegram.ts'

const evidence = (siglum: string, start: number, text: string, more: Partial<Evidence> = {}): Evidence => ({
  version: `version of ${siglum}`,
  passage: 'account',
  siglum,
  start,
  end: start + text.length,
  kind: 'mention',
  role: 'date',
  text,
  ...more,
})

const shown = (list: readonly Evidence[]) =>
  quotations(list).map(({ text, places }) => `${text} ${places.map(({ siglum, start }) => siglum + start).join(' ')}`)

it('the same words in two copies are one quotation with two places', () =>
  expect(shown([evidence('B', 10, '当晚'), evidence('A', 10, '当晚')])).toEqual(['当晚 A10 B10']))

it('the same words twice in one copy are two quotations, first with first and second with second', () =>
  expect(
    shown([evidence('A', 40, '当天'), evidence('B', 45, '当天'), evidence('A', 10, '当天'), evidence('B', 15, '当天')]),
  ).toEqual(['当天 A10 B15', '当天 A40 B45']))

it('words with another role are separate', () =>
  expect(shown([evidence('A', 10, '当天'), evidence('B', 10, '当天', { role: 'received' })])).toEqual([
    '当天 A10',
    '当天 B10',
  ]))
