/** The shapes of the files of the corpus. */
import * as v from 'valibot'

export const slug = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'an id has small letters, digits and hyphens'))
export const fileOffset = v.pipe(v.number(), v.integer(), v.minValue(0))
export const filledText = v.pipe(v.string(), v.minLength(1))
export const bilingualText = v.strictObject({ zh: filledText, en: filledText })
export const localizedText = v.union([filledText, bilingualText], 'a text, or one in zh and one in en')
