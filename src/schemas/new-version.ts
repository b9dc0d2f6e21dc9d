/** What a request says about a version beside its text, and about a witness that comes with its passage. */
import * as v from 'valibot'
import { filled, localized, withinEntries } from '../service/validation.ts'
import { localizedProse, optionalLanguage, optionalLine, siglum } from './requests.ts'

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

export const newWitness = v.strictObject(
  {
    siglum,
    label: localized('line'),
    language: optionalLanguage,
    source: localizedProse,
    text: v.optional(v.nullable(filled('storedText')), null),
    ...versionMembers,
  },
  'Expected an object with siglum, label, and text or derivedFrom.',
)
