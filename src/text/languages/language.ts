/** What a language contributes to the rules: which marks writers may leave out, and which spellings of one word exist. */

/**
 * Patterns of a word, in small letters and decomposed (NFD), each with what is in its place. They are applied in order, again
 * until nothing changes.
 */
export type Replacements = ReadonlyArray<readonly [pattern: RegExp, by: string | ((...match: string[]) => string)]>

export interface Language {
  /** BCP 47, in its canonical form: what an answer names. */
  readonly tag: string
  /** Other tags with the same rules. A tag with more subtags (`en-GB`) has those of the longest that it begins with. */
  readonly alike?: readonly string[]
  /** Marks of decomposed text that writers of the language leave out; all other marks distinguish words. */
  readonly leftOut?: RegExp
  /** Decomposed text without the marks that follow from position or custom: a grave accent is an acute one. */
  readonly sameMarks?: (decomposed: string) => string
  /** Shapes of one letter. */
  readonly letterForm?: Replacements
  /** Letters that are one letter in two positions (u, v): applied last, so that the patterns of spelling still distinguish them. */
  readonly positional?: Replacements
  /** Spellings of one word. */
  readonly spelling?: Replacements
  /** Spellings of words of several characters, in text without spaces: a pattern may look at what is around a difference. */
  readonly inContext?: Replacements
  /**
   * Whether a word of `inContext` may begin between two UTF-16 offsets of a text, without applying the patterns; never false where one
   * does.
   */
  readonly mayBeginInContext?: (text: string, from: number, to: number) => boolean
  /** Words that shapes of letters would make one, and that are two: `maße masse`. In small letters. */
  readonly apartForms?: readonly string[]
  /** Whether no rule of the language changes Han characters but the words of `inContext`. */
  readonly keepsHan?: true
  /** Words that the patterns of spelling would make one, and that are two: `advice advise`. In small letters, without marks. */
  readonly apart?: readonly string[]
  /** Whether two words are two, though the patterns of spelling make them one. For what no list of words can say. */
  readonly isApart?: (a: string, b: string) => boolean
  /** Signs and contractions, and the words that they abbreviate. */
  readonly abbreviation?: Replacements
  /** Text of the language in its other script: 共和國 in Hangul. */
  readonly script?: (text: string) => string
  /** Words for numbers: `twenty` is 20. */
  readonly numbers?: Readonly<Record<string, number>>
  /** Small letters of capitals where they are not Unicode's: I is ı in Turkish. */
  readonly smallLetters?: Readonly<Record<string, string>>
}

/** Languages whose rules are made together, when a text first needs one of them: there are a thousand patterns in all. */
export interface Family {
  /** The tags of all of them and what is alike, in small letters, with spaces between. */
  readonly tags: string
  readonly languages: () => readonly Language[]
}

/** At most so many rounds: a pattern that feeds another does so in two or three. */
const ROUNDS = 6

/** A word, in any script; an apostrophe belongs to it. */
export const WORD = /[\p{L}\p{M}\p{N}'’]+/gu

/** A part of a word of mixed capitals that has at most its first letter large: Mac, Donald. */
const PART = /\p{Lu}?[^\p{Lu}]+|\p{Lu}+/gu

/**
 * One pattern that matches wherever any of a list does, so that the many words that none changes cost one test. Kept for each list,
 * because it depends only on the list. A pattern with a back-reference cannot be joined to others.
 */
const joint = new WeakMap<Replacements, readonly RegExp[]>()

/** Whether any of the patterns is found in a word or text, as `replaced` looks for them. */
export function mayChange(word: string, patterns: Replacements): boolean {
  let tests = joint.get(patterns)
  if (tests === undefined) {
    const sources = patterns.map(([pattern]) => pattern.source)
    const alone = sources.filter((source) => /\\[1-9]/.test(source))
    const together = sources.filter((source) => !alone.includes(source))
    tests = [...(together.length > 0 ? [together.join('|')] : []), ...alone].map((source) => new RegExp(source))
    joint.set(patterns, tests)
  }
  return tests.some((test) => test.test(word))
}

/** A decomposed word with the patterns applied, its capitals kept: Colour → Color, COLOUR → COLOR. O(patterns × length). */
export function replaced(word: string, patterns: Replacements): string {
  const small = word.toLowerCase()
  if (!mayChange(small, patterns)) return word
  let out = small
  for (let round = 0; round < ROUNDS; round++) {
    const before = out
    for (const [pattern, by] of patterns) out = out.replace(pattern, by as string)
    if (out === before) break
  }
  if (out === small) return word
  if (small === word) return out
  const first = String.fromCodePoint(word.codePointAt(0)!)
  if (word.length > first.length && word === word.toUpperCase()) return out.toUpperCase()
  if (first + word.slice(first.length).toLowerCase() === word) return capitalised(out)
  // mixed capitals: no position of the word corresponds to one of the result, so its parts are gone through
  const parts = word.match(PART) ?? []
  return parts.length > 1 ? parts.map((part) => replaced(part, patterns)).join('') : out
}

function capitalised(word: string): string {
  if (word === '') return word
  const first = String.fromCodePoint(word.codePointAt(0)!)
  return first.toUpperCase() + word.slice(first.length)
}

/**
 * UTF-16 units of a decomposed word. The longest that are written are compounds of Sanskrit, of some 200 letters with their marks; many
 * patterns take time that grows with the square or the cube of it.
 */
const LONGEST_WORD = 300
/** Runs without spaces are sentences there; the patterns for them look at a sign and its neighbours. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3099\u309aー]+/gu

/** A decomposed text with the patterns applied to each word; longer runs of letters are data, and stay. O(patterns × length). */
export const replacedByWord = (text: string, patterns: Replacements, word: RegExp = WORD): string =>
  text.replace(word, (one) =>
    one.length > LONGEST_WORD ? one.replace(UNSPACED, (part) => replaced(part, patterns)) : replaced(one, patterns),
  )

/** Words separated by spaces, numbered from `from`. */
export const numbered = (words: string, from = 0, step = 1): Record<string, number> =>
  Object.fromEntries(words.split(' ').map((word, k) => [word, from + k * step]))
