import { describe, expect, it } from 'vitest'
import { groupsOf } from '../../../src/pages/search/groups.ts'
import type { Found, FoundWords } from '../../../src/service/search.ts'

const words = (before: string, text: string, after: string, start: number): FoundWords => ({
  start,
  end: start + text.length,
  before,
  text,
  after,
  sentence: { before, after },
})
const found = (siglum: string, places: readonly FoundWords[]) =>
  ({ version: { siglum }, match: 'exact', similarity: 1, places }) as unknown as Found

const told = (all: readonly Found[]) =>
  groupsOf(all).map(({ sentence, texts }) => [
    sentence.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join(''),
    ...texts.map(({ found: { version }, places }) => `${version.siglum} ${places.map(({ start }) => start).join(' ')}`),
  ])

describe('sentences that were found', () => {
  it('are listed once, with all their marks and all texts that have them', () => {
    const twice = [words('甲出兵乙', '出兵', '。', 14), words('甲', '出兵', '乙出兵。', 11)]
    expect(told([found('A', twice), found('B', [twice[0]!, words('丙', '出兵', '。', 40)])])).toEqual([
      ['甲[出兵]乙[出兵]。', 'A 11 14', 'B 14'],
      ['丙[出兵]。', 'B 40'],
    ])
  })

  it('have marks that overlap as one', () => {
    const near = [words('', 'aba', 'ba', 0), words('ab', 'aba', '', 2)]
    expect(told([found('A', near)])).toEqual([['[aba][ba]', 'A 0 2']])
  })
})
