/** An equivalence that an editor sets up for a passage or sends with a comparison. */
export interface OwnRule {
  readonly id: string
  /** Of the differences that the rule explains; the id where it is left out. */
  readonly class?: string | undefined
  /** Plain strings that are taken for equal. One side may be empty unless `at` is `anywhere`. */
  readonly pairs: readonly (readonly [string, string])[]
  /** Only in witnesses of this language (BCP 47). */
  readonly language?: string | undefined
  /** Where the strings must be; `anywhere` where it is left out. */
  readonly at?: 'anywhere' | 'word' | 'start' | 'end' | undefined
}

/** Own rules made ready: in the order of the list, which settles what wins where two rules touch the same letters. */
export interface OwnRules {
  /** The classes of the rules, each once. */
  readonly classes: readonly string[]
  /**
   * A text under the rules of some classes. O(length × lengths of strings), and O(length) for each rule of which a string is met.
   * @param active takes the classes of the rules that changed it
   */
  fold(text: string, classes: readonly string[], active?: Set<string> | null): string
}

/** Letters of scripts with spaces: where they are side by side there is no end of a word. */
const LETTER = '[[\\p{L}\\p{M}\\p{N}]--[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]]'
const BEFORE = `(?<!${LETTER})`
const BEHIND = `(?!${LETTER})`

/** Strings that are equal to one string: the classes of the pairs, joined as far as they share a string. */
function classesOfPairs(pairs: OwnRule['pairs']): string[][] {
  const classes = new Map<string, Set<string>>()
  for (const [a, b] of pairs) {
    const joined = new Set([...(classes.get(a) ?? [a]), ...(classes.get(b) ?? [b])])
    for (const member of joined) classes.set(member, joined)
  }
  return [...new Set(classes.values())].map((members) => [...members])
}

/** A class of letters that are equal anywhere in a word has at most this many: a larger one would equate unrelated words. */
export const MOST_EQUAL_LETTERS = 6
/** A class of equal words or endings has at most this many. */
export const MOST_EQUAL_STRINGS = 50

/** The first class of strings that a rule makes equal and that is too large to be meant; null where there is none. */
export function tooWide({ pairs, at = 'anywhere' }: Pick<OwnRule, 'pairs' | 'at'>): readonly string[] | null {
  const found = classesOfPairs(pairs).find((members) => {
    const letters = at === 'anywhere' ? members.filter((member) => [...member].length === 1) : []
    return letters.length > MOST_EQUAL_LETTERS || members.length > MOST_EQUAL_STRINGS
  })
  return found ?? null
}

/** @param tags languages of the witnesses that are compared; a rule for another language has no say */
export function prepareOwnRules(rules: readonly OwnRule[], tags: readonly (string | null)[]): OwnRules | null {
  const prepared = rules
    .filter(({ language }) => language === undefined || tags.some((tag) => tag !== null && isOf(tag, language)))
    .map((rule) => ({ named: rule.class ?? rule.id, ...foldOf(rule) }))
  if (prepared.length === 0) return null
  const met = rulesMetBy(prepared.map(({ looksFor }) => looksFor))
  return {
    classes: [...new Set(prepared.map(({ named }) => named))],
    fold(text, classes, active = null) {
      let out = text.normalize('NFC')
      let candidates = met(out)
      // a rule may write what a later one looks for
      for (let k = nextFrom(candidates, 0); k < prepared.length; k = nextFrom(candidates, k + 1)) {
        const { named, fold } = prepared[k]!
        if (!classes.includes(named)) continue
        const changed = fold(out)
        if (changed === out) continue
        active?.add(named)
        out = changed
        candidates = met(out)
      }
      return out
    },
  }
}

/** The first of some numbers in order that is no smaller; infinite where there is none. */
const nextFrom = (numbers: readonly number[], least: number): number =>
  numbers.find((n) => n >= least) ?? Number.POSITIVE_INFINITY

/**
 * Most texts of a comparison are words, and most rules have nothing to say of a word: which rules do, by the strings that they look for.
 */
function rulesMetBy(looksFor: readonly (readonly string[])[]): (text: string) => readonly number[] {
  const always: number[] = []
  const byString = new Map<string, number[]>()
  looksFor.forEach((strings, k) => {
    if (strings.includes('')) always.push(k)
    for (const string of strings) {
      const key = withoutCase(string)
      const rules = byString.get(key)
      if (rules) rules.push(k)
      else byString.set(key, [k])
    }
  })
  const lengths = [...new Set([...byString.keys()].map((key) => key.length))].filter((length) => length > 0)
  return (text) => {
    const key = withoutCase(text)
    const found = new Set(always)
    for (const length of lengths)
      for (let at = 0; at + length <= key.length; at++)
        for (const k of byString.get(key.slice(at, at + length)) ?? []) found.add(k)
    return [...found].sort((x, y) => x - y)
  }
}

/** What the flag `i` of a regular expression takes for one letter, as one: ſ, s and S; ς and σ. */
function withoutCase(text: string): string {
  let out = ''
  for (const c of text) {
    const capital = c.toUpperCase()
    const small = (capital.length === c.length ? capital : c).toLowerCase()
    out += small.length === c.length ? small : c
  }
  return out
}

/** Whether a tag is a language or begins with it: en-GB is en. */
const isOf = (tag: string, language: string): boolean =>
  tag.toLowerCase() === language.toLowerCase() || tag.toLowerCase().startsWith(`${language.toLowerCase()}-`)

/** Outside a class only these may be escaped: anything else with a backslash before it is an error. */
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/**
 * Each string of a class by the first of it, the longest string that fits first. A rule ignores case (Whan = Whanne is whan = whanne),
 * unless its strings differ only in case.
 */
function foldOf({ pairs, at = 'anywhere' }: OwnRule): {
  readonly fold: (text: string) => string
  /** The strings that it puts another in place of. */
  readonly looksFor: readonly string[]
} {
  const small = pairs.map(([a, b]) => [a.normalize('NFC').toLowerCase(), b.normalize('NFC').toLowerCase()] as const)
  const isOfCase = small.some(([a, b]) => a === b)
  const classes = classesOfPairs(isOfCase ? pairs.map(([a, b]) => [a.normalize('NFC'), b.normalize('NFC')]) : small)
  const heads = new Map<string, string>()
  for (const members of classes) {
    const [head, ...others] = members.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)) as [string, ...string[]]
    for (const other of others) heads.set(other, head)
  }
  const members = [...heads.keys()].sort((a, b) => b.length - a.length).map(escaped)
  const pattern = new RegExp(
    (at === 'word' || at === 'start' ? BEFORE : '') +
      `(?:${members.join('|')})` +
      (at === 'word' || at === 'end' ? BEHIND : ''),
    isOfCase ? 'gv' : 'giv',
  )
  const fold = (text: string) =>
    text.replace(pattern, (found) => {
      const head = heads.get(isOfCase ? found : found.toLowerCase()) ?? found
      const [first] = found
      if (isOfCase || first === undefined || first === first.toLowerCase()) return head
      return found.length > 1 && found === found.toUpperCase() ? head.toUpperCase() : capitalised(head)
    })
  return { fold, looksFor: [...heads.keys()] }
}

const capitalised = (word: string): string => {
  const [first = ''] = word
  return first.toUpperCase() + word.slice(first.length)
}
