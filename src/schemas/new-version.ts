/** What a request says of a version beside its text. */
import * as v from 'valibot'
import { filled, withinEntries } from '../service/validation.ts'
import { countCodePoints } from '../text/codepoints.ts'
import { localizedProse, optionalLine } from './requests.ts'

export const offset = v.pipe(
  v.number('Expected a number.'),
  v.integer('Expected a whole number.'),
  v.minValue(0, 'Expected 0 or more.'),
)

export const lacunaeMember = v.pipe(
  v.optional(
    v.array(
      v.strictObject({
        start: offset,
        end: offset,
        reason: v.optional(filled('line')),
        extent: v.optional(filled('line')),
      }),
      'Expected a list of lacunae.',
    ),
    [],
  ),
  withinEntries('marks'),
  v.description('Where the text is lost or illegible; `start = end` is a gap without a sign.'),
)

const references = v.pipe(
  v.optional(v.array(v.strictObject({ start: offset, label: filled('line') }), 'Expected a list of references.'), []),
  withinEntries('marks'),
  v.description('Where pages, lines or verses begin, as the edition counts them.'),
)

/** Members of a version; `text` is what each operation makes of it. */
export const versionMembers = {
  derivedFrom: v.optional(v.nullable(v.strictObject({ version: filled('id'), start: offset, end: offset })), null),
  note: localizedProse,
  responsible: optionalLine,
  lacunae: lacunaeMember,
  references,
}

export type Marks = {
  readonly lacunae: v.InferOutput<typeof lacunaeMember>
  readonly references: v.InferOutput<typeof references>
}

/** The first of the marks that does not lie inside the text, as a JSON pointer and a sentence; null where all do. */
export function misplacedMark(
  text: string,
  { lacunae, references }: Marks,
): { readonly pointer: string; readonly detail: string } | null {
  if (lacunae.length === 0 && references.length === 0) return null
  const length = countCodePoints(text)
  const whole = `the text has the code points 0 to ${length}`
  for (const [i, { start, end }] of lacunae.entries())
    if (start > end || end > length)
      return { pointer: `/lacunae/${i}/end`, detail: `[${start}, ${end}) is no span: ${whole}.` }
  for (const [i, { start }] of references.entries())
    if (start > length) return { pointer: `/references/${i}/start`, detail: `${start} is no place: ${whole}.` }
  return null
}
