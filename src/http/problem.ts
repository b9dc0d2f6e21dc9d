/** What goes wrong, as RFC 9457 tells it: every error of the service is one of these, and each `type` can be looked up. */

export const PROBLEMS = {
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'malformed-text': { status: 400, title: 'The body is not UTF-8' },
  'malformed-file': { status: 400, title: 'The file cannot be read' },
  'malformed-query': { status: 400, title: 'The query makes no sense' },
  'unfinished-body': { status: 400, title: 'The body broke off' },
  'malformed-header': { status: 400, title: 'A header cannot be read' },
  'missing-token': { status: 401, title: 'Writing needs a token' },
  'wrong-token': { status: 403, title: 'The token is not the right one' },
  'out-of-scope': { status: 403, title: 'The token is for something else' },
  'read-only': { status: 403, title: 'This service is read-only' },
  'unknown-address': { status: 404, title: 'Nothing is at this address' },
  'unknown-passage': { status: 404, title: 'No such passage' },
  'unknown-witness': { status: 404, title: 'No such witness' },
  'unknown-version': { status: 404, title: 'No such version' },
  'unknown-names': { status: 404, title: 'No such authority list of names' },
  'unknown-rules': { status: 404, title: 'No such list of rules' },
  'unknown-telegram': { status: 404, title: 'No such telegram' },
  'unknown-evidence': { status: 404, title: 'The telegram has no such evidence' },
  'unknown-document': { status: 404, title: 'No such document' },
  'unknown-statement': { status: 404, title: 'The telegram has no such statement' },
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
  'internal-error': { status: 500, title: 'The service failed' },
  'unknown-format': { status: 501, title: 'No answer is written in this format' },
  'store-unavailable': { status: 503, title: 'The store does not answer' },
} as const

export type ProblemName = keyof typeof PROBLEMS

export interface ProblemDetails {
  /**
   * The member at fault: a JSON Pointer into the body (`/witnesses/0/text`; the empty string is the whole body),
   * `?name` for a member of the query, `{name}` for a part of the path, `Name:` for a header.
   */
  readonly pointer?: string
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
    const { pointer, headers } = this.details
    const body = { type: `/problems/${this.problem}`, title, status, detail: this.message, pointer }
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
