/** The query of a comparison, as the API documents and reads it. */
import * as v from 'valibot'
import { orderedRules } from '../service/comparison-query.ts'
import { RULES } from '../text/equivalence.ts'
import { rule, unit } from './requests.ts'

/** The members of a list in a query. */
const membersOf = (list: string): string[] => list.split(',').filter((member) => member !== '')

/** A list of members; null where it is left out. */
export const optionalMembers = (description: string) =>
  v.pipe(
    v.optional(v.string(), ''),
    v.description(description),
    v.transform((list) => (list === '' ? null : membersOf(list))),
  )

/** How witnesses are compared, whichever they are. */
export const comparisonOptions = {
  unit: v.pipe(v.optional(unit), v.description('What is aligned; without it, as the texts suggest.')),
  ignore: v.pipe(
    v.optional(v.string(), ''),
    v.description(`Rules under which differences are no variants, separated by commas: ${RULES.join(', ')}.`),
    v.check((list) => membersOf(list).every((name) => v.is(rule, name)), rule.message),
    v.transform((list) => orderedRules(membersOf(list))),
  ),
  moves: v.pipe(
    v.optional(v.picklist(['true', 'false'], 'Expected true or false.'), 'true'),
    v.description('Look for stretches that stand elsewhere.'),
    v.transform((moves) => moves === 'true'),
  ),
}
