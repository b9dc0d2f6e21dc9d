/** What a request says about a telegram: who, when, where it is kept, and which spans of stored versions are evidence of it. */
import * as v from 'valibot'
import { RELATION_TYPES } from '../provenance/telegram.ts'
import { filled, localized, text, withinEntries } from '../service/validation.ts'
import { offset } from './new-version.ts'
import { id } from './requests.ts'

/** What can be said about a telegram. */
const PROPERTIES = [
  ...['sender', 'recipient', 'via', 'dated', 'sent', 'received', 'drafted', 'archive', 'number', 'publication'],
  ...[
    'translation',
    'translator',
    'transmission',
    'title',
    'type',
    'status',
    'signature',
    'copies',
    'content',
    'answer',
  ],
  ...['dispute', 'omission', 'variant', 'record', 'draft', 'witness', 'derivation', 'debate', 'identification'],
  ...['sequence', 'continuation', 'place', 'language', 'note'],
] as const
const oneOf = <const T extends readonly string[]>(names: T) => v.picklist(names, `Expected one of ${names.join(', ')}.`)
const basis = oneOf(['stated', 'inferred', 'external-document', 'external-scholarship', 'computed', 'editorial'])
const certainty = oneOf(['high', 'medium', 'low', 'unknown'])
const UNSAID = 'not named'

const newEvidence = v.strictObject({
  version: v.string('Expected the id of a version.'),
  start: offset,
  end: offset,
  kind: oneOf(['quote', 'paraphrase', 'mention']),
  role: v.optional(oneOf(['content', 'date', 'existence', 'status', 'received', 'via', 'comparison']), 'content'),
  text: v.optional(v.pipe(text, v.description('The text of the span; refused where the span cuts something else.'))),
  passage: v.optional(text),
  siglum: v.optional(text),
})

const evidenceList = v.pipe(v.array(newEvidence, 'Expected a list of spans.'), withinEntries('statedSpans'))

export const newStatement = v.strictObject(
  {
    id: v.optional(v.pipe(id, v.description('Without it, derived from the content.'))),
    property: oneOf(PROPERTIES),
    value: localized('prose'),
    basis,
    source: localized('prose'),
    certainty: v.optional(certainty, 'unknown'),
    responsible: v.optional(filled('line'), UNSAID),
    evidence: v.optional(evidenceList),
  },
  'Expected a statement.',
)

const newRelation = v.strictObject({
  type: oneOf(RELATION_TYPES),
  telegram: v.string('Expected the id of a telegram.'),
  basis: v.optional(basis),
  source: v.optional(filled('prose')),
  certainty: v.optional(certainty),
})

export const newTelegram = v.strictObject(
  {
    id,
    title: v.strictObject({ zh: filled('line'), en: filled('line') }, 'Expected a title in zh and en.'),
    type: filled('line'),
    status: filled('line'),
    passage: v.optional(v.nullable(text), null),
    statements: v.optional(
      v.pipe(v.array(newStatement, 'Expected a list of statements.'), withinEntries('statements')),
      [],
    ),
    evidence: v.optional(evidenceList, []),
    relations: v.optional(
      v.pipe(v.array(newRelation, 'Expected a list of relations.'), withinEntries('statedSpans')),
      [],
    ),
  },
  'Expected an object with id, title, type and status.',
)

export const newWithdrawal = v.strictObject(
  { reason: filled('prose'), responsible: v.optional(filled('line'), UNSAID) },
  'Expected an object with a reason.',
)
