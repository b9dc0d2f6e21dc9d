/** Describes the headers of answers in the OpenAPI document. */
const text = (description: string) => ({ description, schema: { type: 'string' } })

export const RESPONSE_HEADERS = {
  ETag: text('Strong. Send it back as If-None-Match.'),
  CacheControl: text('How long the answer may be cached; a version and a pinned comparison forever.'),
  Link: text('Other forms (alternate), the permanent address (cite-as), mementos.'),
  Location: text('Where it is.'),
  RetryAfter: { description: 'Seconds.', schema: { type: 'integer' } },
  WWWAuthenticate: text('Bearer; with error="invalid_token" for a token that is wrong.'),
}

const ref = (name: keyof typeof RESPONSE_HEADERS) => ({ $ref: `#/components/headers/${name}` })

/** Of an answer with this status, by their names on the wire. */
export function headersOf(status: string, method: 'GET' | 'POST'): Readonly<Record<string, object>> {
  if (status === '401') return { 'WWW-Authenticate': ref('WWWAuthenticate') }
  if (status === '429') return { 'Retry-After': ref('RetryAfter') }
  if (status === '201' || status.startsWith('3')) return { Location: ref('Location') }
  if (status === '200' && method === 'GET')
    return { ETag: ref('ETag'), 'Cache-Control': ref('CacheControl'), Link: ref('Link') }
  return {}
}

export const NOT_MODIFIED = {
  description: 'The client has it already (If-None-Match)',
  headers: { ETag: ref('ETag'), 'Cache-Control': ref('CacheControl') },
}
