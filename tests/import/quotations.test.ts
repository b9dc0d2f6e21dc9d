/** Where the corpus quotes telegrams, compared with what its editors recorded; and the rules, one line each. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { quotationsIn } from '../../src/import/quotations.ts'

const SEED = new URL('../../kv-seed/', import.meta.url).pathname
const document = readFileSync(join(SEED, 'texts/account.txt'), 'utf8')
const account = document.slice(32, 4940)

interface Evidence {
  readonly passage: string
  readonly kind: string
  readonly start: number
  readonly end: number
}
const recorded = readdirSync(join(SEED, 'telegrams')).flatMap((name) => {
  const telegram = JSON.parse(readFileSync(join(SEED, 'telegrams', name), 'utf8')) as {
    id: string
    evidence: Evidence[]
  }
  return telegram.evidence
    .filter(({ passage, kind }) => passage === 'account' && kind === 'quote')
    .map(({ start, end }) => ({ id: telegram.id, start, end }))
})

describe('the corpus', () => {
  const found = quotationsIn(account)
  test('every telegram that it quotes is found, and nothing else', () => {
    const spans = (list: readonly { start: number; end: number }[]) =>
      list.map(({ start, end }) => [start, end]).sort((a, b) => a[0]! - b[0]!)
    expect(recorded.length).toBeGreaterThan(30)
    expect(spans(found)).toEqual(spans(recorded))
  })

  test('t08 and t17 have no marks; the last quotation is never closed', () => {
    const kindOf = (id: string) =>
      found.find(({ start }) => start === recorded.find((one) => one.id === id)!.start)!.kind
    expect([kindOf('t08'), kindOf('t17'), kindOf('t27')]).toEqual(['block', 'block', 'unclosed'])
  })

  test('in the whole document, each is found in both copies', () => {
    expect(quotationsIn(document).length).toBe(2 * recorded.length)
  })
})

describe('rules', () => {
  /** ‹ and › enclose what is quoted. */
  test.each([
    '他说：“‹准备好了›”。',
    '「‹外『内』外›」而「‹二›」',
    '«‹Bonjour›» and "‹yes›"',
    '“‹一“二”三›”四',
    '“‹未完\n›下一段“‹二›”',
    '“‹para one\n“para two›” end',
    'a 6" pipe',
    '““››””'.replaceAll('›', ''),
    '回电说：\n‹我们不出兵。\n第二，不利。\n请您考虑。›\n他们表示同意。',
    '斯大林的复电：‹我向您提出派五六个师。›\n他没有回答。',
    '会议有三个问题：\n军队、粮食和道路。',
    '他的报告：敌军已到海边。',
    'Stalin wrote:\n‹We ask you to send six divisions.›\nThe answer came late.',
  ])('%s', (notation) => {
    const text = notation.replace(/[‹›]/g, '')
    const expected = [...notation.matchAll(/‹([^›]*)›/g)].map((match) => match[1]!.replace(/\n$/, ''))
    const found = quotationsIn(text).map(({ start, end }) => [...text].slice(start, end).join(''))
    if (notation.includes('‹')) expect(found).toEqual(expected)
    else expect(found.filter((quotation) => !/^[“”]*$/.test(quotation))).toEqual([])
  })

  test('of any text: in order, inside it, whole characters', () => {
    const unit = fc.constantFrom(...'“”「」『』"«»：:\n我您说电报。𠀀a ')
    fc.assert(
      fc.property(fc.array(unit), (list) => {
        const text = list.join('')
        let last = 0
        for (const { start, end } of quotationsIn(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual([...text].length)
          last = start
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

// 300,000 colons on one line were 300,000 copies of the rest of the line.
test.each(['：', ':', '说：', '说：我', '“', '“”', '「', '"', '“\n', '“a\n', '他说：“', '电报说：\n我\n'])(
  'a line of %s over and over is cut no longer than some tens of its length',
  (period) => {
    let units = 0
    const { slice } = String.prototype
    const spy = vi.spyOn(String.prototype, 'slice').mockImplementation(function (this: string, ...range) {
      const piece = slice.apply(this, range)
      units += piece.length
      return piece
    })
    const line = period.repeat(5_000)
    quotationsIn(line)
    spy.mockRestore()
    expect(units).toBeLessThan(50 * line.length)
  },
)
