/** The address of the namespace that our PROV uses. */
import { provVocabulary } from '../formats/prov-vocabulary.ts'
import type { Representation } from '../http/negotiate.ts'
import { CACHE, originOf, respondJson } from '../http/respond.ts'
import type { Route } from '../http/route.ts'

const LD_JSON: Representation = { extension: null, mediaType: 'application/ld+json' }

export const getProvenanceVocabulary: Route = {
  method: 'GET',
  path: '/ns/provenance',
  summary: 'The terms that this service adds to PROV (RDFS)',
  representations: [LD_JSON],
  responses: { 200: { description: 'Classes and properties' } },
  handle: (c) =>
    respondJson(c, provVocabulary(originOf(c.req.raw)), {
      cache: CACHE.revalidate,
      headers: { 'Content-Type': LD_JSON.mediaType },
    }),
}
