/** Finds where user-perceived characters (grapheme clusters) begin. */

/** Signs that never join another: Latin-1, common punctuation, kana, Han, full-width forms. Nearly every Han text is of these. */
const SIMPLE_RANGES = [
  '\\n\\t -~',
  '¡-¨',
  'ª-¬',
  '¯-˿',
  '‐-‧',
  '‰-※',
  '\\u3000-\\u3029',
  '\\u3030-\\u3098',
  '゛-ꒌ',
  '！-\\uff9d',
]
const SIMPLE = new RegExp(`^[${SIMPLE_RANGES.join('')}]*$`)

/** Signs that join the character before or after them: marks, jamo, modifiers, flags, selectors, tags. */
const JOINING =
  /[\p{M}\p{Emoji_Modifier}\p{Regional_Indicator}\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\u0e33\u0eb3\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\uff9e\uff9f\u{110bd}\u{110cd}\u{111c2}\u{111c3}\u{113d1}\u{1193f}\u{11941}\u{11a84}-\u{11a89}\u{11d46}\u{11f02}\u{e0020}-\u{e007f}]|\u200c|\u200d|\r\n/u

/** Whether a text may hold graphemes of several code points. */
export const hasClusters = (string: string): boolean => !SIMPLE.test(string) && JOINING.test(string)

/**
 * The UTF-16 offsets inside a string at which no grapheme begins. Only asked where `hasClusters`: Intl.Segmenter takes about
 * a third of a microsecond a character.
 */
export function insideGraphemes(string: string): Set<number> {
  const inside = new Set<number>()
  for (const { index, segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(string))
    for (let i = index + 1; i < index + segment.length; i++) inside.add(i)
  return inside
}
