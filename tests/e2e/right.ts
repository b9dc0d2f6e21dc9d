/** Whether an answer is one that this request may get: its status, its type, its shape, its headers, what it says. */
import { parseXml } from '@rgrove/parse-xml'
import type { Answered, Asked } from './asking.ts'
import { MARK } from './hostile.ts'
import type { Check } from './openapi.ts'
import type { Target } from './targets.ts'

/** On every answer. */
const ALWAYS = [
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
  'strict-transport-security',
  'x-request-id',
]

/** What is wrong, in words; null where nothing is. */
export function faultIn(
  { operation, page }: Target,
  asked: Asked,
  answered: Answered,
  certain: boolean,
  checks: ReadonlyMap<string, Check>,
): string | null {
  const { status, headers, body } = answered
  // oEmbed requires 501 for an unsupported format; it is the only one that may be declared.
  if (status === 501 && operation?.responses[501] !== undefined) return null
  if (status >= 500) return `is a 5xx: ${body.slice(0, 300)}`
  // What the HTTP server itself refuses never came to us: it has no headers of ours.
  if ([400, 414, 431].includes(status) && headers['x-request-id'] === undefined) return null
  for (const name of ALWAYS) if (headers[name] === undefined) return `has no ${name}`
  if (headers['access-control-allow-origin'] !== '*') return 'cannot be read from elsewhere'
  if (headers['x-injected'] !== undefined) return 'has a header that a value brought in'
  if (headers['set-cookie'] !== undefined) return 'sets a cookie'
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim()
  if (asked.method === 'HEAD' || [202, 204, 304].includes(status)) return body === '' ? null : 'has a body'
  if (!/default-src 'none'/.test(headers['content-security-policy'] as string)) return 'has no policy'
  const found = faultInText(type, body, operation?.operationId === 'getDocumentsIdOriginal')
  if (found !== null) return found
  if (asked.path === '/v1/compare' && type === 'application/json' && status === 200) {
    const lost = lostIn(asked, body)
    if (lost !== null) return lost
  }
  if (!certain) return null
  if (page) return faultInPage(asked, status, type, headers.location)
  if (operation === null) return null
  const declared = operation.responses[status]
  if (declared === undefined) return status === 404 || status === 405 ? null : 'is not declared'
  if (declared.content === undefined) return null
  if (!(type in declared.content || '*/*' in declared.content)) return `is of type "${type}", which is not declared`
  const shape = checks.get(`${operation.operationId} ${status} ${type}`)?.(JSON.parse(body)) ?? null
  return shape === null ? null : `has a body of another shape: ${shape}`
}

function faultInText(type: string, body: string, asImported: boolean): string | null {
  const isMarkup = /^(?:text\/html|image\/svg\+xml|.*[/+]xml)$/.test(type)
  if (!isMarkup || asImported) return null
  if (body.includes(MARK.slice(0, 7))) return 'has markup that a value brought in'
  if (type === 'text/html') return null
  try {
    parseXml(body)
    return null
  } catch (error) {
    return `is no XML: ${(error as Error).message.slice(0, 200)}`
  }
}

function faultInPage(asked: Asked, status: number, type: string, location: string | undefined): string | null {
  if (status === 302 || status === 303 || status === 308)
    return location?.startsWith('/') && !location.startsWith('//') ? null : `leads away, to ${location}`
  if (asked.path.includes('.json')) return /json$/.test(type) ? null : `is of type "${type}" and not JSON`
  if (/\.(?:js|css|svg)\b/.test(asked.path.split('?')[0]!)) return null
  if (status === 404 || status === 405 || status === 406) return null
  return type === 'text/html' || (status >= 400 && type === 'application/problem+json') ? null : `is of type "${type}"`
}

interface Compared {
  readonly witnesses: readonly { readonly siglum: string }[]
  readonly segments: readonly {
    readonly relation: string
    readonly spans: Readonly<Record<string, readonly [number, number]>>
    readonly readings?: readonly { readonly text: string; readonly witnesses: readonly string[] }[]
  }[]
}

/** The promise of every comparison: each witness can be put together again from it, and readings are what the spans cut. */
function lostIn({ body: sent }: Asked, body: string): string | null {
  const texts = new Map(
    (JSON.parse(String(sent)) as { witnesses: { siglum: string; text: string }[] }).witnesses.map(
      ({ siglum, text }) => [siglum, [...text]],
    ),
  )
  const { segments } = JSON.parse(body) as Compared
  for (const [siglum, points] of texts) {
    let at = 0
    for (const { relation, spans, readings = [] } of segments) {
      const [start, end] = spans[siglum] ?? [-1, -1]
      if (start !== at || end < start) return `loses something of ${siglum} at ${at}`
      at = end
      if (relation === 'identical') continue
      const reading = readings.find(({ witnesses }) => witnesses.includes(siglum))?.text
      if (reading !== points.slice(start, end).join('')) return `has another reading of ${siglum} at ${start}`
    }
    if (at !== points.length) return `ends in ${siglum} at ${at} of ${points.length}`
  }
  return null
}
