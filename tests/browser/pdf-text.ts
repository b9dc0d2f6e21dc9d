/**
 * The text of a PDF as Chromium writes it (Skia: one object after the other, no object streams): the codes of each page's strings by the
 * ToUnicode maps of its fonts (ISO 32000-1, 9.10), in the order in which they are painted.
 */
import { inflateSync } from 'node:zlib'

interface PdfObject {
  readonly dictionary: string
  readonly stream: Buffer | null
}

function objectsOf(pdf: Buffer): ReadonlyMap<string, PdfObject> {
  const objects = new Map<string, PdfObject>()
  const text = pdf.toString('latin1')
  for (const match of text.matchAll(/(?<=^|\n)(\d+) 0 obj\r?\n?/g)) {
    const start = match.index + match[0].length
    const end = text.indexOf('endobj', start)
    const at = text.indexOf('stream\n', start)
    if (at < 0 || at > end) {
      objects.set(match[1]!, { dictionary: text.slice(start, end), stream: null })
      continue
    }
    const dictionary = text.slice(start, at)
    const length = Number(/\/Length (\d+)/.exec(dictionary)![1])
    const raw = pdf.subarray(at + 7, at + 7 + length)
    objects.set(match[1]!, { dictionary, stream: /FlateDecode/.test(dictionary) ? inflateSync(raw) : raw })
  }
  return objects
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** Code → text. */
function unicodeOf(map: string): ReadonlyMap<number, string> {
  const codes = new Map<number, string>()
  for (const [, block] of map.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, code, text] of block!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      codes.set(Number.parseInt(code!, 16), utf16(text!))
  for (const [, block] of map.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, first, last, text] of block!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      const from = Number.parseInt(first!, 16)
      for (let code = from; code <= Number.parseInt(last!, 16); code++)
        codes.set(code, String.fromCodePoint(utf16(text!).codePointAt(0)! + code - from))
    }
  return codes
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function bytesOf(string: string): number[] {
  if (string.startsWith('<')) return [...Buffer.from(string.slice(1, -1).replace(/\s/g, ''), 'hex')]
  const plain = string
    .slice(1, -1)
    .replace(/\\([0-7]{1,3}|.)/gs, (_, one: string) =>
      /^[0-7]/.test(one) ? String.fromCharCode(Number.parseInt(one, 8)) : (ESCAPES[one] ?? one),
    )
  return [...Buffer.from(plain, 'latin1')]
}

const TOKENS = /\/(\w+) [\d.]+ Tf|\/ActualText <([0-9A-Fa-f]*)>|\bEMC\b|<[0-9A-Fa-f\s]+>|\((?:\\.|[^\\()])*\)/gs

/** The text of each page. */
export function pdfText(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf)
  const at = (number: string) => objects.get(number)!
  const fonts = new Map<string, { readonly wide: boolean; readonly codes: ReadonlyMap<number, string> }>()
  const fontOf = (number: string) => {
    const { dictionary } = at(number)
    const map = /\/ToUnicode (\d+) 0 R/.exec(dictionary)?.[1]
    const codes = map === undefined ? new Map() : unicodeOf(at(map).stream!.toString('latin1'))
    const font = { wide: /\/Subtype \/Type0/.test(dictionary), codes }
    fonts.set(number, font)
    return font
  }
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary))
  return pages.map(({ dictionary }) => {
    const names = new Map(
      [.../\/Font <<(.*?)>>/s.exec(dictionary)![1]!.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, of]) => [name, of!]),
    )
    const content = at(/\/Contents (\d+) 0 R/.exec(dictionary)![1]!).stream!.toString('latin1')
    let font = { wide: false, codes: new Map() as ReadonlyMap<number, string> }
    let text = ''
    // Where one glyph represents several characters, the text is given beside it (14.9.4).
    let isSaid = false
    for (const [token, name, said] of content.matchAll(TOKENS)) {
      if (said !== undefined || token === 'EMC') {
        isSaid = said !== undefined
        text += utf16(said ?? '').replace(/^\ufeff/, '')
        continue
      }
      if (isSaid && name === undefined) continue
      if (name !== undefined) {
        const number = names.get(name)!
        font = fonts.get(number) ?? fontOf(number)
        continue
      }
      const bytes = bytesOf(token)
      for (let i = 0; i < bytes.length; i += font.wide ? 2 : 1)
        text += font.codes.get(font.wide ? bytes[i]! * 256 + bytes[i + 1]! : bytes[i]!) ?? ''
    }
    return text
  })
}
