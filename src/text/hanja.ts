/** Sino-Korean words in Han characters and in Hangul: 共和國, 공화국. */
import { once } from './once.ts'
import { tableOf } from './tables/provided.ts'

/** Of hanja with several readings, those whose first is not the common one, each with that. */
const COMMON = '北북車차宅택便편數수暴폭省성索색帥수布포滑활更경行행'

/**
 * The reading of each hanja of KS X 1001. The standard orders them by reading; of a hanja that it repeats, ㄹ is the sound, and ㄴ or none
 * is what is left of it at the beginning of a word; else the first reading is kept.
 */
const READING = once(() => {
  const decoder = new TextDecoder('euc-kr')
  const reading = new Map<string, string>()
  let place = 0
  for (const entry of tableOf('hanja').trim().split(/\s+/)) {
    for (const end = place + Number(entry.slice(1)); place < end; place++) {
      const bytes = Uint8Array.of(0xca + Math.floor(place / 94), 0xa1 + (place % 94))
      const hanja = decoder.decode(bytes).normalize('NFC')
      if (!reading.has(hanja) || consonantOf(entry[0]!) === R) reading.set(hanja, entry[0]!)
    }
  }
  for (let k = 0; k < COMMON.length; k += 2) reading.set(COMMON[k]!, COMMON[k + 1]!)
  return reading
})

/** 樂 is music here, pleasure (락) elsewhere. */
const MUSIC = /(?<=[音聲器軍國雅])樂|樂(?=[器曲譜團章])/g
const RUN = /\p{Script=Han}+/gu
const FIRST = 0xac00
/** Syllables by the number of their first consonant. */
const BY_CONSONANT = 588
const VOWELS = 28
const [N, D, R, NONE, J] = [2, 3, 5, 11, 12]
/** ㅑ ㅕ ㅖ ㅛ ㅠ ㅣ: before them ㄴ and ㄹ are silent at the beginning of a word; before others ㄹ is ㄴ. */
const PALATAL = new Set([2, 6, 7, 12, 17, 20])

/** Each run of hanja by its readings; what has none stays. 不 is 부 before ㄷ and ㅈ. O(n). */
export const hangulOf = (text: string): string =>
  text.replace(RUN, (run) => {
    const out = [...run.replace(MUSIC, '악')].map((c) => READING().get(c) ?? c)
    out.forEach((syllable, k) => {
      if (syllable === '불' && [D, J].includes(consonantOf(out[k + 1] ?? ''))) out[k] = '부'
    })
    return southern(out.join(''))
  })

const consonantOf = (syllable: string) =>
  syllable === '' ? -1 : Math.floor((syllable.charCodeAt(0) - FIRST) / BY_CONSONANT)

/** A word as it is written in the South, where ㄹ and ㄴ change at its beginning: 로동 → 노동, 녀자 → 여자. */
export function southern(word: string): string {
  const code = word.charCodeAt(0) - FIRST
  if (!(code >= 0 && code < 11172)) return word
  const [consonant, vowel] = [Math.floor(code / BY_CONSONANT), Math.floor((code % BY_CONSONANT) / VOWELS)]
  if (consonant !== N && consonant !== R) return word
  const other = PALATAL.has(vowel) ? NONE : N
  return String.fromCharCode(FIRST + code + (other - consonant) * BY_CONSONANT) + word.slice(1)
}
