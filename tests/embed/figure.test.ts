/** The figure that every form of an embed shows, held against the comparison it is made of. */
import { describe, expect, it } from 'vitest'
import { type ComparisonData, comparisonFigure, EMBED_VIEWS, type EmbedView } from '../../src/embed/figure.ts'
import { type Branch, htmlOf, type Tree } from '../../src/embed/tree.ts'
import { WORDS } from '../../src/embed/words.ts'
import { compare } from '../../src/variants/compare.ts'

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
    text: texts[comparison.options.base]!,
    permalink: '/p/x?versions=1,2',
  }
}

const figure = (of: ComparisonData, view: EmbedView = 'inline', labels = true): Branch =>
  comparisonFigure(of, {
    words: WORDS.en,
    view,
    labels,
    heading: 'p',
    page: 'https://host.example/p/x',
    accessed: null,
  })

/** All branches of a tree that a test wants, in order. */
function all(tree: Tree, wanted: (branch: Branch) => boolean): Branch[] {
  if (typeof tree !== 'object') return []
  return [...(wanted(tree) ? [tree] : []), ...tree.children.flatMap((child) => all(child, wanted))]
}

const has = (name: string) => (branch: Branch) => (branch.attributes.class || '').split(' ').includes(name)

/** What is copied: everything but what the style keeps out of a selection. */
function copied(tree: Tree): string {
  if (typeof tree === 'string') return tree
  if (tree === false || ['number', 'said', 'unseen', 'cell-siglum'].some((name) => has(name)(tree))) return ''
  return tree.children.map(copied).join('')
}

describe('a figure', () => {
  it('says first how much differs', () => {
    const html = htmlOf(figure(data({ A: TEXTS.A, B: TEXTS.B })))
    expect(html).toMatch(/^<figure class="variorum" part="figure" lang="en"><figcaption/)
    expect(html).toContain('2 variants in 16 characters (2 substantive, 0 accidental)')
    expect(html.indexOf('2 variants')).toBeLessThan(html.indexOf('<del'))
  })

  it('has ins and del in reading order, with words that say so', () => {
    const html = htmlOf(figure(data({ A: TEXTS.A, B: TEXTS.B })))
    expect(html).toMatch(
      /<del part="del"><span class="said">deleted: <\/span><bdi>五六<\/bdi><\/del><ins part="ins" lang="zh-Hans"><span class="said">inserted: <\/span><bdi>七八<\/bdi><\/ins>/,
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

  it('names the versions, the rules and the engine', () => {
    const [source] = all(figure(data({ A: '甲。', B: '甲,' }, ['punctuation'])), has('source'))
    expect(copied(source!)).toContain('treated as equal: punctuation; ')
    expect(copied(source!)).toContain('https://host.example/p/x?versions=1,2')
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
