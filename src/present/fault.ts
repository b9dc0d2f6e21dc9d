/** What a refused request says in the reader's language. */
import { PROBLEMS, Problem } from '../http/problem.ts'
import { LIMITS } from '../limits.ts'
import { PageError } from './page-error.ts'
import type { ReaderOf } from './reader.ts'
import type { SharedStrings } from './strings.ts'

/** The reader's words for a `PageError`, and for the problems that pages share with the API. Null for any other error. */
export function faultOf(
  error: unknown,
  { t }: Pick<ReaderOf<SharedStrings>, 't'>,
): { status: number; detail: string } | null {
  if (error instanceof PageError) return { status: error.status, detail: error.message }
  if (!(error instanceof Problem)) return null
  const { status } = PROBLEMS[error.problem]
  switch (error.problem) {
    case 'over-limit':
      return { status, detail: t.error.formTooLong(LIMITS.bodyBytes.value) }
    case 'unsupported-media-type':
      return { status, detail: t.error.wrongFormType }
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
    default:
      return null
  }
}
