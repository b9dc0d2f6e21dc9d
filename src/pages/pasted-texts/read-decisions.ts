/** Reads decisions on texts that are stored nowhere, from a file or a form: `{"decisions":[…]}`, or the list alone. */
import * as v from 'valibot'
import type { Decision } from '../../editing/decision.ts'
import { newDecisions } from '../../schemas/decisions.ts'
import { checkTargets } from '../../service/decisions/targets.ts'
import type { GivenDecision } from '../../service/decisions/unstored.ts'
import { ServiceError } from '../../service/error.ts'
import { checked } from '../../service/validation.ts'
import type { Text } from '../../text/codepoints.ts'

/** @param json empty for none @throws ServiceError where they are none, or point at nothing in the texts */
export function readDecisions(json: string, texts: ReadonlyMap<string, Text>): readonly GivenDecision[] {
  if (json === '') return []
  const said = parsed(json)
  const list = typeof said === 'object' && said !== null && 'decisions' in said ? said.decisions : said
  const { decisions } = checked(v.object({ decisions: newDecisions }), { decisions: list })
  for (const [k, decision] of decisions.entries())
    checkTargets(decision as Decision, (siglum) => texts.get(siglum) ?? null, 'decisions', k)
  return decisions as readonly GivenDecision[]
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new ServiceError('invalid-value', { expected: 'Expected JSON.' }, 'decisions')
  }
}
