/** Every form of a chain of provenance, the default first. */
import type { Chain } from '../provenance/chain.ts'
import { provJson } from './prov-json.ts'
import { provJsonLd } from './prov-jsonld.ts'
import { provSvg } from './prov-svg.ts'

export interface ChainFormat {
  /** As in an address, with its dot; the first of several is announced. */
  readonly extension: string
  readonly mediaType: string
  readonly label: string
  /** `origin` of the service, absolute: identifiers travel. */
  readonly render: (chain: Chain, origin: string) => string
}

const PROV_JSON = {
  mediaType: 'application/provenance+json',
  label: 'PROV-JSON',
  render: provJson,
}

export const CHAIN_FORMATS: readonly ChainFormat[] = [
  { extension: '.jsonld', mediaType: 'application/ld+json', label: 'PROV-JSONLD', render: provJsonLd },
  { extension: '.svg', mediaType: 'image/svg+xml', label: 'Drawing (SVG)', render: provSvg },
  { extension: '.provjson', ...PROV_JSON },
  // The same under a name that programs know for JSON.
  { extension: '.prov.json', ...PROV_JSON, mediaType: 'application/json; charset=utf-8' },
]
