import { describe, expect, it } from 'vitest'
import { STRINGS } from '../../src/pages/strings.ts'
import { address } from '../../src/present/address.ts'
import { wordError } from '../../src/present/error-words.ts'
import { chooseLanguage } from '../../src/present/language.ts'
import { addressQuery, canonicalAddress, pageQueryOf } from '../../src/present/page-query.ts'
import { readerOf } from '../../src/present/reader.ts'
import { SHARED } from '../../src/present/strings.ts'
import { ServiceError } from '../../src/service/error.ts'

const read = (query: string) => pageQueryOf(new URLSearchParams(query))

describe('what an address chooses', () => {
  it('is everything as usual where it says nothing', () =>
    expect(read('')).toEqual({
      witnesses: null,
      versions: null,
      base: null,
      view: 'inline',
      unit: null,
      ignore: [],
      highlight: null,
      engine: null,
      at: null,
      find: null,
      names: null,
      rules: null,
      decisions: null,
      moves: true,
      filter: { significance: null, classes: [] },
      vertical: false,
      cited: null,
      part: 1,
      own: [],
    }))

  it('puts rules in their order, each once', () =>
    expect(read('ignore=spacing,punctuation&ignore=spacing').ignore).toEqual(['punctuation', 'spacing']))

  const same = [
    'witnesses=A,C',
    'witnesses=C,A&base=C',
    'witnesses=A,C&base=C&view=side-by-side&ignore=punctuation,script',
    'witnesses=A,C&at=2026-03-02',
    'at=2026-03-02T10:00:00.000Z',
    'find=the+king',
    'witnesses=A&highlight=A:1142-1705',
    'versions=0a,0b&unit=word&engine=2',
  ]
  for (const query of same)
    it(`${query} is its own spelling`, () =>
      expect(address('', addressQuery(read(query)))).toContain(query.split('&')[0]))

  it('keeps the set of decisions, and omits decisions=none where a permanent address has none anyway', () => {
    for (const query of ['witnesses=A,C&decisions=none', 'versions=0a,0b&decisions=1f&engine=2'])
      expect(address('', addressQuery(read(query)))).toBe(`?${query}`)
    expect(address('', addressQuery(read('versions=0a,0b&decisions=none&engine=2')))).toBe('?versions=0a,0b&engine=2')
  })

  for (const query of [
    'view=columns',
    'unit=letter',
    'highlight=A',
    'significance=some',
    'writing=upwards',
    `view=${'x'.repeat(9999)}`,
  ]) {
    it(`${query.slice(0, 30)} is refused in a sentence that quotes it, in both languages`, () => {
      const value = query.slice(query.indexOf('=') + 1)
      for (const t of [SHARED.en, SHARED.zh]) {
        let words = ''
        try {
          read(query)
        } catch (error) {
          if (!(error instanceof ServiceError)) throw error
          words = wordError(error, t)
        }
        expect(words).toMatch(/^.{5,200}$/)
        expect(words).toContain(value.slice(0, 60))
      }
    })
  }
})

describe('the address of a form without script', () => {
  const tidy = (query: string) => {
    const url = new URL(`https://variorum.example/p/t17?${query}`)
    return canonicalAddress(url, pageQueryOf(url.searchParams))
  }
  const cases = [
    { query: 'witnesses=A&witnesses=C&base=A&view=inline', out: '/p/t17?witnesses=A,C' },
    {
      query: 'lang=zh&witnesses=A&witnesses=C&base=C&view=side-by-side&unit=grapheme&ignore=punctuation&ignore=width',
      out: '/p/t17?witnesses=A,C&base=C&view=side-by-side&unit=grapheme&ignore=punctuation,width&lang=zh',
    },
    { query: 'witnesses=A,C&base=C', out: null },
    { query: 'witnesses=A,C&unit=', out: '/p/t17?witnesses=A,C' },
    { query: '', out: null },
  ]
  for (const { query, out } of cases)
    it(`${query || 'nothing'} → ${out ?? 'stays'}`, () => expect(tidy(query)).toBe(out))
})

describe('the language of the interface', () => {
  const cases = [
    { asked: null, accepted: null, out: 'en' },
    { asked: 'zh', accepted: 'en', out: 'zh' },
    { asked: 'fr', accepted: 'zh-CN,zh;q=0.9,en;q=0.8', out: 'zh' },
    { asked: null, accepted: 'de, en-GB;q=0.9, zh;q=0.8', out: 'en' },
    { asked: null, accepted: 'en;q=0.5, zh-Hant-TW;q=0.7', out: 'zh' },
    { asked: null, accepted: ',;;=,q', out: 'en' },
  ]
  for (const { asked, accepted, out } of cases)
    it(`${asked} of ${accepted} is ${out}`, () => expect(chooseLanguage(asked, accepted)).toBe(out))

  it('stays in every link once it is chosen, and nowhere before', () => {
    const chosen = readerOf(new URL('https://variorum.example/p/t17?witnesses=A,C&lang=zh'), 'en', STRINGS)
    expect(chosen.link('/t/t08', {}, 'dates')).toBe('/t/t08?lang=zh#dates')
    expect(chosen.otherLanguage).toBe('/p/t17?witnesses=A,C&lang=en')
    expect(readerOf(new URL('https://variorum.example/'), 'zh', STRINGS).link('/compare')).toBe('/compare')
  })

  it('has a word in 中文 for everything it has in English', () => {
    const walk = (a: object, b: object): void => {
      expect(Object.keys(b).sort()).toEqual(Object.keys(a).sort())
      for (const [key, value] of Object.entries(a)) {
        const other = b[key as keyof typeof b] as unknown
        expect(typeof other).toBe(typeof value)
        if (typeof other === 'string') expect(other).not.toBe('')
        else if (typeof other === 'object') walk(value, other as object)
      }
    }
    // Forms are named in English by their registry.
    const { formLabels, ...zh } = STRINGS.zh
    const { formLabels: none, ...en } = STRINGS.en
    expect(none).toEqual({})
    expect(Object.values(formLabels)).not.toContain('')
    walk(en, zh)
  })
})
