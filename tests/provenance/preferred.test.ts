import { describe, expect, test } from 'vitest'
import { chosen, factsOf, preferred, ranked } from '../../src/provenance/preferred.ts'
import type { Basis, Certainty, Statement, Telegram } from '../../src/provenance/telegram.ts'
import { telegram, telegrams } from './corpus.ts'

/** `value basis certainty` */
function saying(...lines: string[]): Telegram {
  const statements = lines.map((line, k): Statement => {
    const [value, basis, certainty] = line.split(' ')
    return {
      id: `s${k}`,
      property: 'dated',
      value: value!,
      basis: basis as Basis,
      certainty: certainty as Certainty,
      source: 'a source',
      responsible: 'somebody',
    }
  })
  return { ...telegram('t17'), statements }
}

describe('of several values', () => {
  test.each([
    ['the surer one', ['1950-10-01 stated medium', '1950-10-02 external-document high'], '1950-10-02'],
    ['what a witness states', ['1950-10-01 external-document high', '1950-10-02 stated high'], '1950-10-02'],
    ['the fewer days', ['1950-10-01/.. inferred high', '1950-10-02 inferred high'], '1950-10-02'],
    ['the first that was said', ['1950-10-02 stated high', '1950-10-01 stated high'], '1950-10-02'],
    ['nothing that is doubtful', ['1950-10-01 stated low', '1950-10-02 editorial unknown'], undefined],
  ])('%s', (_, lines, expected) => expect(preferred(saying(...lines), 'dated')?.value).toBe(expected))

  test('a withdrawn statement does not count', () => {
    const { statements, ...rest } = saying('1950-10-01 stated high', '1950-10-02 inferred medium')
    const withdrawn = { reason: 'misread', responsible: 'editor', at: '2026-01-01T00:00:00.000Z' }
    const changed = { ...rest, statements: [{ ...statements[0]!, withdrawn }, statements[1]!] }
    expect(preferred(changed, 'dated')?.value).toBe('1950-10-02')
    expect(factsOf(changed).rest).toEqual([])
  })
})

test('two senders of one letter are both kept; what another source calls them is a note', () => {
  expect(chosen(telegram('t20'), 'sender').map(({ value }) => value)).toEqual(['斯大林', '周恩来'])
  const { recipients, rest } = factsOf(telegram('t20'))
  expect(recipients.map(({ value }) => value)).toEqual(['毛泽东'])
  expect(rest.map(({ value }) => value)).toContain('苏联驻北京大使')
})

test('telegram 8 is dated by the document, not by what surrounds its quotation', () => {
  expect(factsOf(telegram('t08')).date).toMatchObject({ value: '1950-10-02', basis: 'external-document' })
})

test('of every telegram every statement is in a field or among the rest, and never a doubtful one in a field', () => {
  for (const one of telegrams) {
    const { date: _, rest, ...fields } = factsOf(one)
    const used = Object.values(fields)
      .flat()
      .filter((statement) => statement !== null)
    expect(new Set([...used, ...rest])).toEqual(new Set(one.statements))
    expect(used.filter(({ certainty }) => certainty === 'low' || certainty === 'unknown')).toEqual([])
    expect(ranked(one, 'dated')).toHaveLength(one.statements.filter(({ property }) => property === 'dated').length)
  }
})
