/** A carried target has the words that the editor decided on, or is not carried: also where the words occur twice. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carrierBetween } from '../../src/editing/carry.ts'
import { textOf } from '../../src/text/codepoints.ts'

/**
 * Few phrases, so that nearly everything in a text occurs elsewhere in it too; never twice in a row, where it is undecidable which one
 * was removed.
 */
const PHRASES = ['天下大勢', '分久必合', '合久必分', '天下大勢分久必合', 'so it goes.', '𠀀𠀁', '，']
const texts = fc
  .array(fc.constantFrom(...PHRASES), { minLength: 2, maxLength: 14 })
  .map((all) => all.filter((phrase, k) => phrase !== all[k - 1]))
/** What happens to one of the phrases in the later version. */
const change = fc.record({
  fate: fc.constantFrom('drop', 'replace', 'before'),
  where: fc.nat(),
  novel: fc.constantFrom('然則', 'and then', '。'),
})

const carry = (old: string, now: string, start: number, end: number) =>
  carrierBetween(
    { version: 'old', text: textOf(old) },
    { version: 'now', text: textOf(now) },
  )({
    version: 'old',
    start,
    end,
  })

test('of 10,000 targets among look-alikes none is carried to other words', () => {
  let carried = 0
  fc.assert(
    fc.property(texts, change, fc.nat(), fc.nat(3), (phrases, { fate, where, novel }, pick, cut) => {
      const [chosen, changed] = [pick % phrases.length, where % phrases.length]
      let [old, now] = ['', '']
      let [start, truth] = [0, -1]
      for (const [k, phrase] of phrases.entries()) {
        if (k === changed && fate === 'before') now += novel
        if (k === chosen) {
          start = [...old].length
          truth = k === changed && fate !== 'before' ? -1 : [...now].length
        }
        old += phrase
        if (k !== changed || fate === 'before') now += phrase
        else if (fate === 'replace') now += novel
      }
      const length = [...phrases[chosen]!].length
      const from = Math.min(cut, length)
      const found = carry(old, now, start + from, start + length)
      if ('reason' in found) return
      carried++
      expect(found).toEqual({ start: truth + from, end: truth + length })
    }),
    { numRuns: 10_000 },
  )
  expect(carried).toBeGreaterThan(1_000)
})

test('of an ordinary text with one change, all but the targets beside it are carried', () => {
  const text = fc.array(fc.constantFrom(...'天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏'), {
    minLength: 400,
    maxLength: 400,
  })
  fc.assert(
    fc.property(text, fc.nat(399), fc.array(fc.nat(396), { minLength: 20, maxLength: 20 }), (signs, at, starts) => {
      const old = signs.join('')
      const now = `${old.slice(0, at)}閏${old.slice(at + 1)}`
      for (const start of starts.filter((start) => start > at + 8 || start + 3 < at - 8))
        expect(carry(old, now, start, start + 3)).toEqual({ start, end: start + 3 })
    }),
    { numRuns: 50 },
  )
})

test('what did not change is carried where nothing looks like it', () => {
  const [old, now] = [
    'the quick brown fox jumps over the lazy dog',
    'Well, the quick brown fox jumps over the sleeping dog',
  ]
  expect(carry(old, now, 10, 15)).toEqual({ start: 16, end: 21 })
  expect(carry(old, now, 35, 39)).toMatchObject({ reason: 'gone', was: { text: 'lazy' }, is: { text: 'leeping' } })
})

test('words added right behind a target at the end, or right before one at the beginning, make it doubtful', () => {
  const old = '天下大勢分久必合合久必分'
  expect(carry(old, old, 8, 12)).toMatchObject({ start: 8, end: 12 })
  for (const [now, start, end] of [
    [`${old}然則`, 8, 12],
    [`然則${old}`, 0, 4],
  ] as const)
    expect(carry(old, now, start, end)).not.toHaveProperty('start')
})
