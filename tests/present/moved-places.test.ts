/** Moves as a view shows them: in each witness one sign, and from each sign a way to the next. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { movedPlaces, movesAt } from '../../src/present/moved-places.ts'
import { runs } from '../../src/present/text-runs.ts'
import { slice, textOf } from '../../src/text/codepoints.ts'
import { compare } from '../../src/variants/compare.ts'

const SENTENCES = ['我们决定暂不出兵。', '敌人正在向北进攻。', '周恩来同志将飞往莫斯科。', '请你们等待消息。']
const [DECIDED, ENEMY, FLIES, WAIT] = SENTENCES as [string, string, string, string]

const compared = (texts: Readonly<Record<string, string>>) =>
  compare(Object.entries(texts).map(([siglum, text]) => ({ siglum, text })))

/** A witness as it is shown: ⇄1 before what is moved, which is in brackets. */
function shown(siglum: string, texts: Readonly<Record<string, string>>): string {
  const comparison = compared(texts)
  const places = movedPlaces(comparison, () => true).get(siglum)
  return comparison.segments
    .flatMap(({ spans }) => runs(textOf(texts[siglum]!), siglum, spans[siglum]!, null, places))
    .map(({ text, moved, signs }) => {
      const sign = signs?.map(({ number }) => `⇄${number}`).join('') ?? ''
      return moved === undefined ? text : `${sign}[${text}]`
    })
    .join('')
    .replaceAll('][', '')
}

const TEXTS = { A: DECIDED + ENEMY + FLIES + WAIT, B: FLIES + DECIDED + ENEMY + WAIT }

describe('a moved sentence', () => {
  it('has its sign before it in the base', () =>
    expect(shown('A', TEXTS)).toBe(`${DECIDED}${ENEMY}⇄1[${FLIES}]${WAIT}`))

  it('and in the other', () => expect(shown('B', TEXTS)).toBe(`⇄1[${FLIES}]${DECIDED}${ENEMY}${WAIT}`))

  it('leads from each of its places to the other, and says from where to where', () => {
    const places = movedPlaces(compared(TEXTS), () => true)
    const [[away], [here]] = [places.get('A')!, places.get('B')!]
    expect(away).toMatchObject({ away: true, others: ['B'], sign: { id: 'm1-0', to: 'm1-1' } })
    expect(here).toMatchObject({ away: false, others: ['A'], sign: { id: 'm1-1', to: 'm1-0' } })
  })

  it('leads to the list where the view shows no other place', () => {
    const places = movedPlaces(compared(TEXTS), (_, siglum) => siglum === 'A')
    expect(places.get('A')![0]!.sign).toMatchObject({ id: 'm1-0', to: 'm1' })
    expect(places.get('B')![0]!.sign).toBeNull()
  })

  it('of three witnesses leads round', () => {
    const places = movedPlaces(compared({ ...TEXTS, C: TEXTS.B }), () => true)
    expect(['A', 'B', 'C'].map((siglum) => places.get(siglum)![0]!.sign!.to)).toEqual(['m1-1', 'm1-2', 'm1-0'])
  })
})

test('with any moves every text stays whole, and every place that is shown has one sign', () => {
  const shuffled = fc.shuffledSubarray(SENTENCES, { minLength: 1 }).map((some) => some.join(''))
  fc.assert(
    fc.property(fc.array(shuffled, { minLength: 2, maxLength: 4 }), (texts) => {
      const named = Object.fromEntries(texts.map((text, index) => ['ABCD'[index]!, text]))
      const comparison = compared(named)
      const places = movedPlaces(comparison, () => true)
      const signs: string[] = []
      for (const { siglum } of comparison.witnesses) {
        const text = textOf(named[siglum]!)
        for (const { spans } of comparison.segments) {
          const cut = runs(text, siglum, spans[siglum]!, null, places.get(siglum))
          expect(cut.map((run) => run.text).join('')).toBe(slice(text, ...spans[siglum]!))
          signs.push(...cut.flatMap((run) => run.signs ?? []).map(({ sign }) => sign!.id))
        }
      }
      const all = [...places.values()].flat().map(({ sign }) => sign!.id)
      expect(signs.sort()).toEqual(all.sort())
      expect(new Set(all).size).toBe(all.length)
    }),
    { numRuns: 200 },
  )
})

test('a place names the moves that it is part of, and no other', () => {
  const comparison = compared({
    A: `${DECIDED}${ENEMY}${FLIES}${WAIT}`,
    B: `${FLIES}${DECIDED}${ENEMY}请他们等待消息。`,
  })
  const numbers = comparison.segments.map((segment) => movesAt(comparison, segment).join(' '))
  expect(comparison.moves).toHaveLength(1)
  expect(numbers.filter((one) => one === '1')).toHaveLength(2)
  expect(numbers.at(-1)).toBe('')
})
