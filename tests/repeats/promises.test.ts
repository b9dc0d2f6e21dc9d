/** What holds of every answer, for any texts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lcsLength } from '../../src/align/lcs.ts'
import { letterOf } from '../../src/repeats/letters.ts'
import { findRepeats, type RepeatOptions, type Repeats } from '../../src/repeats/repeats.ts'

interface Named {
  readonly id: string
  readonly text: string
}

const named = (texts: readonly string[]): Named[] => texts.map((text, i) => ({ id: `t${i}`, text }))
const lettersIn = (text: string) => [...text].map(letterOf).filter((letter) => letter !== '')

function alike(x: string, y: string): number {
  const ids = new Map<string, number>()
  const coded = [x, y].map((text) =>
    Int32Array.from(lettersIn(text), (letter) => ids.get(letter) ?? ids.set(letter, ids.size).size - 1),
  )
  return (2 * lcsLength(coded[0]!, coded[1]!)) / (coded[0]!.length + coded[1]!.length)
}

function expectPromises(texts: readonly Named[], options: RepeatOptions, { repeats, precise, reason }: Repeats): void {
  const { minLength = 20, similarity: least = 0.8 } = options
  const points = new Map(texts.map(({ id, text }) => [id, [...text]]))
  expect(reason === undefined).toBe(precise)
  for (const { spans, length, similarity, identical } of repeats) {
    expect(spans.length).toBeGreaterThan(1)
    spans.forEach(({ text, start, end }, i) => {
      expect(0 <= start && start + minLength <= end && end <= points.get(text)!.length).toBe(true)
      const before = spans[i - 1]
      if (before) expect(before.text < text || (before.text === text && before.end <= start)).toBe(true)
    })
    const written = spans.map(({ text, start, end }) => points.get(text)!.slice(start, end).join(''))
    expect(length).toBe(Math.max(...spans.map(({ start, end }) => end - start)))
    expect(identical).toBe(new Set(written).size === 1)
    expect(similarity).toBeGreaterThanOrEqual(least)
    expect(similarity).toBeLessThanOrEqual(1)
    // one of them, to which all others have at least the similarity
    if (written.length * length < 3_000)
      expect(written.some((x) => written.every((y) => alike(x, y) >= similarity - 1e-9))).toBe(true)
  }
}

/** Few different characters, so that there is much to find; marks, spaces and characters of two units among them. */
const crowded = fc.string({
  unit: fc.constantFrom('甲', '乙', '丙', 'a', 'B', '，', ' ', '\n', '𠮷', '国', '國'),
  maxLength: 200,
})
/** Graphemes of several code points. */
const clustered = fc.string({
  unit: fc.constantFrom('e\u0301', 'e', '👨‍👩‍👧', '🇨🇳', 'क्षि', '\r\n', '한', '字'),
  maxLength: 80,
})
const options = fc.record({
  minLength: fc.integer({ min: 4, max: 30 }),
  similarity: fc.constantFrom(0.8, 0.85, 0.9, 1),
})

describe('every answer', () => {
  test('keeps its promises', () => {
    fc.assert(
      fc.property(fc.array(crowded, { maxLength: 4 }), options, (texts, options) => {
        expectPromises(named(texts), options, findRepeats(named(texts), options))
      }),
      { numRuns: 300 },
    )
  })

  test('is the same for the texts in another order, and another time', () => {
    fc.assert(
      fc.property(fc.array(crowded, { maxLength: 4 }), options, (texts, options) => {
        const found = findRepeats(named(texts), options)
        expect(findRepeats(named(texts).reverse(), options)).toEqual(found)
        expect(findRepeats(named(texts), options)).toEqual(found)
      }),
      { numRuns: 100 },
    )
  })

  test('cuts no grapheme', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
    fc.assert(
      fc.property(fc.array(clustered, { maxLength: 3 }), (texts) => {
        const options = { minLength: 6 }
        const { repeats } = findRepeats(named(texts), options)
        for (const { spans } of repeats)
          for (const { text, start, end } of spans) {
            const points = [...texts[Number(text.slice(1))]!]
            const units = (at: number) => points.slice(0, at).join('').length
            const begins = [...segmenter.segment(points.join(''))]
              .map(({ index }) => index)
              .concat(units(points.length))
            expect(begins).toContain(units(start))
            expect(begins).toContain(units(end))
          }
      }),
      { numRuns: 200 },
    )
  })
})

