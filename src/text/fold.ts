/** Applies the rules in force to tokens, and decides whether two stretches of tokens are equal under them. */
import { slice } from './codepoints.ts'
import { ALIGNING, APPLIED_IN_ORDER } from './equivalences/index.ts'
import { foldName } from './equivalences/name-form.ts'
import { punctuation } from './equivalences/punctuation.ts'
import { inOneScript } from './equivalences/script.ts'
import { width } from './equivalences/width.ts'
import { foldHan, hanHead } from './han.ts'
import { ANY_WRITING, type Writing } from './languages/index.ts'
import { mayChange } from './languages/language.ts'
import type { Names } from './names.ts'
import { foldNumberFrames } from './number-words.ts'
import { compoundValue, HAN_NUMERALS, numeralValue, partsThousands } from './numerals.ts'
import { once } from './once.ts'
import * as sign from './signs.ts'
import type { TokenKind, Tokens } from './tokens.ts'

/**
 * What the tokens [from, to) are compared as under a set of rules: their folded forms, one after the other; '' when nothing
 * remains. The order of `rules` does not matter. `names` is the list the text was cut with. O(length of the tokens).
 *
 * Tokens that are neither numbers nor names are folded together, because words of several tokens (twenty-five, 身份) are known
 * only whole.
 */
export function folded(
  tokens: Tokens,
  from: number,
  to: number,
  rules: readonly string[],
  names: Names,
  active: Active = null,
): string {
  if (rules.length === 0) return slice(tokens.text, tokens.starts[from]!, tokens.starts[to]!)
  const { writing } = tokens
  let out = ''
  /** Where the tokens began that are to be folded together, or -1. */
  let open = -1
  const close = (end: number) => {
    if (open >= 0)
      out += foldCharacters(slice(tokens.text, tokens.starts[open]!, tokens.starts[end]!), rules, writing, active)
    open = -1
  }
  /** Whether a number came, and only marks after it. */
  let afterNumber = false
  let afterMark = false
  for (let k = from; k < to; k++) {
    const kind = tokens.kinds[k]!
    if (kind === 'number' && afterNumber && afterMark && rules.includes('punctuation')) {
      close(k)
      active?.add('punctuation')
      out += BOUNDARY
    }
    afterMark = kind === 'punctuation' || (kind === 'space' && afterMark)
    afterNumber = kind === 'number' || (afterNumber && (kind === 'punctuation' || kind === 'space'))
    if (!ALONE.has(kind) || (kind === 'name' && !rules.includes('name-form'))) {
      if (open < 0) open = k
      continue
    }
    close(k)
    const written = slice(tokens.text, tokens.starts[k]!, tokens.starts[k + 1]!)
    if (kind === 'number') out += foldNumber(written, rules, writing, active)
    else if (kind === 'name') {
      if (active !== null) for (const rule of rules) active.add(rule)
      out += foldListed(written, rules, names, writing)
    }
    // lost text is no text, and no rule folds it away
    else if (kind === 'lacuna' || !rules.includes('note-mark')) out += written
    else active?.add('note-mark')
  }
  close(to)
  if (!rules.includes('numeral-form')) return out
  const framed = foldNumberFrames(out)
  if (framed !== out) active?.add('numeral-form')
  return framed
}

/**
 * Where it is to be known which rules did something to the readings: those that changed any of them on the way. Without one of the
 * others the result is the same, so it need not be asked for.
 */
export type Active = Set<string> | null

/** Kinds of tokens that are folded by themselves. */
const ALONE: ReadonlySet<TokenKind> = new Set(['number', 'name', 'note', 'lacuna'])

/** Separates two numbers whose comma is folded away: 3, 4 is not 34. A private character. */
const BOUNDARY = '\ue003'

function foldListed(written: string, rules: readonly string[], names: Names, writing: Writing): string {
  const others = rules.filter((rule) => rule !== 'name-form')
  const fold = (form: string) => foldCharacters(form, others, writing)
  return fold(foldName(written, names, fold))
}

