/**
 * Measures how likely a text is one of a language, in bits against random characters: this decides which of several decodings of the
 * same bytes was meant. A character is worth what its frequency says (Shannon); one that does not belong to the language costs.
 *
 * Rejected: counting bytes per encoding as older detectors do (Li and Momoi, 2001), because every encoding of a language then needs its
 * own table. With decoding first, one table a language serves all its encodings.
 */
import { encodingTables } from './tables/provided.ts'

export type Script = 'zh' | 'ja' | 'ko' | 'ru'

/** What a sign of the repertoires of East Asia is worth by chance (2 to the 13th characters), and a Cyrillic letter. */
const BY_CHANCE = 13
const LETTER_BY_CHANCE = 6.5
/** A character of the script that is not among its common ones. */
const UNCOMMON = -1.5
/** One that hardly occurs in such a text. */
const FOREIGN = -6
/** A capital after another. */
const CAPITALS = -1
/** One that occurs in no text. */
const IMPOSSIBLE = -12
/** More of a text says nothing new. */
const SAMPLE = 20_000

/** Bits of the first list of a table (tables/frequencies.ts); one more in each after. */
export const FIRST_BITS = 4
/** Rows and columns of the table of Russian pairs; the blank is what is no letter. */
export const RUSSIAN_LETTERS = ' абвгдежзийклмнопрстуфхцчшщъыьэюяё'

const HAN = /\p{Script=Han}/u
const KANA = /[\u3041-\u30ff]/
const HANGUL = /[\uac00-\ud7a3]/
const CYRILLIC = /[\u0400-\u045f\u0490\u0491]/
const COMMON_SIGN =
  /[\u00a0-\u00bf\u00d7\u00f7\u2010-\u203b\u2103\u2116\u2190-\u2193\u2200-\u22ff\u2460-\u2473\u25a0-\u25cf\u2605\u2606\u3000-\u3017\u301c-\u301f\uff01-\uff5e\uffe0-\uffe5]/
const CONTROL = /[^\P{Cc}\t\n\f\r]/u
const LATIN = /[A-Za-z]/

export interface EncodingEvidence {
  readonly bits: number
  /** Characters beyond ASCII that it rests on. */
  readonly characters: number
}

/** O(length), of the first `SAMPLE` characters. */
export function evidenceFor(text: string, script: Script): EncodingEvidence {
  const worth = script === 'ru' ? cyrillicWorth() : eastAsianWorth(script)
  let bits = 0
  let characters = 0
  let before = ' '
  const sample = [...text.slice(0, SAMPLE)]
  sample.forEach((character, i) => {
    if (CONTROL.test(character)) bits += IMPOSSIBLE
    if (character >= '\u0080') {
      characters++
      bits += worth(character, before)
      // Inside a Latin word: a letter with an accent, read as something else.
      const sides = Number(LATIN.test(before)) + Number(LATIN.test(sample[i + 1] ?? ''))
      if (sides === 2 || (sides === 1 && CYRILLIC.test(character))) bits += FOREIGN
    }
    before = character
  })
  return { bits, characters }
}

type Worth = (character: string, before: string) => number

function eastAsianWorth(script: Exclude<Script, 'ru'>): Worth {
  const worths = new Map<string, number>()
  encodingTables().frequencies[script].forEach((tier, i) => {
    for (const character of tier) worths.set(character, BY_CHANCE - (FIRST_BITS + i))
  })
  const own = { zh: [HAN], ja: [KANA, HAN], ko: [HANGUL, HAN] }[script]
  return (character) => {
    const worth = worths.get(character)
    if (worth !== undefined) return worth
    if (own.some((pattern) => pattern.test(character))) return UNCOMMON
    return COMMON_SIGN.test(character) ? 0 : FOREIGN
  }
}

function cyrillicWorth(): Worth {
  const { russianPairs } = encodingTables()
  const rows = new Map(
    [...RUSSIAN_LETTERS].map((letter, i) => [
      letter,
      russianPairs.slice(i * RUSSIAN_LETTERS.length, (i + 1) * RUSSIAN_LETTERS.length),
    ]),
  )
  return (character, before) => {
    if (!CYRILLIC.test(character)) return COMMON_SIGN.test(character) ? -1 : FOREIGN
    const [small, smallBefore] = [character.toLowerCase(), before.toLowerCase()]
    const at = RUSSIAN_LETTERS.indexOf(small)
    if (at < 0) return UNCOMMON
    const row = rows.get(smallBefore) ?? rows.get(' ')!
    const bits = 9 - Number(row[at])
    // Capitals begin words; whole words of them are rare.
    const isInside = character !== small && CYRILLIC.test(before)
    return LETTER_BY_CHANCE - bits + (isInside ? (before === smallBefore ? FOREIGN : CAPITALS) : 0)
  }
}
