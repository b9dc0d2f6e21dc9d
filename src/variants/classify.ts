/** Classifies the difference of two readings: significance, classes, and what it touches. */
import { slice } from '../text/codepoints.ts'
import { GIVEN_UP_FIRST, type RuleName } from '../text/equivalences/index.ts'
import {
  type Active,
  agree,
  agreeInContext,
  differInHan,
  mayAgreeInContext,
  type Names,
  type Tokens,
} from '../text/tokens.ts'
import { CLASSES, type Class, type Significance, type Touch } from './comparison.ts'
import { touchesOf } from './touches.ts'

/** Tokens [from, to) of a witness. */
export interface TokenRange {
  readonly from: number
  readonly to: number
}

export interface Label {
  /** Classes of the registry in its order, then those of own rules. */
  readonly classes: string[]
  readonly significance: Significance
  readonly touches: Touch[]
}

/**
 * All rules; and fewer, because some prevent what others would explain: those that need a number or a name whole, which a space may have
 * cut in two (五 六个师), those that read a stroke as an abbreviation where it is the length of a vowel (rosā), and those that drop a mark
 * which spelling needs (مسؤول). Own rules are dropped last: their author wants to see what they explain.
 */
function enoughFor({ writing }: Tokens): ReadonlyArray<readonly string[]> {
  const own = (writing.own?.classes ?? []).filter((name) => !isClass(name))
  return own.length === 0 ? ENOUGH : ENOUGH.map((rules) => [...rules, ...own])
}

const without = (...rules: readonly RuleName[]): readonly string[] =>
  GIVEN_UP_FIRST.filter((rule) => !rules.includes(rule))

const ENOUGH: ReadonlyArray<readonly string[]> = [
  without(),
  without('numeral-form', 'name-form'),
  without('abbreviation'),
  without('diacritics'),
  without('abbreviation', 'numeral-form', 'name-form', 'spelling'),
]

const isClass = (name: string): name is Class => (CLASSES as readonly string[]).includes(name)

/**
 * Accidental, when the rules together make the readings equal; then `classes` names the rules that it takes, none that can
 * be spared. Substantive otherwise; then `classes` names those that explain what differs at the two ends of the readings,
 * if they agree there but for it. O(length of the readings); symmetric in the two.
 */
export function classify(
  a: Tokens,
  r: TokenRange,
  b: Tokens,
  s: TokenRange,
  names: Names,
  known: Known = new Map(),
): Label {
  if (lostIn(a, r) !== lostIn(b, s)) return { classes: [], significance: 'substantive', touches: [] }
  const { classes, significance } = explained(a, r, b, s, names, known)
  const touches = touchesOf(a, r, b, s, names)
  // of a comma more or less nothing hangs; whether words are quoted is another matter
  const bearing = significance === 'accidental' ? touches.filter((touch) => touch === 'quotation') : touches
  return { classes, significance, touches: bearing }
}

/** What was found of short readings, which come again and again in a comparison and mean the same wherever they are. */
export type Known = Map<string, Pick<Label, 'classes' | 'significance'>>

/** Tokens of a reading that are worth remembering. */
const SHORT = 4

/** Two short readings and how they are written, as a key; null where the readings are long or have rules of their own. */
function keyOfReadings(a: Tokens, r: TokenRange, b: Tokens, s: TokenRange): string | null {
  if (r.to - r.from > SHORT || s.to - s.from > SHORT || a.writing.own || b.writing.own) return null
  return `${a.writing.han}${b.writing.han}${written(a, r)}|${written(b, s)}`
}

function written({ kinds, text, starts }: Tokens, { from, to }: TokenRange): string {
  let out = ''
  for (let k = from; k < to; k++) out += `\0${kinds[k]}${slice(text, starts[k]!, starts[k + 1]!)}`
  return out
}

