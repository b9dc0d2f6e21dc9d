import { describe, expect, test } from 'vitest'
import { compare } from '../../src/variants/compare.ts'
import { randomOf } from '../store/weather.ts'

const moved = (a: string, b: string) => {
  const { moves } = compare(
    [
      { siglum: 'A', text: a },
      { siglum: 'B', text: b },
    ],
    { base: 'A' },
  )
  return moves.map(({ spans, similarity }) => ({
    a: [...a]
      .slice(...spans.A!)
      .join('')
      .trim(),
    b: [...b]
      .slice(...spans.B!)
      .join('')
      .trim(),
    similarity,
  }))
}

const COMMON = 'the of and to a in that it was I he had not my with for as but which his'.split(' ')
/** Prose of common words, every fourth a rare one. */
function prose(words: number, seed: number): string {
  const random = randomOf(seed)
  const pick = (n: number) => Math.floor(random() * n)
  return Array.from({ length: words }, () =>
    pick(4) === 0 ? `w${pick(400).toString(36)}x` : COMMON[pick(COMMON.length)]!,
  ).join(' ')
}

describe('findMoves', () => {
  test('reports no phrase of common words as moved in a rewritten text', () => {
    for (const seed of [1, 2, 3]) expect(moved(prose(1200, seed), prose(1200, seed + 10))).toEqual([])
  })

  test('reports a short move to a near place, of any words', () => {
    const [before, after] = [prose(300, 21), prose(300, 22)]
    expect(
      moved(
        `${before} and it was not so when we came in the night ${after}`,
        `${before} when we came in the night and it was not so ${after}`,
      ),
    ).toEqual([expect.objectContaining({ similarity: 1 })])
  })

  test('reports a sentence of rare words as moved over any distance', () => {
    const sentence = 'Meanwhile forty frigates quietly weighed anchor beneath Sevastopol'
    const [a, b, both] = [prose(1200, 31), prose(1200, 32), prose(100, 33)]
    expect(moved(`${sentence} ${a} ${both}`, `${b} ${both} ${sentence}`)).toEqual([
      { a: sentence, b: sentence, similarity: 1 },
    ])
  })

  test('reports no formula as moved that recurs in the changed text', () => {
    const random = randomOf(41)
    const sign = () => String.fromCodePoint(0x4e00 + Math.floor(random() * 1500))
    const run = (n: number) => Array.from({ length: n }, sign).join('')
    const articles = () => Array.from({ length: 12 }, () => `${run(25)}縣級以上人民政府${run(15)}。`).join('')
    expect(moved(articles(), articles())).toEqual([])
  })

  test('gives equal ends a similarity of 1, also where a text repeats itself', () => {
    const random = randomOf(51)
    const pick = (n: number) => Math.floor(random() * n)
    let found = 0
    for (let k = 0; k < 400; k++) {
      const a = Array.from({ length: 40 }, () => 'abc'[pick(3)]!)
      const b = [...a]
      const cut = b.splice(pick(28), 12)
      b.splice(pick(b.length), 0, ...cut)
      b[pick(40)] = 'a'
      for (const move of moved(a.join(' '), b.join(' '))) {
        if (move.a !== move.b) continue
        found++
        expect(move.similarity).toBe(1)
      }
    }
    expect(found).toBeGreaterThan(20)
  })
})
