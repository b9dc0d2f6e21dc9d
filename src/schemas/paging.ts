/** The queries of lists that come in pages. */
import * as v from 'valibot'
import { LIMITS } from '../limits.ts'

const DEFAULT_LIMIT = 100

export const pageQuery = v.object({
  limit: v.pipe(
    v.optional(v.string(), String(DEFAULT_LIMIT)),
    v.regex(/^\d{1,9}$/, `Expected a whole number from 1 to ${LIMITS.page.value}.`),
    // Written as text in an address, and a number for a client's author.
    v.metadata({
      jsonSchema: {
        type: 'integer',
        minimum: 1,
        maximum: LIMITS.page.value,
        default: DEFAULT_LIMIT,
        pattern: undefined,
      },
    }),
    v.transform(Number),
    v.minValue(1, 'Expected at least 1.'),
    v.maxValue(LIMITS.page.value, `Expected at most ${LIMITS.page.value}.`),
  ),
  cursor: v.pipe(v.optional(v.nullable(v.string()), null), v.description('The `cursor` of the page before.')),
})

/** The cursor of a list that is computed again for each page: the position in the list. `Number(cursor ?? 0)` reads it. */
export const positionQuery = v.object({
  cursor: v.optional(
    v.nullable(v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'Expected the cursor of a page before.'))),
    null,
  ),
})
