/** An edition read back: our own export gives the texts that went into it, and other people's editions their witnesses. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tei } from '../../../src/formats/tei.ts'
import { fromTei } from '../../../src/import/tei/tei.ts'
import { textOf } from '../../../src/text/codepoints.ts'
import { compare } from '../../../src/variants/compare.ts'

function roundTrip(texts: Record<string, string>): Record<string, string> {
  const witnesses = Object.entries(texts).map(([siglum, text]) => ({ siglum, text, language: 'zh-Hans' }))
  const xml = tei.render(compare(witnesses), new Map(witnesses.map(({ siglum, text }) => [siglum, textOf(text)])))
  return Object.fromEntries(fromTei(xml).witnesses.map(({ siglum, text }) => [siglum, text]))
}

describe('our own export', () => {
  test.each([
    { A: '至少而不是至多派五六个师', C: '最少而不是至多派五六个师' },
    { A: '一。\r\n 二\t𠀀\u0001', 'B*': '一.\n二  𠀀\ufffe', 甲: '\n一二 ' },
    { A: '我们 & <他们>', B: '', C: '她们' },
  ])('gives back %o', (texts) => {
    expect(roundTrip(texts as Record<string, string>)).toEqual(texts)
  })

  test('gives back any texts', () => {
    const unit = fc.constantFrom(
      '五',
      '六',
      '。',
      ' ',
      '\n',
      '\r',
      '\t',
      '<',
      '&',
      ']]>',
      'a',
      '𠀀',
      '\u0301',
      '\u0000',
      '\u2028',
      '\ufeff',
    )
    const text = fc.array(unit, { maxLength: 12 }).map((list) => list.join(''))
    fc.assert(
      fc.property(text, text, text, (A, B, C) => {
        expect(roundTrip({ A, B, C })).toEqual({ A, B, C })
      }),
      { numRuns: 300 },
    )
  })
})

describe('editions by others', () => {
  const edition = (
    body: string,
    lists = '<listWit><witness xml:id="A">first</witness><witness xml:id="B" n="β">second</witness></listWit>',
  ) =>
    `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="lzh"><teiHeader><fileDesc><titleStmt><title>论语</title></titleStmt><sourceDesc>${lists}</sourceDesc></fileDesc></teiHeader><text><body><p>${body}</p></body></text></TEI>`
  const texts = (xml: string) => Object.fromEntries(fromTei(xml).witnesses.map(({ siglum, text }) => [siglum, text]))

  test('sigla, labels, title, language; the text itself is that of the lemmas', () => {
    const file = fromTei(edition('子<app><lem wit="#A">曰</lem><rdg wit="#B">云</rdg></app>'))
    expect(file).toMatchObject({ text: '子曰', title: '论语', language: 'lzh' })
    expect(file.witnesses).toMatchObject([
      { siglum: 'A', label: 'first', language: null, text: '子曰' },
      { siglum: 'β', label: 'second', language: null, text: '子云' },
    ])
  })

  test.each([
    [
      'a lemma that names nobody is what the others read',
      '<app><lem>曰</lem><rdg wit="#B">云</rdg></app>',
      { A: '曰', β: '云' },
    ],
    ['a witness in no reading is silent', '子<app><rdg wit="#B">云</rdg></app>', { A: '子', β: '子云' }],
    [
      'groups of readings',
      '<app><rdgGrp><rdg wit="#A">曰</rdg><rdg wit="#B">云</rdg></rdgGrp></app>',
      { A: '曰', β: '云' },
    ],
    [
      'an app in a reading',
      '<app><lem wit="#A #B">子<app><rdg wit="#A">曰</rdg><rdg wit="#B">云</rdg></app></lem></app>',
      { A: '子曰', β: '子云' },
    ],
    ['no apparatus', '子曰', {}],
    ['an apparatus that stands elsewhere', '子曰<app from="#x" to="#y"><rdg wit="#B">云</rdg></app>', {}],
  ])('%s', (_, body, expected) => {
    expect(texts(edition(body))).toEqual(expected)
  })

  test('the id of a list means all its witnesses', () => {
    const lists =
      '<listWit><listWit xml:id="g"><witness xml:id="A"/><witness xml:id="B"/></listWit><witness xml:id="C"/></listWit>'
    const xml = edition('<app><lem wit="#g">曰</lem><rdg wit="#C">云</rdg></app>', lists)
    expect(texts(xml)).toEqual({ A: '曰', B: '曰', C: '云' })
  })
})

test('a span of a correction whose end does not follow corrects nothing, and is reported', () => {
  for (const span of ['<delSpan spanTo="#nowhere"/>', '<delSpan/>', '<anchor xml:id="e"/><addSpan spanTo="#e"/>']) {
    const file = fromTei(`<TEI><text><body><p>one ${span}two</p><p>three</p></body></text></TEI>`)
    expect([file.text, file.witnesses]).toEqual(['one two\nthree', []])
    expect(file.changed.map(([kind]) => kind)).toEqual([/(?:del|add)Span/.exec(span)![0]])
  }
})

test('a letter has its own title, and the edition that of the series', () => {
  const titles =
    '<title level="s">Briefwechsel</title><title type="iso-date">1914</title><title level="a">A an B</title>'
  const correspondence = '<correspDesc><correspAction type="sent"><persName>A</persName></correspAction></correspDesc>'
  const file = fromTei(
    `<TEI><teiHeader><fileDesc><titleStmt>${titles}</titleStmt></fileDesc><profileDesc>${correspondence}</profileDesc></teiHeader><text><body><p>Liebe B</p></body></text></TEI>`,
  )
  expect(file.title).toBe('A an B')
  const [letter] = file.letters
  expect(letter!.title).toBe('A an B')
  expect(letter!.statements.find(({ property }) => property === 'publication')!.value).toBe('Briefwechsel')
})
