/** Headers of a comparison over HTTP: its permanent address, its validator, its links. */
import { textPath } from '../addresses.ts'
import { FORMATS, PRINTED_FORMATS } from '../formats/index.ts'
import type { PinnedComparison } from '../service/comparisons/pinned-address.ts'
import { pinnedPath } from '../service/comparisons/pinned-address.ts'
import type { Presentation } from '../service/comparisons/render.ts'
import { ENGINE } from '../variants/compare.ts'
import type { AppContext } from './env.ts'
import { JSON_REPRESENTATION, type Representation } from './negotiate.ts'
import { entityTag, originOf } from './respond.ts'

/** JSON first. */
export const COMPARISON_REPRESENTATIONS: readonly Representation[] = [JSON_REPRESENTATION, ...FORMATS]

export interface Frame extends Presentation {
  readonly permalink: string
  /** Needs no text: the address says everything that shapes the answer. */
  readonly etag: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * @param print as `printQuery` spells it: what a printed form shows, which is part of its address and of no other
 * @param requestedEngine only where another one was asked for than runs
 */
export async function frameOf(
  c: AppContext,
  pinned: PinnedComparison,
  print = '',
  requestedEngine?: string,
): Promise<Frame> {
  const origin = originOf(c.req.raw)
  const permalink = origin + pinnedPath(pinned)
  return {
    permalink,
    etag: await entityTag(ENGINE, permalink, c.var.representation.extension, requestedEngine ?? null, print),
    headers: {
      Link: `<${permalink}>; rel="cite-as"`,
      ...(requestedEngine !== undefined && { Engine: ENGINE, 'Requested-Engine': requestedEngine }),
    },
    requestedEngine,
    versionUrl: (version) => origin + textPath(version),
    forms: PRINTED_FORMATS.map(({ label, mediaType, extension }) => ({
      label,
      mediaType,
      url: origin + pinnedPath(pinned, extension) + print,
    })),
  }
}