function foldNumber(written: string, rules: readonly string[], writing: Writing, active: Active): string {
  if (rules.includes('numeral-form')) {
    active?.add('numeral-form')
    return compoundValue(written) ?? numeralValue(written) ?? written
  }
  // a sign inside a number is no punctuation, unless it parts thousands: 3.5 is not 35, nor -5 5
  if (rules.includes('punctuation')) {
    active?.add('punctuation')
    return foldCharacters(
      partsThousands(written) ? written.replace(/[,，]/g, '') : written,
      rules.filter((rule) => rule !== 'punctuation'),
      writing,
      active,
    )
  }
  return foldCharacters(written, rules, writing, active)
}

/** Small letters and digits of Latin script that the common rules leave alone; those of languages may not. */
const PLAIN = /^[a-ik-uw-z0-9]+$/

/** Marks on one letter, more than any writing has: to put them in their order, as every normal form does, costs the square of them. */
const MARKS = 64
const TOO_MANY_MARKS = /\p{M}{65}/u

function foldCharacters(written: string, rules: readonly string[], writing: Writing, active: Active = null): string {
  if (written.length > MARKS && TOO_MANY_MARKS.test(written)) return written
  let unit = written
  const take = (by: readonly string[], folded: string) => {
    if (active !== null && folded !== unit) for (const rule of by) active.add(rule)
    unit = folded
  }
  if (writing.own) unit = writing.own.fold(unit, rules, active)
  const byScript = rules.includes('script')
  const byVariant = rules.includes('variant-character')
  if (byScript) take(HAN_RULES, inOneScript(unit, writing.languages))
  // the two rules for Han characters have a partition of their own where both hold
  if (byScript || byVariant) take(HAN_RULES, foldHan(unit, byScript, byVariant))
  for (const rule of APPLIED_IN_ORDER)
    if (rules.includes(rule.name) && rule.name !== 'script' && rule.name !== 'variant-character')
      take([rule.name], rule.fold(unit, writing))
  for (const rule of APPLIED_IN_ORDER)
    if (rule.finish !== undefined && rules.includes(rule.name)) take([rule.name], rule.finish(unit, writing))
  return unit
}

const HAN_RULES = ['script', 'variant-character']

// --- equality ---------------------------------------------------------------------------------------------------------

/** Tokens [from, to) of a witness. */
export interface Stretch {
  readonly tokens: Tokens
  readonly from: number
  readonly to: number
}

/** Rules whose relation is no equivalence, so that strings that fold alike must be compared again. */
const RELATIONS = APPLIED_IN_ORDER.filter((rule) => rule.agrees !== undefined)

/**
 * Whether two stretches are equal under a set of rules: they fold alike, and no rule of the set objects. Symmetric, not
 * transitive. `active` takes the rules that had a say. O(length × rules).
 */
export function agree(a: Stretch, b: Stretch, rules: readonly string[], names: Names, active: Active = null): boolean {
  const fold = (by: readonly string[]) =>
    [folded(a.tokens, a.from, a.to, by, names, active), folded(b.tokens, b.from, b.to, by, names, active)] as const
  return areEqual(fold, rules, a.tokens.writing, b.tokens.writing)
}

/** `fold`: both sides under some rules. */
function areEqual(
  fold: (rules: readonly string[]) => readonly [string, string],
  rules: readonly string[],
  here: Writing,
  there: Writing,
): boolean {
  const [x, y] = fold(rules)
  if (x !== y) return false
  return RELATIONS.every((rule) => {
    if (!rules.includes(rule.name) || rule.mayObject?.(here, there) === false) return true
    // the two rules for Han characters are one relation where both hold
    const isHan = rule.name === 'script' || rule.name === 'variant-character'
    const others = rules.filter((r) => r !== rule.name && !(isHan && (r === 'script' || r === 'variant-character')))
    return rule.agrees!(...fold(others), here, there, rules)
  })
}

/** Whether it has no numbers, marks or spaces, which have rules of their own. */
function isOfCharacters({ tokens, from, to }: Stretch): boolean {
  for (let k = from; k < to; k++) if (tokens.kinds[k] !== 'han' && tokens.kinds[k] !== 'word') return false
  return true
}

/** So much text on either side of a difference is looked at for words that it is a part of: 身分 of 身份. */
const CONTEXT = 4

