/** Forms as browsers send them without JavaScript. */
import { bodyType, readText } from '../../http/body.ts'
import { PageError } from '../../present/page-error.ts'
import type { Strings } from '../strings.ts'

/**
 * The fields of a form. `URLSearchParams` and `Request.formData()` would put U+FFFD in place of bytes that are not UTF-8,
 * and a changed text must never be stored: so each field is decoded strictly.
 * @throws Problem 413, 415, 400 (bytes), PageError 400 (encoding)
 */
export async function readForm(request: Request, t: Strings): Promise<URLSearchParams> {
  bodyType(request, ['application/x-www-form-urlencoded'])
  const body = await readText(request)
  const fields = new URLSearchParams()
  try {
    for (const pair of body.split('&')) {
      if (pair === '') continue
      const equals = pair.indexOf('=')
      const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
      fields.append(decode(name), decode(value))
    }
  } catch {
    throw new PageError(400, t.error.malformedForm)
  }
  return fields
}

const decode = (part: string) => decodeURIComponent(part.replaceAll('+', ' '))
