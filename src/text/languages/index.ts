/** All languages with rules, and the choice of the language of a text. */
import { hanScriptOf } from '../han.ts'
import { KeyMemo } from '../key-memo.ts'
import { once } from '../once.ts'
import type { OwnRules } from '../own-rules.ts'
import { EAST_ASIAN } from './east-asian.ts'
import { EUROPEAN } from './european.ts'
import { GREEK } from './greek.ts'
import { INDIC } from './indic.ts'
import type { Family, Language } from './language.ts'
import { OTHERS } from './others.ts'
import { ROMAN_LETTERS } from './roman.ts'
import { SEMITIC } from './semitic.ts'

/** All families with rules. The European ones come first, and in a page later. */
const KNOWN: { families: readonly Family[] } = {
  families: [...EUROPEAN, GREEK, SEMITIC, INDIC, EAST_ASIAN, OTHERS],
}

export const languagesWithRules = (): readonly Language[] => KNOWN.families.flatMap(({ languages }) => languages())

/** Before the first text in one of them is read: languages that were left out of a bundle. */
export function addLanguages(families: readonly Family[]): void {
  KNOWN.families = [...families, ...KNOWN.families]
}

const hasTag = ({ tags }: Family, tag: string): boolean => tags.split(' ').includes(tag)

/** The language of a tag in small letters. Makes the rules of its family, and of no other. */
function languageBy(tag: string): Language | undefined {
  const family = KNOWN.families.find((family) => hasTag(family, tag))
  return family
    ?.languages()
    .find((language) => [language.tag, ...(language.alike ?? [])].some((own) => own.toLowerCase() === tag))
}

/** Which of the two Chinese scripts a text is in; null where it shows neither, or both. */
export type HanScript = 'Hans' | 'Hant' | null

/** How a witness is written: what chooses the rules. */
export interface Writing {
  /** The languages whose rules hold; in a comparison those of all its witnesses, so that equal texts are folded alike. */
  readonly languages: readonly Language[]
  readonly han: HanScript
  /** The tag whose rules were taken where the witness has none; null where it has one. */
  readonly assumed: string | null
  /** The keys of what was met so far: texts that are compared share most of their words. */
  readonly keys?: KeyMemo
  /** Rules of the caller's own or of the passage. */
  readonly own?: OwnRules | null
}

/** Scripts by a letter of theirs, with the language that is assumed of a text in them, or more than one by their letters. */
const BY_SCRIPT: ReadonlyArray<readonly [letters: RegExp, tag: string]> = [
  [/[\u3041-\u30ff]/, 'ja'],
  [/[\uac00-\ud7a3\u1100-\u11ff]/, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/[\u1f00-\u1fff\u0345\u0313\u0314\u03f2\u03f9]/, 'grc'],
  [/\p{Script=Greek}/u, 'grc'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/[پچژگکی]/, 'fa'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Syriac}/u, 'syr'],
  [/[ꙗѧѫѡꙋѯѱ\u0483]/, 'cu'],
  [/[їєґ]/, 'uk'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Devanagari}/u, 'sa'],
  [/\p{Script=Bengali}/u, 'bn'],
  [/\p{Script=Tibetan}/u, 'bo'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Coptic}/u, 'cop'],
  [/\p{Script=Ethiopic}/u, 'am'],
]
/** Enough of a text to recognise its script. */
const SAMPLE = 2000
const LETTER = /\p{L}/u
const LATIN_LETTER = /\p{Script=Latin}/u

/** How a text is written, by the language that it is given, or by its letters. O(length, at most SAMPLE). */
export function writingOf(text: string, tag: string | null | undefined): Writing {
  const sample = text.slice(0, SAMPLE)
  const language = tag ? languageOf(tag, sample) : null
  const assumed = tag ? null : assumedTag(sample)
  const found = language ?? (assumed === null ? undefined : languageBy(assumed.toLowerCase()))
  const isHan = found?.tag === 'zh' || found === undefined
  const han = /(?:^|-)(?:hans|cn|sg)(?:-|$)/i.test(tag ?? '')
    ? 'Hans'
    : /(?:^|-)(?:hant|tw|hk|mo)(?:-|$)/i.test(tag ?? '')
      ? 'Hant'
      : isHan
        ? hanScriptOf(sample)
        : null
  return {
    languages: found === undefined ? [] : [found],
    han,
    assumed: assumed === 'zh' && han ? `zh-${han}` : assumed,
  }
}

