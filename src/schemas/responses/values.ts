/** Values that the shapes of several answers have. */
import * as v from 'valibot'

export const codePoints = v.pipe(v.number(), v.integer(), v.minValue(0), v.description('In code points.'))
export const instant = v.pipe(v.string(), v.isoTimestamp(), v.description('RFC 3339, UTC.'))
export const idOfVersion = v.pipe(v.string(), v.description('Derived from passage, siglum and text.'))
export const span = v.pipe(
  v.strictTuple([codePoints, codePoints]),
  v.description('Start and end (exclusive), in code points.'),
)
export const bilingual = v.strictObject({ zh: v.string(), en: v.string() })

export const localizedWords = v.pipe(
  v.union([v.string(), bilingual]),
  v.description('As it was sent: one text, or a text in zh and one in en.'),
)

export const withdrawal = v.strictObject({ reason: v.string(), responsible: v.string(), at: instant })

export const provisionalFlag = v.optional(
  v.pipe(
    v.literal(true),
    v.description('Present for two minutes after recording: an earlier record with the same name may still appear.'),
  ),
)

export const cursor = v.pipe(
  v.nullable(v.string()),
  v.description('Send it with the next request; null on the last page.'),
)
