/**
 * Escapes text for XML 1.0.
 *
 * A parser of XML 1.0 turns a carriage return into a line feed (XML 1.1 also the line separator), and tabs and line feeds inside
 * attributes into spaces, so these are written as references. Control characters (also those of Latin-1, which XML discourages),
 * U+FFFE, U+FFFF and unpaired surrogates cannot occur in XML 1.0 at all, not even as references: the caller says what replaces them, by
 * default the replacement character.
 */
const ILLEGAL = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff\p{Surrogate}]/gu

/** Writes a character that XML cannot hold, given its code point. */
export type Substitute = (codePoint: number) => string

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
  '\u2028': '&#8232;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
}

const replacement: Substitute = () => '\ufffd'

/**
 * Escapes text for the content of an element. O(length).
 * @param substitute what takes the place of a code point that XML does not allow
 */
export function xmlText(text: string, substitute: Substitute = replacement): string {
  return text.replace(/[&<>\r\u2028]/g, (c) => REFERENCES[c]!).replace(ILLEGAL, (c) => substitute(c.codePointAt(0)!))
}

/** The same in TEI, which has an element for a character that XML cannot hold: `<g type="codepoint" n="U+0001"/>`. */
export const teiText = (text: string): string =>
  xmlText(text, (codePoint) => `<g type="codepoint" n="${codePointName(codePoint)}"/>`)

/** For an attribute between double quotation marks. */
export function xmlAttribute(value: string): string {
  return xmlText(value).replace(/["\t\n]/g, (c) => REFERENCES[c]!)
}

/** `U+0001`: the way to name a character that cannot be written. */
const codePointName = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`

/** Letters of any script (beyond Latin-1's ordinals XML allows them all), digits and the hyphen; point and underscore are kept for our own use. */
const NAME_CHARACTER = /[A-Za-z0-9-]|(?=[\u00c0-\u{effff}])\p{L}/u
const NAME_START = /[A-Za-z]|(?=[\u00c0-\u{effff}])\p{L}/u

/**
 * A siglum as an `xml:id`: `A` and `甲` stay what they are, everything that a name may not hold becomes `_2A_` (its code
 * point). Different sigla give different names, and none holds a point, which our other identifiers do: `place.1`.
 */
export function xmlId(siglum: string): string {
  let id = ''
  for (const c of siglum)
    id += (id === '' ? NAME_START : NAME_CHARACTER).test(c) ? c : `_${c.codePointAt(0)!.toString(16).toUpperCase()}_`
  return id
}