function explained(
  a: Tokens,
  r: TokenRange,
  b: Tokens,
  s: TokenRange,
  names: Names,
  known: Known,
): Pick<Label, 'classes' | 'significance'> {
  const here = { tokens: a, from: r.from, to: r.to }
  const there = { tokens: b, from: s.from, to: s.to }
  const isInContext = mayAgreeInContext(here, there)
  if (areOtherCharacters(a, r, b, s) && !(isInContext && agreeInContext(here, there, GIVEN_UP_FIRST)))
    return { classes: classesAtEnds(a, r, b, s, names), significance: 'substantive' }
  if (!isInContext && differInHan(here, there))
    return { classes: classesAtEnds(a, r, b, s, names), significance: 'substantive' }
  const key = isInContext ? null : keyOfReadings(a, r, b, s)
  const before = key === null ? undefined : known.get(key)
  if (before !== undefined) return before
  const agrees: Agrees = (rules, active) => {
    if (isInContext) for (const rule of rules) active.add(rule)
    return agree(here, there, rules, names, active) || (isInContext && agreeInContext(here, there, rules))
  }
  const enough = enoughOf(areMarks(a, r) && areMarks(b, s) ? MARK_RULES : enoughFor(a), agrees)
  const found =
    enough === undefined
      ? ({ classes: classesAtEnds(a, r, b, s, names), significance: 'substantive' } as const)
      : ({
          classes: classesByToken(a, r, b, s, names) ?? listed(smallest(enough, agrees)),
          significance: 'accidental',
        } as const)
  if (key !== null) known.set(key, found)
  return found
}

/**
 * Whether the readings are Han characters, of which no rule for characters makes equal ones: their keys are folded under every
 * rule that could. The usual marks among them fold to nothing at most. Most places of a Han text are of this kind, and to ask each
 * rule takes fifty times as long.
 */
function areOtherCharacters(a: Tokens, r: TokenRange, b: Tokens, s: TokenRange): boolean {
  if (a.writing.own || b.writing.own || !isOfCharacters(a, r) || !isOfCharacters(b, s)) return false
  let [i, j] = [r.from, s.from]
  for (;;) {
    while (i < r.to && a.kinds[i] !== 'han') i++
    while (j < s.to && b.kinds[j] !== 'han') j++
    if (i === r.to || j === s.to) return i < r.to || j < s.to
    if (a.keys[i++] !== b.keys[j++]) return true
  }
}

/** Marks of Han texts that only the rule of punctuation removes, and that occur in no number. */
export const USUAL_MARKS: ReadonlySet<string> = new Set(',;:?!()，。、；：？！“”《》（）\n\u3000 ')

function isOfCharacters({ kinds, text, starts }: Tokens, { from, to }: TokenRange): boolean {
  for (let k = from; k < to; k++)
    if (
      kinds[k] !== 'han' &&
      !(
        (kinds[k] === 'punctuation' || kinds[k] === 'space') &&
        USUAL_MARKS.has(slice(text, starts[k]!, starts[k + 1]!))
      )
    )
      return false
  return true
}

/**
 * The rules that do something to the usual marks: most differences of edition from edition are in these, and to ask all rules takes ten
 * times as long.
 */
export const MARK_RULES: ReadonlyArray<readonly string[]> = [
  GIVEN_UP_FIRST.filter((rule) => rule === 'punctuation' || rule === 'spacing' || rule === 'width'),
]

/** Whether tokens are only usual marks, in a text without own rules. */
function areMarks(tokens: Tokens, range: TokenRange): boolean {
  if (tokens.writing.own) return false
  for (let k = range.from; k < range.to; k++) if (tokens.kinds[k] === 'han') return false
  return isOfCharacters(tokens, range)
}

/** The signs of lost text in some tokens. What is lost is no reading, so no rule explains it. */
export function lostIn(tokens: Tokens, { from, to }: TokenRange): string {
  let signs = ''
  for (let k = from; k < to; k++)
    if (tokens.kinds[k] === 'lacuna') signs += slice(tokens.text, tokens.starts[k]!, tokens.starts[k + 1]!)
  return signs
}

/** Each class once: those of the registry in its order, then those of own rules. */
export function listed(rules: Iterable<string>): string[] {
  const set = new Set(rules)
  return [...CLASSES.filter((name) => set.has(name)), ...[...set].filter((name) => !isClass(name)).sort()]
}

