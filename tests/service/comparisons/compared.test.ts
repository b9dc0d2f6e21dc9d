import { beforeEach, expect, test } from 'vitest'
import { compareSelection } from '../../../src/service/comparisons/compared.ts'
import type { Selection } from '../../../src/service/comparisons/selection.ts'
import type { Store, Version } from '../../../src/store/store.ts'

let serial = 0
let read: string[]
let charged: number[]
let texts: Record<string, string>

const store = {
  async readVersions(ids: readonly string[]) {
    read.push(...ids)
    return ids.map((version) => {
      const text = texts[version]!
      return { version: { version, passage: 'p', length: text.length } as Version, text }
    })
  },
  async charge(versions: readonly { length: number }[]) {
    charged.push(...versions.map(({ length }) => length))
  },
} as unknown as Store

const selection = (more: Partial<Selection> = {}): Selection => ({
  title: 'P',
  witnesses: Object.keys(texts).map((version, k) => {
    return { siglum: 'ABC'[k]!, label: '', source: null, language: 'zh', version, length: texts[version]!.length }
  }),
  names: { id: 'none', names: [] },
  rules: { id: 'none', entries: [] },
  decisions: { id: null, decisions: [] },
  options: { unit: null, ignore: [], moves: true },
  ...more,
})

beforeEach(() => {
  serial++
  read = []
  charged = []
  texts = { [`${serial}a`]: '至少派五六个师', [`${serial}b`]: '最少派七八个师' }
})

test('the same comparison is made once, and charged each time', async () => {
  const first = await compareSelection(store, selection())
  expect(await compareSelection(store, selection({ title: 'another' }))).toBe(first)
  expect([read.length, charged]).toEqual([2, [7, 7]])
})

test.each([
  ['rules', { options: { unit: null, ignore: ['punctuation'], moves: true } }],
  [
    'own rules that are tried under the id of those stored',
    { rules: { id: 'none', entries: [{ id: 'r', pairs: [['五', '七']] }] } },
  ],
  ['names', { names: { id: 'none', names: [{ id: 'n', kind: 'person', forms: ['五', '七'] }] } }],
] as [string, Partial<Selection>][])('with other %s it is another', async (_, more) => {
  const first = await compareSelection(store, selection())
  expect(await compareSelection(store, selection(more))).not.toBe(first)
  expect(read).toHaveLength(4)
})

test('in another order, or under other sigla, it is another', async () => {
  const { witnesses } = selection()
  await compareSelection(store, selection())
  await compareSelection(store, selection({ witnesses: witnesses.toReversed() }))
  await compareSelection(
    store,
    selection({ witnesses: witnesses.map((one) => ({ ...one, siglum: `${one.siglum}1` })) }),
  )
  expect(read).toHaveLength(6)
})

test('neither is a comparison of many readings', async () => {
  texts = Object.fromEntries(
    Object.keys(texts).map((version, k) => [
      version,
      Array.from({ length: 12_000 }, (_, i) => '的是'[i % 3 === 0 ? k : 0]).join(''),
    ]),
  )
  const first = await compareSelection(store, selection())
  expect(first.comparison.segments.length).toBeGreaterThan(5_000)
  expect(await compareSelection(store, selection())).not.toBe(first)
})

test('long texts are not kept', async () => {
  texts = Object.fromEntries(Object.keys(texts).map((version) => [version, '字'.repeat(26_000)]))
  const first = await compareSelection(store, selection())
  expect(await compareSelection(store, selection())).not.toBe(first)
})
