/** Decides whether a text is written from left to right or from right to left. */
export type Direction = 'ltr' | 'rtl'

/** ISO 15924 codes of the scripts that run from right to left, as language tags name them. */
const RTL_SCRIPTS =
  /^(?:adlm|arab|armi|aran|avst|chrs|elym|hatr|hebr|hung|khar|lydi|mand|mani|mend|merc|mero|narb|nbat|nkoo|orkh|ougr|palm|phli|phlp|phnx|prti|rohg|samr|sarb|sogd|sogo|syrc|syre|syrj|syrn|thaa|yezi)$/
/** Languages whose usual script runs from right to left (CLDR, likely subtags). */
const RTL_LANGUAGES =
  /^(?:ar|arb|arc|ary|arz|azb|bal|bqi|brh|ckb|dv|fa|pes|prs|glk|gmy|he|hbo|iw|ji|jpr|jrb|khw|ks|lrc|lzz|mzn|myz|nqo|peo|phn|pnb|ps|rhg|sam|sd|sdh|syc|syr|tmr|ug|ur|xmn|xpr|yi)$/

const RTL_LETTER =
  /[\p{Script=Adlam}\p{Script=Arabic}\p{Script=Avestan}\p{Script=Hebrew}\p{Script=Imperial_Aramaic}\p{Script=Mandaic}\p{Script=Manichaean}\p{Script=Nabataean}\p{Script=Nko}\p{Script=Old_South_Arabian}\p{Script=Palmyrene}\p{Script=Phoenician}\p{Script=Samaritan}\p{Script=Syriac}\p{Script=Thaana}]/u
const LETTER = /\p{L}/u
const LETTERS = /\p{L}/gu

/** UTF-16 units of a text that are looked at. */
const LOOKED_AT = 2_000

/**
 * The direction that the language of a text says, else that of its first letter. Where the language and all letters
 * contradict each other (Hebrew kept under `en`), the letters decide.
 */
export function directionOf(language: string | null | undefined, text: string): Direction {
  const said = directionOfLanguage(language ?? '')
  const looked = text.slice(0, LOOKED_AT)
  const first = LETTER.exec(looked)?.[0]
  if (first === undefined) return said ?? 'ltr'
  const isRtl = (letter: string) => RTL_LETTER.test(letter)
  if (said === null) return isRtl(first) ? 'rtl' : 'ltr'
  if (isRtl(first) === (said === 'rtl')) return said
  const letters = looked.match(LETTERS) ?? []
  return letters.some((letter) => isRtl(letter) === (said === 'rtl')) ? said : said === 'rtl' ? 'ltr' : 'rtl'
}

/** Null for a tag that says nothing, such as `und` or an empty one. */
function directionOfLanguage(tag: string): Direction | null {
  const [primary = '', ...subtags] = tag.toLowerCase().split('-')
  const script = subtags.find((part) => /^[a-z]{4}$/.test(part))
  if (script !== undefined) return RTL_SCRIPTS.test(script) ? 'rtl' : 'ltr'
  if (primary === '' || primary === 'und' || primary === 'mul' || primary === 'zxx') return null
  return RTL_LANGUAGES.test(primary) ? 'rtl' : 'ltr'
}