/** Han characters that no rule folds with another. */
const ALPHABET = Array.from({ length: 0x9fa5 - 0x4e00 }, (_, i) => String.fromCodePoint(0x4e00 + i)).filter(
  (character) => letterOf(character) === character,
)

/**
 * A passage planted between texts that share no letter with it or each other, with some letters changed far from its ends.
 * What stands between is too long to be taken for a clause in other words: with less, two of its places are a passage too.
 */
const planted = fc
  .record({
    lengths: fc.array(fc.integer({ min: 24, max: 60 }), { minLength: 3, maxLength: 6 }),
    passage: fc.integer({ min: 40, max: 400 }),
    every: fc.constantFrom(0, 10, 13, 20),
    from: fc.integer({ min: 0, max: 2_000 }),
  })
  .map(({ lengths, passage, every, from }) => {
    let next = from
    const fresh = (length: number) => Array.from({ length }, () => ALPHABET[next++]!)
    const original = fresh(passage)
    let text: string[] = fresh(lengths[0]!)
    const spans = lengths.slice(1).map((length, i) => {
      const start = text.length
      const changed = (at: number) =>
        i > 0 && every > 0 && at % every === (5 + 3 * i) % every && at > 8 && at < passage - 8
      text = [...text, ...original.map((letter, at) => (changed(at) ? fresh(1)[0]! : letter)), ...fresh(length)]
      return { text: 't0', start, end: start + passage }
    })
    return { text: text.join(''), spans }
  })

describe('a planted passage', () => {
  test('is found once, in all its places, between its exact ends', () => {
    fc.assert(
      fc.property(planted, ({ text, spans }) => {
        const { repeats, precise } = findRepeats(named([text]), { similarity: 0.75 })
        expect(repeats.map(({ spans }) => spans)).toEqual([spans])
        expect(precise).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

/** Small pseudo-random numbers, the same in every run (Numerical Recipes). */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state >>> 8) % below
  }
}

describe('texts made to cost much', () => {
  const random = numbers(7)
  const han = (length: number) => Array.from({ length }, () => ALPHABET[random(3_000)]!)
  const noisy = (text: readonly string[], percent: number) => text.map((c) => (random(100) < percent ? han(1)[0]! : c))
  const fibonacci = () => {
    let [a, b] = ['甲', '甲乙']
    while (b.length < 30_000) [a, b] = [b, b + a]
    return b
  }
  const passage = han(500)
  const long = han(100_000)
  const cases: readonly [name: string, texts: () => readonly string[], options?: RepeatOptions][] = [
    ['one letter, 200,000 times', () => ['哈'.repeat(200_000)]],
    ['three letters over and over', () => ['甲乙丙'.repeat(50_000)]],
    ['a Fibonacci word', () => [fibonacci()]],
    ['two letters at random', () => [Array.from({ length: 100_000 }, () => 'ab'[random(2)]).join('')]],
    [
      'the same, nothing asked for',
      () => [Array.from({ length: 20_000 }, () => 'ab'[random(2)]).join('')],
      { minLength: 4, similarity: 0 },
    ],
    [
      'rows of one letter between others',
      () => [Array.from({ length: 100 }, (_, i) => '哈'.repeat(60 + i) + han(5).join('')).join('')],
    ],
    ['200 equal texts', () => Array.from({ length: 200 }, () => passage.join(''))],
    ['200 versions of a text', () => Array.from({ length: 200 }, () => noisy(passage, 3).join(''))],
    ['5,000 equal lines', () => [`${passage.slice(0, 24).join('')}\n`.repeat(5_000)]],
    ['two long texts, one letter in six changed', () => [long.join(''), noisy(long, 15).join('')]],
    ['marks alone', () => ['。，「」—— \n'.repeat(20_000)]],
  ]
  test.each(cases)(
    '%s',
    (_, make, options = {}) => {
      const texts = named(make())
      expectPromises(texts, options, findRepeats(texts, options))
    },
    30_000,
  )
})
