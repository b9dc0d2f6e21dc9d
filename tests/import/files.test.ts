/** What is read out of files: each text with the place of every run, and a clear refusal of what is no text. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ImportError } from '../../src/import/extract.ts'
import { DOCX, FILE_TYPES, fileType, readFile } from '../../src/import/files.ts'
import { IMPORT_LIMITS } from '../../src/import/limits.ts'
import { docx, wordDocument, zip } from './zip-files.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (content: string | Uint8Array, type: string, charset: string | null = null) =>
  readFile(typeof content === 'string' ? bytesOf(content) : content, type, charset)
const textOfFile = async (content: string | Uint8Array, type: string) => (await read(content, type)).text

const account = readFileSync(new URL('../../kv-seed/texts/account.txt', import.meta.url).pathname)

describe('text and where it was read from', () => {
  const cases = [
    { type: 'text/plain', source: ' 字\r\n\n𠀀 ', text: ' 字\r\n\n𠀀 ' },
    { type: 'text/markdown', source: '# 标题\n正文 **重** 与 *轻*', text: '标题\n正文 重 与 轻' },
    { type: 'text/markdown', source: '> 引 [词](http://x.org/a_b_c) \\* `a*b*`', text: '引 词 * a*b*' },
    {
      type: 'text/markdown',
      source: 'snake_case 2 * 3*4 a * b\n***\n- 一\n1. 二',
      text: 'snake_case 2 * 3*4 a * b\n一\n1. 二',
    },
    { type: 'text/markdown', source: '---\nx: 1\n---\n```\n*a*\n```\n**b', text: '*a*\n**b' },
    { type: 'text/html', source: '<p>第一\n  段</p><p>a\n b</p>', text: '第一段\na b' },
    { type: 'text/html', source: 'a<br>b<b title="x>y">c</b> 5 < 6', text: 'a\nbc 5 < 6' },
    { type: 'text/html', source: '<script>if (a<b) "</p>"</script>&ldquo;&#x20000;&#147;&bogus;', text: '“𠀀“&bogus;' },
    { type: 'text/html', source: '<head><title>T</title></head><pre>a\n  b</pre><!-- <p>no -->c', text: 'a\n  b\nc' },
    { type: 'text/html', source: '<style>p{}</style><svg><title>no</title></svg><rt>no</rt>字', text: '字' },
    {
      type: 'application/tei+xml',
      source:
        '<TEI><teiHeader>no</teiHeader><text><p>一二\n   三<note>no</note></p><lg><l>a</l><l>b &lt; c</l></lg></text></TEI>',
      text: '一二三\na\nb < c',
    },
    {
      type: 'text/xml',
      source:
        '<text><choice><sic>誤</sic><corr>正</corr></choice><g type="codepoint" n="U+0001"/><ab xml:space="preserve"> x\n y</ab></text>',
      text: '誤\u0001\n x\n y',
    },
  ]
  test.each(cases)('$type: $source', async ({ type, source, text }) => {
    expect(await textOfFile(source, type)).toBe(text)
  })

  test.each(cases)('the runs of $type cover the text: $source', async ({ type, source, text }) => {
    const { map } = await read(source, type)
    const [points, original] = [[...text], [...source]]
    let at = 0
    for (const [start, end, from, to] of map) {
      expect(start).toBe(at)
      expect(end).toBeGreaterThan(start)
      expect(from).toBeLessThanOrEqual(to)
      const piece = points.slice(start, end).join('')
      if (to - from === end - start) expect(original.slice(from, to).join('')).toBe(piece)
      at = end
    }
    expect(at).toBe(points.length)
  })

  test('any plain text is its own text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (text) => {
        fc.pre(text.isWellFormed() && text.trim() !== '' && !text.includes('\0') && !/^[\ufeff\ufffe]/.test(text))
        expect(await textOfFile(text, 'text/plain')).toBe(text)
      }),
    )
  })

  test('a file of any bytes, called anything, is a text or refused', async () => {
    const signs = fc.constantFrom(
      ...'<>&;"\'/!-[]()*_`#=? \naé字𠀀',
      '<p>',
      '</p>',
      '<!--',
      '&#',
      '<a b="',
      '<TEI><text>',
      '<![CDATA[',
    )
    const content = fc.oneof(
      fc.array(signs, { maxLength: 60 }).map((list) => bytesOf(list.join(''))),
      fc.uint8Array({ maxLength: 60 }),
      fc.array(signs, { maxLength: 20 }).map((list) => docx(list.join(''))),
    )
    await fc.assert(
      fc.asyncProperty(content, fc.constantFrom(...FILE_TYPES), async (bytes, type) => {
        try {
          const { text, map } = await readFile(Uint8Array.from(bytes), type, null)
          expect(text.isWellFormed()).toBe(true)
          expect(map.at(-1)![1]).toBe([...text].length)
        } catch (error) {
          expect(error).toBeInstanceOf(ImportError)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('encodings', () => {
  const text = account.toString('utf8')
  const utf16 = (order: 'le' | 'be') => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
    return new Uint8Array(order === 'le' ? bytes : bytes.swap16())
  }
  test.each([
    ['utf-8', new Uint8Array(account)],
    ['utf-8', new Uint8Array(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), account]))],
    ['utf-16le', utf16('le')],
    ['utf-16be', utf16('be')],
    ['gb18030', encoded(text.slice(0, 2_000), 'gb18030')],
  ])('the account in %s', async (encoding, bytes) => {
    const file = await read(bytes, 'text/plain')
    expect(file.encoding).toBe(encoding)
    expect(text.startsWith(file.text)).toBe(true)
  })

  test('a traditional text in Big5, known and declared', async () => {
    const traditional =
      '這時，金日成卻不得不向蘇聯和中國請求直接的軍事援助了。「我們不出兵，讓敵人壓至鴨綠江邊」，對各方都不利。'
    const bytes = encoded(traditional, 'big5')
    expect(await read(bytes, 'text/plain')).toMatchObject({ encoding: 'big5', text: traditional })
    expect(await read(bytes, 'text/plain', 'Big5-HKSCS')).toMatchObject({ encoding: 'big5', text: traditional })
    const html = new Uint8Array([...bytesOf('<meta charset="big5"><p>'), ...bytes])
    expect(await read(html, 'text/html')).toMatchObject({ encoding: 'big5', text: traditional })
  })

  test.each([
    [
      'mixed: UTF-8 and then GB18030',
      new Uint8Array([...bytesOf('这时金日成'), ...encoded('毛泽东的答复', 'gb18030')]),
      null,
    ],
    ['not in the charset that it says', new Uint8Array(encoded('毛泽东', 'gb18030')), 'utf-8'],
    ['a charset of nobody', bytesOf('x'), 'klingon'],
    ['binary', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0xff, 0xd8]), null],
    ['zeros', new Uint8Array(100), null],
    ['white space alone', bytesOf(' \n\t'), null],
  ])('refused: %s', async (_, bytes, charset) => {
    await expect(read(bytes, 'text/plain', charset)).rejects.toBeInstanceOf(ImportError)
  })
})

/** There is no encoder for them: what decodes to a character is looked up. */
function encoded(text: string, encoding: 'gb18030' | 'big5'): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const codes = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if ([...character].length === 1 && character !== '\ufffd') codes.set(character, [lead, trail])
    }
  return Uint8Array.from(
    [...text].flatMap((c) => (c < '\u0080' ? [c.charCodeAt(0)] : (codes.get(c) ?? expect.fail(c)))),
  )
}

