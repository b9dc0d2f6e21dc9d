/** Chinese, Japanese and Korean. */
import { foldHan, hanHead, headsOf } from '../han.ts'
import { hangulOf, southern } from '../hanja.ts'
import { once } from '../once.ts'
import { tableOf } from '../tables/provided.ts'
import type { Family, Replacements } from './language.ts'

/** Of the same kind, used outside the mainland, whose list the table is. */
const BESIDE =
  '部分/部份 计划/计画/計畫/計劃 规划/规画/規畫/規劃 联络/连络/聯絡/連絡 仿佛/彷佛/彷彿/髣髴 什么/甚么/什麼/甚麼 好像/好象'

/** Words that two forms have, the recommended one first. */
const entries = once(() =>
  `${tableOf('variantWords')} ${BESIDE}`
    .trim()
    .split(/\s+/)
    .map((entry) => entry.split('/') as [string, ...string[]]),
)

/** Each other form with the recommended one. */
const norms = once((): ReadonlyMap<string, string> => {
  const norms = new Map<string, string>()
  for (const [norm, ...others] of entries()) {
    // as they are written, and as they come from the rules for characters
    const canonical = headsOf(norm)
    for (const form of [norm, ...others, ...others.map(headsOf)]) if (form !== canonical) norms.set(form, canonical)
  }
  return norms
})

/** One pattern for all: a text is gone through once. */
const chineseWords = once(
  (): Replacements => [
    [new RegExp([...norms().keys()].sort((a, b) => b.length - a.length).join('|'), 'g'), (word) => norms().get(word!)!],
  ],
)

const pairOf = (first: number, second: number): number => (first << 16) | second

/** How all these forms begin, as they are written and folded: 1 for each first character, by UTF-16 unit, and the first two characters of each. */
const beginnings = once(() => {
  const first = new Uint8Array(0x10000)
  const pairs = new Set<number>()
  for (const words of entries())
    for (const word of words)
      for (const form of [word, headsOf(word)]) {
        first[form.charCodeAt(0)] = 1
        pairs.add(pairOf(form.charCodeAt(0), form.charCodeAt(1)))
      }
  return { first, pairs }
})

/** Whether the rules for characters may do more to a unit than put another in its place: radicals, compatibility characters, selectors. */
const isIrregular = (unit: number): boolean => (unit >= 0x2e80 && unit < 0x2fe0) || unit >= 0xd800

/** See Language.mayBeginInContext. O(units looked at). */
function mayBeginChineseWord(text: string, from: number, to: number): boolean {
  const { first, pairs } = beginnings()
  let before = 0
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    if (isIrregular(unit) && (unit < 0xff00 || unit > 0xff5e)) return true
    const head = hanHead(unit)
    if (first[before] === 1 && pairs.has(pairOf(before, head))) return true
    before = head
  }
  return false
}

const decomposed = (pattern: string) => new RegExp(pattern.normalize('NFD'), 'g')

/** Spelling before the reform of 1946: verbs behind a character (言ふ, 言へば, 言はず), さう, and characters that it joined. */
const BEFORE_1946: Replacements = [
  [/(?<=[\u4e00-\u9fff])ふ(?![\u3099\u309a])/g, 'う'],
  [/(?<=[\u4e00-\u9fff])ひ(?![\u3099\u309a])/g, 'い'],
  [/(?<=[\u4e00-\u9fff])へ(?=[るたてはとし])/g, 'え'],
  [/(?<=[\u4e00-\u9fff])は(?=[なすれせぬんむしらりるろっつ])/g, 'わ'],
  [/(?<=[なおとこ])ほ(?=[りいくしきる])|(?<=か)ほ(?=[りる])/g, 'お'],
  // a character written twice, but no number
  [/([\u4e00-\u9fff])(?<![〇一二三四五六七八九十百千])\1/g, '$1々'],
  // the long vowel at the end of a word of another language
  [/(?<=[ぁ-ヶー]{3})(?<!ま|ら|さんば|ぱんた)ー(?![ぁ-ヶー])/g, ''],
  // characters that the reform of 1946 joined and Chinese did not; as they are, and as they come from the rules for characters
  [/[藝艺]/g, '芸'],
  [/[辯辩辨瓣]/g, '弁'],
  [/缺/g, '欠'],
  [/豫/g, '予'],
  [/[絲丝]/g, '糸'],
  [/附/g, '付'],
  [/けふ/g, 'きよう'],
  [/てふ(?!き)/g, 'ちよう'],
  [/せ[うふ]/g, 'しよう'],
  [/た\u3099らう/g, 'た\u3099ろう'],
  [/を(?=と[こめ]|んな|と\u3099[るり]|さな|か[しす])/g, 'お'],
  [/引っ(?=越|張|掛|込)/g, '引'],
  [/さう/g, 'そう'],
  [/やう/g, 'よう'],
]

