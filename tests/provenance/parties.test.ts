import { describe, expect, test } from 'vitest'
import { type PartyKind, partyOf } from '../../src/provenance/parties.ts'

describe('who or what a party is', () => {
  const cases: readonly (readonly [PartyKind, readonly string[]])[] = [
    ['person', ['斯大林', '毛泽东', 'Mao Zedong', 'Gao', '苏联大使', 'Soviet Ambassador in Peking', '部长王某']],
    [
      'organisation',
      [
        '中国领导人',
        '联共(布)中央政治局',
        '苏联外交部(葛罗米柯)',
        'Instantsia (Stalin)',
        '苏联海军',
        'Soviet Ministry of Foreign Affairs',
        '美国国务院',
      ],
    ],
    ['place', ['平壤', '莫斯科', 'Peking', '北京（转）']],
  ]
  for (const [kind, names] of cases)
    test.each(names)(`%s is a ${kind}`, (name) => expect(partyOf(name).kind).toBe(kind))
})

test('only a confirmed record is referred to', () => {
  expect(partyOf('史达林').ref).toBe('https://www.wikidata.org/entity/Q855')
  expect(partyOf('Instantsia (Stalin)').ref).toBeNull()
  expect(partyOf('毛泽东').ref).toBe(partyOf('Mao Zedong').ref)
  expect(partyOf('毛泽东').ref).toBe('https://www.wikidata.org/entity/Q5816')
  expect(partyOf('金日成').ref).toBe('https://www.wikidata.org/entity/Q41117')
  expect(partyOf('朴宪永').ref).toBeNull()
})
