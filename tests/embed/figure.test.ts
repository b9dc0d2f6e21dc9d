/** The figure that every form of an embed shows, compared with its comparison. */
import { describe, expect, it } from 'vitest'
import { comparisonFigure } from '../../src/embed/figure.ts'
import { type ComparisonData, EMBED_VIEWS, type EmbedView, type FigureOptions } from '../../src/embed/figure-data.ts'
import { placeFigure } from '../../src/embed/place-figure.ts'
import { type QuotationData, quotationFigure } from '../../src/embed/quotation-figure.ts'
import { type Branch, htmlOf, type Tree } from '../../src/embed/tree.ts'
import { WORDS } from '../../src/embed/words.ts'
import { compare } from '../../src/variants/compare.ts'
import type { DifferingSegment } from '../../src/variants/comparison.ts'

const TEXTS = {
  A: '派五六个师志愿军。这需要害怕吗?',
  B: '派七八个师志愿军。对此应该害怕吗?',
  C: '派五六个师。这需要害怕吗?',
}

function data(texts: Readonly<Record<string, string>>, ignore: readonly 'punctuation'[] = []): ComparisonData {
  const witnesses = Object.entries(texts).map(([siglum, text]) => ({ siglum, text, language: 'zh-Hans' }))
  const comparison = compare(witnesses, { ignore })
  return {
    title: '一段',
    language: 'zh-Hans',
    labels: { A: '甲本' },
    comparison,
    directions: Object.fromEntries(Object.keys(texts).map((siglum) => [siglum, 'ltr' as const])),
    text: texts[comparison.options.base]!,
    permalink: '/p/x?versions=1,2',
  }
}

const MANNER: FigureOptions = {
  words: WORDS.en,
  view: 'inline',
  labels: true,
  heading: 'p',
  page: 'https://host.example/p/x',
  accessed: null,
  vertical: false,
}

const QUOTED: QuotationData = {
  words: '派七个师',
  direction: 'ltr',
  verdict: 'altered',
  told: { en: 'Altered', zh: '措辞有改动' },
  attribution: null,
  place: {
    title: { en: 'A passage', zh: '一段' },
    language: 'zh-Hans',
    siglum: 'A',
    start: 1,
    end: 5,
    path: '/p/x?witnesses=A&highlight=A:1-5#highlight',
    telegrams: ['t08'],
    before: '至少',
    after: '。',
    parts: ['派', ['五', '七'], '个师'],
  },
}

const figure = (of: ComparisonData, view: EmbedView = 'inline', labels = true): Branch =>
  comparisonFigure(of, { ...MANNER, view, labels })

/** All branches of a tree that a test wants, in order. */
function all(tree: Tree, wanted: (branch: Branch) => boolean): Branch[] {
  if (typeof tree !== 'object') return []
  return [...(wanted(tree) ? [tree] : []), ...tree.children.flatMap((child) => all(child, wanted))]
}

const has = (name: string) => (branch: Branch) => (branch.attributes.class || '').split(' ').includes(name)

/** What is copied: everything but what the style keeps out of a selection. */
function copied(tree: Tree): string {
  if (typeof tree === 'string') return tree
  if (tree === false || ['number', 'move', 'said', 'unseen', 'cell-siglum'].some((name) => has(name)(tree))) return ''
  return tree.children.map(copied).join('')
}

const textIn = (tree: Tree): string => (typeof tree === 'object' ? tree.children.map(textIn).join('') : tree || '')

