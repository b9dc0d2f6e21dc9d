/** Every error over HTTP, as an RFC 9457 problem document; the `type` of each is an address that explains it. */
import { UNAPPLIED_REASONS } from '../editing/decision.ts'
import { overLimit } from '../limits.ts'
import { byName, type ErrorName, type ErrorParameters, type Fault } from '../service/error.ts'

export const PROBLEMS = {
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'malformed-text': { status: 400, title: 'The body is not UTF-8' },
  'malformed-file': { status: 400, title: 'The file cannot be read' },
  'undecided-encoding': { status: 400, title: 'The encoding of the file cannot be determined' },
  'malformed-query': { status: 400, title: 'The query is not valid' },
  'unfinished-body': { status: 400, title: 'The body is incomplete' },
  'malformed-header': { status: 400, title: 'A header cannot be read' },
  'missing-token': { status: 401, title: 'A token is required for writing' },
  'wrong-token': { status: 401, title: 'The token is wrong' },
  'out-of-scope': { status: 403, title: 'The token does not allow this' },
  'read-only': { status: 403, title: 'This service is read-only' },
  'unknown-address': { status: 404, title: 'There is nothing at this address' },
  'unknown-passage': { status: 404, title: 'No such passage' },
  'unknown-witness': { status: 404, title: 'No such witness' },
  'unknown-version': { status: 404, title: 'No such version' },
  'unknown-names': { status: 404, title: 'No such authority list of names' },
  'unknown-rules': { status: 404, title: 'No such list of rules' },
  'unknown-decisions': { status: 404, title: 'No such set of decisions' },
  'unknown-decision': { status: 404, title: 'No such decision' },
  'unknown-telegram': { status: 404, title: 'No such telegram' },
  'unknown-evidence': { status: 404, title: 'The telegram has no such evidence' },
  'unknown-document': { status: 404, title: 'No such document' },
  'unknown-statement': { status: 404, title: 'The telegram has no such statement' },
  'unknown-variant': { status: 404, title: 'The comparison has no such variant' },
  'unknown-unit': { status: 404, title: 'There is no such citable unit' },
  'unknown-problem': { status: 404, title: 'No such problem' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed at this address' },
  'not-acceptable': { status: 406, title: 'No accepted form is available' },
  conflict: { status: 409, title: 'The id exists with other content' },
  'over-limit': { status: 413, title: 'Over a published limit' },
  'unsupported-media-type': { status: 415, title: 'The media type of the body is not supported here' },
  'invalid-value': { status: 422, title: 'A value is not valid' },
  'too-few-witnesses': { status: 422, title: 'A comparison needs at least two witnesses' },
  'too-many-requests': { status: 429, title: 'Too much work for one caller in a minute' },
  // Bad input never gets one of these. 500 and 507 report faults of the server: a text that does not match its hash, a full disk. oEmbed
  // 1.0 requires 501 for a format that a provider does not write. 503 says that the platform does not answer (`/healthz`, or the
  // coordinator where one is configured).
  'internal-error': { status: 500, title: 'The service failed' },
  'corrupt-text': { status: 500, title: 'A stored text does not match its hash' },
  'unknown-format': { status: 501, title: 'The format is not supported' },
  'store-unavailable': { status: 503, title: 'The store does not answer' },
  'insufficient-storage': { status: 507, title: 'The store is full' },
} as const

export type ProblemName = keyof typeof PROBLEMS

export interface ProblemDetails {
  /**
   * The member at fault: a JSON Pointer into the body (`/witnesses/0/text`; the empty string is the whole body),
   * `?name` for a member of the query, `{name}` for a part of the path, `Name:` for a header.
   */
  readonly pointer?: string
  /** What can be asked for instead. */
  readonly candidates?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
}

/** Thrown by any code that handles a request; app.ts answers it. */
export class Problem extends Error {
  readonly problem: ProblemName
  readonly details: ProblemDetails

  constructor(problem: ProblemName, detail: string, details: ProblemDetails = {}) {
    super(detail)
    this.problem = problem
    this.details = details
  }

  response(): Response {
    const { status, title } = PROBLEMS[this.problem]
    const { pointer, candidates, headers } = this.details
    const body = { type: `/problems/${this.problem}`, title, status, detail: this.message, pointer, candidates }
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
    })
  }
}

/** Makes the error to throw. `detail` is a sentence for the person who sent the request. */
export function problem(name: ProblemName, detail: string, details?: ProblemDetails): Problem {
  return new Problem(name, detail, details)
}

