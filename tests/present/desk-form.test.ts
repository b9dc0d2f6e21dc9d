import { describe, expect, test } from 'vitest'
import { alignFields, type DeskAct, outcomeOf, requestOf } from '../../src/present/desk-form.ts'
import { deskOf } from '../../src/present/desk-places.ts'
import { ServiceError } from '../../src/service/error.ts'
import { edit } from '../editing/editing.ts'

const TEXTS = {
  A: 'the old cat sat on a mat',
  B: 'the cold cat sat on a mat',
  C: 'the old cat sat on a rug',
}

function outcome(
  act: DeskAct,
  fields: Record<string, string> | string[][],
  texts: Record<string, string> = TEXTS,
  k = 0,
) {
  const made = edit(texts, [])
  const { places } = deskOf(made.comparison, made.comparison, [])
  return outcomeOf(act, new URLSearchParams(fields), {
    place: places[k]!,
    next: places[k + 1] ?? null,
    texts: made.texts,
    versionOf: (siglum) => `v${siglum}`,
    responsible: 'Li',
    reason: null,
  })
}
const decisions = (...of: Parameters<typeof outcome>) => {
  const made = outcome(...of)
  return 'decisions' in made
    ? made.decisions.map(({ type, target, value, scope }) => ({ type, target, value, scope }))
    : []
}
const everywhere = [
  { version: 'vA', start: 4, end: 7 },
  { version: 'vB', start: 4, end: 8 },
  { version: 'vC', start: 4, end: 7 },
]

describe('a form of the desk says', () => {
  test('approve, print, and a note of the whole place', () => {
    const common = { target: everywhere, scope: 'place' }
    expect(decisions('approve', {})).toEqual([{ type: 'approve', value: {}, ...common }])
    expect(decisions('unprinted', {})).toEqual([{ type: 'print', value: { print: 'no' }, ...common }])
    expect(decisions('printed', {})).toEqual([{ type: 'print', value: { print: 'yes' }, ...common }])
    expect(decisions('note', { note: ' two\r\nlines ', 'note-language': 'en' })).toEqual([
      { type: 'note', value: { text: 'two\nlines', language: 'en' }, ...common },
    ])
  })

  test('which readings are one, and how far', () => {
    const target = [everywhere[0], everywhere[1]]
    const fields = { as: '0', of: '1', class: 'sound', scope: 'passage' }
    expect(decisions('regularise', fields)).toEqual([
      { type: 'regularise', value: { class: 'sound' }, target, scope: 'passage' },
    ])
    expect(outcome('regularise', { ...fields, scope: 'always' })).toEqual({
      rule: { id: 'sound', pairs: [['old', 'cold']], at: 'word' },
    })
  })

  test('a lemma, an order, a rank', () => {
    expect(decisions('lemma', { lemma: '1' })[0]!.value).toEqual({ siglum: 'B' })
    expect(decisions('conjecture', { conjecture: 'bold' })[0]!.value).toEqual({ conjecture: 'bold' })
    expect(decisions('order', { 'order-0': '2', 'order-1': '1' })[0]!.value).toEqual({ readings: ['cold', 'old'] })
    const rank = decisions('reading', [
      ['ranked', '1'],
      ['rank', 'sub'],
      ['parent', '0'],
    ])
    expect(rank[0]).toMatchObject({ value: { rank: 'sub', parent: 'old' }, target: [everywhere[1]] })
  })

  test('of classes only what is otherwise than now', () => {
    expect(decisions('classify', { significance: 'accidental', relation: 'variant' })[0]!.value).toEqual({
      significance: 'accidental',
    })
    expect(
      decisions('classify', [
        ['classes', 'spelling'],
        ['own-classes', 'sound, sense；sound'],
      ])[0]!.value,
    ).toEqual({
      classes: ['spelling', 'sound', 'sense'],
    })
  })

  test('where a place is cut: one decision for each cut, with an offset for each witness', () => {
    const [first, second] = decisions('split', { 'split-0': 'o|l|d', 'split-1': 'co|l|d' })
    expect(first).toMatchObject({ type: 'split', value: { at: [5, 5, 6] } })
    expect(second).toMatchObject({ value: { at: [6, 6, 7] } })
    expect(first!.target.map(({ version }) => version)).toEqual(['vA', 'vC', 'vB'])
  })

  test('join: from the beginning of one place to the end of the next', () => {
    expect(decisions('join', {})[0]!.target).toEqual([
      { version: 'vA', start: 4, end: 24 },
      { version: 'vB', start: 4, end: 25 },
      { version: 'vC', start: 4, end: 24 },
    ])
  })

  test('which words belong together, also beside the place', () => {
    const made = edit(TEXTS, [])
    const [place] = deskOf(made.comparison, made.comparison, []).places
    const fields = alignFields(place!, made.texts)
    const marked = fields.map(({ before, text, after }, k) => {
      const own = before + text + after
      expect(own).toBe(Object.values(TEXTS)[k])
      return [`align-${k}`, own.replace(k === 1 ? 'cold cat' : 'cat', '[$&]')]
    })
    expect(decisions('align', marked)[0]!.target).toEqual([
      { version: 'vA', start: 8, end: 11 },
      { version: 'vB', start: 4, end: 12 },
      { version: 'vC', start: 8, end: 11 },
    ])
  })

  test('witnesses that have the same words around a place share a field', () => {
    const texts = { A: 'the old cat', B: 'the cold cat', C: 'the old cat' }
    const made = edit(texts, [])
    const [place] = deskOf(made.comparison, made.comparison, []).places
    expect(alignFields(place!, made.texts)).toEqual([
      { sigla: ['A', 'C'], before: 'the ', text: 'old', after: ' cat' },
      { sigla: ['B'], before: 'the ', text: 'cold', after: ' cat' },
    ])
  })
})

