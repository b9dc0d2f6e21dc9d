/** The shapes of editorial decisions, and of what a comparison says of them. */
import * as v from 'valibot'
import { DECISION_SCOPES, UNAPPLIED_REASONS } from '../../editing/decision.ts'
import { codePoints, idOfVersion, instant, localizedWords, withdrawal } from './values.ts'

/** A decision as it is recorded. */
export const storedDecision = v.strictObject({
  decision: v.string(),
  type: v.picklist([
    'regularise',
    'align',
    'separate',
    'split',
    'join',
    'lemma',
    'order',
    'reading',
    'classify',
    'note',
    'print',
    'approve',
  ]),
  target: v.array(v.strictObject({ version: idOfVersion, start: codePoints, end: codePoints })),
  value: v.pipe(v.looseObject({}), v.description('Its members depend on the type.')),
  scope: v.picklist(DECISION_SCOPES),
  reason: v.nullable(localizedWords),
  responsible: v.nullable(v.string()),
  created: instant,
  recorded: instant,
  withdrawn: v.optional(withdrawal),
})

const context = v.strictObject({
  version: v.string(),
  start: codePoints,
  end: codePoints,
  before: v.string(),
  text: v.string(),
  after: v.string(),
})

export const decisionReport = v.strictObject({
  id: v.pipe(v.nullable(v.string()), v.description('Of the set; null for decisions of the request.')),
  applied: v.number(),
  carried: v.pipe(v.array(v.string()), v.description('Applied to a later version than the one that was decided on.')),
  unapplied: v.array(
    v.strictObject({
      decision: v.string(),
      reason: v.picklist(Object.keys(UNAPPLIED_REASONS)),
      with: v.optional(v.pipe(v.array(v.string()), v.description('The decisions that it contradicts.'))),
      was: v.optional(context),
      is: v.optional(context),
    }),
  ),
})
