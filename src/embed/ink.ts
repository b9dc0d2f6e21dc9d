/** What of a text cannot be seen as it is: line breaks, white space, characters without ink. */

/** Line breaks, and in a difference also white space and characters without ink that would otherwise hide there. */
const PLAIN_SPECIAL = /(\r?\n)/
/** Only what is a grapheme of its own: a joiner or a variation selector belongs to the character before it. */
const HIDDEN_SPECIAL =
  /(\r?\n|\p{Zs}+|\t+|[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff])/u

export interface Ink {
  readonly kind: 'plain' | 'break' | 'space' | 'unseen'
  readonly text: string
}

/** A text in pieces, of which the texts joined are the text. `different`: also show what would hide in a difference. */
export function inked(text: string, different: boolean): readonly Ink[] {
  return text.split(different ? HIDDEN_SPECIAL : PLAIN_SPECIAL).flatMap((part, index): Ink[] => {
    if (index % 2 === 0) return part === '' ? [] : [{ kind: 'plain', text: part }]
    if (part.endsWith('\n')) return [{ kind: 'break', text: part }]
    return [{ kind: /^[\p{Zs}\t]/u.test(part) ? 'space' : 'unseen', text: part }]
  })
}

/** U+200B for what has no ink. */
export const nameOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
