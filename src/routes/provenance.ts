/** The chain of a wording: as PROV, and as a drawing. */
import * as v from 'valibot'
import { CHAIN_FORMATS } from '../formats/prov-forms.ts'
import { cached } from '../http/edge.ts'
import { readQuery } from '../http/query.ts'
import { CACHE, entityTag, originOf, respond } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { isSpan } from '../provenance/chain.ts'
import type { Evidence } from '../provenance/telegram.ts'

import { ServiceError } from '../service/error.ts'
import { readChain } from '../service/telegrams/chain.ts'
import { readInFull, readTelegram } from '../service/telegrams/reading.ts'

const SPAN = /^([0-9a-f]{44}):(\d{1,9})-(\d{1,9})$/

const chainQuery = v.object({
  evidence: v.pipe(
    v.optional(v.string()),
    v.description('One span of evidence, `{version}:{start}-{end}` in code points: only the chain of that span.'),
    v.check(
      (span) => span === undefined || SPAN.test(span),
      'Expected {version}:{start}-{end}, as the evidence of the telegram gives them.',
    ),
  ),
})

export const getProvenance: Route = {
  method: 'GET',
  path: '/v1/telegrams/{id}/provenance',
  summary: 'The chain of a wording: sender, hands, recipient, archive, edition, translation, text, version, words',
  description:
    'PROV-JSONLD; PROV-JSON (`.provjson`, `.prov.json`) and a drawing (`.svg`). Statements of low or unknown certainty are in bundles ' +
    'of their own, attributed to those who make them; the drawing has them dotted and marked "perhaps".',
  query: chainQuery,
  representations: CHAIN_FORMATS,
  responses: { 200: { description: 'The chain' } },
  problems: ['unknown-telegram', 'unknown-evidence', 'too-many-requests'],
  async handle(c) {
    const { evidence: span } = readQuery(c.req.url, chainQuery)
    const { store, representation } = c.var
    const reading = await readTelegram(store, c.req.param('id') ?? '')
    const origin = originOf(c.req.raw)
    const etag = await entityTag(reading.digest, 'provenance', representation.extension, origin, span ?? null)
    const headers = { Link: `<${origin}/t/${reading.telegram.id}>; rel="describes"` }
    const only = span === undefined ? null : spanOf(span)
    if (only !== null) {
      // Only a span that there is has a validator.
      const { telegram } = await readInFull(store, reading)
      if (!telegram.evidence.some((evidence) => isSpan(evidence, only)))
        throw new ServiceError('unknown-evidence', { span: span ?? '' }, 'evidence')
    }
    return respond(c, { etag, cache: CACHE.briefly, headers }, representation.mediaType, () =>
      cached(c, etag, async () => {
        const form = CHAIN_FORMATS.find(({ extension }) => extension === representation.extension)!
        return form.render(await readChain(store, reading, only), origin)
      }),
    )
  },
}

function spanOf(span: string): Pick<Evidence, 'version' | 'start' | 'end'> {
  const [, version, start, end] = SPAN.exec(span)!
  return { version: version!, start: Number(start), end: Number(end) }
}
