/** Where user-perceived characters begin. */

/** Signs that join the character before them, or come in pairs: without one, every code point is a character. */
const JOINING =
  /[\p{M}\p{Emoji_Modifier}\p{Regional_Indicator}\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u200c\u200d\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\uff9e\uff9f\u{e0020}-\u{e007f}]|\r\n/u

export const hasClusters = (string: string): boolean => JOINING.test(string)

/**
 * The UTF-16 offsets inside a string that no grapheme begins at. Only asked where `hasClusters`: Intl.Segmenter takes about
 * a microsecond a character.
 */
export function insideGraphemes(string: string): Set<number> {
  const inside = new Set<number>()
  for (const { index, segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(string))
    for (let i = index + 1; i < index + segment.length; i++) inside.add(i)
  return inside
}
