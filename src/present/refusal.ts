/** Words a refused request for readers: errors of the service, and those of the checks that pages share with the API. */
import { PROBLEMS, Problem, problemOf, statusOf } from '../http/problem.ts'
import { LIMITS } from '../limits.ts'
import { ServiceError } from '../service/error.ts'
import { asServiceError } from '../service/store-errors.ts'
import { ThingTooLargeError } from '../store/errors.ts'
import { wordError } from './error-words.ts'
import type { SharedStrings } from './strings.ts'

export interface Refusal {
  readonly status: number
  readonly detail: string
}

/** Null for an error that is no fault of the request: the application answers it. */
export function refusalOf(thrown: unknown, t: SharedStrings): Refusal | null {
  const error = asServiceError(thrown)
  if (error instanceof ServiceError) {
    const status = statusOf(problemOf(error, undefined))
    return status >= 500 ? null : { status, detail: wordError(error, t) }
  }
  if (error instanceof ThingTooLargeError)
    return { status: LIMITS[error.limit].status, detail: t.error.storedTooLong(LIMITS[error.limit].value) }
  if (!(error instanceof Problem)) return null
  const { status } = PROBLEMS[error.problem]
  switch (error.problem) {
    case 'over-limit':
      return { status, detail: t.error.formTooLong(LIMITS.bodyBytes.value) }
    case 'unsupported-media-type':
      return { status, detail: t.error.wrongFormType }
    case 'malformed-file':
    case 'malformed-text':
    case 'unfinished-body':
      return { status, detail: t.error.malformedForm }
    case 'missing-token':
      return { status, detail: t.error.noToken }
    case 'wrong-token':
      return { status, detail: t.error.wrongToken }
    case 'out-of-scope':
      return { status, detail: t.error.outOfScope }
    case 'too-many-requests':
      return { status, detail: t.error.tooMuchWork }
    case 'read-only':
      return { status, detail: t.error.readOnly }
    // Such as two files in a form for one: a sentence for the author of the form.
    case 'invalid-value':
      return { status, detail: error.message }
    default:
      return null
  }
}