describe('a figure', () => {
  it('says first how much differs', () => {
    const html = htmlOf(figure(data({ A: TEXTS.A, B: TEXTS.B })))
    expect(html).toMatch(/^<figure class="variorum" lang="en"><figcaption/)
    expect(html).toContain('2 variants in 16 characters (2 substantive, 0 accidental)')
    expect(html.indexOf('2 variants')).toBeLessThan(html.indexOf('<del'))
  })

  it('has ins and del in reading order, with hidden words for both', () => {
    const html = htmlOf(figure(data({ A: TEXTS.A, B: TEXTS.B })))
    expect(html).toMatch(
      /<del><span class="said" lang="en">deleted: <\/span><span class="words">五六<\/span><\/del><ins lang="zh-Hans" dir="ltr"><span class="said" lang="en">inserted: <\/span><span class="words">七八<\/span><\/ins>/,
    )
    expect(htmlOf(figure(data({ A: TEXTS.A, B: TEXTS.B }), 'inline', false))).not.toContain('class="said"')
  })

  it('of more than two says who reads what', () => {
    const html = htmlOf(figure(data(TEXTS)))
    expect(html).toContain('A, C reads: ')
    expect(html).toContain('B reads: ')
  })

  it('side by side gives every witness its exact text', () => {
    const columns = all(figure(data(TEXTS), 'side-by-side'), ({ tag }) => tag === 'tr').slice(1)
    for (const [index, text] of Object.values(TEXTS).entries())
      expect(columns.map((row) => copied(row.children[index]!)).join('')).toBe(text)
  })

  it('lists as many entries as there are variants', () => {
    const of = data(TEXTS)
    expect(all(figure(of, 'list'), ({ tag, attributes }) => tag === 'li' && Boolean(attributes.class))).toHaveLength(
      of.comparison.summary.variants,
    )
  })

  it('side by side has the number of a place in every column', () => {
    const [, ...rows] = all(figure(data(TEXTS), 'side-by-side'), ({ tag }) => tag === 'tr')
    const numbers = (column: number) => rows.flatMap((row) => all(row.children[column]!, has('number')).map(textIn))
    expect(numbers(0)).toEqual(['1', '2', '3'])
    expect([numbers(1), numbers(2)]).toEqual([numbers(0), numbers(0)])
  })

  it('names the versions, the rules and the engine', () => {
    const [source] = all(figure(data({ A: '甲。', B: '甲,' }, ['punctuation'])), has('source'))
    expect(copied(source!)).toContain('treated as equal: punctuation; ')
    expect(copied(source!)).toContain('https://host.example/p/x?versions=1,2')
  })

  const [before, sentence, after] = ['我们经过慎重考虑，决定暂不出兵。', '周恩来同志将飞往莫斯科。', '请你们等待消息。']
  const MOVED = { A: before + sentence + after, B: sentence + before + after }

  for (const view of ['inline', 'side-by-side'] as const)
    it(`marks what is moved in both its places, and leads to the other place on the page: ${view}`, () => {
      const tree = figure(data(MOVED), view)
      expect(all(tree, has('move')).map(({ attributes }) => [attributes.href, attributes['aria-label']])).toEqual(
        expect.arrayContaining([
          ['https://host.example/p/x#m1-1', 'move 1: moved away, elsewhere in B'],
          ['https://host.example/p/x#m1-0', 'move 1: moved here, elsewhere in A'],
        ]),
      )
      const moved = all(tree, has('moved')).map(copied).join('')
      expect(moved).toHaveLength(2 * sentence.length)
      expect(copied(all(tree, has('summary'))[0]!)).toContain('1 move)')
    })

  it('is whole when it is moved, in every column', () => {
    const [, ...rows] = all(figure(data(MOVED), 'side-by-side'), ({ tag }) => tag === 'tr')
    for (const [index, text] of Object.values(MOVED).entries())
      expect(rows.map((row) => copied(row.children[index]!)).join('')).toBe(text)
  })

  it('lists which places are of a move', () =>
    expect(htmlOf(figure(data(MOVED), 'list'))).toContain('href="https://host.example/p/x#m1" aria-label="move 1">⇄1'))

  it('may be set in columns, which the keyboard can scroll', () => {
    const of = data(TEXTS)
    const set = comparisonFigure(of, { ...MANNER, vertical: true })
    expect(htmlOf(set)).toContain('<div class="text prose vertical" tabindex="0"')
    expect(htmlOf(comparisonFigure(of, MANNER))).not.toContain('vertical')
  })

  const hostile = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', ']]>&lt;', '\u202edef', '\u0000']
  for (const text of hostile)
    it(`keeps ${JSON.stringify(text)} text`, () => {
      const of = { ...data({ A: text, B: `${text}乙` }), title: text, labels: { A: text } }
      for (const view of EMBED_VIEWS) {
        const html = htmlOf(figure(of, view))
        expect(html).not.toMatch(/<(script|img)/)
        expect(html.replace(/<[^>]*>/g, '')).not.toMatch(/[<>]/)
      }
    })
})

describe('lost text', () => {
  const whole = '此德行之人也，吾不知其名。'
  const texts = { A: whole, B: '此□□之人也，吾不知其名。', C: '此之人也，吾不知其名。', D: '此之人也，吾不知其名。' }
  const witnesses = Object.entries(texts).map(([siglum, text]) => ({
    siglum,
    text,
    language: 'zh-Hant',
    ...(siglum === 'C' && { lacunae: [{ start: 1, end: 1 }] }),
  }))
  const lossy = { ...data(texts), comparison: compare(witnesses) }

  for (const view of EMBED_VIEWS)
    it(`is no omission: ${view}`, () => {
      const tree = figure(lossy, view)
      const told = htmlOf(tree)
      expect(told.split('is lost or illegible here').length - 1).toBe(1)
      expect(told).toContain('□□')
      if (view === 'list') expect(told).toContain('lacks it')
      else {
        expect(all(tree, has('gap'))).toHaveLength(1)
        expect(all(tree, has('nothing'))).toHaveLength(1)
        expect(all(tree, has('lost')).length).toBeGreaterThanOrEqual(1)
      }
    })

  it('is neither deleted nor inserted between two', () => {
    const two = { ...data({ A: whole, B: texts.B }), comparison: compare(witnesses.slice(0, 2)) }
    for (const view of ['inline', 'side-by-side'] as const)
      expect(all(figure(two, view), ({ tag }) => tag === 'del' || tag === 'ins')).toEqual([])
  })
})

