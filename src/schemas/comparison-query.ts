/** The query of a comparison, as the API documents and reads it. */
import * as v from 'valibot'
import { APPARATUS, type Print, USUAL, WORDINGS } from '../formats/print.ts'
import { orderedClasses, orderedPrinted, orderedRules } from '../service/comparison-query.ts'
import { RULES } from '../text/equivalences/index.ts'
import { CLASSES } from '../variants/comparison.ts'
import { ignorable, unit } from './requests.ts'

const SIGNIFICANCES = ['substantive', 'accidental'] as const

/** The members of a list in a query. */
const membersOf = (list: string): string[] => list.split(',').filter((member) => member !== '')

/** A list of members; null where it is left out. */
export const optionalMembers = (description: string) =>
  v.pipe(
    v.optional(v.string(), ''),
    v.description(description),
    v.transform((list) => (list === '' ? null : membersOf(list))),
  )

/** Rules of the registry in a query that no list of own rules belongs to. */
export const ignoredRules = v.pipe(
  v.optional(v.string(), ''),
  v.description(`Rules under which differences do not count, separated by commas: ${RULES.join(', ')}.`),
  v.check((list) => membersOf(list).every((name) => v.is(ignorable, name)), ignorable.message),
  v.transform((list) => orderedRules(membersOf(list))),
)

/** How witnesses are compared, whichever they are. */
export const comparisonOptions = {
  unit: v.pipe(v.optional(unit), v.description('What is aligned; without it, as the texts suggest.')),
  ignore: v.pipe(
    v.optional(v.string(), ''),
    v.description(
      `Rules under which differences are no variants, separated by commas: ${RULES.join(', ')}; orthographic for four of them together; classes of own rules.`,
    ),
    v.transform((list) => orderedClasses(membersOf(list))),
  ),
  moves: v.pipe(
    v.optional(v.picklist(['true', 'false'], 'Expected true or false.'), 'true'),
    v.description('Whether to look for passages that moved.'),
    v.transform((moves) => moves === 'true'),
  ),
}

const oneOf = <const T extends readonly string[]>(names: T, usual: T[number], description: string) =>
  v.pipe(
    v.optional(v.picklist(names, `Expected one of ${names.join(', ')}.`), usual),
    v.description(`${description} Without it, ${usual}.`),
  )

/** What printed forms show of a comparison, and in which words. It shapes no comparison. */
export const printOptions = {
  significance: v.pipe(
    v.optional(v.picklist(SIGNIFICANCES, `Expected one of ${SIGNIFICANCES.join(', ')}.`)),
    v.description('Printed forms show only variants of this significance.'),
  ),
  classes: v.pipe(
    v.optional(v.string(), ''),
    v.description(
      `Printed forms show only variants of these classes, separated by commas: ${CLASSES.join(', ')}; classes of own rules and of decisions.`,
    ),
    v.transform((list) => orderedPrinted(membersOf(list))),
  ),
  apparatus: oneOf(APPARATUS, USUAL.apparatus, 'Whether an entry also names the witnesses that agree with the lemma.'),
  wording: oneOf(WORDINGS, USUAL.wording, 'The words of the apparatus: Latin, English, or those of a Chinese 校记.'),
}

type Asked = v.InferOutput<v.ObjectSchema<typeof printOptions, undefined>>

export const readPrint = ({ significance, classes, apparatus, wording }: Asked): Print => ({
  significance: significance ?? null,
  classes,
  apparatus,
  wording,
})

/** What is not as usual, as the query that asks for it: in one spelling. */
export function printQuery({ significance, classes, apparatus, wording }: Print): string {
  return [
    ...(significance === null ? [] : [`significance=${significance}`]),
    ...(classes.length === 0 ? [] : [`classes=${classes.map(encodeURIComponent).join(',')}`]),
    ...(apparatus === USUAL.apparatus ? [] : [`apparatus=${apparatus}`]),
    ...(wording === USUAL.wording ? [] : [`wording=${wording}`]),
  ]
    .map((member) => `&${member}`)
    .join('')
}
