/** The small parts that the shapes of requests are made of, and how a value that does not fit becomes a problem. */
import * as v from 'valibot'
import { LIMITS, type LimitName, overLimit } from '../limits.ts'
import { problem } from './problem.ts'

/** Length in code points, without making an array of them. */
export function codePoints(text: string): number {
  let length = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0xd800 && unit < 0xdc00 && text.charCodeAt(i + 1) >> 10 === 0x37) length--
  }
  return length
}

/** The sentences that tell of a limit, so that a check which failed with one of them is known as such. */
const OVER: ReadonlyMap<string, LimitName> = new Map(
  (Object.keys(LIMITS) as LimitName[]).map((name) => [overLimit(name), name]),
)

export function limitOf(sentence: unknown): LimitName | undefined {
  return typeof sentence === 'string' ? OVER.get(sentence) : undefined
}

/** At most so many code points as the limit says. */
export const within = (limit: LimitName) =>
  v.check<string, string>(
    (text) => text.length <= LIMITS[limit].value || codePoints(text) <= LIMITS[limit].value,
    overLimit(limit),
  )

/** A list of at most so many entries as the limit says. */
export const withinEntries = <T>(limit: LimitName) =>
  v.check<T[], string>((list) => list.length <= LIMITS[limit].value, overLimit(limit))

/** Any text that has an encoding: a lone half of a surrogate pair has none. */
export const text = v.pipe(
  v.string('Expected a string.'),
  v.check((s) => s.isWellFormed(), 'Unpaired surrogate: this is no Unicode text.'),
)

/** A text that says something. */
export const filled = (limit: LimitName) =>
  v.pipe(text, v.nonEmpty('Expected a text that is not empty.'), within(limit))

/**
 * What `check` found in `value`, or the first thing that does not fit as a problem.
 * @throws 413 or 422 as the limit says, 422 for anything else
 */
export function checked<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  pointer: (keys: readonly PropertyKey[]) => string,
): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortEarly: true, abortPipeEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  const keys = (issue.path ?? []).map((item) => item.key as PropertyKey)
  const limit = limitOf(issue.message)
  const name = limit !== undefined && LIMITS[limit].status === 413 ? 'over-limit' : 'invalid-value'
  throw problem(name, issue.message, { pointer: pointer(keys) })
}
