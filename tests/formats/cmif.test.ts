import type { Element } from '@xmldom/xmldom'
import { describe, expect, test } from 'vitest'
import { cmif } from '../../src/formats/cmif.ts'
import type { Telegram } from '../../src/provenance/telegram.ts'
import { telegram, telegrams } from '../provenance/corpus.ts'
import { children, elements, isElement, parseXml } from './xml.ts'

const AT = ['https://variorum.example', '2026-11-01T00:00:00.000Z'] as const
const root = parseXml(cmif(telegrams, ...AT))

/** What the format allows in each element (github.com/TEI-Correspondence-SIG/CMIF), for the elements that we write. */
const CONTENT: Readonly<Record<string, readonly string[]>> = {
  TEI: ['teiHeader', 'text'],
  teiHeader: ['fileDesc', 'profileDesc'],
  fileDesc: ['titleStmt', 'publicationStmt', 'sourceDesc'],
  titleStmt: ['title', 'editor'],
  publicationStmt: ['publisher', 'idno', 'date', 'availability'],
  publisher: ['ref'],
  availability: ['licence'],
  sourceDesc: ['bibl'],
  bibl: ['ref'],
  profileDesc: ['correspDesc'],
  correspDesc: ['correspAction'],
  correspAction: ['persName', 'orgName', 'placeName', 'date'],
  text: ['body'],
  body: ['p'],
}

test('has no element but those of the format, each where it may be', () => {
  const visit = (element: Element): void => {
    for (const child of children(element).filter(isElement)) {
      expect(CONTENT[element.tagName] ?? [], element.tagName).toContain(child.tagName)
      visit(child)
    }
  }
  visit(root)
})

test('says from when it is, under which licence, and where each letter is', () => {
  expect(elements(root, 'idno')[0]!.getAttribute('type')).toBe('url')
  expect(elements(root, 'licence')[0]!.getAttribute('target')).toBe('https://creativecommons.org/licenses/by/4.0/')
  for (const letter of elements(root, 'correspDesc')) {
    expect(letter.getAttribute('ref')).toMatch(/^https:\/\/variorum\.example\/t\/t\d\d$/)
    expect(letter.getAttribute('source')).toBe('#variorum')
    expect(elements(letter, 'correspAction').map((action) => action.getAttribute('type'))).toEqual(['sent', 'received'])
    for (const action of elements(letter, 'correspAction'))
      expect(elements(action, 'persName').length + elements(action, 'orgName').length).toBeGreaterThan(0)
  }
})

test('bodies and places are no persons, and a confirmed person has an authority record', () => {
  const named = (tag: string) => new Set(elements(root, tag).map((name) => name.textContent))
  expect(named('orgName')).toContain('中国领导人')
  expect(named('placeName')).toContain('平壤')
  for (const name of ['中国领导人', '平壤']) expect(named('persName')).not.toContain(name)
  const stalin = elements(root, 'persName').filter((name) => name.textContent === '斯大林')
  expect(stalin.length).toBeGreaterThan(0)
  for (const name of stalin) expect(name.getAttribute('ref')).toBe('https://www.wikidata.org/entity/Q855')
})

test('dates are days', () => {
  for (const date of elements(root, 'date').slice(1))
    for (const name of ['when', 'notBefore', 'notAfter'])
      expect(date.getAttribute(name) ?? '1950-10-02').toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/)
})

test('it has every letter that was sent, and no other', () => {
  const keys = elements(root, 'correspDesc').map((letter) => letter.getAttribute('key'))
  expect(keys).toEqual(telegrams.filter(({ status }) => status.startsWith('sent')).map(({ id }) => id))
  for (const unsent of ['t02', 't07', 't13']) expect(keys).not.toContain(unsent)
})

describe('what is of low certainty', () => {
  const said = { source: 'a guess', responsible: 'x', basis: 'inferred', certainty: 'low' } as const
  const guessed: Telegram = {
    ...telegram('t17'),
    statements: [
      { id: 'a', property: 'sender', value: '某甲', ...said },
      { id: 'b', property: 'sent', value: '1949-01-02', ...said },
    ],
  }
  test('is left out, and who is not known is Unknown', () => {
    const xml = cmif([guessed], ...AT)
    expect(xml).not.toMatch(/某甲|1949/)
    expect(elements(parseXml(xml), 'persName').map((name) => name.textContent)).toEqual(['Unknown', 'Unknown'])
  })
})
