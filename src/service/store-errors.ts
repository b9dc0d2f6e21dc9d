/** Refusals of the store as errors of the service, so that API and pages answer them alike. */
import { ConfusableSiglumError, DerivationError, SupersededError } from '../store/errors.ts'
import { ServiceError } from './error.ts'

/** Any other error is itself. */
export function asServiceError(error: unknown): unknown {
  if (error instanceof ConfusableSiglumError)
    return new ServiceError('confusable-siglum', { siglum: error.siglum }, 'siglum')
  if (error instanceof SupersededError)
    return new ServiceError('conflict', { what: 'witness', id: error.siglum }, 'siglum')
  if (error instanceof DerivationError)
    return new ServiceError('invalid-value', { expected: error.message }, 'derivedFrom', error.pointer.slice(1))
  return error
}