test('of very many witnesses a decision names one for each reading, and for itself those it is about', () => {
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, k) => [k === 0 ? 'A' : `w${k}`, k % 2 ? TEXTS.B : TEXTS.A]),
  )
  expect(decisions('approve', {}, many)[0]!.target).toHaveLength(2)
  const same = { as: '0', of: '1', class: 'sound' }
  expect(decisions('regularise', same, many)[0]!.target).toHaveLength(2)
  expect(decisions('regularise', { ...same, scope: 'witness' }, many)[0]!.target).toHaveLength(21)
  expect(decisions('split', { 'split-0': 'o|ld', 'split-1': 'co|ld' }, many)[0]!.target).toHaveLength(40)
})

describe('a form that cannot be meant is refused, and says which field', () => {
  const cases: readonly [act: DeskAct, fields: Record<string, string>, name: string, member: string][] = [
    ['regularise', { as: '0', of: '1' }, 'missing', 'class'],
    ['regularise', { as: '0', of: '0', class: 'x' }, 'invalid-value', 'reading'],
    ['regularise', { as: '0', of: '7', class: 'x' }, 'missing', 'reading'],
    ['regularise', { as: '0', of: '1', class: 'x', scope: 'world' }, 'not-one-of', 'scope'],
    ['conjecture', { conjecture: ' ' }, 'missing', 'conjecture'],
    ['note', {}, 'missing', 'note'],
    ['note', { note: 'x'.repeat(4_001) }, 'over-limit', 'text'],
    ['note', { note: 'x', 'note-language': 'no language' }, 'invalid-value', 'language'],
    ['reading', {}, 'missing', 'reading'],
    ['reading', { ranked: '-1' }, 'missing', 'reading'],
    ['classify', {}, 'invalid-value', 'value'],
    ['split', {}, 'invalid-value', 'split'],
    ['split', { 'split-0': 'o|ld', 'split-1': 'cold' }, 'invalid-value', 'split'],
    ['split', { 'split-0': 'o|dd', 'split-1': 'c|old' }, 'invalid-value', 'split'],
    ['align', { 'align-0': 'the [old cat' }, 'invalid-value', 'align'],
  ]
  for (const [act, fields, name, member] of cases)
    test(`${act} ${JSON.stringify(fields).slice(0, 60)}`, () => {
      try {
        outcome(act, fields)
      } catch (error) {
        expect(error).toBeInstanceOf(ServiceError)
        expect(error).toMatchObject({ name })
        expect((error as ServiceError).member.at(-1)).toBe(member)
        return
      }
      expect.unreachable()
    })

  test('the last place has no next one', () => {
    expect(() => outcome('join', {}, TEXTS, 1)).toThrow(ServiceError)
  })
})

test('a button says what it does, and where', () => {
  const said = (value: string) => requestOf(new URLSearchParams({ do: value }))
  expect(said('approve:12')).toEqual({ act: 'approve', at: 12 })
  expect(said('withdraw:12:ab-1')).toEqual({ withdraw: 'ab-1', at: 12 })
  expect(said('withdraw::ab')).toEqual({ withdraw: 'ab', at: null })
  for (const wrong of ['', 'approve', 'approve:', 'approve:x', 'dance:1', 'withdraw:1', 'approve:1:2:3'])
    expect(() => said(wrong)).toThrow(ServiceError)
})