/**
 * Whether the text at a stretch may have a word that a language knows in context: each language says how such words begin, and almost no
 * place of a text begins so. O(length).
 */
function mayHoldWord({ tokens: { text, starts, writing }, from, to }: Stretch): boolean {
  const start = Math.max(0, starts[from]! - CONTEXT)
  const end = Math.min(text.length, starts[to]! + CONTEXT)
  const [first, last] = text.units === null ? [start, end] : [text.units[start]!, text.units[end]!]
  return mayBeginWord(writing, text.string, first, last)
}

/** The same of UTF-16 units of a text. */
const mayBeginWord = ({ languages }: Writing, text: string, from: number, to: number): boolean =>
  languages.some(
    ({ inContext, mayBeginInContext }) =>
      inContext !== undefined && (mayBeginInContext === undefined || mayBeginInContext(text, from, to)),
  )

/**
 * Whether plain Han characters of a text are what they are under every rule, which takes none of them away and makes no others of
 * them but those of the same representative. Offsets in UTF-16 units. O(units).
 */
export function isFixedHan(text: string, start: number, end: number, writing: Writing): boolean {
  if (writing.own || !writing.languages.every((language) => language.keepsHan)) return false
  for (let at = start; at < end; at++) if (MAY_VANISH().has(hanHead(text.charCodeAt(at)))) return false
  return !mayBeginWord(writing, text, Math.max(0, start - CONTEXT), Math.min(text.length, end + CONTEXT))
}

/** Whether the context of two stretches may make them agree: for all others `agreeInContext` is false under any rules. O(length). */
export function mayAgreeInContext(a: Stretch, b: Stretch): boolean {
  if (!a.tokens.writing.languages.some((language) => language.inContext !== undefined)) return false
  return isOfCharacters(a) && isOfCharacters(b) && (mayHoldWord(a) || mayHoldWord(b))
}

/**
 * By their representatives, Han characters of numbers and of what surrounds them (三点五, 百分之五), and those of marks of notes (〔注一〕): a rule
 * may take them away.
 */
const MAY_VANISH = once(
  () => new Set([...`点百分之注註${HAN_NUMERALS}`].map((character) => hanHead(character.charCodeAt(0)))),
)

/** 巿, taken for the 市 that it looks like. */
const [SASH, MARKET] = [0x5dff, 0x5e02]

/**
 * The Han characters of a stretch that no rule takes away, each by its representative: where they differ, no set of rules makes two
 * stretches equal. Names by their keys or as they are written. Null where more may happen to a character than to become another.
 */
function lastingHan({ tokens: { text, starts, kinds, keys }, from, to }: Stretch, asNames: boolean): string | null {
  const mayVanish = MAY_VANISH()
  let out = ''
  for (let k = from; k < to; k++) {
    const string = kinds[k] === 'name' && asNames ? keys[k]! : slice(text, starts[k]!, starts[k + 1]!)
    for (let at = 0; at < string.length; at++) {
      const unit = string.charCodeAt(at)
      if (unit < 0x2e80) continue
      if (unit < 0x3000 || (unit >= 0xd800 && unit < 0xff00)) return null
      const head = hanHead(unit === SASH ? MARKET : unit)
      if (sign.kindAt(string, at) === sign.HAN && !mayVanish.has(head)) out += String.fromCharCode(head)
    }
  }
  return out
}

/**
 * Whether no set of rules makes two stretches of Chinese equal, judged by their Han characters alone; false where these do not decide.
 * Applying the rules takes fifty times as long. O(length).
 */
export function differInHan(a: Stretch, b: Stretch): boolean {
  const { own, languages } = a.tokens.writing
  if (own || !languages.every((language) => language.keepsHan) || mayHoldWord(a) || mayHoldWord(b)) return false
  const differ = (asNames: boolean) => {
    const x = lastingHan(a, asNames)
    const y = lastingHan(b, asNames)
    return x !== null && y !== null && x !== y
  }
  return differ(true) && ((!holdsName(a) && !holdsName(b)) || differ(false))
}

function holdsName({ tokens: { kinds }, from, to }: Stretch): boolean {
  for (let k = from; k < to; k++) if (kinds[k] === 'name') return true
  return false
}

