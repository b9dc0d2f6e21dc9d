/** Editorial decisions, as callers send them. */
import * as v from 'valibot'
import { DECISION_SCOPES } from '../editing/decision.ts'
import { filled, text, within, withinEntries } from '../service/validation.ts'
import { language, localizedProse, optionalProse } from './requests.ts'

const offset = v.pipe(
  v.number('Expected a whole number of code points.'),
  v.integer('Expected a whole number of code points.'),
  v.minValue(0, 'Expected 0 or more.'),
)

const target = v.pipe(
  v.array(
    v.pipe(
      v.strictObject(
        {
          version: v.pipe(filled('line'), v.description('Id of a version; for texts that are not stored, the siglum.')),
          start: offset,
          end: offset,
        },
        'Expected an object with version, start and end.',
      ),
      v.check(({ start, end }) => start <= end, 'A span ends after it starts.'),
    ),
    'Expected a list of spans.',
  ),
  v.minLength(1, 'Expected at least one span.'),
  withinEntries('decisionTargets'),
)

const nothing = v.strictObject({}, 'Expected {}.')
const reading = v.pipe(text, within('prose'))

/** The value that each type takes. */
const VALUES = {
  regularise: v.strictObject({ class: filled('nameForm') }),
  align: nothing,
  separate: nothing,
  split: v.strictObject({
    at: v.pipe(
      v.array(offset, 'Expected a list of offsets.'),
      v.minLength(1, 'Expected at least one offset.'),
      withinEntries('decisionTargets'),
    ),
  }),
  join: nothing,
  lemma: v.union(
    [v.strictObject({ siglum: filled('comparedSiglum') }), v.strictObject({ conjecture: reading })],
    'Expected siglum or conjecture.',
  ),
  order: v.strictObject({
    readings: v.pipe(
      v.array(reading, 'Expected a list of texts.'),
      v.minLength(1, 'Expected at least one text.'),
      withinEntries('decisionTargets'),
    ),
  }),
  reading: v.strictObject({
    rank: v.picklist(['main', 'sub'], 'Expected one of main, sub.'),
    parent: v.optional(reading),
  }),
  classify: v.pipe(
    v.strictObject({
      classes: v.optional(v.array(filled('nameForm'), 'Expected a list of classes.')),
      significance: v.optional(v.picklist(['accidental', 'substantive'], 'Expected one of accidental, substantive.')),
      relation: v.optional(v.picklist(['equivalent', 'variant'], 'Expected one of equivalent, variant.')),
    }),
    v.check((value) => Object.keys(value).length > 0, 'Expected classes, significance or relation.'),
  ),
  note: v.strictObject({ text: filled('prose'), language: v.optional(v.nullable(language), null) }),
  print: v.strictObject({ print: v.picklist(['yes', 'no'], 'Expected one of yes, no.') }),
  approve: nothing,
} as const

const ofType = <T extends keyof typeof VALUES>(type: T) =>
  v.strictObject({
    type: v.literal(type),
    target,
    value: VALUES[type],
    scope: v.optional(v.picklist(DECISION_SCOPES, `Expected one of ${DECISION_SCOPES.join(', ')}.`), 'place'),
    reason: localizedProse,
    responsible: optionalProse,
    created: v.optional(v.pipe(v.string(), v.isoTimestamp('Expected an instant such as 2026-11-01T00:00:00.000Z.'))),
    decision: v.optional(v.pipe(filled('id'), v.description('Id; made by the service for a decision that is stored.'))),
    recorded: v.optional(
      v.pipe(
        v.string(),
        v.isoTimestamp('Expected an instant such as 2026-11-01T00:00:00.000Z.'),
        v.description(
          'In the shape in which decisions are listed. The service gives a stored decision an id, derived from its content, and times.',
        ),
      ),
    ),
  })

/** One decision. */
export const newDecision = v.variant(
  'type',
  [
    ofType('regularise'),
    ofType('align'),
    ofType('separate'),
    ofType('split'),
    ofType('join'),
    ofType('lemma'),
    ofType('order'),
    ofType('reading'),
    ofType('classify'),
    ofType('note'),
    ofType('print'),
    ofType('approve'),
  ],
  `Expected a type: one of ${Object.keys(VALUES).join(', ')}.`,
)
/** Several, all of which are taken or none. */
export const newDecisions = v.pipe(v.array(newDecision, 'Expected a list of decisions.'), withinEntries('decisions'))