/** Each error of the service over HTTP: the kind of problem, and a sentence. */
const WRITTEN: { readonly [N in ErrorName]: (parameters: ErrorParameters[N]) => readonly [ProblemName, string] } = {
  'unknown-page': () => ['unknown-address', 'This is not a page of a passage or a telegram of this host.'],
  'unknown-passage': ({ id }) => ['unknown-passage', `There is no passage "${id}".`],
  'unknown-witness': ({ passage, siglum }) => [
    'unknown-witness',
    `The passage "${passage}" has no witness "${siglum}".`,
  ],
  'unknown-version': ({ version }) => ['unknown-version', `There is no version "${version}".`],
  'no-version': ({ siglum, at }) => [
    'unknown-version',
    at === undefined ? `The witness "${siglum}" has no text yet.` : `The witness "${siglum}" had no text at ${at}.`,
  ],
  'unknown-decisions': ({ set }) => ['unknown-decisions', `There is no set of decisions "${set}".`],
  'unknown-decision': ({ passage, decision }) => [
    'unknown-decision',
    `The passage "${passage}" has no decision "${decision}".`,
  ],
  'contradictory-decision': ({ with: others }) => [
    'conflict',
    `It contradicts decisions in force: ${others.join(', ')}. Withdraw them first.`,
  ],
  'inapplicable-decision': ({ reason }) => ['invalid-value', UNAPPLIED_REASONS[reason]],
  'unknown-names': ({ list }) => ['unknown-names', `There is no list "${list}".`],
  'unknown-rules': ({ list }) => ['unknown-rules', `There is no list "${list}".`],
  'unknown-telegram': ({ id }) => ['unknown-telegram', `There is no telegram "${id}".`],
  'unknown-statement': ({ telegram, statement }) => [
    'unknown-statement',
    `The telegram "${telegram}" has no statement "${statement}".`,
  ],
  'unknown-evidence': ({ span }) => ['unknown-evidence', `The telegram has no evidence at ${span}.`],
  'unknown-document': ({ id }) => ['unknown-document', `There is no document "${id}".`],
  'unknown-variant': ({ id }) => ['unknown-variant', `The comparison has no variant "${id}".`],
  'no-text': ({ passage }) => ['unknown-version', `The passage "${passage}" has no text yet.`],
  'too-few-witnesses': ({ count }) => ['too-few-witnesses', count === 1 ? 'There is only one.' : 'There is none.'],
  'over-limit': ({ limit }) => ['over-limit', overLimit(limit)],
  repeated: ({ what, value }) => ['invalid-value', `The ${what} "${value}" is given twice.`],
  'base-not-compared': ({ base }) => ['invalid-value', `The base "${base}" is not one of the witnesses compared.`],
  'invalid-value': ({ expected }) => ['invalid-value', expected],
  missing: () => ['invalid-value', 'Expected a value.'],
  'unlabelled-witness': ({ siglum }) => ['invalid-value', `The new witness "${siglum}" has no label.`],
  'confusable-siglum': ({ siglum }) => [
    'invalid-value',
    `It looks like the siglum "${siglum}", which another witness has. Choose one that differs visibly in print.`,
  ],
  'empty-text': () => ['invalid-value', 'Expected a text that is not empty.'],
  'broken-text': () => ['invalid-value', 'Unpaired surrogate: this is not Unicode text.'],
  'unreadable-form': () => ['malformed-text', 'The form holds bytes that are not UTF-8.'],
  'not-one-of': ({ offered }) => ['invalid-value', `Expected one of ${offered.join(', ')}.`],
  'no-span': ({ start, end, length }) => [
    'invalid-value',
    `[${start}, ${end}) is not a span of a text of ${length} code points.`,
  ],
  'cut-character': ({ offset }) => [
    'invalid-value',
    `The offset ${offset} lies inside a character of several code points.`,
  ],
  'unknown-member': ({ name, known }) => [
    'invalid-value',
    `"${name}" is not known here: it is misspelt, or belongs to another operation.${knownHere(known)}`,
  ],
  'no-letters': () => ['invalid-value', 'It has no letter to search for.'],
  conflict: ({ what, id }) => [
    'conflict',
    what === 'rules' || what === 'names'
      ? `Other requests changed the ${what} of "${id}" at the same time: send this one again.`
      : `The ${what} "${id}" exists with other content.`,
  ],
  'unreadable-file': ({ reason, overLimit }) => [overLimit ? 'over-limit' : 'malformed-file', reason],
  'undecided-encoding': ({ reason }) => ['undecided-encoding', reason],
  'unread-file-type': ({ offered }) => ['unsupported-media-type', `Send one of ${offered.join(', ')}.`],
  'empty-file': () => ['invalid-value', 'The file is empty.'],
  'missing-content': ({ what }) => ['internal-error', `The ${what} is missing in the store.`],
}

/** An error of the service as a problem. `pointer` says where in the request the member at fault is. */
export function problemOf(fault: Fault, pointer: string | undefined): Problem {
  const [name, detail] = byName(WRITTEN, fault)
  const offered = 'offered' in fault.parameters ? fault.parameters.offered : null
  if (name === 'unsupported-media-type' && offered !== null)
    return problem(name, detail, { pointer: 'Content-Type:', headers: { Accept: offered.join(', ') } })
  const candidates = 'candidates' in fault.parameters ? { candidates: fault.parameters.candidates } : {}
  return problem(name, detail, { ...(pointer !== undefined && { pointer }), ...candidates })
}

/** The status that a problem of this name has. */
export const statusOf = (error: Problem): number => PROBLEMS[error.problem].status

/** RFC 6901. */
export function jsonPointer(keys: readonly PropertyKey[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** Lists the known members: the one that was meant is usually among them. */
function knownHere(known: readonly string[] | null): string {
  if (known === null) return ''
  return known.length === 0 ? ' No member is known here.' : ` Known here: ${known.join(', ')}.`
}
