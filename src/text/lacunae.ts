/** Recognises the signs by which a transcript says that text is lost or illegible. */

/** A code point for each lost character. ○ is none of them: beside numerals it is a zero, elsewhere a mark. */
const LOST = '□■▢▣☐◻◼〓▓▒░◇▯⬚'
/** In brackets: dots, an ellipsis, dashes as epigraphists write them, or only space. */
const BRACKETED = '[\\[［〔⟨〈]\\s*(?:…+|⋯+|\\.{2,}|(?:\\. ){2,}\\.|-{2,}|(?:- ){1,}-|—+|–+)\\s*[\\]］〕⟩〉]'
/** Without brackets: five dots and more, or four apart, which are too many for an ellipsis. */
const DOTS = '(?<![\\.])(?:\\.{5,}|(?:\\. ){3,}\\.)(?!\\.|\\s*\\d)'
/** At the beginning of a line and before a space a box is the mark of an item. */
const BOX = `(?<!(?:^|\\n)[ \\t]*)[${LOST}]|[${LOST}](?![ \\t])`

const SIGN = new RegExp(`${BRACKETED}|${DOTS}|${BOX}`, 'y')
const SIGNS = new RegExp(SIGN.source, 'g')

/** Length in UTF-16 units of the sign of lost text that begins at an offset, or 0. */
export function lacunaAt(string: string, at: number): number {
  SIGN.lastIndex = at
  const found = SIGN.exec(string)
  return found === null ? 0 : found[0].length
}

/** The signs of lost text in a string. O(n). */
export const lacunaSignsIn = (string: string): readonly string[] => string.match(SIGNS) ?? []

const LOST_CHARACTER = new RegExp(`^[${LOST}]$`)

/**
 * What a sign of lost text is aligned by: one lost character by a character of Han script that no text has (the radical "repeat"),
 * so that it costs what a character costs; a gap of unknown length by a private one, so that it costs what a word does.
 */
export const keyOfLacuna = (sign: string): string => (LOST_CHARACTER.test(sign) ? '\u2e80' : '\ue002')

/** A stretch of a witness whose text is lost or illegible: code points, end-exclusive; an empty one is a gap without a sign. */
export interface Lacuna {
  readonly start: number
  readonly end: number
  readonly reason?: string | undefined
  readonly extent?: string | undefined
}

/** Whether a stretch of a text has lost text in it: an empty one, where a gap is; another, where a lacuna reaches into it. */
export const touchesLacuna = (lacunae: readonly Lacuna[], start: number, end: number): boolean =>
  lacunae.some((lacuna) => {
    if (start === end) return lacuna.start <= start && start <= lacuna.end
    return lacuna.start === lacuna.end
      ? start < lacuna.start && lacuna.start < end
      : lacuna.start < end && start < lacuna.end
  })

/** Whether a gap without a sign is where a stretch begins or ends. */
export const bordersOnGap = (lacunae: readonly Lacuna[], start: number, end: number): boolean =>
  lacunae.some((lacuna) => lacuna.start === lacuna.end && (lacuna.start === start || lacuna.start === end))
