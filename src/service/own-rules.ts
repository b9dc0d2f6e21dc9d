/** Adds own rules to those that a passage has. */
import type { OwnRule } from '../text/own-rules.ts'

const isSameRule = (a: OwnRule, b: OwnRule) =>
  a.id === b.id && (a.at ?? 'anywhere') === (b.at ?? 'anywhere') && (a.language ?? null) === (b.language ?? null)

/** Pairs have no direction. */
const isSamePair = ([a, b]: readonly string[], [c, d]: readonly string[]) =>
  (a === c && b === d) || (a === d && b === c)

/**
 * Those of `more` behind `entries`; pairs of one rule (its id, language, and place in the word) come together. The list itself where
 * nothing is new. O(rules × pairs).
 */
export function mergeRules(entries: readonly OwnRule[], more: readonly OwnRule[]): readonly OwnRule[] {
  let all = entries
  for (const rule of more) {
    const same = all.find((one) => isSameRule(one, rule))
    const fresh = rule.pairs.filter((pair) => !same?.pairs.some((known) => isSamePair(known, pair)))
    if (same === undefined) all = all.concat(rule)
    else if (fresh.length > 0)
      all = all.map((one) => (one === same ? { ...one, pairs: [...one.pairs, ...fresh] } : one))
  }
  return all
}
