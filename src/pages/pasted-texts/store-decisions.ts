/** Decisions that were made on texts before these were stored. */
import * as v from 'valibot'
import type { Decision } from '../../editing/decision.ts'
import { newDecisions } from '../../schemas/decisions.ts'
import { addDecisions } from '../../service/decisions/stored.ts'
import { checkTargets } from '../../service/decisions/targets.ts'
import type { GivenDecision } from '../../service/decisions/unstored.ts'
import { ServiceError } from '../../service/error.ts'
import { checked } from '../../service/validation.ts'
import type { Passage, Store } from '../../store/store.ts'
import { textOf } from '../../text/codepoints.ts'
import type { PastedText } from './pasted-text.ts'

/** @param json empty for none @throws ServiceError where they are none, or point at nothing in the texts */
export function readDecisions(json: string, texts: readonly PastedText[]): readonly GivenDecision[] {
  if (json === '') return []
  const { decisions } = checked(v.object({ decisions: newDecisions }), { decisions: parsed(json) })
  const known = new Map(texts.map(({ siglum, text }) => [siglum, textOf(text)]))
  for (const [k, decision] of decisions.entries())
    checkTargets(decision as Decision, (siglum) => known.get(siglum) ?? null, 'decisions', k)
  return decisions as readonly GivenDecision[]
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new ServiceError('invalid-value', { expected: 'Expected JSON.' }, 'decisions')
  }
}

/** Of a passage that was just made of these texts. @throws ServiceError */
export async function storeDecisions(store: Store, passage: Passage, given: readonly GivenDecision[]): Promise<void> {
  if (given.length === 0) return
  const versions = new Map(passage.witnesses.map(({ siglum, current }) => [siglum, current?.version ?? siglum]))
  const decisions = given.map((decision) => ({
    ...decision,
    target: decision.target.map((one) => ({ ...one, version: versions.get(one.version) ?? one.version })),
  }))
  await addDecisions(store, passage, decisions, ['decisions'])
}