/** Whether some rules make two readings agree; `active` takes those that had a say in it. */
type Agrees = (rules: readonly string[], active: NonNullable<Active>) => boolean

/** A set of rules that makes two readings agree, and those of them that had a say. */
interface Enough {
  readonly rules: readonly string[]
  readonly active: ReadonlySet<string>
}

/** The first of several sets of rules that makes two readings agree. All are parts of the first one. */
function enoughOf(sets: ReadonlyArray<readonly string[]>, agrees: Agrees): Enough | undefined {
  let needed: readonly string[] = []
  for (const rules of sets) {
    if (rules !== sets[0] && needed.every((rule) => rules.includes(rule))) continue
    const active = new Set<string>()
    if (agrees(rules, active)) return { rules, active }
    if (rules === sets[0]) needed = rules.filter((rule) => active.has(rule))
  }
  return undefined
}

/** What is left of some rules that make two readings agree when every rule that can be spared is taken out. */
function smallest(enough: Enough, agrees: Agrees): readonly string[] {
  let { active } = enough
  // own rules come before all others, so those that did nothing have nothing to do without the others either; there may be thousands
  let rules: readonly string[] = enough.rules.filter((rule) => isClass(rule) || active.has(rule))
  for (const rule of rules) {
    const fewer = rules.filter((other) => other !== rule)
    const left = new Set<string>()
    if (!active.has(rule)) rules = fewer
    else if (agrees(fewer, left)) [rules, active] = [fewer, left]
  }
  return rules
}

/** The rules by which two tokens agree, none where they are written alike; null where they do not agree. */
function ofTokens(a: Tokens, i: number, b: Tokens, j: number, names: Names): readonly string[] | null {
  const [here, there] = [
    { tokens: a, from: i, to: i + 1 },
    { tokens: b, from: j, to: j + 1 },
  ]
  const textOf = ({ tokens: { text, starts }, from, to }: typeof here) => slice(text, starts[from]!, starts[to]!)
  if (textOf(here) === textOf(there)) return []
  const agrees: Agrees = (rules, active) => agree(here, there, rules, names, active)
  const enough = enoughOf(areMarks(a, here) && areMarks(b, there) ? MARK_RULES : enoughFor(a), agrees)
  return enough === undefined ? null : smallest(enough, agrees)
}

/**
 * The rules by which readings agree token by token, or null where they do not. In 来拿/來拏 one rule alone would make the
 * whole equal, for tables of script hold 拏 too; but the second character differs as variants do.
 */
function classesByToken(a: Tokens, r: TokenRange, b: Tokens, s: TokenRange, names: Names): string[] | null {
  if (r.to - r.from !== s.to - s.from) return null
  const found = new Set<string>()
  for (let k = 0; r.from + k < r.to; k++) {
    const rules = ofTokens(a, r.from + k, b, s.from + k, names)
    if (rules === null) return null
    for (const rule of rules) found.add(rule)
  }
  return listed(found)
}

/** The rules by which tokens at either end agree that are not written alike: the , and ， of 困难,/难处，. */
function classesAtEnds(a: Tokens, r: TokenRange, b: Tokens, s: TokenRange, names: Names): string[] {
  const mayAgree = (i: number, j: number) => a.keys[i] === b.keys[j]
  if (r.from === r.to || s.from === s.to || !(mayAgree(r.from, s.from) || mayAgree(r.to - 1, s.to - 1))) return []
  const found = new Set<string>()
  const agreeAt = (i: number, j: number) => {
    const rules = a.keys[i] === b.keys[j] ? ofTokens(a, i, b, j, names) : null
    for (const rule of rules ?? []) found.add(rule)
    return rules !== null
  }
  const length = Math.min(r.to - r.from, s.to - s.from)
  let front = 0
  while (front < length && agreeAt(r.from + front, s.from + front)) front++
  for (let back = 1; back <= length - front && agreeAt(r.to - back, s.to - back); back++);
  return found.size === 0 ? [] : listed(found)
}
