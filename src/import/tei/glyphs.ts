/** Reads characters that are described instead of encoded: `<g ref="#CB00972"/>` by `<charDecl>` (Guidelines, 5.2). */
import type { XmlElement } from '@rgrove/parse-xml'
import { attribute, childrenOf, elementsIn, localName } from '../xml.ts'
import { idOf, pointersOf } from './elements.ts'

/** The printers' sign for a sort that they lack. */
const UNKNOWN = '\u3013'

interface Glyph {
  /** Properties and mappings by name and type. */
  readonly said: ReadonlyMap<string, string>
}

export type Glyphs = ReadonlyMap<string, Glyph>

/** Later declarations of one id do not count. */
export function glyphsOf(all: readonly XmlElement[]): Glyphs {
  const glyphs = new Map<string, Glyph>()
  for (const element of all) {
    const id = idOf(element)
    if (id === null || !['char', 'glyph'].includes(localName(element)) || glyphs.has(id)) continue
    const said = new Map<string, string>()
    for (const inner of elementsIn(element)) {
      const name = localName(inner)
      const value = inner.text.trim()
      if (name === 'mapping') said.set(attribute(inner, 'type') ?? 'standard', value)
      else if (name === 'charProp' || name === 'localProp' || name === 'unicodeProp') {
        const [key, text] = propertyOf(inner)
        said.set(key, text)
      }
    }
    glyphs.set(id, { said })
  }
  return glyphs
}

/** `<charProp><localName>…</localName><value>…</value></charProp>`, or `<localProp name="…" value="…"/>`. */
function propertyOf(element: XmlElement): [string, string] {
  const inner = (name: string) =>
    childrenOf(element)
      .find((child) => localName(child) === name)
      ?.text.trim()
  const name = attribute(element, 'name') ?? inner('localName') ?? inner('unicodeName') ?? ''
  return [name, attribute(element, 'value') ?? inner('value') ?? '']
}

/** In this order: the character itself, the one that editors write for it, what it is composed of, how it is read. */
const UNICODE = ['unicode', 'Unicode', 'standard', 'composed', 'precomposed', 'decomposed', 'exact', 'simplified']
const NORMALISED = ['normal_unicode', 'normalized form', 'normalised form', 'normalized', 'normalised', 'modern']
const DESCRIBED = ['composition', 'IDS', 'ids', 'ideographic description']
const READ = ['Romanized form in Unicode transcription', 'rjchar', 'Romanized form in CBETA transcription']

/** The characters for a `<g>` without text; never empty. O(1). */
export function characterFor(g: XmlElement, glyphs: Glyphs): string {
  const [id] = pointersOf(attribute(g, 'ref'))
  const said = glyphs.get(id ?? '')?.said
  if (said !== undefined) {
    for (const key of [...UNICODE, ...NORMALISED]) {
      const character = pointed(said.get(key) ?? '')
      if (character !== '') return character
    }
    for (const key of [...DESCRIBED, ...READ]) if (said.get(key)) return said.get(key)!
    for (const [key, value] of said) if (key !== 'PUA' && pointed(value) !== '') return pointed(value)
  }
  return UNKNOWN
}

/** `U+25055`, several of them, or the characters themselves. What is private says nothing outside the file. */
function pointed(value: string): string {
  const points = /^(?:(?:U\+|&#x|0x)[0-9a-f]{4,6};?\s*)+$/i.test(value)
    ? [...value.matchAll(/(?:U\+|&#x|0x)([0-9a-f]{4,6})/gi)].map(([, digits]) => Number.parseInt(digits!, 16))
    : null
  if (points?.some((point) => point > 0x10ffff || (point >= 0xd800 && point < 0xe000))) return ''
  const characters = points === null ? value : String.fromCodePoint(...points)
  return /^\p{Co}*$/u.test(characters) ? '' : characters
}

/** `<g type="codepoint" n="U+0001"/>`: a character that XML cannot hold, as our own export writes it. Null where it is not. */
export function codePointOf(g: XmlElement): string | null {
  const point = attribute(g, 'type') === 'codepoint' ? /^U\+([0-9A-F]{4,6})$/.exec(attribute(g, 'n') ?? '') : null
  const value = point === null ? Number.NaN : Number.parseInt(point[1]!, 16)
  return value <= 0x10ffff && (value < 0xd800 || value > 0xdfff) ? String.fromCodePoint(value) : null
}
