/** Reads decisions that come with texts that are not stored: a target names a siglum in place of a version. */
import type { Decision } from '../../editing/decision.ts'
import type { NameEntry } from '../../text/equivalence.ts'
import type { OwnRule } from '../../text/own-rules.ts'
import type { ComparedTexts } from '../comparisons/compared.ts'
import { withDecisions } from '../comparisons/edited.ts'
import { firstRepeated } from '../comparisons/limits.ts'
import { ServiceError } from '../error.ts'
import { checkTargets } from './targets.ts'

/** A decision as a caller gives it: of the shape that the schema of its type has. */
export type GivenDecision = Pick<Decision, 'type' | 'target' | 'scope' | 'reason' | 'responsible'> & {
  readonly value: object
  readonly decision?: string | undefined
  readonly created?: string | undefined
}

/** Without an id and a time of its own a decision has the number and the place that it is given in. */
export const asDecisions = (given: readonly GivenDecision[]): Decision[] =>
  given.map((one, k) => {
    const { decision = `d${k + 1}`, created = new Date(k).toISOString(), ...rest } = one
    return { ...rest, decision, created } as Decision
  })

/** @throws ServiceError as `checkTargets` does; `repeated` for an id given twice */
export function editUnstored(
  compared: ComparedTexts,
  given: readonly GivenDecision[],
  names: readonly NameEntry[],
  rules: readonly OwnRule[] = [],
): ComparedTexts {
  if (given.length === 0) return compared
  const decisions = asDecisions(given)
  const again = firstRepeated(decisions.map(({ decision }) => decision))
  if (again !== null)
    throw new ServiceError('repeated', { what: 'id', value: again.value }, 'decisions', again.index, 'decision')
  for (const [k, decision] of decisions.entries())
    checkTargets(decision, (siglum) => compared.texts.get(siglum) ?? null, 'decisions', k)
  return withDecisions(compared, { id: null, decisions, earlier: new Map() }, names, rules)
}