describe('what editors decided', () => {
  const plain = data(TEXTS)
  const decided = (change: Partial<DifferingSegment>) => {
    const segments = plain.comparison.segments.map((segment) =>
      segment.relation === 'variant' && segment.id === '1' ? { ...segment, ...change } : segment,
    )
    return { ...plain, comparison: { ...plain.comparison, segments } }
  }
  const entries = (of: ComparisonData) => all(figure(of, 'list'), has('entries'))[0]!.children.map(copied)

  it('does not mark a place that is not to be printed', () => {
    const [first, ...others] = entries(plain)
    expect(first).toContain('五六')
    expect(entries(decided({ print: 'no' }))).toEqual(others)
    for (const view of ['inline', 'side-by-side'] as const)
      expect([plain, decided({ print: 'no' })].map((of) => htmlOf(figure(of, view)).includes('#v1"'))).toEqual([
        true,
        false,
      ])
  })

  it('lists the reading that was chosen, and notes', () => {
    expect(entries(decided({ lemma: { siglum: 'B' } }))[0]).toMatch(/七八\] .*五六/)
    expect(entries(decided({ lemma: { conjecture: '九十' } }))[0]).toMatch(/九十\] .*五六.*七八/)
    const notes = [{ text: 'Of divisions.', language: 'en', decision: 'd' }]
    expect(entries(decided({ notes }))[0]).toContain('Of divisions.')
  })
})

describe('one place', () => {
  const of = (number: string) => placeFigure(data(TEXTS), number, MANNER)

  it('has its context, the reading of each witness, and a link to its number', () => {
    const html = htmlOf(of('1')!)
    expect(html).toContain('href="https://host.example/p/x#v1"')
    const text = copied(of('1')!)
    expect(text).toContain('五六')
    expect(text).toContain('七八')
    expect(all(of('1')!, has('place'))).toHaveLength(1)
    expect(all(of('1')!, ({ tag }) => tag === 'li')).toHaveLength(1)
  })

  it('is absent where the comparison has no place of this number', () => {
    for (const number of ['0', '99', '', 'x']) expect(of(number)).toBeNull()
  })

  it('cuts no word of its context', () => {
    const long = 'one two three four five six seven eight nine ten eleven twelve '
    const words = (middle: string) => `${long}${middle} ${long}`
    const shown = copied(placeFigure(data({ A: words('black'), B: words('white') }), '1', MANNER)!)
    const around = /…(.*)black(?:.*?)white(.*?)…/s.exec(shown)!
    for (const word of `${around[1]} ${around[2]}`.trim().split(/\s+/)) expect(long.split(' ')).toContain(word)
  })
})

describe('a quotation', () => {
  it('shows each departure, the verdict and where the source is', () => {
    const tree = quotationFigure(QUOTED, MANNER)
    expect(copied(tree)).toContain('至少派五七个师。')
    expect(all(tree, ({ tag }) => tag === 'del').map(copied)).toEqual(['五'])
    expect(all(tree, ({ tag }) => tag === 'ins').map(copied)).toEqual(['七'])
    const html = htmlOf(tree)
    expect(html).toContain('<b>Altered</b>')
    expect(html).toContain('href="https://host.example/p/x?witnesses=A&amp;highlight=A:1-5#highlight"')
    expect(htmlOf(quotationFigure(QUOTED, { ...MANNER, words: WORDS.zh }))).toContain('措辞有改动')
  })

  it('that is found nowhere shows its own words, as text', () => {
    const nowhere = { ...QUOTED, words: '<img src=x>', place: null }
    expect(htmlOf(quotationFigure(nowhere, MANNER))).toContain('&lt;img src=x&gt;')
  })

  it('links to no other host, even where an answer names one', () => {
    for (const path of ['//evil.example/x', 'javascript:alert(1)', 'https://evil.example'])
      expect(htmlOf(quotationFigure({ ...QUOTED, place: { ...QUOTED.place!, path } }, MANNER))).not.toMatch(
        /evil|script:/,
      )
  })
})

describe('texts that are stored nowhere', () => {
  it('have no links, and numbers that the keyboard reaches', () => {
    const tree = comparisonFigure({ ...data(TEXTS), title: '', permalink: null }, { ...MANNER, page: null })
    expect(all(tree, ({ tag }) => tag === 'a')).toEqual([])
    for (const number of all(tree, has('number'))) expect(number.attributes.tabindex).toBe('0')
  })
})
