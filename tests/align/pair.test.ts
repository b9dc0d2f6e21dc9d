import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lcsLength, longestCommonSubsequence } from '../../src/align/lcs.ts'
import { alignPair } from '../../src/align/pair.ts'

const ints = (s: string) => Int32Array.from(s, (c) => c.codePointAt(0)!)

/** The textbook table, as a check on the bit-parallel one. */
function lcsByTable(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const c of a) {
    const next = [0]
    for (let j = 1; j <= b.length; j++) next[j] = c === b[j - 1] ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!)
    row = next
  }
  return row[b.length]!
}

/** Checks what every alignment promises and gives its matched length. */
function matched(a: Int32Array, b: Int32Array): number {
  const { runs } = alignPair(a, b)
  let [i, j, sum] = [0, 0, 0]
  for (let k = 0; k < runs.length; k += 3) {
    const [x, y, length] = [runs[k]!, runs[k + 1]!, runs[k + 2]!]
    expect(length).toBeGreaterThan(0)
    expect(x >= i && y >= j && (k === 0 || x > i || y > j)).toBe(true)
    for (let d = 0; d < length; d++) expect(a[x + d]).toBe(b[y + d])
    ;[i, j, sum] = [x + length, y + length, sum + length]
  }
  expect(i <= a.length && j <= b.length).toBe(true)
  return sum
}

describe('longestCommonSubsequence', () => {
  const cases = [
    ['', '', 0],
    ['我', '', 0],
    ['我们不出兵', '我们不出兵', 5],
    ['派五六个师', '派七八个师', 3],
    ['在一起', '联合起来', 1],
    ['aaaaaaaaaa', 'aaaa', 4],
    ['建造、设计、开发', '开发、设计、建造', 4],
  ] as const
  test.each(cases)('%s | %s → %i', (a, b, length) => {
    const matches: number[] = []
    longestCommonSubsequence(ints(a), 0, a.length, ints(b), 0, b.length, (i, j) => matches.push(i, j))
    expect(matches.length / 2).toBe(length)
    expect(lcsLength(ints(a), ints(b))).toBe(length)
  })

  test('is the length of the textbook table, over word borders of 32 and more', () => {
    const text = fc.string({ unit: fc.constantFrom('一', '二', '三', '四'), maxLength: 150 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(lcsLength(ints(a), ints(b))).toBe(lcsByTable(a, b))
        let [count, lastI, lastJ] = [0, -1, -1]
        longestCommonSubsequence(ints(a), 0, a.length, ints(b), 0, b.length, (i, j) => {
          expect(i > lastI && j > lastJ && a[i] === b[j]).toBe(true)
          ;[count, lastI, lastJ] = [count + 1, i, j]
        })
        expect(count).toBe(lcsByTable(a, b))
      }),
    )
  })

  test('is exact where it must halve the problem', () => {
    // 14,000 × 14,000 cells are more than are kept at once.
    const a = Int32Array.from({ length: 14_000 }, (_, k) => (k * 7919) % 4001)
    const b = a.filter((_, k) => k % 10 !== 3)
    let count = 0
    longestCommonSubsequence(a, 0, a.length, b, 0, b.length, () => count++)
    expect(count).toBe(b.length)
  })
})

describe('alignPair', () => {
  test('keeps at least 99.5 % of the longest common subsequence of changed texts', () => {
    let seed = 7
    const random = (n: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
      return seed % n
    }
    for (const percent of [1, 5, 20, 50]) {
      const a = Int32Array.from({ length: 4_000 }, () => Math.min(random(600), random(600)))
      const b = Int32Array.from(
        [...a].flatMap((x) => (random(100) >= percent ? [x] : [[], [random(600)], [x, random(600)]][random(3)]!)),
      )
      expect(matched(a, b)).toBeGreaterThanOrEqual(0.995 * lcsLength(a, b))
    }
  })

  test('is valid for any two sequences', () => {
    const sequence = fc.array(fc.nat(5), { maxLength: 200 }).map((s) => Int32Array.from(s))
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        expect(matched(a, b)).toBeLessThanOrEqual(lcsLength(a, b))
      }),
    )
  })

  test('of a sequence with itself is one run', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 300 }), (s) => {
        expect([...alignPair(Int32Array.from(s), Int32Array.from(s)).runs]).toEqual([0, 0, s.length])
      }),
    )
  })

  test('reports a gap that is too wide for an exact alignment', () => {
    // No common n-gram, and more cells than a gap may have.
    const a = Int32Array.from({ length: 40_000 }, (_, k) => k % 2)
    const b = Int32Array.from({ length: 40_000 }, (_, k) => 2 + (k % 2))
    expect(alignPair(a, b)).toEqual({ runs: new Int32Array(0), precise: false })
  })
})
