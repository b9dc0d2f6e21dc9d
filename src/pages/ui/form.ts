/** Forms as browsers send them without JavaScript. */
import { bodyType, readText } from '../../http/body.ts'
import { ServiceError } from '../../service/error.ts'

/**
 * The fields of a form. `URLSearchParams` and `Request.formData()` would put U+FFFD in place of bytes that are not UTF-8,
 * and a changed text must never be stored: so each field is decoded strictly.
 * @throws Problem 413, 415, 400 (bytes), ServiceError `unreadable-form`
 */
export async function readForm(request: Request): Promise<URLSearchParams> {
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
    throw new ServiceError('unreadable-form', {})
  }
  return fields
}

const decode = (part: string) => decodeURIComponent(part.replaceAll('+', ' '))
