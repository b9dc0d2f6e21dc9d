import { describe, expect, test } from 'vitest'
import { type CandidateText, checkQuotation, VERDICTS } from '../../src/quotations/check.ts'
import { casesOf, textsFor } from './constructed.ts'

const candidate = (text: string, more: Partial<CandidateText> = {}): CandidateText => ({
  version: 'v',
  language: null,
  names: [],
  current: true,
  named: true,
  akin: false,
  text,
  ...more,
})
const verdict = (quotation: string, ...texts: readonly CandidateText[]) => checkQuotation(quotation, texts).verdict

describe('of constructed quotations in six languages', () => {
  const cases = casesOf(20261127, 700)
  const results = cases.map((one) => ({ ...one, got: checkQuotation(one.quotation, textsFor(one)) }))

  test('the verdicts are right', () => {
    const f1 = VERDICTS.map((name) => {
      const right = results.filter(({ want, got }) => want === name && got.verdict === name).length
      const all = results.filter(({ want }) => want === name).length
      const said = results.filter(({ got }) => got.verdict === name).length
      expect(all).toBeGreaterThan(20)
      return (2 * right) / (all + said)
    })
    expect(f1.reduce((sum, one) => sum + one, 0) / f1.length).toBeGreaterThanOrEqual(0.97)
  })

  test('no true one is called altered, and every place has the words that it names', () => {
    for (const { quotation, named, got } of results) {
      const texts = textsFor({ quotation, named } as Parameters<typeof textsFor>[0])
      for (const { text, start, end, quoted } of got.places) {
        expect(start).toBeLessThan(end)
        expect(texts[text]!.text.slice(start, end)).not.toBe('')
        expect(quotation.slice(...quoted)).not.toBe('')
      }
    }
    const accused = results.filter(
      ({ want, got }) => want === 'verbatim' && ['altered', 'not-found'].includes(got.verdict),
    )
    expect(accused.map(({ how, quotation }) => `${how}: ${quotation}`)).toEqual([])
  })
})

describe('what is no departure', () => {
  const text = candidate(
    '我认为不需要，因为我们在一起将比美国和英国更有力量。至于其他欧洲国家，则没有德国就不是什么重要力量。',
  )

  test.each([
    ['an ellipsis', '我认为不需要……更有力量'],
    ['three dots', '我认为不需要...更有力量'],
    ['an editor’s addition in brackets', '我认为不需要［出兵］，因为我们在一起'],
    ['a line break', '我认为不需\n要，因为我们在一起'],
    ['a note mark', '我认为不需要①，因为我们在一起'],
    ['quotation marks around it', '「我认为不需要，因为我们在一起」'],
  ])('%s', (_, quotation) => {
    expect(verdict(quotation, text)).toBe('verbatim')
  })

  test('a word that the print divided', () => {
    expect(
      verdict(
        'the proposition that all men are cre-\nated equal',
        candidate('dedicated to the proposition that all men are created equal.'),
      ),
    ).toBe('verbatim')
  })
})

describe('the milder verdict', () => {
  const text = candidate('我军今日上午九时渡江，敌人没有发现，部队全部到达指定位置。')

  test('a clause left out is abridged; a number, a negation left out is altered', () => {
    expect(verdict('我军今日上午九时渡江，部队全部到达指定位置', text)).toBe('abridged')
    expect(verdict('我军今日上午九时渡江，敌人发现', text)).toBe('altered')
    expect(verdict('我军今日上午渡江，敌人没有发现', text)).toBe('altered')
  })

  test('what only an older version has is not altered', () => {
    const old = candidate('我军今日上午八时渡江，敌人没有发现。', { current: false, version: 'old' })
    expect(verdict('今日上午八时渡江，敌人没有发现', text, old)).toBe('other-version')
  })

  test('a short quotation needs more likeness', () => {
    expect(verdict('下午五时渡河', text)).toBe('not-found')
    expect(verdict('渡', text)).toBe('verbatim')
    expect(verdict('河', text)).toBe('not-found')
    expect(verdict('——', text)).toBe('not-found')
  })
})
