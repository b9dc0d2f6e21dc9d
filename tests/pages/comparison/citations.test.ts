/** References of a place, read back by what scholars read them with. */
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { describe, expect, it } from 'vitest'
import { referencesOf } from '../../../src/pages/comparison/citations.ts'

const CITATION = {
  title: '斯大林复毛泽东电 {100 %} & more_\n',
  language: 'zh-Hans',
  passage: 't17',
  witnesses: [
    { siglum: 'A', version: 'a1' },
    { siglum: 'C', version: 'c3' },
  ],
  base: 'A',
  rules: ['punctuation'],
  unit: 'character',
  engine: 'variorum/2.0.0',
  permalink: 'https://host.example/p/t17?versions=a1,c3&engine=2',
  requestedEngine: null,
  forms: [],
}
const PLACE = { id: '4', entry: '和 A] 及 C' }
const TITLE = '斯大林复毛泽东电 {100 %} & more_, 4: 和 A] 及 C'
const URL = `${CITATION.permalink}#v4`

const of = (label: string | null) => referencesOf(CITATION, PLACE).find((one) => one.label === label)!.text

describe('the reference of a place', () => {
  for (const label of [null, 'BibTeX', 'RIS', 'CSL-JSON', 'GB/T 7714'])
    it(`as ${label ?? 'words'} names its address and the rules in force`, () => {
      expect(of(label)).toContain(URL)
      expect(of(label)).toContain('punctuation')
      expect(of(label)).toContain('A a1; C c3')
    })

  for (const label of ['RIS', 'CSL-JSON'])
    it(`as ${label} is read back whole`, () => {
      const [entry] = new Cite(of(label)).data
      expect(entry).toMatchObject({ title: TITLE, URL, language: 'zh-Hans' })
    })

  it('as BibTeX is read back with its address', () => {
    const [entry] = new Cite(of('BibTeX')).data
    expect(entry).toMatchObject({ URL })
    expect(entry!.title).toContain('斯大林复毛泽东电')
  })
})

it('the whole comparison is cited without a place', () =>
  expect(referencesOf(CITATION, null)[0]!.text).toBe(
    '斯大林复毛泽东电 {100 %} & more_. Variorum (A a1; C c3; base A; equal: punctuation; variorum/2.0.0). https://host.example/p/t17?versions=a1,c3&engine=2',
  ))
