/** Files of ITSEE's collation editor, as callers send them. Members that are not read are ignored. */
import * as v from 'valibot'
import { ITSEE_SCOPES } from '../editing/itsee.ts'
import { filled, withinEntries } from '../service/validation.ts'
import { optionalProse } from './requests.ts'

const siglum = filled('comparedSiglum')
const word = filled('nameForm')

const rule = v.looseObject(
  {
    type: v.optional(v.string()),
    id: v.optional(v.string()),
    scope: v.picklist(ITSEE_SCOPES, `Expected one of ${ITSEE_SCOPES.join(', ')}.`),
    class: word,
    t: word,
    n: word,
    context: v.optional(
      v.looseObject({
        unit: v.optional(v.string()),
        witness: v.optional(v.string()),
        word: v.optional(v.union([v.string(), v.number()])),
      }),
    ),
    conditions: v.optional(v.nullable(v.looseObject({}))),
    exceptions: v.optional(v.array(v.string())),
  },
  'Expected a rule: an object with scope, class, t and n.',
)

const token = v.record(v.string(), v.unknown(), 'Expected a token.')

const tokens = v.pipe(v.array(token, 'Expected a list of tokens.'), withinEntries('decisions'))

const bareReading = {
  text: tokens,
  witnesses: v.pipe(v.array(siglum, 'Expected a list of sigla.'), withinEntries('decisionTargets')),
  type: v.optional(v.string()),
  SR_text: v.optional(v.record(v.string(), v.looseObject({ text: tokens }))),
}
const subreading = v.looseObject(bareReading, 'Expected a reading with text and witnesses.')
const reading = v.looseObject(
  {
    ...bareReading,
    subreadings: v.optional(v.union([v.record(v.string(), v.array(subreading)), v.array(subreading)])),
  },
  'Expected a reading with text and witnesses.',
)

const wordNumber = v.pipe(
  v.union([v.number(), v.string()]),
  v.transform(Number),
  v.integer('Expected the number of a word.'),
  v.minValue(1, 'Expected the number of a word.'),
)

const collation = v.looseObject(
  {
    context: v.optional(v.string()),
    structure: v.looseObject(
      {
        overtext_name: v.optional(v.string(), 'basetext'),
        apparatus: v.pipe(
          v.array(
            v.looseObject({
              start: wordNumber,
              end: wordNumber,
              readings: v.pipe(v.array(reading, 'Expected a list of readings.'), withinEntries('decisionTargets')),
            }),
            'Expected a list of apparatus units.',
          ),
          withinEntries('decisions'),
        ),
      },
      'Expected an object with apparatus.',
    ),
  },
  'Expected an approved unit: an object with structure.',
)

/** Rules, an approved unit, or both. */
export const itseeImport = v.pipe(
  v.strictObject({
    rules: v.optional(v.pipe(v.array(rule, 'Expected a list of rules.'), withinEntries('decisions')), []),
    collation: v.optional(collation),
    unit: v.optional(
      v.pipe(
        filled('line'),
        v.description('As rules name this passage; without it, as the approved unit does, or its id.'),
      ),
    ),
    responsible: optionalProse,
  }),
  v.check(({ rules, collation }) => rules.length > 0 || collation !== undefined, 'Expected rules or collation.'),
)