/** The rules of a tag: those of the longest tag with rules that it begins with. A transliteration has rules of its own. */
function languageOf(tag: string, sample: string): Language | undefined {
  const parts = tag.toLowerCase().split('-')
  const isRoman = LATIN_LETTER.test(sample) && !/[\u0900-\u0dff\u0f00-\u0fff\u0590-\u06ff\u0700-\u074f]/.test(sample)
  const roman = languageBy(`${parts[0]}-latn`)
  if (roman !== undefined && isRoman && !/\p{Script=Han}|[\u3041-\u30ff\uac00-\ud7a3]/u.test(sample)) {
    if (!['zh', 'ja', 'ko', 'ru', 'grc'].includes(parts[0]!) || parts.includes('latn')) return roman
  }
  for (let n = parts.length; n > 0; n--) {
    const found = languageBy(parts.slice(0, n).join('-'))
    if (found !== undefined) return found
  }
  return undefined
}

/** The script that most letters are in, by the language that its texts most often are in. */
function assumedTag(sample: string): string | null {
  let [latin, letters] = [0, 0]
  for (let k = 0; k < sample.length; k++) {
    // were all that is left Latin, most letters would not be
    if (letters - 2 * latin >= sample.length - k) break
    const unit = sample.charCodeAt(k)
    if (unit >= 0x4e00 && unit <= 0x9fff) letters++
    else if (unit < 0x80) {
      if ((unit | 0x20) < 0x61 || (unit | 0x20) > 0x7a) continue
      latin++
      letters++
    } else if (!isEastAsianMark(unit)) {
      const sign = String.fromCodePoint(sample.codePointAt(k)!)
      if (LETTER.test(sign)) letters++
      if (LATIN_LETTER.test(sign)) latin++
      k += sign.length - 1
    }
  }
  if (letters === 0) return null
  const script = BY_SCRIPT.find(([pattern]) => pattern.test(sample))
  if (2 * latin > letters || script === undefined) return LATIN_LETTER.test(sample) ? 'und-Latn' : null
  return script[1]
}

/** Marks of East Asian texts, which are no letters: known without a test of properties, which takes twenty times as long. */
const isEastAsianMark = (unit: number): boolean =>
  (unit >= 0x3008 && unit <= 0x3020) || (unit >= 0x3000 && unit <= 0x3003) || (unit >= 0xff01 && unit <= 0xff20)

/**
 * Rules for no language in particular, where texts are folded one at a time (searching, repeats, quotations): the marks that Greek,
 * Hebrew, Arabic and Syriac leave out, and shapes of letters; no spelling, no abbreviation.
 */
export const ANY_WRITING = once(
  (): Writing => ({
    languages: [
      {
        tag: 'und',
        letterForm: [...ROMAN_LETTERS, [/ß/g, 'ss']],
        positional: [
          [/v/g, 'u'],
          [/j/g, 'i'],
        ],
      },
      ...['grc', 'he', 'ar', 'syr'].map((tag) => {
        const { leftOut, letterForm } = languageBy(tag)!
        return { tag, ...(leftOut && { leftOut }), ...(letterForm && { letterForm }) }
      }),
    ],
    han: null,
    assumed: null,
  }),
)

/** The writings of witnesses that are compared with each other: each keeps its script, all have the rules of all. */
export function compared(writings: readonly Writing[], own: OwnRules | null = null): Writing[] {
  const known = writings.flatMap((w) => w.languages)
  const families = KNOWN.families.filter((family) => known.some(({ tag }) => hasTag(family, tag.toLowerCase())))
  const languages = families.flatMap(({ languages }) => languages()).filter((language) => known.includes(language))
  // letters without a language are in the language of the other witness
  const named = languages.filter((language) => language.tag !== 'und-Latn')
  const kept = languages.length > 1 && named.some(isRoman) ? named : languages
  const keys = new KeyMemo()
  return writings.map((w) => ({ ...w, languages: kept, keys, own }))
}

const isRoman = (language: Language) => language.letterForm !== undefined && language.positional !== undefined
