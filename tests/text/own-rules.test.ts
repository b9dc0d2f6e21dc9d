import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRequest } from '../../src/collate/request.ts'
import { type OwnRule, prepareOwnRules, tooWide } from '../../src/text/own-rules.ts'
import { compare } from '../../src/variants/compare.ts'
import type { DifferingSegment } from '../../src/variants/comparison.ts'

const rule = (pairs: readonly (readonly [string, string])[], more: Partial<OwnRule> = {}): OwnRule => ({
  id: 'mine',
  pairs,
  ...more,
})

describe('prepareOwnRules', () => {
  const cases: ReadonlyArray<readonly [string, OwnRule, string, string, boolean]> = [
    ['letters anywhere', rule([['u', 'v']]), 'vpon loue', 'upon love', true],
    ['in capitals too', rule([['u', 'v']]), 'VPON', 'UPON', true],
    ['a word only as a word', rule([['whan', 'whanne']], { at: 'word' }), 'Whan whanner', 'Whanne whanner', true],
    ['not inside one', rule([['whan', 'whanne']], { at: 'word' }), 'whaner', 'whanneer', false],
    ['an ending', rule([['e', '']], { at: 'end' }), 'swete roote', 'swet root', true],
    ['no beginning', rule([['e', '']], { at: 'end' }), 'even', 'ven', false],
    ['a prefix', rule([['y', '']], { at: 'start' }), 'yronne', 'ronne', true],
    [
      'the longest that fits',
      rule([
        ['ss', 'ß'],
        ['s', 'z'],
      ]),
      'gross',
      'groß',
      true,
    ],
    [
      'through what pairs share',
      rule([
        ['i', 'y'],
        ['y', 'j'],
      ]),
      'i',
      'j',
      true,
    ],
    ['capitals, where they are the rule', rule([['Herr', 'herr']], { at: 'word' }), 'Herr', 'herr', true],
    ['Han characters as words', rule([['什特科夫', '史蒂科夫']], { at: 'word' }), '派什特科夫去', '派史蒂科夫去', true],
    ['signs that patterns use', rule([['a.b', 'c*d']]), 'a.b axb', 'c*d axb', true],
  ]
  test.each(cases)('%s', (_, own, a, b, equal) => {
    const prepared = prepareOwnRules([own], [])!
    expect(prepared.fold(a, ['mine']) === prepared.fold(b, ['mine'])).toBe(equal)
    expect(prepared.fold(a, [])).toBe(a)
  })

  test('a rule for another language has no say', () => {
    expect(prepareOwnRules([rule([['u', 'v']], { language: 'la' })], ['enm'])).toBeNull()
    expect(prepareOwnRules([rule([['u', 'v']], { language: 'en' })], ['en-GB'])).not.toBeNull()
  })

  test('rules apply in the order of the list', () => {
    const [first, second] = [rule([['ab', 'x']], { id: '1' }), rule([['b', 'c']], { id: '2' })]
    const fold = (rules: OwnRule[], text: string) => prepareOwnRules(rules, [])!.fold(text, ['1', '2'])
    expect(fold([first, second], 'ab')).toBe(fold([first, second], 'x'))
    expect(fold([second, first], 'ab')).toBe(fold([second, first], 'ac'))
  })
})

test('a rule that makes everything equal is too wide', () => {
  const alphabet = [...'abcdefg']
  const chain = alphabet.slice(1).map((letter, k) => [alphabet[k]!, letter] as const)
  expect(tooWide(rule(chain))).toEqual(alphabet)
  expect(tooWide(rule(chain.slice(0, 4)))).toBeNull()
  expect(tooWide(rule(chain, { at: 'word' }))).toBeNull()
})

const places = (a: string, b: string, rules: OwnRule[], ignore: string[] = []): DifferingSegment[] =>
  compare(
    [
      { siglum: 'A', text: a, language: 'de' },
      { siglum: 'B', text: b, language: 'de' },
    ],
    { rules, ignore },
  ).segments.filter((s): s is DifferingSegment => s.relation !== 'identical')

describe('in a comparison', () => {
  const own = rule([['Ross', 'Pferd']], { at: 'word' })

  test('words that a rule makes equal are aligned, accidental, and name the rule', () => {
    const [place] = places('das Ross des Ritters', 'das Pferd des Ritters', [own])
    expect(place).toMatchObject({ relation: 'variant', significance: 'accidental', classes: ['mine'] })
  })

  test('its class can be ignored', () => {
    expect(places('das Ross lief', 'das Pferd lief', [own], ['mine'])[0]!.relation).toBe('equivalent')
  })

  test('a class of the registry takes it in', () => {
    const [place] = places('das Ross lief', 'das Pferd lief', [{ ...own, class: 'spelling' }])
    expect(place!.classes).toEqual(['spelling'])
  })

  test('where a rule of the language explains it as well, the own one is named', () => {
    expect(places('Thal', 'Tal', [rule([['th', 't']])])[0]!.classes).toEqual(['mine'])
  })

  test('in /collate the tokens match', () => {
    const { witnesses } = readRequest({
      witnesses: [
        { id: 'A', content: 'das Ross' },
        { id: 'B', content: 'das Pferd' },
      ],
      rules: [own],
    })
    expect(witnesses[0]!.keys).toEqual(witnesses[1]!.keys)
    expect(() => readRequest({ witnesses: [{ id: 'A', content: 'x' }], rules: [{ id: 'r', pairs: [] }] })).toThrow(
      'pairs',
    )
  })
})

describe('many rules', () => {
  const letters = ['a', 'b', 'c', 'aa', 'ab', 'ca', 'ſ', 's', 'Σ', 'ς', 'x']
  const pair = fc.uniqueArray(fc.constantFrom(...letters), { minLength: 2, maxLength: 2 })
  const at = fc.constantFrom('anywhere', 'word', 'start', 'end')

  test('say the same together as one after the other, and name those that changed something', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ pair, at }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.constantFrom(...letters, ' ', 'A', 'S', 'σ'), { maxLength: 12 }),
        (drawn, signs) => {
          const rules = drawn.map(({ pair, at }, k) => ({ id: `r${k}`, pairs: [[pair[0]!, pair[1]!]], at }) as OwnRule)
          const text = signs.join('')
          const changed: string[] = []
          const alone = rules.reduce((out, rule) => {
            const next = prepareOwnRules([rule], [])!.fold(out, [rule.id])
            if (next !== out) changed.push(rule.id)
            return next
          }, text)
          const together = prepareOwnRules(rules, [])!
          const active = new Set<string>()
          expect(together.fold(text, together.classes, active)).toBe(alone)
          expect([...active]).toEqual(changed)
        },
      ),
      { numRuns: 500 },
    )
  })
})
