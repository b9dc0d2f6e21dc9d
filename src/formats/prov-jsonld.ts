/** Writes a chain as PROV-JSONLD (W3C Member Submission, 25 August 2024): JSON that is also valid RDF. */

import type { Chain } from '../provenance/chain.ts'
import { type ProvAttribute, type ProvDocument, type ProvRecord, provOf } from './prov.ts'

/** @param origin of the service, without a slash at the end: the addresses of the records begin with it. O(nodes + links) */
export function provJsonLd(chain: Chain, origin: string): string {
  const { prefixes, records, bundles } = provOf(chain, origin)
  const context = contextOf(prefixes)
  return JSON.stringify({
    '@context': context,
    '@graph': [
      ...records.map(recordOf),
      ...[...bundles].map(([id, inner]) => ({
        '@type': 'Bundle',
        '@id': id,
        '@context': context,
        '@graph': inner.map(recordOf),
      })),
    ],
  })
}

/** Of ours first, so that theirs, which says what the members mean, has the last word. */
const contextOf = (prefixes: ProvDocument['prefixes']) => [
  prefixes,
  'https://openprovenance.org/prov-jsonld/context.jsonld',
]

function recordOf({ type, id, joins, types, roles, label, attributes = {} }: ProvRecord) {
  return {
    '@type': type,
    ...(id !== undefined && { '@id': id }),
    ...joins,
    ...(types && { type: types }),
    ...(roles && { role: roles }),
    ...(label && { label: [written(label)] }),
    ...Object.fromEntries(Object.entries(attributes).map(([name, values]) => [name, values.map(written)])),
  }
}

function written(value: ProvAttribute) {
  if (typeof value === 'string') return value
  return { '@value': value.value, ...(value.language !== undefined && { '@language': value.language }) }
}
