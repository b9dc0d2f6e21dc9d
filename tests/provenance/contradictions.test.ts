import { describe, expect, test } from 'vitest'
import { contradictionsOf } from '../../src/provenance/contradictions.ts'
import type { Statement, Telegram } from '../../src/provenance/telegram.ts'
import { byId, telegram, telegrams } from './corpus.ts'

/** `property value`; the id of a statement is its property and number. */
function saying(id: string, lines: readonly string[], answers: readonly string[] = []): Telegram {
  const statements = lines.map((line, k): Statement => {
    const at = line.indexOf(' ')
    const said = { basis: 'stated', certainty: 'high', source: 'a source', responsible: 'somebody' } as const
    return { id: `${id}-${k}`, property: line.slice(0, at), value: line.slice(at + 1), ...said }
  })
  const relations = answers.map((other) => ({ type: 'answers' as const, telegram: other }))
  return { ...telegram('t17'), id, statements, relations, tensions: [] }
}

const rules = (one: Telegram, related: readonly Telegram[] = []) =>
  contradictionsOf(one, new Map(related.map((other) => [other.id, other]))).map(
    ({ rule, statements }) => `${rule}: ${statements.join(' ')}`,
  )

describe('by rule', () => {
  test.each([
    ['two dates', ['dated 1950-10-01', 'dated 1950-10-02'], ['two-values: x-0 x-1']],
    ['a day in its interval', ['dated 1950-10-02', 'dated 1950-10-01/..'], []],
    ['two senders', ['sender 金日成', 'sender 朴宪永'], []],
    ['two kinds', ['type 信 (letter)', 'type 电 (telegram)'], ['two-values: x-0 x-1']],
    ['received before it was sent', ['sent 1950-10-03', 'received 1950-10-02'], ['date-order: x-0 x-1']],
    ['sent before it was written', ['dated 1950-10-03', 'sent 1950-10-01/1950-10-02'], ['date-order: x-0 x-1']],
    ['perhaps in order', ['dated 1950-10-03', 'sent 1950-10-01/..'], []],
    ['text and source', ['omission the close is left out'], ['text-and-source: x-0']],
  ])('%s', (_, lines, expected) => expect(rules(saying('x', lines))).toEqual(expected))

  test('an answer before what it answers', () => {
    const question = saying('q', ['dated 1950-10-05'])
    expect(rules(saying('a', ['dated 1950-10-04'], ['q']), [question])).toEqual(['answer-before-question: a-0 q-0'])
    expect(rules(saying('a', ['dated 1950-10-05'], ['q']), [question])).toEqual([])
  })

  test('what was withdrawn contradicts nothing', () => {
    const { statements, ...rest } = saying('x', ['dated 1950-10-01', 'dated 1950-10-02'])
    const withdrawn = { reason: 'misread', responsible: 'editor', at: '2026-01-01T00:00:00.000Z' }
    expect(rules({ ...rest, statements: [statements[0]!, { ...statements[1]!, withdrawn }] })).toEqual([])
  })
})

describe('in the corpus', () => {
  test('all 18 tensions are listed, each with every telegram it speaks of', () => {
    const listed = new Map<string, Set<string>>()
    for (const one of telegrams)
      for (const { tension } of contradictionsOf(one, byId))
        if (tension) listed.set(tension, (listed.get(tension) ?? new Set()).add(one.id))
    expect(listed.size).toBe(18)
    for (const one of telegrams)
      for (const { id, telegrams: named } of one.tensions)
        expect([...listed.get(id)!].sort()).toEqual([...named].sort())
  })

  test('letter or telegram: the account calls telegram 4 both', () => {
    expect(contradictionsOf(telegram('t04'), byId).map(({ rule }) => rule)).toContain('two-values')
  })

  test('telegram 27 is dated 13 October by the edition, 14 October by the account’s “yesterday”', () => {
    const found = contradictionsOf(telegram('t27'), byId).find(({ rule }) => rule === 'two-values')
    expect(found?.text.en).toMatch(/1950-10-13|1950-10-14/)
  })
})
