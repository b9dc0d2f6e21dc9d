import { expect, test } from 'vitest'
import { mergeRules } from '../../src/service/own-rules.ts'

const vowels = { id: 'vowels', pairs: [['u', 'v']] as [string, string][] }

test('pairs of one rule come together, each once, in either direction', () => {
  const more = [
    {
      ...vowels,
      pairs: [
        ['v', 'u'],
        ['i', 'j'],
      ] as [string, string][],
    },
  ]
  expect(mergeRules([vowels], more)).toEqual([
    {
      id: 'vowels',
      pairs: [
        ['u', 'v'],
        ['i', 'j'],
      ],
    },
  ])
})

test('another place in the word, or another language, is another rule', () => {
  const more = [
    { ...vowels, at: 'end' as const },
    { ...vowels, language: 'la' },
  ]
  expect(mergeRules([vowels], more)).toEqual([vowels, ...more])
})

test('the list itself where nothing is new', () => {
  const entries = [vowels]
  expect(mergeRules(entries, [{ ...vowels, at: 'anywhere' as const }])).toBe(entries)
})

test('a pair that shares only one side with a known one is new', () => {
  const more = [
    {
      ...vowels,
      pairs: [
        ['u', 'w'],
        ['w', 'v'],
        ['v', 'w'],
      ] as [string, string][],
    },
  ]
  expect(mergeRules([vowels], more)[0]!.pairs).toEqual([
    ['u', 'v'],
    ['u', 'w'],
    ['w', 'v'],
    ['v', 'w'],
  ])
})