/**
 * As `agree`, together with what both texts have around the stretches: words of scripts without spaces may be spelled otherwise in
 * one of their characters only. O(length × rules).
 */
export function agreeInContext(a: Stretch, b: Stretch, rules: readonly string[]): boolean {
  if (!rules.includes('spelling') || !mayAgreeInContext(a, b)) return false
  const bounds = ({ tokens, from, to }: Stretch) => [tokens.starts[from]!, tokens.starts[to]!] as const
  const [[start, end], [begin, stop]] = [bounds(a), bounds(b)]
  const [before, after] = [
    [
      slice(a.tokens.text, Math.max(0, start - CONTEXT), start),
      slice(b.tokens.text, Math.max(0, begin - CONTEXT), begin),
    ],
    [
      slice(a.tokens.text, end, Math.min(a.tokens.text.length, end + CONTEXT)),
      slice(b.tokens.text, stop, Math.min(b.tokens.text.length, stop + CONTEXT)),
    ],
  ] as const
  let [left, right] = [0, 0]
  const least = Math.min(before[0].length, before[1].length)
  // 會ふ, 会う: what is around may be in another script
  const isSame = (p: string | undefined, q: string | undefined) =>
    p === q || (p !== undefined && q !== undefined && foldHan(p, true, true) === foldHan(q, true, true))
  while (left < least && isSame(before[0].at(-1 - left), before[1].at(-1 - left))) left++
  while (right < after[0].length && isSame(after[0][right], after[1][right])) right++
  const whole = (text: string) => before[0].slice(before[0].length - left) + text + after[0].slice(0, right)
  const [x, y] = [whole(slice(a.tokens.text, start, end)), whole(slice(b.tokens.text, begin, stop))]
  // Where no word of the tables is met on either side, what is around adds nothing; and so it is nearly everywhere.
  const isMet = (text: string) => {
    const folded = foldHan(text, true, true).normalize('NFD').toLowerCase()
    // as written too: the rules for characters may have made one of the two forms already (規畫, 規劃)
    return a.tokens.writing.languages.some(
      ({ inContext }) => inContext !== undefined && (mayChange(folded, inContext) || mayChange(text, inContext)),
    )
  }
  if (!isMet(x) && !isMet(y)) return false
  // a word with a numeral in it (唯一) is a word here, no number
  const fold = (by: readonly string[]) => {
    const rules = by.filter((rule) => rule !== 'numeral-form')
    return [foldCharacters(x, rules, a.tokens.writing), foldCharacters(y, rules, b.tokens.writing)] as const
  }
  return areEqual(fold, rules, a.tokens.writing, b.tokens.writing)
}

// --- keys -------------------------------------------------------------------------------------------------------------

const WORD_RULES: readonly string[] = ALIGNING.filter((rule) => rule !== 'name-form')

/**
 * Between letters they say how these join; between pictures they make one of two. The letter is in the match, since a pattern that looks
 * back from each sign is quadratic in a run of marks.
 */
const JOINERS = /(\p{L}\p{M}*)(?:\u200c|\u200d|\u00ad)+/gu

/** A word or a character under every rule that words are aligned by; as written where nothing would remain. */
export function keyOfWord(written: string, writing: Writing = ANY_WRITING()): string {
  const isPlain = (writing === ANY_WRITING() || writing.languages.length === 0) && !writing.own
  if (isPlain && PLAIN.test(written)) return written
  const rules = writing.own ? [...WORD_RULES, ...writing.own.classes] : WORD_RULES
  return punctuation.fold(foldCharacters(written.replace(JOINERS, '$1'), rules, writing)) || written
}

const QUOTATION = /["“”„‟「」『』«»‹›〝〞〟＂﹁﹂﹃﹄｢｣]/
const ALIKE: Readonly<Record<string, string>> = { '。': '.', '、': ',' }

/** Marks that do the same work have one key: the two widths, all quotation marks, the East Asian comma and stop. */
export function keyOfMark(mark: string): string {
  if (QUOTATION.test(mark)) return '"'
  return ALIKE[mark] ?? width.fold(mark)
}
