import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findRepeats, type RepeatOptions } from '../../src/repeats/repeats.ts'
import { marked, shown } from './notation.ts'

const account = readFileSync('kv-seed/texts/account.txt', 'utf8')

const SENTENCE = '周恩来将于十月九日抵达莫斯科斯大林同意派出空军掩护'
const MORE = '毛泽东答应立即出兵援助朝鲜至少派五六个师到三八线以便组织战斗我们不应害怕美国由于虚荣心理卷入大战'

/** What is found at these lengths is exactly what is marked. */
const cases: readonly { name: string; texts: readonly string[]; options?: RepeatOptions }[] = [
  { name: 'nothing', texts: [] },
  { name: 'an empty text', texts: [''] },
  { name: 'one letter', texts: ['一'] },
  { name: 'no repeat', texts: ['什特科夫应金日成的请求与之会见。谈话中,金日成简短地说明了前线的危机状况'] },
  {
    name: 'inside one text',
    texts: ['他说:⟦必须避免美国与中国的公开冲突⟧。莫斯科也认为,⟦必须避免美国与中国的公开冲突⟧,否则将有大战'],
  },
  {
    name: 'across texts',
    texts: ['周恩来说,⟦苏联将完全满足中国提出的要求⟧', '⟦苏联将完全满足中国提出的要求⟧,斯大林答'],
  },
  {
    name: 'a text equal to another',
    texts: ['⟦至少派五六个师到三八线,以便朝鲜同志组织战斗⟧', '⟦至少派五六个师到三八线,以便朝鲜同志组织战斗⟧'],
  },
  {
    name: 'three times, once in other words',
    texts: [
      '先看,⟦我们认为应尽可能快地派出五六个师到三八线⟧去',
      '又看:⟦我们认为应尽可能早些派出五六个师到三八线⟧吧',
      '⟦我们认为应尽可能快地派出五六个师到三八线⟧。',
    ],
  },
  {
    name: 'a clause put in',
    texts: [
      '其一⟦中国同志可以用志愿者的身份出现,当然由中国人指挥⟧!',
      '另⟦中国同志可以用志愿者的身份,不言自明,出现,当然由中国人指挥⟧。',
    ],
    options: { similarity: 0.7 },
  },
  {
    name: 'punctuation and line breaks do not part what agrees',
    texts: ['⟦爾時,世尊食時,著衣持鉢,入舍衛大城乞食⟧', '經云⟦爾時。世尊食時。\n著衣持鉢。入舍衛大城。乞食⟧者'],
  },
  {
    name: '繁 and 简, 異體 and width',
    texts: ['⟦斯大林致電毛澤東,請求中國出兵援助朝鮮⟧', '是日⟦斯大林致电毛泽东，请求中国出兵援助朝鲜⟧云'],
  },
  {
    name: 'one after the other',
    texts: ['⟦周恩来将于十月九日抵达莫斯科⟧⟦周恩来将于十月九日抵达莫斯科⟧'],
  },
  {
    name: 'three in a row are three, not two that overlap',
    texts: ['又及⟦周恩来将于十月九日抵达莫斯科⟧,⟦周恩来将于十月九日抵达莫斯科⟧,⟦周恩来将于十月九日抵达莫斯科⟧'],
  },
  {
    name: 'four in a row are four, not also two pairs',
    texts: [
      '又及⟦周恩来将于十月九日抵达莫斯科⟧⟦周恩来将于十月九日抵达莫斯科⟧⟦周恩来将于十月九日抵达莫斯科⟧⟦周恩来将于十月九日抵达莫斯科⟧。',
    ],
  },
  {
    name: 'so are four with different words between them',
    texts: [`⟦${SENTENCE}⟧，⟦${SENTENCE}⟧并且，⟦${SENTENCE}⟧等，⟦${SENTENCE}⟧。`],
  },
  {
    name: 'a clause put into two copies of a row, at different places, is a repeat of its own',
    texts: [
      `⟦${SENTENCE}${MORE}⟧⟦${SENTENCE}⟪必须避免公开冲突以及战争⟫${MORE}⟧⟦${SENTENCE}${MORE.slice(0, -18)}⟪必须避免公开冲突以及战争⟫${MORE.slice(-18)}⟧⟦${SENTENCE}${MORE}⟧`,
    ],
  },
  {
    name: 'an endless word is listed as its two halves',
    texts: [`⟦${'哈'.repeat(40)}⟧⟦${'哈'.repeat(40)}⟧`],
  },
  {
    name: 'a passage inside a longer one, and again on its own',
    texts: [
      '⟦如果这样,美国可能由于虚荣心理而卷入大战,⟪中国因同苏联有互助条约也将卷入,⟫我们不应害怕⟧。',
      '⟦如果这样,美国可能由于虚荣心理而卷入大战,⟪中国因同苏联有互助条约也将卷入,⟫我们不应害怕⟧!',
      '有人问:⟪中国因同苏联有互助条约也将卷入,⟫然否',
    ],
  },
  {
    name: 'the mark at the end belongs to it where both have it, the mark before it does not',
    texts: ['一切停当。⟦空军掩护我们的准备工作还没有完成。⟧后来', '后来听说。⟦空军掩护我们的准备工作还没有完成。⟧不久'],
  },
  {
    name: 'so does the quotation mark before it',
    texts: ['他答⟦“空军掩护的准备工作还没有完成”⟧后来', '他说⟦“空军掩护的准备工作还没有完成”⟧不久'],
  },
  {
    name: 'the last letter before a mark that only one has is chance',
    texts: [
      '与南朝鲜部队作战。⟦当然我也考虑过美国没有做好大战准备⟧',
      '苏联也会被拖进战⟦当然我也考虑过美国没有做好大战准备⟧',
    ],
  },
  {
    name: 'letters beyond the first plane',
    texts: ['甲⟦𠮷野家之外更有𠀋夫在焉,𠮷也⟧乙', '丙⟦𠮷野家之外更有𠀋夫在焉,𠮷也⟧丁'],
  },
  {
    name: 'an alphabet: no word is torn at the end',
    texts: [
      'First, ⟦arma virumque cano Troiae qui primus ab oris⟧ Italiam fato',
      'Again: ⟦arma virumque cano Troiae qui primus ab oris⟧ ipse venit',
    ],
  },
  {
    name: 'graphemes stay whole',
    texts: [
      'x ⟦arma virumque cano\u0304 Troiae qui primus⟧ e\u0301 y',
      'z ⟦arma virumque cano\u0304 Troiae qui primus⟧ e\u0300 w',
    ],
  },
  {
    name: 'marks and spaces alone are no passage',
    texts: ['———————————————————— ———————————————————— 。。。。。。。。。。。。。。。。。。。。。。。。'],
  },
]

