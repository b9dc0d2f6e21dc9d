/** Building blocks of the schemas of requests, and the error of a value that does not fit. */
import * as v from 'valibot'
import { LIMITS, type LimitName, overLimit } from '../limits.ts'
import { countCodePoints } from '../text/codepoints.ts'
import { once } from '../text/once.ts'
import { ServiceError } from './error.ts'

/** The sentences that name a limit, by which a check that failed over a limit is recognised. */
const OVER = once(
  (): ReadonlyMap<string, LimitName> =>
    new Map((Object.keys(LIMITS) as LimitName[]).map((name) => [overLimit(name), name])),
)

/** The limit that a message of a check names; undefined for any other message. */
export function limitOf(sentence: unknown): LimitName | undefined {
  return typeof sentence === 'string' ? OVER().get(sentence) : undefined
}

/** At most so many code points as the limit says. */
export const within = (limit: LimitName) =>
  v.check<string, () => string>(
    (text) => text.length <= LIMITS[limit].value || countCodePoints(text) <= LIMITS[limit].value,
    () => overLimit(limit),
  )

/** A list of at most so many entries as the limit says. */
export const withinEntries = <T>(limit: LimitName) =>
  v.check<T[], () => string>(
    (list) => list.length <= LIMITS[limit].value,
    () => overLimit(limit),
  )

/** Any text that has an encoding: a lone half of a surrogate pair has none. */
export const text = v.pipe(
  v.string('Expected a string.'),
  v.check((s) => s.isWellFormed(), 'Unpaired surrogate: this is not Unicode text.'),
)

const VISIBLE = /[^\p{White_Space}\p{Cf}\p{Default_Ignorable_Code_Point}]/u
/** Line breaks and tabs are no such. */
const CONTROLS = /(?![\t\n\r])\p{Cc}/u

const NO_CONTROLS = 'Expected no control characters.'

/** Sentences, or nothing. */
export const prose = v.pipe(
  text,
  v.check((s) => !CONTROLS.test(s), NO_CONTROLS),
  within('prose'),
)

/** A text that says something. */
export const filled = (limit: LimitName) =>
  v.pipe(
    text,
    v.nonEmpty('Expected a text that is not empty.'),
    v.check(
      (s) => limit !== 'line' || !/[\p{Cc}\u2028\u2029\u202d\u202e]/u.test(s),
      'Expected one line: no line breaks, no control characters.',
    ),
    // A title of spaces or invisible signs would be a link that readers cannot see.
    v.check((s) => limit !== 'line' || VISIBLE.test(s), 'Expected something that can be seen.'),
    v.check((s) => limit !== 'prose' || !CONTROLS.test(s), NO_CONTROLS),
    within(limit),
  )

/** What is shown to readers in a language: a text, or the same in both languages of the interface. */
export const localized = (limit: LimitName) =>
  v.union(
    [filled(limit), v.strictObject({ zh: filled(limit), en: filled(limit) })],
    'Expected a text, or one in zh and one in en.',
  )

/**
 * `value` as `schema` reads it.
 * @throws ServiceError `over-limit`, `unknown-member` or `invalid-value` for the first thing that does not fit, with its place in `value`
 */
export function checked<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortEarly: true, abortPipeEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  const member = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : shortened(String(key))))
  const name = member.at(-1)
  // Said by name: a misspelt member must not pass for one that was left out.
  if (issue.type === 'strict_object' && issue.expected === 'never' && name !== undefined)
    throw new ServiceError(
      'unknown-member',
      { name: String(name), known: membersAt(schema, member.slice(0, -1)) },
      ...member,
    )
  const limit = limitOf(issue.message)
  if (limit !== undefined && LIMITS[limit].status === 413) throw new ServiceError('over-limit', { limit }, ...member)
  // The library's own words for what is left out, where a schema has none.
  const expected = issue.message.startsWith('Invalid key:') ? `Expected "${name}", which is missing.` : issue.message
  throw new ServiceError('invalid-value', { expected }, ...member)
}

/** The members that a schema has at a place in its value; null where that depends on the value. */
function membersAt(schema: v.GenericSchema, place: readonly (string | number)[]): readonly string[] | null {
  let at: Part | undefined = schema as Part
  for (const key of [...place, null]) {
    while (at?.wrapped !== undefined) at = at.wrapped
    if (key !== null) at = typeof key === 'number' ? at?.item : at?.entries?.[key]
  }
  return at?.entries === undefined ? null : Object.keys(at.entries)
}

/** What schemas that hold others have, of each its own: `optional`, `array`, objects. */
interface Part {
  readonly wrapped?: Part
  readonly item?: Part
  readonly entries?: Readonly<Record<string, Part>>
}

/** A name that is quoted back, cut between characters. */
const shortened = (name: string): string => (name.length <= 80 ? name : [...name].slice(0, 80).join(''))
