/** What kind of difference two readings show. */
import { type FoldingName, folded, type Names, type Tokens } from '../text/tokens.ts'
import { CLASSES, type Class, type Significance, type Touch } from './comparison.ts'
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
/** All rules; and all but those that need a number or a name whole, which a space may have cut in two (五 六个师). */
const ENOUGH: ReadonlyArray<readonly FoldingName[]> = [
  GIVEN_UP_FIRST,
  GIVEN_UP_FIRST.filter((rule) => rule !== 'numeral-form' && rule !== 'name-form'),
]

/**
 * Accidental, when the rules together make the readings equal; then `classes` names the rules that it takes, none that can
 * be spared. Substantive otherwise; then `classes` names those that explain what differs at the two ends of the readings,
 * if they agree there but for it. O(length of the readings); symmetric in the two.
 */
export function classify(a: Tokens, r: Range, b: Tokens, s: Range, names: Names): Label {
  const agree = (rules: readonly FoldingName[]) =>
    folded(a, r.from, r.to, rules, names) === folded(b, s.from, s.to, rules, names)
  const enough = ENOUGH.find(agree)
  const touches = touchesOf(a, r, b, s, names)
  if (enough === undefined) return { classes: classesAtEnds(a, r, b, s, names), significance: 'substantive', touches }
  return {
    classes: classesByToken(a, r, b, s, names) ?? listed(smallest(enough, agree)),
    significance: 'accidental',
    // of a comma more or less nothing hangs; whether words are quoted is another matter
    touches: touches.filter((touch) => touch === 'quotation'),
  }
}

const listed = (rules: Iterable<FoldingName>): Class[] => {
  const set = new Set(rules)
  return CLASSES.filter((name) => set.has(name))
}

/** What is left of some rules that make two readings agree when every rule that can be spared is taken out. */
function smallest(
  enough: readonly FoldingName[],
  agree: (rules: readonly FoldingName[]) => boolean,
): readonly FoldingName[] {
  let rules = enough
  for (const rule of enough) {
    const fewer = rules.filter((other) => other !== rule)
    if (agree(fewer)) rules = fewer
  }
  return rules
}

/** The rules by which two tokens agree, none where they are written alike; null where they do not agree. */
function ofTokens(a: Tokens, i: number, b: Tokens, j: number, names: Names): readonly FoldingName[] | null {
  const agree = (rules: readonly FoldingName[]) =>
    folded(a, i, i + 1, rules, names) === folded(b, j, j + 1, rules, names)
  if (agree([])) return []
  return agree(GIVEN_UP_FIRST) ? smallest(GIVEN_UP_FIRST, agree) : null
}

/**
 * The rules by which readings agree token by token, or null where they do not. In 来拿/來拏 one rule alone would make the
 * whole equal, for tables of script hold 拏 too; but the second character differs as variants do.
 */
function classesByToken(a: Tokens, r: Range, b: Tokens, s: Range, names: Names): Class[] | null {
  if (r.to - r.from !== s.to - s.from) return null
  const found = new Set<FoldingName>()
  for (let k = 0; r.from + k < r.to; k++) {
    const rules = ofTokens(a, r.from + k, b, s.from + k, names)
    if (rules === null) return null
    for (const rule of rules) found.add(rule)
  }
  return listed(found)
}

/** The rules by which tokens at either end agree that are not written alike: the , and ， of 困难,/难处，. */
function classesAtEnds(a: Tokens, r: Range, b: Tokens, s: Range, names: Names): Class[] {
  const found = new Set<FoldingName>()
  const agree = (i: number, j: number) => {
    const rules = a.keys[i] === b.keys[j] ? ofTokens(a, i, b, j, names) : null
    for (const rule of rules ?? []) found.add(rule)
    return rules !== null
  }
  const length = Math.min(r.to - r.from, s.to - s.from)
  let front = 0
  while (front < length && agree(r.from + front, s.from + front)) front++
  for (let back = 1; back <= length - front && agree(r.to - back, s.to - back); back++);
  return listed(found)
}
