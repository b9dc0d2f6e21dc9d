/** Every error over HTTP, as an RFC 9457 problem document; each `type` can be looked up. */
import { UNAPPLIED_REASONS } from '../editing/decision.ts'
import { overLimit } from '../limits.ts'
import { byName, type ErrorName, type ErrorParameters, type Fault } from '../service/error.ts'

export const PROBLEMS = {
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'malformed-text': { status: 400, title: 'The body is not UTF-8' },
  'malformed-file': { status: 400, title: 'The file cannot be read' },
  'undecided-encoding': { status: 400, title: 'Nothing tells in which encoding the file is' },
  'malformed-query': { status: 400, title: 'The query makes no sense' },
  'unfinished-body': { status: 400, title: 'The body broke off' },
  'malformed-header': { status: 400, title: 'A header cannot be read' },
  'missing-token': { status: 401, title: 'Writing needs a token' },
  'wrong-token': { status: 401, title: 'The token is not the right one' },
  'out-of-scope': { status: 403, title: 'The token is for something else' },
  'read-only': { status: 403, title: 'This service is read-only' },
  'unknown-address': { status: 404, title: 'Nothing is at this address' },
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
  'unknown-unit': { status: 404, title: 'Nothing there can be cited so' },
  'unknown-problem': { status: 404, title: 'No such problem' },
  'method-not-allowed': { status: 405, title: 'This address does not know that method' },
  'not-acceptable': { status: 406, title: 'No form of the answer is accepted' },
  conflict: { status: 409, title: 'The id is taken by something that says otherwise' },
  'over-limit': { status: 413, title: 'Over a published limit' },
  'unsupported-media-type': { status: 415, title: 'The body is of a type that is not read here' },
  'invalid-value': { status: 422, title: 'A value does not make sense here' },
  'too-few-witnesses': { status: 422, title: 'A comparison needs at least two witnesses' },
  'too-many-requests': { status: 429, title: 'More work than a caller may ask for in a minute' },
  // No request that is merely wrong gets one of these. Two tell what is the matter with the server itself: a text that does not match its
  // hash, a full disk. 501 is what oEmbed 1.0 wants for a format that a provider does not write; 503 says that the platform does not answer
  // (`/healthz`, or the coordinator where one is configured), 500 that the service or its store is broken.
  'internal-error': { status: 500, title: 'The service failed' },
  'corrupt-text': { status: 500, title: 'A stored text does not match its hash' },
  'unknown-format': { status: 501, title: 'No answer is written in this format' },
  'store-unavailable': { status: 503, title: 'The store does not answer' },
  'insufficient-storage': { status: 507, title: 'There is no room to store more' },
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

/** Thrown anywhere behind the edge, answered in one place. */
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

/** The one way to say that something went wrong. `detail` is a sentence for the person who sent the request. */
export function problem(name: ProblemName, detail: string, details?: ProblemDetails): Problem {
  return new Problem(name, detail, details)
}

/** What each error of the service is over HTTP: the kind of problem, and a sentence. */
const WRITTEN: { readonly [N in ErrorName]: (parameters: ErrorParameters[N]) => readonly [ProblemName, string] } = {
  'unknown-page': () => ['unknown-address', 'This is no page of a passage or a telegram of this host.'],
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
    `It contradicts what is in force: ${others.join(', ')}. Withdraw that first.`,
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
  'too-few-witnesses': ({ count }) => ['too-few-witnesses', `There ${count === 1 ? 'is one' : 'are none'}.`],
  'over-limit': ({ limit }) => ['over-limit', overLimit(limit)],
  repeated: ({ what, value }) => ['invalid-value', `The ${what} "${value}" is given twice.`],
  'base-not-compared': ({ base }) => ['invalid-value', `The base "${base}" is not one of the witnesses compared.`],
  'invalid-value': ({ expected }) => ['invalid-value', expected],
  missing: () => ['invalid-value', 'Expected a value.'],
  'unlabelled-witness': ({ siglum }) => ['invalid-value', `The new witness "${siglum}" has no label.`],
  'confusable-siglum': ({ siglum }) => [
    'invalid-value',
    `It looks like the siglum "${siglum}", which is another witness's. Choose one that can be told from it on paper.`,
  ],
  'empty-text': () => ['invalid-value', 'Expected a text that is not empty.'],
  'broken-text': () => ['invalid-value', 'Unpaired surrogate: this is no Unicode text.'],
  'unreadable-form': () => ['malformed-text', 'The form holds bytes that are not UTF-8.'],
  'not-one-of': ({ offered }) => ['invalid-value', `Expected one of ${offered.join(', ')}.`],
  'no-span': ({ start, end, length }) => [
    'invalid-value',
    `[${start}, ${end}) is no span of a text with the code points 0 to ${length}.`,
  ],
  'cut-character': ({ offset }) => [
    'invalid-value',
    `The offset ${offset} lies inside a character of several code points.`,
  ],
  'unknown-member': ({ name, known }) => [
    'invalid-value',
    `There is no "${name}" here: it is misspelt, or of another operation.${knownHere(known)}`,
  ],
  'no-letters': () => ['invalid-value', 'There is no letter in it to look for.'],
  conflict: ({ what, id }) => [
    'conflict',
    what === 'rules' || what === 'names'
      ? `Others keep changing the ${what} of "${id}": send it again.`
      : `The ${what} "${id}" exists and says otherwise.`,
  ],
  'unreadable-file': ({ reason, overLimit }) => [overLimit ? 'over-limit' : 'malformed-file', reason],
  'undecided-encoding': ({ reason }) => ['undecided-encoding', reason],
  'unread-file-type': ({ offered }) => ['unsupported-media-type', `Send one of ${offered.join(', ')}.`],
  'empty-file': () => ['invalid-value', 'The file is empty.'],
  'missing-content': ({ what }) => ['internal-error', `The ${what} is missing in the store.`],
}

/** An error of the service as a problem. `pointer`: where the member at fault is in the request. */
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

/** What was meant is most often among them. */
function knownHere(known: readonly string[] | null): string {
  if (known === null) return ''
  return known.length === 0 ? ' Nothing can be given here.' : ` Known here: ${known.join(', ')}.`
}
