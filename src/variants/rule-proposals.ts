/**
 * Proposes own rules: words or letters that repeatedly replace each other in the substantive places of a comparison. Proposals come
 * with their places and are applied only when an editor accepts them.
 */
import type { NameEntry } from '../text/equivalence.ts'
import type { OwnRule } from '../text/own-rules.ts'
import type { Comparison, DifferingSegment } from './comparison.ts'

export interface RuleProposal {
  readonly rule: OwnRule
  /** Ids of the variants that the rule would explain, in reading order. */
  readonly places: readonly string[]
}

/** Fewer places may be chance. */
const LEAST_PLACES = 2
/** So many are shown at most, those with the most places first. */
const MOST_PROPOSALS = 50
/** Longer stretches are other wording, not another writing. */
const LONGEST_WORD = 24
const LONGEST_LETTERS = 3
const WORD = /^[\p{L}\p{M}\p{N}'’-]+$/u
const HAN = /^\p{Script=Han}+$/u

/**
 * O(variants × witnesses). A pair of words counts in each place where a witness has the one and the base the other; a pair of letters
 * where two words differ in nothing else, and at least two pairs of words do: vp/up and loue/love propose u = v, roote/root and
 * soote/soot an e at the end of words. Words that such letters explain everywhere are not proposed separately.
 */
export function proposeRules(comparison: Comparison): RuleProposal[] {
  const words = new Map<string, Found>()
  const letters = new Map<string, Found>()
  for (const segment of comparison.segments) {
    if (segment.relation !== 'variant' || segment.significance !== 'substantive' || segment.id === undefined) continue
    for (const [a, b] of pairsOf(segment, comparison.options.base)) {
      const word = count(words, a, b, 'word', segment.id)
      const part = partOf([...a], [...b])
      if (part === null) continue
      const found = count(letters, ...part.pair, part.at, segment.id)
      found.words.add(word)
      word.letters.push(found)
    }
  }
  const offered = (found: Found) => found.places.size >= LEAST_PLACES && (found.at === 'word' || found.words.size > 1)
  const isExplained = ({ letters, places }: Found) =>
    letters.some((found) => offered(found) && [...places].every((place) => found.places.has(place)))
  return [...letters.values(), ...[...words.values()].filter((word) => !isExplained(word))]
    .filter(offered)
    .map(({ pair, at, places }) => ({
      rule: { id: `${pair.join('=')}${AFTER_ID[at]}`, pairs: [pair], at },
      places: [...places],
    }))
    .sort((x, y) => y.places.length - x.places.length || (x.rule.id < y.rule.id ? -1 : 1))
    .slice(0, MOST_PROPOSALS)
}

type At = NonNullable<OwnRule['at']>

/** So that the same strings at the end of words and anywhere are two rules. */
const AFTER_ID: Readonly<Record<At, string>> = { anywhere: '', word: '', start: '@start', end: '@end' }

interface Found {
  readonly pair: readonly [string, string]
  readonly at: At
  readonly places: Set<string>
  /** Of letters, the pairs of words that differ in them. */
  readonly words: Set<Found>
  /** Of words, the letters that they differ in. */
  readonly letters: Found[]
}

/** As many words on either side: each against its like. */
function pairsOf({ readings }: DifferingSegment, base: string): (readonly [string, string])[] {
  const own = wordsOf(readings.find(({ witnesses }) => witnesses.includes(base))?.text ?? '')
  return readings.flatMap(({ text }): (readonly [string, string])[] => {
    const other = wordsOf(text)
    if (other.length !== own.length) return []
    return own.flatMap((word, k): (readonly [string, string])[] => {
      const like = other[k]!
      return word !== like && isWord(word) && isWord(like) ? [[word, like]] : []
    })
  })
}

const wordsOf = (text: string): string[] => text.trim().toLowerCase().split(/\s+/)

const isWord = (text: string): boolean => text.length <= LONGEST_WORD && (WORD.test(text) || HAN.test(text))

/** The letters in which two words differ, if the rest of both is the same and there is some; null otherwise. */
function partOf(
  a: readonly string[],
  b: readonly string[],
): { readonly pair: readonly [string, string]; readonly at: At } | null {
  if (HAN.test(a.join('')) || HAN.test(b.join(''))) return null
  let front = 0
  while (front < Math.min(a.length, b.length) && a[front] === b[front]) front++
  let back = 0
  while (back < Math.min(a.length, b.length) - front && a.at(-1 - back) === b.at(-1 - back)) back++
  const parts = [a.slice(front, a.length - back), b.slice(front, b.length - back)]
  if (front + back === 0 || parts.some((part) => part.length > LONGEST_LETTERS)) return null
  const pair = [parts[0]!.join(''), parts[1]!.join('')] as const
  if (!pair.includes('')) return { pair, at: 'anywhere' }
  // A letter may be missing at an end of a word; inside one, it is another word.
  if (back === 0) return { pair, at: 'end' }
  return front === 0 ? { pair, at: 'start' } : null
}

function count(found: Map<string, Found>, a: string, b: string, at: At, place: string): Found {
  const pair = a < b ? ([a, b] as const) : ([b, a] as const)
  const key = `${at}\n${pair.join('\n')}`
  const one: Found = found.get(key) ?? { pair, at, places: new Set(), words: new Set(), letters: [] }
  found.set(key, one)
  one.places.add(place)
  return one
}

export interface NameProposal {
  readonly name: NameEntry
  /** Ids of the variants in which the forms are, in reading order. */
  readonly places: readonly string[]
}

/** Forms of one name among the pairs of words: so many characters at least, and at least this share of them in common. */
const NAME = { length: 3, shared: 0.5 } as const

/**
 * Names that the texts write in two forms (什特科夫, 史蒂科夫): pairs of words in Han characters that are long enough for a transcription
 * and share half of their characters, wherever they end alike or begin alike. One place is enough, because names are checked by an editor.
 */
export function proposeNames(comparison: Comparison, texts: ReadonlyMap<string, string>): NameProposal[] {
  const entries = new Map<string, { readonly name: NameEntry; readonly places: Set<string> }>()
  const base = comparison.options.base
  const points = new Map([...texts].map(([siglum, text]) => [siglum, [...text]]))
  for (const segment of comparison.segments) {
    if (segment.relation !== 'variant' || segment.id === undefined || segment.significance === 'accidental') continue
    for (const { witnesses } of segment.readings) {
      const siglum = witnesses[0]!
      if (siglum === base) continue
      const [a, b] = [
        wholeName(points.get(base)!, segment.spans[base]!),
        wholeName(points.get(siglum)!, segment.spans[siglum]!),
      ]
      if (a === null || b === null || a === b || shared(a, b) < NAME.shared) continue
      const id = [a, b].sort().join('=')
      const found = entries.get(id) ?? { name: { id, kind: 'person', forms: [a, b] }, places: new Set() }
      found.places.add(segment.id)
      entries.set(id, found)
    }
  }
  return [...entries.values()].slice(0, MOST_PROPOSALS).map(({ name, places }) => ({ name, places: [...places] }))
}

/** The most common characters in transcriptions of foreign names, of both norms. */
const TRANSCRIBING = new Set(
  '阿埃艾爱安奥巴邦保贝本比彼宾波伯勃博布察茨达戴丹德登迪蒂丁杜多厄恩尔凡范菲费芬冯弗福夫盖甘冈戈哥格根古哈海汉赫亨胡华霍基吉加贾杰金卡凯坎康柯科克肯库拉莱兰劳勒雷里利莉立林留隆卢鲁路吕伦罗洛马麦曼毛梅门蒙米姆莫默木穆纳娜南内尼涅宁纽诺欧帕潘佩彭皮珀朴普齐奇契乔切琴丘让热日荣茹瑞若萨塞赛桑沙舍申什史士斯司苏索塔泰坦汤陶特腾提廷图托瓦万威韦维温翁沃乌吾武西希锡夏肖谢辛休许雅亚扬耶叶伊依因英尤于约泽扎詹章珍芝治兹兹祖佐葛辛申里珂曹什诚匪利沃' +
    '愛貝賓達爾範費馮蓋岡漢華賈傑凱庫萊蘭勞裡裏盧魯呂倫羅馬麥門納內寧諾歐龐齊喬熱榮薩賽蘇湯騰圖託萬韋維溫烏錫蕭謝亞揚葉約茲澤誠',
)

function wholeName(text: readonly string[], [start, end]: readonly [number, number]): string | null {
  let [from, to] = [start, end]
  while (from > 0 && TRANSCRIBING.has(text[from - 1]!)) from--
  while (to < text.length && TRANSCRIBING.has(text[to]!)) to++
  const name = text.slice(from, to)
  return name.length >= NAME.length && name.length <= 8 && name.every((c) => TRANSCRIBING.has(c)) ? name.join('') : null
}

function shared(a: string, b: string): number {
  const rest = [...b]
  let common = 0
  for (const c of a) {
    const at = rest.indexOf(c)
    if (at < 0) continue
    rest.splice(at, 1)
    common++
  }
  return common / Math.max(a.length, b.length)
}
