/** Finds negations in a reading. */
import { slice, type Text } from '../text/codepoints.ts'
import type { Tokens } from '../text/tokens.ts'
import type { TokenRange } from './classify.ts'
import type { Span } from './comparison.ts'

/**
 * Han: first what holds a negative sign and negates nothing – double negations (不得不), questions of the form 是不是, words
 * (不仅, 不同, 未来, 非常, 莫斯科, 淹没) – and then, as the group, what negates. Traditional forms beside the simplified.
 */
const HAN = new RegExp(
  [
    '毫[不无無]|不[得能可会會]不|(?<=差)不|[无無莫]不|未[尝嘗]不|(?<=(.))[不没沒](?=\\1)',
    '不(?:[仅僅但只光单單独獨][是止]?|同|[断斷]|[过過]|久|少|管|[论論]|料|免|禁|止|[时時]|惜|妨|如|然|外|特|至[于於]|得已|安|[满滿]|幸|良|[测測]|朽|愧|凡)',
    '毫不(?:[迟遲][延疑]|[犹猶]豫|[费費]力|留情|[动動][摇搖]|客[气氣]|[遗遺][漏余餘])',
    '[没沒](?:收|落|[顶頂]|[齿齒])|(?<=[淹沉埋吞出覆隐隱辱湮泯漫])[没沒]',
    '未(?:[来來]|免|央|[时時])|(?<=[乙丁己辛癸])未',
    '非(?:常|洲|凡|[议議]|[难難]|特|但|[独獨]|[礼禮])|(?<=[是除莫无無南北东東西])非',
    '[无無](?:[论論]|非|[线線]|[产產]|疑|比|[穷窮]|限|[数數]|辜|聊|妨|[锡錫]|上|量|[边邊]|[双雙]|奈)|(?<=南)[无無]',
    '毋[宁寧]',
    '(不|[没沒]|未|非|[无無]|勿|毋|莫(?=[能敢可再要得有知之])|弗(?=[能得为為敢可知如许許])|(?<![特分区區级級性个個派告离離识識类類])[别別](?=[再让讓去来來说說忘想怕管急]))',
  ].join('|'),
  'g',
)
const NEGATIVE = /[不没沒未非无無勿毋莫弗别別]/
/** A reading that is only a negation: the other reading has the negated word too (不同/同). */
const BARE = /^(?:不|[没沒][有]?|[尚从從并並]?未|非|[无無]|勿|毋)$/

/**
 * Of scripts with spaces, the common ones of English, French, German, Latin, Italian, Spanish, Portuguese, Dutch, Scandinavian languages,
 * Russian, Greek, Hebrew, Arabic, Syriac and Sanskrit. Not those that mean something else as often: Hebrew אל is `to`, Arabic ما is `what`.
 */
const WORDS = new Set(
  `not no never none nor neither nothing nobody cannot non ne pas jamais rien nicht kein keine keinen keinem keiner nie niemals
  nec neque haud nihil nemo no ni nunca nada nao nem niet geen nooit inte ikke icke aldrig aldri
  не нет ни никогда ου ουκ ουχ μη ουδε μηδε ουτε μητε לא ולא שלא אין ואין בלתי לבלתי لا ولا فلا لم ولم فلم لن ولن ليس وليس ليست
  ܠܐ ܘܠܐ ܠܝܬ ܘܠܝܬ न`.split(/\s+/),
)

/** Korean: 없다 (there is none), 않다 and 못하다 (not), 아니다 (is not), in all their forms. */
const KOREAN = /^(?:.*(?:없|않)|못하|못했|아니[^라]|아닌|아닐|아니$)/

/** How many negations the code points of a Han text hold. `alone`: the other reading is empty. O(length). */
export function negationsInHan(text: Text, [start, end]: Span, alone: boolean): number {
  const reading = slice(text, start, end)
  if (!NEGATIVE.test(reading)) return 0
  if (alone && BARE.test(reading)) return 1
  // with what is around it, so that 不|仅 is known for what it is
  const before = slice(text, Math.max(0, start - 2), start)
  const around = before + reading + slice(text, end, Math.min(text.length, end + 3))
  let found = 0
  for (const match of around.matchAll(HAN)) {
    const at = match.index - before.length
    if (match[2] !== undefined && at >= 0 && at < reading.length) found++
  }
  return found
}

/** How many negations a reading holds. `alone`: the other reading is empty. O(length of the reading). */
export function negationsIn(tokens: Tokens, { from, to }: TokenRange, alone: boolean): number {
  if (from === to) return 0
  let found = negationsInHan(tokens.text, [tokens.starts[from]!, tokens.starts[to]!], alone)
  for (let k = from; k < to; k++) {
    if (tokens.kinds[k] !== 'word') continue
    const written = slice(tokens.text, tokens.starts[k]!, tokens.starts[k + 1]!)
    if (KOREAN.test(written) || WORDS.has(bare(written)) || /n['’]t$/i.test(written)) found++
  }
  return found
}

const PLAIN = /^[a-z]*$/i

const MARKS = /\p{M}/gu

/**
 * In small letters, without accents: first without those that are signs of their own, for a long row of them is ordered in quadratic
 * time.
 */
const bare = (word: string) =>
  (PLAIN.test(word) ? word : word.replace(MARKS, '').normalize('NFD').replace(MARKS, '')).toLowerCase()