describe('Word', () => {
  const t = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  test('paragraphs, tabs and breaks; what was deleted is not in it', async () => {
    const body = `<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>${t('甲 &amp; ')}<w:r><w:tab/></w:r>${t('乙')}<w:r><w:br/></w:r>${t('丙')}</w:p><w:p><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:ins>${t('丁')}</w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`
    const core = { name: 'docProps/core.xml', content: '<c:p xmlns:c="c" xmlns:d="d"><d:title>题</d:title></c:p>' }
    const file = await read(docx(body, [core]), DOCX)
    expect(file).toMatchObject({ text: '甲 & \t乙\n丙\n丁\n', title: '题', part: 'word/document.xml', encoding: null })
    const source = [...wordDocument(body)]
    const [start, end, from, to] = file.map.find(([start]) => file.text[start] === '乙')!
    expect([end - start, source.slice(from, to).join('')]).toEqual([1, '乙'])
  })

  test('also packed without compression', async () => {
    const file = zip([{ name: 'word/document.xml', content: wordDocument(`<w:p>${t('字')}</w:p>`) }], 0)
    expect(await textOfFile(file, DOCX)).toBe('字\n')
  })

  const sound = docx(`<w:p>${t('字'.repeat(100))}</w:p>`)
  const bomb = '<w:p/>'.repeat(2_000_000)
  test.each([
    ['no ZIP', bytesOf('PK but no more')],
    ['a ZIP cut short', sound.slice(0, -30)],
    ['a ZIP damaged inside', sound.map((byte, i) => (i > 120 && i < 140 ? byte ^ 0x5a : byte))],
    ['a ZIP without a document', zip([{ name: 'xl/workbook.xml', content: '<x/>' }])],
    [
      'two documents',
      zip([1, 2].map((i) => ({ name: 'word/document.xml', content: wordDocument(`<w:p>${t(`${i}`)}</w:p>`) }))),
    ],
    ['broken XML', zip([{ name: 'word/document.xml', content: '<w:document><w:body>' }])],
    ['XML that is no UTF-8', zip([{ name: 'word/document.xml', content: Uint8Array.of(0x3c, 0xff, 0x3e) }])],
    ['a bomb', zip([{ name: 'word/document.xml', content: bomb }])],
    ['a bomb that says it is none', zip([{ name: 'word/document.xml', content: bomb, saysInflated: 1_000 }])],
    [
      'too many files',
      zip(Array.from({ length: IMPORT_LIMITS.entries + 1 }, (_, i) => ({ name: `${i}`, content: '' }))),
    ],
    ['elements too deep', docx('<w:p>'.repeat(1_000) + '</w:p>'.repeat(1_000))],
    [
      'an external entity',
      zip([{ name: 'word/document.xml', content: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>' }]),
    ],
  ])('refused: %s', async (_, bytes) => {
    await expect(read(bytes, DOCX)).rejects.toBeInstanceOf(ImportError)
  })
})

describe('what a file is', () => {
  test.each([
    ['text/html', null, 'text/html'],
    ['application/octet-stream', '电报.DOCX', DOCX],
    ['', 'a.b.md', 'text/markdown'],
    ['', null, null],
    ['application/pdf', 'a.txt', null],
    ['', 'constructor', null],
    ['', 'x.constructor', null],
  ])('%s, called %s', (type, name, is) => {
    expect(fileType(type, name)).toBe(is)
  })
})
