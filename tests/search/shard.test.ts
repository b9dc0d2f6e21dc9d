import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lookUp, merge, numbersIn, SHARDS, shardOf, stepsOf } from '../../src/search/shard.ts'

const ascending = fc.uniqueArray(fc.nat(2_000_000)).map((list) => list.sort((a, b) => a - b))

describe('numbers of versions', () => {
  test('are read as they were written, also piece by piece', () => {
    fc.assert(
      fc.property(ascending, fc.nat(20), (numbers, cut) => {
        expect(numbersIn(stepsOf(numbers, -1))).toEqual(numbers)
        const [before, after] = [numbers.slice(0, cut), numbers.slice(cut)]
        expect(stepsOf(before, -1) + stepsOf(after, before.at(-1) ?? -1)).toBe(stepsOf(numbers, -1))
      }),
    )
  })

  test('neighbours take one sign each', () => {
    expect(stepsOf([0, 1, 2, 3, 34], -1)).toBe('AAAAe')
  })
})

describe('a shard', () => {
  const terms = fc.constantFrom('师', '五 六', '六 师', 'a b', 'ab', '__proto__', '\u0001')
  const batch = fc.array(fc.uniqueArray(terms), { maxLength: 6 })

  test('knows of every term the versions that have it, in however many merges', () => {
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 5 }), (batches) => {
        let shard = ''
        const versions = batches.flat()
        let first = 0
        for (const lines of batches) {
          const additions = new Map<string, number[]>()
          lines.forEach((line, i) => {
            for (const term of line) additions.set(term, [...(additions.get(term) ?? []), first + i])
          })
          shard = merge(shard, additions)
          first += lines.length
        }
        for (const term of ['师', '五 六', '六 师', 'a b', 'ab', '__proto__', '\u0001'])
          expect(lookUp(shard, term)).toEqual(
            versions.flatMap((line, i) => ((line as readonly string[]).includes(term) ? [i] : [])),
          )
      }),
    )
  })

  test('does not take a part of a term for it', () => {
    const shard = merge('', new Map([['五 六', [1]]]))
    expect([lookUp(shard, '六'), lookUp(shard, '五'), lookUp(shard, '五 六')]).toEqual([[], [], [1]])
  })

  test('terms are spread over all', () => {
    const counts = new Array<number>(SHARDS).fill(0)
    for (let i = 0; i < 6_400; i++)
      counts[shardOf(`${String.fromCodePoint(0x4e00 + i)} ${String.fromCodePoint(0x4e10 + ((i * 7) % 500))}`)]!++
    expect(Math.min(...counts)).toBeGreaterThan(50)
    expect(Math.max(...counts)).toBeLessThan(200)
  })
})
