import { describe, expect, test } from 'vitest'
import { compare } from '../../src/variants/compare.ts'
import { proposeNames, proposeRules, type RuleProposal } from '../../src/variants/rule-proposals.ts'

const between = (a: string, b: string, language: string) =>
  compare([
    { siglum: 'A', text: a, language },
    { siglum: 'B', text: b, language },
  ])

describe('proposeRules', () => {
  test('letters that alternate in several words, with their places', () => {
    const found = proposeRules(between('czas na dom oraz czysty las', 'tsas na dom oraz tsysty las', 'qaa'))
    expect(found[0]).toEqual({
      rule: { id: 'cz=ts', pairs: [['cz', 'ts']], at: 'anywhere' },
      places: expect.arrayContaining([expect.any(String)]),
    })
    expect(found[0]!.places.length).toBeGreaterThan(1)
  })

  test('words that alternate more than once; once is chance', () => {
    const a = 'das Ross lief und das Ross fiel vor das Haus'
    const b = 'das Pferd lief und das Pferd fiel vor das Tor'
    expect(proposeRules(between(a, b, 'de')).map(({ rule }) => rule.id)).toEqual(['pferd=ross'])
  })

  test('letters are offered where two words differ in them, and then the words are not', () => {
    const found = proposeRules(between('loka doka maka loka doka', 'lota dota maka lota dota', 'qaa'))
    expect(found.map(({ rule }) => rule.id)).toEqual(['k=t'])
    // Neighbouring words are one place.
    expect(found[0]!.places).toHaveLength(2)
    // Twice the same word says nothing of its letters.
    expect(proposeRules(between('loka maka loka', 'lota maka lota', 'qaa')).map(({ rule }) => rule.id)).toEqual([
      'loka=lota',
    ])
  })

  test('a letter at the end of words, and none in the middle', () => {
    const found = proposeRules(between('rak oma tusk oma', 'rake oma tuske oma', 'qaa'))
    expect(found.map(({ rule }) => rule)).toEqual([{ id: '=e@end', pairs: [['', 'e']], at: 'end' }])
    expect(proposeRules(between('rak oma tusk oma', 'rlak oma tulsk oma', 'qaa'))).toEqual([])
  })

  test('letters beyond the first plane stay whole', () => {
    for (const { rule } of proposeRules(between('𐌰𐌱 x 𐌲𐌱 x', '𐌰𐌳 x 𐌲𐌳 x', 'got')))
      for (const side of rule.pairs.flat()) expect(side.isWellFormed()).toBe(true)
  })

  test('what a proposal would explain, its rule explains', () => {
    const [a, b] = ['das Ross lief und das Ross fiel', 'das Pferd lief und das Pferd fiel']
    const [{ rule }] = proposeRules(between(a, b, 'de')) as [RuleProposal]
    const { summary } = compare(
      [
        { siglum: 'A', text: a, language: 'de' },
        { siglum: 'B', text: b, language: 'de' },
      ],
      { rules: [rule] },
    )
    expect(summary.substantive).toBe(0)
  })
})

test('proposeNames: two transcriptions of one name, and no other words', () => {
  const texts = new Map([
    ['A', '斯大林对什特科夫说，必须立即动员。'],
    ['B', '斯大林对史蒂科夫说，应当马上动员。'],
  ])
  const comparison = compare([...texts].map(([siglum, text]) => ({ siglum, text, language: 'zh-Hans' })))
  expect(proposeNames(comparison, texts)).toEqual([
    { name: { id: '什特科夫=史蒂科夫', kind: 'person', forms: ['什特科夫', '史蒂科夫'] }, places: ['1'] },
  ])
})

describe('proposeNames', () => {
  const proposed = (a: string, b: string) => {
    const texts = new Map([
      ['A', `他对${a}说，必须立即动员。`],
      ['B', `他对${b}说，必须立即动员。`],
    ])
    const comparison = compare([...texts].map(([siglum, text]) => ({ siglum, text, language: 'zh-Hans' })))
    return proposeNames(comparison, texts).map(({ name }) => name.forms)
  }

  test.each([
    ['of three characters', '斯达林', '史达林'],
    ['of eight characters', '克里斯托弗罗维', '克里斯托弗洛维奇'],
  ])('two transcriptions %s', (_, a, b) => {
    expect(proposed(a, b)).toEqual([[a, b]])
  })

  test.each([
    ['of two characters: too short to tell', '马克', '麦克'],
    ['of nine characters: two names, or more', '阿莱克谢莫洛托夫维', '阿莱克谢莫洛托夫奇'],
    ['with a character that transcriptions do not use', '什天科夫', '史蒂科夫'],
    ['that share too few characters', '莫洛托夫', '贝利亚夫'],
  ])('no two words %s', (_, a, b) => {
    expect(proposed(a, b)).toEqual([])
  })
})
