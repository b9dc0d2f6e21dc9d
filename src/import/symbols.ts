/**
 * Characters of fonts that are not encoded as text (`<w:sym w:font="Symbol" w:char="F061"/>`): the tables of the Unicode Consortium for
 * Symbol (APPLE/SYMBOL.TXT, ADOBE/symbol.txt), and the part of Wingdings that texts use. Codes 0x20 to 0x7e, then 0xa0 to 0xfe.
 */
const SYMBOL = ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼'
const SYMBOL_HIGH =
  '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u0000〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭'
const WINGDINGS: Readonly<Record<number, string>> = {
  34: '✂', 40: '☎', 42: '✉', 54: '⌛', 63: '✍', 65: '✌', 70: '☞', 74: '☺', 76: '☹', 82: '☼', 85: '✞', 88: '✠', 89: '✡',
  108: '●', 109: '❍', 110: '■', 111: '□', 113: '❑', 114: '❒', 115: '⬧', 116: '⧫', 117: '◆', 118: '❖', 119: '⬥', 161: '○', 164: '◉',
  167: '▪', 168: '◻', 170: '✦', 171: '★', 223: '←', 224: '→', 225: '↑', 226: '↓', 232: '➔', 239: '⇦', 240: '⇨', 243: '⬄', 251: '✗',
  252: '✓', 253: '☒', 254: '☑',
} // biome-ignore format: a table

/** Null where the meaning of the code is unknown. */
export function characterOf(font: string, code: number): string | null {
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  const name = font.toLowerCase()
  if (name === 'symbol') return (low >= 0xa0 ? [...SYMBOL_HIGH][low - 0xa0] : [...SYMBOL][low - 0x20]) || null
  if (name === 'wingdings') return WINGDINGS[low] ?? null
  // Of other fonts a code outside the private area is what it says.
  const isPrivate =
    (code >= 0xe000 && code <= 0xf8ff) || code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)
  return isPrivate ? null : String.fromCodePoint(code)
}
