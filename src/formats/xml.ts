/**
 * Text inside XML 1.0.
 *
 * XML reads back a carriage return as a line feed, and tabs and line feeds inside attributes as spaces, so those are
 * written as references. Control characters (those of Latin-1, which it discourages, too), U+FFFE, U+FFFF and unpaired surrogates cannot stand in XML 1.0 at
 * all, not even as references: the caller says what stands for them, by default the replacement character.
 */
const ILLEGAL = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff\p{Surrogate}]/gu

/** Writes a character that XML cannot hold, given its code point. */
export type Substitute = (codePoint: number) => string

const replacement: Substitute = () => '\ufffd'

export function xmlText(text: string, substitute: Substitute = replacement): string {
  return text
    .replace(/[&<>\r]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&#13;'))
    .replace(ILLEGAL, (c) => substitute(c.codePointAt(0)!))
}

const ATTRIBUTE: Readonly<Record<string, string>> = { '"': '&quot;', '\t': '&#9;', '\n': '&#10;' }

/** For an attribute between double quotation marks. */
export function xmlAttribute(value: string): string {
  return xmlText(value).replace(/["\t\n]/g, (c) => ATTRIBUTE[c]!)
}

/** `U+0001`: the way to name a character that cannot be written. */
export const codePointName = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`

/** Letters, digits and hyphens of every script that XML allows in names; point and underscore are kept for our own use. */
const NAME_CHARACTER =
  /[A-Za-z0-9\-\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]/u
const NAME_START =
  /[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]/u

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