describe('findRepeats', () => {
  test.each(cases)('$name', ({ texts: sources, options }) => {
    const { texts, passages } = marked(...sources)
    const { repeats, precise } = findRepeats(texts, { minLength: 10, ...options })
    expect(shown(texts, repeats)).toEqual(sources)
    expect(repeats.map(({ spans }) => spans).sort((x, y) => y[0]!.end - y[0]!.start - x[0]!.end + x[0]!.start)).toEqual(
      passages,
    )
    expect(precise).toBe(true)
  })

  test('the corpus: one passage occurs in it twice, and nothing else is listed', () => {
    expect(findRepeats([{ id: 'doc', text: account }])).toEqual({
      repeats: [
        {
          spans: [
            { text: 'doc', start: 32, end: 4940 },
            { text: 'doc', start: 4941, end: 9849 },
          ],
          length: 4908,
          similarity: 1,
          identical: true,
        },
      ],
      precise: true,
    })
  })

  test('identical says of code points what similarity says of letters', () => {
    const kinds = [
      ['斯大林致电毛泽东,请求中国出兵', '斯大林致电毛泽东,请求中国出兵', 1, true],
      ['斯大林致电毛泽东,请求中国出兵', '斯大林致電毛澤東，請求中國出兵', 1, false],
      ['斯大林致电毛泽东,请求中国出兵', '斯大林去电毛泽东,请求中国出兵', 13 / 14, false],
    ] as const
    for (const [a, b, similarity, identical] of kinds) {
      const texts = [
        { id: 'a', text: a },
        { id: 'b', text: b },
      ]
      expect(findRepeats(texts, { minLength: 10 }).repeats).toMatchObject([{ similarity, identical }])
    }
  })

  test('what is longer and rarer comes first', () => {
    const common = '的一了是在不了的是一在有'
    const rare = '鴨綠江畔烽煙驟起羽檄飛馳'
    const long = '如果这样,美国可能由于虚荣心理而卷入大战,中国也将卷入'
    const { repeats } = findRepeats(
      [
        { id: 'a', text: `甲${common}乙${rare}丙${long}丁的一是了在有不` },
        { id: 'b', text: `子${long}丑${rare}寅${common}卯了一的在是不有` },
      ],
      { minLength: 10 },
    )
    expect(repeats.map(({ length }) => length)).toEqual([long.length, rare.length, common.length])
    expect(repeats[1]!.spans[0]).toMatchObject({ start: 14 })
  })

  test('a passage in two hundred texts is one passage', () => {
    const words = '至少派五六个师到三八线,以便朝鲜同志在你们部队的掩护下组织战斗'
    const texts = Array.from({ length: 200 }, (_, i) => ({
      id: `w${i}`,
      text: `${'甲乙丙丁戊己庚辛壬癸'[i % 10]}${words}`,
    }))
    const { repeats } = findRepeats(texts)
    expect(repeats).toHaveLength(1)
    expect(repeats[0]).toMatchObject({ identical: true, length: words.length })
    expect(repeats[0]!.spans.map(({ text }) => text)).toEqual(texts.map(({ id }) => id).sort())
  })
})
