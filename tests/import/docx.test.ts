/** Parts of a Word document beside its main one: notes, comments, running heads, styles, and any name that relationships give. */
import { describe, expect, test } from 'vitest'
import { fromDocx } from '../../src/import/docx.ts'
import { AS_USUAL, countsOf } from '../../src/import/extract.ts'
import { wordDocument, zip } from './zip-files.ts'

const t = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relationships = (targets: Readonly<Record<string, string>>) =>
  `<Relationships>${Object.entries(targets)
    .map(([type, target]) => `<Relationship Id="r-${type}" Type="${TYPE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`
const part = (name: string, inner: string) => `<w:${name} xmlns:w="w">${inner}</w:${name}>`

const noted = zip([
  { name: '_rels/.rels', content: relationships({ officeDocument: '/word/main7.xml' }) },
  { name: 'word/main7.xml', content: wordDocument(`<w:p>${t('one')}${REFERENCE}${t(' two')}<w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>`) },
  { name: 'word/_rels/main7.xml.rels', content: relationships({ footnotes: 'notes/f.xml', comments: 'c.xml', header: 'h.xml', styles: 'styles.xml' }) },
  { name: 'word/notes/f.xml', content: part('footnotes', `<w:footnote w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p>${t(' the &amp; note')}</w:p></w:footnote>`) },
  { name: 'word/c.xml', content: part('comments', `<w:comment w:id="1"><w:p>${t('why?')}</w:p></w:comment>`) },
  { name: 'word/h.xml', content: part('hdr', `<w:p>${t('A running head')}</w:p>`) },
  { name: 'word/styles.xml', content: part('styles', '<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>') },
]) // biome-ignore format: a table

describe('notes', () => {
  test.each([
    [null, 'one two\n', { comment: 1, fw: 1, hidden: 1, note: 1 }],
    ['none', 'one two\n', { comment: 1, fw: 1, hidden: 1, note: 1 }],
    ['inline', 'one the & note two\n', { comment: 1, fw: 1, hidden: 1 }],
    ['foot', 'one two\n the & note', { comment: 1, fw: 1, hidden: 1 }],
  ] as const)('%s', async (notes, text, leftOut) => {
    const file = await fromDocx(noted, { ...AS_USUAL, notes })
    expect(file.text).toBe(text)
    expect(countsOf(file.leftOut)).toEqual(leftOut)
    expect(file.part).toBe('word/main7.xml')
  })

  test('are read at the place of their reference', async () => {
    const { map } = await fromDocx(noted, { ...AS_USUAL, notes: 'inline' })
    const source = wordDocument(`<w:p>${t('one')}${REFERENCE}`)
    const at = source.indexOf('<w:footnoteReference')
    expect(map.filter(([, , from]) => from === at).length).toBeGreaterThan(0)
  })
})
