/** Trees of witnesses, compared with the worked example of UPGMA and with their own definition. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cluster, isLeaf, leavesOf, upgma } from '../../src/variants/upgma.ts'

const written = (tree: Cluster): string =>
  isLeaf(tree)
    ? tree.siglum
    : `(${written(tree.left)} ${written(tree.right)} ${Math.round(tree.similarity * 1000) / 1000})`

/** The distances of Sokal and Michener's method as textbooks work it through (five taxa, 17 to 43), as similarities of 100. */
const EXAMPLE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  a: { b: 17, c: 21, d: 31, e: 23 },
  b: { c: 30, d: 34, e: 21 },
  c: { d: 28, e: 39 },
  d: { e: 43 },
  e: {},
}

describe('UPGMA', () => {
  it('joins a and b first, then e, then c and d', () => {
    const similarity = (x: string, y: string) => (x === y ? 1 : 1 - (EXAMPLE[x]![y] ?? EXAMPLE[y]![x]!) / 100)
    expect(written(upgma([...'abcde'], similarity)!)).toBe('(((a b 0.83) e 0.78) (c d 0.72) 0.67)')
  })

  it('of none is nothing, of one a leaf', () => {
    expect(upgma([], () => 1)).toBeNull()
    expect(upgma(['A'], () => 1)).toEqual({ siglum: 'A' })
  })

  it('holds every witness once, and a join never has more in common than those within it', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 81, maxLength: 81 }),
        (n, numbers) => {
          const sigla = Array.from({ length: n }, (_, index) => `W${index}`)
          const of = (a: string, b: string) => {
            const [i, j] = [Number(a.slice(1)), Number(b.slice(1))].sort((x, y) => x - y) as [number, number]
            return i === j ? 1 : numbers[i * 9 + j]!
          }
          const tree = upgma(sigla, of)!
          expect([...leavesOf(tree)].sort()).toEqual(sigla)
          const check = (cluster: Cluster): void => {
            if (isLeaf(cluster)) return
            const pairs = leavesOf(cluster.left).flatMap((a) => leavesOf(cluster.right).map((b) => of(a, b)))
            expect(cluster.similarity).toBeCloseTo(pairs.reduce((sum, one) => sum + one, 0) / pairs.length, 9)
            for (const part of [cluster.left, cluster.right]) {
              if (!isLeaf(part)) expect(part.similarity).toBeGreaterThanOrEqual(cluster.similarity - 1e-9)
              check(part)
            }
          }
          check(tree)
        },
      ),
    ))
})
