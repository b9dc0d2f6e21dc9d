import { describe, expect, test } from 'vitest'
import { type CandidateText, checkQuotation, VERDICTS } from '../../src/quotations/check.ts'
import { compare } from '../../src/variants/compare.ts'
import { casesOf, textsFor } from './constructed.ts'
import { hasExactDepartures } from './exact.ts'

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
  const cases = casesOf(20261127, 900)
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

  test('what departs is exactly what was changed', () => {
    const judged = results.filter(({ want, departures }) => want === 'altered' && departures !== undefined)
    expect(judged.length).toBeGreaterThan(100)
    const exact = judged.filter(({ quotation, departures, named, got: { places } }) => {
      const { text, start, end, quoted } = places[0]!
      const { language, names, text: whole } = textsFor({ named })[text]!
      const { segments } = compare(
        [
          { siglum: 'A', text: whole.slice(start, end), language },
          { siglum: 'quotation', text: quotation.slice(...quoted), language },
        ],
        { base: 'A', names },
      )
      return hasExactDepartures({ quotation, departures: departures! }, { places: [{ segments }] })
    })
    expect(exact.length / judged.length).toBeGreaterThanOrEqual(0.97)
  })

  test('no true one is called altered, and every place has the words that it names', () => {
    for (const { quotation, named, got } of results) {
      const texts = textsFor({ named })
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

describe('pieces around an ellipsis', () => {
  const text = candidate(
    '我军今日上午渡江，敌人没有发现，部队全部到达指定位置，缴获火炮十二门，俘虏二百余人，天气晴朗，道路良好，后续部队正在前进。',
  )

  test('in their order are verbatim, in another order joined, however near they are', () => {
    expect(verdict('敌人没有发现……缴获火炮十二门', text)).toBe('verbatim')
    expect(verdict('缴获火炮十二门……敌人没有发现', text)).toBe('joined')
    expect(verdict('道路良好……今日', text)).not.toBe('verbatim')
    expect(verdict('今日……道路良好', text)).toBe('verbatim')
  })
})

describe('a line break of the source', () => {
  test.each([
    ['进行游击战。\n我们将召开', '进行游击战。我们将召开'],
    ['进行游击战。\n我们将召开', '进行游击战。\n我们将召开'],
    ['the end of it.\n\nAnd then the other began', 'the end of it. And then the other began'],
  ])('is no departure', (source, quotation) => {
    expect(verdict(quotation, candidate(`……${source}。`))).toBe('verbatim')
  })
})

describe('the milder verdict', () => {
  const text = candidate('我军今日上午九时渡江，敌人没有发现，部队全部到达指定位置。')

  test('a clause left out is abridged; a number, a negation left out is altered', () => {
    expect(verdict('我军今日上午九时渡江，部队全部到达指定位置', text)).toBe('abridged')
    expect(verdict('我军今日上午九时渡江，敌人发现', text)).toBe('altered')
    expect(verdict('我军今日上午渡江，敌人没有发现', text)).toBe('altered')
  })

  test('a clause that begins behind a quotation mark is a clause', () => {
    const said = candidate('他指示部下在这个问题上“不应发表意见。至于撤回人员的问题，另行答复”。')
    expect(verdict('他指示部下在这个问题上“至于撤回人员的问题，另行答复', said)).toBe('abridged')
  })

  test('a negation that is left out is no abridgement, in any script', () => {
    expect(verdict('אמרין די נהשכח לדניאל דנה כל עלא', candidate('אמרין די לא נהשכח לדניאל דנה כל עלא'))).toBe(
      'altered',
    )
    expect(verdict('والكتاب يذكر اسم المدينة القديمة', candidate('والكتاب لا يذكر اسم المدينة القديمة'))).toBe(
      'altered',
    )
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
