/** What the files of the corpus are made of. */
import * as v from 'valibot'

export const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'an id has small letters, digits and hyphens'))
export const offset = v.pipe(v.number(), v.integer(), v.minValue(0))
export const filled = v.pipe(v.string(), v.minLength(1))
export const bilingual = v.strictObject({ zh: filled, en: filled })
export const localized = v.union([filled, bilingual], 'a text, or one in zh and one in en')
