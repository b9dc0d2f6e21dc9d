/** What kind of difference two readings show. */
import { type FoldingName, folded, type Names, type Tokens } from '../text/tokens.ts'
import type { Class, Significance, Touch } from './comparison.ts'
import { touchesOf } from './touches.ts'

/** Tokens [from, to) of a witness. */
export interface Range {
  readonly from: number
  readonly to: number
}

export interface Label {
  readonly classes: Class[]
  readonly significance: Significance
  readonly touches: Touch[]
}

/**
 * Every rule, those first that are the first to be given up where a smaller set explains the difference as well: a comma in
 * another width is no other mark of punctuation, １０ no other numeral, and 爲/為 no matter of 繁/简 (為/为 is only that).
 */
const GIVEN_UP_FIRST: readonly FoldingName[] = [
  'punctuation',
  'name-form',
  'numeral-form',
  'orthographic',
  'script',
  'variant-character',
  'case',
  'width',
  'spacing',
]
const LISTED: readonly Class[] = [
  'punctuation',
  'spacing',
  'width',
  'case',
  'script',
  'variant-character',
  'orthographic',
  'numeral-form',
  'name-form',
]

/**
 * Accidental, when the rules together make the readings equal; then `classes` is a smallest set of rules that does (no rule
 * in it can be spared). Substantive otherwise; then `classes` names the rules that explain what differs at the two ends of
 * the readings, which otherwise agree there.
 */
export function classify(a: Tokens, r: Range, b: Tokens, s: Range, names: Names): Label {
  const equal = (rules: readonly FoldingName[]) =>
    folded(a, r.from, r.to, rules, names) === folded(b, s.from, s.to, rules, names)
  if (!equal(GIVEN_UP_FIRST)) {
    return {
      classes: classesAtEnds(a, r, b, s, names),
      significance: 'substantive',
      touches: touchesOf(a, r, b, s, names),
    }
  }
  return {
    classes: smallest(equal),
    significance: 'accidental',
    touches: touchesOf(a, r, b, s, names).filter((touch) => touch === 'quotation'),
  }
}

function smallest(equal: (rules: readonly FoldingName[]) => boolean): Class[] {
  let rules = [...GIVEN_UP_FIRST]
  for (const rule of GIVEN_UP_FIRST) {
    const fewer = rules.filter((other) => other !== rule)
    if (equal(fewer)) rules = fewer
  }
  return LISTED.filter((name) => rules.includes(name))
}

/** The rules by which tokens at either end agree that are not written alike: the , and ， of 困难,/难处，. */
function classesAtEnds(a: Tokens, r: Range, b: Tokens, s: Range, names: Names): Class[] {
  const found = new Set<Class>()
  const agree = (i: number, j: number) => {
    const equal = (rules: readonly FoldingName[]) =>
      folded(a, i, i + 1, rules, names) === folded(b, j, j + 1, rules, names)
    if (a.keys[i] !== b.keys[j]) return false
    if (!equal([])) for (const c of smallest(equal)) found.add(c)
    return true
  }
  let front = 0
  while (r.from + front < r.to && s.from + front < s.to && agree(r.from + front, s.from + front)) front++
  let back = 1
  while (r.to - back >= r.from + front && s.to - back >= s.from + front && agree(r.to - back, s.to - back)) back++
  return LISTED.filter((name) => found.has(name))
}
