/** Splits a text at invisible characters: line breaks, white space, characters without a glyph. */

/** Always shown: line breaks. In a difference also white space and characters without a glyph, which would be invisible there. */
const PLAIN_SPECIAL = /(\r?\n)/
/** Only what is a grapheme of its own: a joiner or a variation selector belongs to the character before it. */
const HIDDEN_SPECIAL =
  /(\r?\n|\p{Zs}+|\t+|[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff])/u

export interface VisiblePiece {
  readonly kind: 'plain' | 'break' | 'space' | 'unseen'
  readonly text: string
}

/** How much of a text is made visible: line breaks alone, also what hides in a difference, or every space too. */
export type Shown = boolean | 'spacing'

/** In running words: one ordinary space, which is not what a difference is about. */
const WORD_SPACE = /^ $/

/**
 * A text in pieces that joined are the text.
 * @param shown also what would be invisible in a difference; `spacing` where it is about spaces, and those between words count too
 */
export function visiblePieces(text: string, shown: Shown): readonly VisiblePiece[] {
  return text.split(shown ? HIDDEN_SPECIAL : PLAIN_SPECIAL).flatMap((part, index): VisiblePiece[] => {
    if (index % 2 === 0) return part === '' ? [] : [{ kind: 'plain', text: part }]
    if (part.endsWith('\n')) return [{ kind: 'break', text: part }]
    if (shown !== 'spacing' && WORD_SPACE.test(part) && text.trim() !== '') return [{ kind: 'plain', text: part }]
    return [{ kind: /^[\p{Zs}\t]/u.test(part) ? 'space' : 'unseen', text: part }]
  })
}

/** `U+200B`: the name of a character without a glyph. */
export const nameOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
