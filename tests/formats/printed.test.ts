/** The printed forms in HTML and Word. tests/validators gives them to an XML parser and to LibreOffice. */
import { describe, expect, test } from 'vitest'
import { docx } from '../../src/formats/docx.ts'
import { html } from '../../src/formats/html.ts'
import type { Print } from '../../src/formats/print.ts'
import { HOSTILE, TELEGRAM } from './sample.ts'
import { SCRIPT_CASES } from './scripts.ts'
import { unzip } from './unzip.ts'
import { elements, parseXml } from './xml.ts'

const page = (one: Pick<typeof TELEGRAM, 'comparison' | 'texts'>, print: Partial<Print> = {}, about = {}) => {
  const [doctype, ...lines] = html.render(one.comparison, one.texts, { ...about, print }).split('\n')
  expect(doctype).toBe('<!DOCTYPE html>')
  return parseXml(lines.join('\n'))
}
const textsOf = (root: ReturnType<typeof page>, name: string) => elements(root, name).map((e) => e.textContent)

describe('HTML', () => {
  test('text, conspectus and apparatus, in three wordings', () => {
    const root = page(TELEGRAM)
    expect(textsOf(root, 'dt')).toEqual(['A', 'B', 'C'])
    expect(textsOf(root, 'li').slice(0, 3)).toEqual([
      'l. 1 派五六个师] 派五六個師 B; 派7个师 C (accidental, punctuation)',
      'l. 2 至] add. 最 C (accidental, punctuation, touches number)',
      'l. 2 后，同敌人作战，] 后， C',
    ])
    expect(textsOf(page(TELEGRAM, { wording: 'en', apparatus: 'positive' }), 'li')[1]).toBe(
      'l. 2 至 A B] added 最 C (accidental, punctuation, touches number)',
    )
    expect(textsOf(page(TELEGRAM, { wording: 'zh', apparatus: 'positive' }), 'li')[1]).toBe(
      '行 2 「至」下，A、B同，C有「最」 (形式, 标点, 涉及数目)',
    )
  })

  test('a filter takes the notes away and leaves the words; numbers stay those of the comparison', () => {
    const root = page(TELEGRAM, { significance: 'substantive' })
    expect(elements(root, 'li').map((e) => e.getAttribute('id'))).toEqual(['n3', null])
    const section = elements(root, 'section')[0]!
    expect(section.textContent!.trim().replace(/\n/g, '¶')).toBe('我认为不需要派五六个师去。¶至后，同敌人作战，3准备。')
  })

  test.each(SCRIPT_CASES)('$name: well-formed, in its direction, every link answered', (script) => {
    for (const print of [{}, { wording: 'zh', significance: 'substantive' }] as const) {
      const root = page(script, print, script.about)
      expect(elements(root, 'section')[0]!.getAttribute('dir')).toBe(script.isRightToLeft ? 'rtl' : 'ltr')
      const ids = [...elements(root, 'li'), ...elements(root, 'a')].flatMap((e) => e.getAttribute('id') ?? [])
      expect(new Set(ids).size).toBe(ids.length)
      for (const a of elements(root, 'a')) {
        const href = a.getAttribute('href')!
        if (href.startsWith('#')) expect(ids).toContain(href.slice(1))
      }
      expect(html.render(script.comparison, script.texts, script.about)).not.toMatch(
        /<script|(?!\n|\t)\p{Cc}|[\ufffe\uffff]/u,
      )
    }
  })

  test('hostile texts and sigla', () => void page(HOSTILE))
})

const filesOf = (archive: Uint8Array) => new Map(unzip(archive).map(({ path, content }) => [path, content]))

const part = (one: Pick<typeof TELEGRAM, 'comparison' | 'texts'>, name: string, print: Partial<Print> = {}) =>
  parseXml(new TextDecoder().decode(filesOf(docx.render(one.comparison, one.texts, { print })).get(name)!))

describe('Word', () => {
  test('every variant is a footnote, behind its lemma', () => {
    const notes = elements(part(TELEGRAM, 'word/footnotes.xml'), 'w:footnote').filter((e) => !e.hasAttribute('w:type'))
    expect(notes.map((e) => e.textContent!.trim())).toEqual([
      '派五六个师] 派五六個師 B; 派7个师 C (accidental, punctuation)',
      '至] add. 最 C (accidental, punctuation, touches number)',
      '后，同敌人作战，] 后， C',
    ])
    const references = elements(part(TELEGRAM, 'word/document.xml'), 'w:footnoteReference')
    expect(references.map((e) => e.getAttribute('w:id'))).toEqual(['1', '2', '3'])
    expect(references.some((e) => e.hasAttribute('w:customMarkFollows'))).toBe(false)
  })

  test('with a filter the notes bear the numbers of the comparison', () => {
    const document = part(TELEGRAM, 'word/document.xml', { significance: 'substantive' })
    const [reference, more] = elements(document, 'w:footnoteReference')
    expect([reference!.getAttribute('w:customMarkFollows'), reference!.parentNode!.textContent, more]).toEqual([
      '1',
      '3',
      undefined,
    ])
  })

  test.each(SCRIPT_CASES)(
    '$name: every part is well-formed, as many notes as references, words from right to left',
    (script) => {
      const files = filesOf(docx.render(script.comparison, script.texts, script.about))
      expect([...files.keys()]).toContain('[Content_Types].xml')
      for (const [name, bytes] of files) if (/\.(?:xml|rels)$/.test(name)) parseXml(new TextDecoder().decode(bytes))
      const count = (name: string, tag: RegExp) => new TextDecoder().decode(files.get(name)!).match(tag)?.length ?? 0
      expect(count('word/footnotes.xml', /<w:footnote w:id="[1-9]/g)).toBe(script.comparison.summary.variants)
      expect(count('word/document.xml', /<w:footnoteReference/g)).toBe(script.comparison.summary.variants)
      expect(count('word/document.xml', /<w:bidi\/>/g) > 0).toBe(script.isRightToLeft)
      expect(count('word/document.xml', /<w:rtl\/>/g) > 0).toBe(script.isRightToLeft)
    },
  )

  test('hostile texts and sigla', () => {
    part(HOSTILE, 'word/document.xml')
    part(HOSTILE, 'word/footnotes.xml')
  })
})
