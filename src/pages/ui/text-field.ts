/** Reads a text from a field of a form. */
import * as v from 'valibot'
import { LIMITS } from '../../limits.ts'
import { ServiceError } from '../../service/error.ts'
import { countCodePoints } from '../../text/codepoints.ts'

/** A textarea sends every line break as CR LF, whatever was typed or pasted (HTML, 4.10.21.8); texts are kept with LF. */
export const textOfArea = (value: string) => value.replaceAll('\r\n', '\n')

/** @throws ServiceError `empty-text`, `broken-text`, `over-limit` */
export function checkText(text: string, limit: 'storedText' | 'comparedText'): void {
  if (text === '') throw new ServiceError('empty-text', {}, 'text')
  if (!text.isWellFormed()) throw new ServiceError('broken-text', {}, 'text')
  if (countCodePoints(text) > LIMITS[limit].value) throw new ServiceError('over-limit', { limit }, 'text')
}

/** @throws ServiceError `invalid-value`, with the value, so that a sentence can quote it */
export function checkValue(schema: v.GenericSchema, value: string, member: string): void {
  if (!v.is(schema, value))
    throw new ServiceError('invalid-value', { expected: `Expected another ${member}.`, value }, member)
}