/** Kana that follow a character to show its reading (okurigana): what the rules of 1973 permit beside the norm. */
const OKURIGANA: Replacements = [
  [decomposed('行な(?=[わいうえおっつ])'), '行'],
  [decomposed('([表現著])わ(?=[さしすせそれ])'), '$1'],
  [decomposed('([断賜])わ(?=[らりるれろっつ])'), '$1'],
  [decomposed('生れ'), '生まれ'],
  [decomposed('([押])え'), '$1さえ'],
  [decomposed('捕え'), '捕らえ'],
  [decomposed('聞え'), '聞こえ'],
  [decomposed('浮(?=[はひふへほん])'), '浮か'],
  [decomposed('積(?=[らりるれろっつ])'), '積も'],
  [decomposed('起(?=[らりるれろっつさしすせそ])'), '起こ'],
  [decomposed('落(?=[さしすせそ])'), '落と'],
  [decomposed('暮(?=[さしすせそ])'), '暮ら'],
  [decomposed('当(?=[らりるれろっつ])'), '当た'],
  [decomposed('([終変代])(?=[らりるれろっつ])'), '$1わ'],
  [decomposed('向(?=[いうえ])'), '向か'],
  [decomposed('少(?=い)'), '少な'],
  [
    decomposed(
      '(申|受|取|打|組|問|売|引|立|書|手|切|買|読|積|割|貸|繰|払|見|仕|締|落|話)(?:し|け|り|ち|み|い|き)(?=込|付|扱|合|上|換|入|替|続|下|出|立|戻|方|切|消|着)',
    ),
    '$1',
  ],
  [decomposed('(込|付|扱|合|換|替|続|払|持)(?:み|け|い|わせ|せ|え|き|ち)(?=$|[^ぁ-ん])'), '$1'],
]

/** The same for characters as they are written, and as they come from the rules for characters (終 as 终). */
const okurigana = once(
  (): Replacements =>
    [...BEFORE_1946, ...OKURIGANA].flatMap(([pattern, by]) => {
      const folded = foldHan(pattern.source, true, true)
      return [[pattern, by] as const, [new RegExp(folded, 'g'), foldHan(by as string, true, true)] as const]
    }),
)

const KANA: Replacements = [
  [/[\u30a1-\u30f4]/g, (c) => String.fromCharCode(c!.charCodeAt(0) - 0x60)],
  [/[ヵヶゕゖ]/g, 'か'],
  [/ヽ/g, 'ゝ'],
  [/ヾ/g, 'ゞ'],
]

/** Kana of one sound, and the small ones that older print sets large. */
const SOUNDS: Replacements = [
  [/ゐ|ヰ/g, 'い'],
  [/ゑ|ヱ/g, 'え'],
  [/ヰ/g, 'イ'],
  [/ち\u3099/g, 'し\u3099'],
  [/つ\u3099/g, 'す\u3099'],
  // v of foreign words
  [/([うウ])\u3099([ぁァあア])/g, (_, u) => (u === 'う' ? 'は\u3099' : 'ハ\u3099')],
  [/([うウ])\u3099([ぃィいイ])/g, (_, u) => (u === 'う' ? 'ひ\u3099' : 'ヒ\u3099')],
  [/([うウ])\u3099([ぇェえエ])/g, (_, u) => (u === 'う' ? 'へ\u3099' : 'ヘ\u3099')],
  [/([うウ])\u3099([ぉォおオ])/g, (_, u) => (u === 'う' ? 'ほ\u3099' : 'ホ\u3099')],
  [/([うウ])\u3099/g, (_, u) => (u === 'う' ? 'ふ\u3099' : 'フ\u3099')],
  [/チ\u3099/g, 'シ\u3099'],
  [/ツ\u3099/g, 'ス\u3099'],
  [/[ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ]/g, (c) => String.fromCharCode(c!.charCodeAt(0) + 1)],
]

export const EAST_ASIAN: Family = {
  tags: 'zh lzh yue wuu hak nan cmn gan hsn ja ojp ryu ain ko okm oko',
  languages: once(() => [
    {
      tag: 'zh',
      alike: ['lzh', 'yue', 'wuu', 'hak', 'nan', 'cmn', 'gan', 'hsn'],
      get inContext() {
        return chineseWords()
      },
      mayBeginInContext: mayBeginChineseWord,
      keepsHan: true,
    },
    {
      tag: 'ja',
      alike: ['ojp', 'ryu', 'ain'],
      letterForm: KANA,
      spelling: SOUNDS,
      get inContext() {
        return okurigana()
      },
    },
    {
      tag: 'ko',
      alike: ['okm', 'oko'],
      // words of other languages, whose first consonant is no Northern one
      apart: ['로비 노비', '라면 나면', '라인 나인', '리본 이본', '로드 노드'],
      script: hangulOf,
      spelling: [
        [/^[\s\S]+$/, (word) => southern(word!.normalize('NFC')).normalize('NFD')],
        [/\u110b\u1173\u11b8(?=\u1102\u1175)/g, '\u1109\u1173\u11b8'],
        // 하였다, 했다
        [/\u1112\u1161\u110b\u1167(?=\u11bb)/g, '\u1112\u1162'],
        [/\u1103\u116c\u110b\u1165(?=\u11bb)/g, '\u1103\u116b'],
      ],
    },
  ]),
}
