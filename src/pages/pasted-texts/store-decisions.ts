/** Stores decisions that were made on texts before these were stored. */
import { addDecisions } from '../../service/decisions/stored.ts'
import type { GivenDecision } from '../../service/decisions/unstored.ts'
import type { Passage, Store } from '../../store/store.ts'

/** Of a passage that was just made from these texts. @throws ServiceError */
export async function storeDecisions(store: Store, passage: Passage, given: readonly GivenDecision[]): Promise<void> {
  if (given.length === 0) return
  const versions = new Map(passage.witnesses.map(({ siglum, current }) => [siglum, current?.version ?? siglum]))
  const decisions = given.map((decision) => ({
    ...decision,
    target: decision.target.map((one) => ({ ...one, version: versions.get(one.version) ?? one.version })),
  }))
  await addDecisions(store, passage, decisions, ['decisions'])
}
