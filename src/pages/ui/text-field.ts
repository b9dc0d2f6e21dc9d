/** A text as a field of a form brings it. */
import { LIMITS } from '../../limits.ts'
import { PageError } from '../../present/page-error.ts'
import { textOf } from '../../text/codepoints.ts'
import type { Strings } from '../strings.ts'

/** A textarea sends every line break as CR LF, whatever was typed or pasted (HTML, 4.10.21.8); texts are kept with LF. */
export const textOfArea = (value: string) => value.replaceAll('\r\n', '\n')

/** @throws PageError 413 for a text over the limit, 422 for an empty one */
export function checkText(text: string, limit: 'storedText' | 'comparedText', t: Strings): void {
  if (text === '') throw new PageError(422, t.error.emptyText)
  if (!text.isWellFormed()) throw new PageError(422, t.error.brokenText)
  if (textOf(text).length > LIMITS[limit].value) throw new PageError(413, t.error.textTooLong(LIMITS[limit].value))
}
