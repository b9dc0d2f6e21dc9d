/** What kind of difference two readings show. */
import { slice } from '../text/codepoints.ts'
import { GIVEN_UP_FIRST, type RuleName } from '../text/equivalences/index.ts'
import { agree, agreeInContext, type Names, type Tokens } from '../text/tokens.ts'
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
 * All rules; and fewer, because some spoil what others would explain: those that need a number or a name whole, which a space may
 * have cut in two (五 六个师), those that read a stroke as an
 * abbreviation where it is the length of a vowel (rosā), and those that drop a mark which spelling needs (مسؤول). Own rules
 * are given up last: who sets one up wants to see what it explains.
 */
function enoughFor({ writing }: Tokens): ReadonlyArray<readonly string[]> {
  const own = (writing.own?.classes ?? []).filter((name) => !isClass(name))
  const without = (...rules: readonly RuleName[]) => [...GIVEN_UP_FIRST.filter((rule) => !rules.includes(rule)), ...own]
  return [
    without(),
    without('numeral-form', 'name-form'),
    without('abbreviation'),
    without('diacritics'),
    without('abbreviation', 'numeral-form', 'name-form', 'spelling'),
  ]
}

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
  const sign = ofMarks(a, r, b, s)
  const before = sign === null ? undefined : known.get(sign)
  const { classes, significance } = before ?? explained(a, r, b, s, names)
  if (sign !== null && before === undefined) known.set(sign, { classes, significance })
  const touches = touchesOf(a, r, b, s, names)
  // of a comma more or less nothing hangs; whether words are quoted is another matter
  const bearing = significance === 'accidental' ? touches.filter((touch) => touch === 'quotation') : touches
  return { classes, significance, touches: bearing }
}

/** What was found of readings of single marks, which come again and again in a comparison and mean the same wherever they stand. */
export type Known = Map<string, Pick<Label, 'classes' | 'significance'>>

/** Two readings of a mark or a space each, or of one and nothing, as a key; null for any others. */
function ofMarks(a: Tokens, r: TokenRange, b: Tokens, s: TokenRange): string | null {
  if (r.to - r.from > 1 || s.to - s.from > 1 || a.writing.own || b.writing.own) return null
  const isMark = ({ kinds }: Tokens, { from, to }: TokenRange) =>
    from === to || kinds[from] === 'punctuation' || kinds[from] === 'space'
  if (!isMark(a, r) || !isMark(b, s)) return null
  const written = ({ text, starts }: Tokens, { from, to }: TokenRange) => slice(text, starts[from]!, starts[to]!)
  return `${written(a, r)}\0${written(b, s)}`
}

function explained(
  a: Tokens,
  r: TokenRange,
  b: Tokens,
  s: TokenRange,
  names: Names,
): Pick<Label, 'classes' | 'significance'> {
  const [here, there] = [
    { tokens: a, ...r },
    { tokens: b, ...s },
  ]
  const agrees = (rules: readonly string[]) => agree(here, there, rules, names) || agreeInContext(here, there, rules)
  const enough =
    areOtherCharacters(a, r, b, s) && !agreeInContext(here, there, GIVEN_UP_FIRST)
      ? undefined
      : enoughFor(a).find(agrees)
  if (enough === undefined) return { classes: classesAtEnds(a, r, b, s, names), significance: 'substantive' }
  return {
    classes: classesByToken(a, r, b, s, names) ?? listed(smallest(enough, agrees)),
    significance: 'accidental',
  }
}

/**
 * Whether the readings are Han characters alone, of which no rule for characters makes equal ones: their keys are folded under every
 * rule that could. Most places of a Han text are of this kind, and to ask each rule takes fifty times as long.
 */
function areOtherCharacters(a: Tokens, r: TokenRange, b: Tokens, s: TokenRange): boolean {
  if (a.writing.own || b.writing.own) return false
  for (let k = r.from; k < r.to; k++) if (a.kinds[k] !== 'han') return false
  for (let k = s.from; k < s.to; k++) if (b.kinds[k] !== 'han') return false
  if (r.to - r.from !== s.to - s.from) return true
  for (let k = 0; r.from + k < r.to; k++) if (a.keys[r.from + k] !== b.keys[s.from + k]) return true
  return false
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

/** What is left of some rules that make two readings agree when every rule that can be spared is taken out. */
function smallest(enough: readonly string[], agrees: (rules: readonly string[]) => boolean): readonly string[] {
  let rules = enough
  for (const rule of enough) {
    const fewer = rules.filter((other) => other !== rule)
    if (agrees(fewer)) rules = fewer
  }
  return rules
}

/** The rules by which two tokens agree, none where they are written alike; null where they do not agree. */
function ofTokens(a: Tokens, i: number, b: Tokens, j: number, names: Names): readonly string[] | null {
  const agrees = (rules: readonly string[]) =>
    agree({ tokens: a, from: i, to: i + 1 }, { tokens: b, from: j, to: j + 1 }, rules, names)
  if (agrees([])) return []
  const enough = enoughFor(a).find(agrees)
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
  return listed(found)
}
