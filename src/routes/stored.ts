/** What the comparisons of stored versions share, current or pinned. */
import * as v from 'valibot'
import type { AppContext } from '../http/env.ts'
import { problem } from '../http/problem.ts'
import { entityTag } from '../http/respond.ts'
import { inOrder, rule, unit } from '../schemas/requests.ts'
import { RULES } from '../text/equivalence.ts'
import { ENGINE } from '../variants/compare.ts'
import { originOf, textPath } from './addresses.ts'
import { type Pinned, pinnedPath } from './pinned.ts'

/** The members of a list in a query. */
export const members = (list: string) => list.split(',').filter((member) => member !== '')

/** What a query may say of the manner of a comparison. */
export const manner = {
  unit: v.pipe(v.optional(unit), v.description('What is aligned; without it, as the texts suggest.')),
  ignore: v.pipe(
    v.optional(v.string(), ''),
    v.description(`Rules under which differences are no variants, separated by commas: ${RULES.join(', ')}.`),
    v.check((list) => members(list).every((name) => v.is(rule, name)), rule.message),
    v.transform((list) => inOrder(members(list))),
  ),
  moves: v.pipe(
    v.optional(v.picklist(['true', 'false'], 'Expected true or false.'), 'true'),
    v.description('Look for stretches that stand elsewhere.'),
    v.transform((moves) => moves === 'true'),
  ),
}

/** By siglum, but for the base; without one, the first is. */
export function baseFirst<T extends { readonly siglum: string }>(
  witnesses: readonly T[],
  base: string | undefined,
): T[] {
  const rank = (w: T) => (w.siglum === base ? 0 : 1)
  return [...witnesses].sort((a, b) => rank(a) - rank(b) || (a.siglum < b.siglum ? -1 : 1))
}

/** What goes around a comparison. `requestedEngine` only where another one was asked for than runs. */
export interface Framed {
  /** Absolute. */
  readonly permalink: string
  /** Needs no text: the address says everything that shapes the answer. */
  readonly etag: string
  readonly headers: Readonly<Record<string, string>>
  readonly requestedEngine: string | undefined
  readonly versionUrl: (version: string) => string
}

export async function framed(c: AppContext, pinned: Pinned, requestedEngine?: string): Promise<Framed> {
  const origin = originOf(c.req.raw)
  const permalink = origin + pinnedPath(pinned)
  return {
    permalink,
    etag: await entityTag(ENGINE, permalink, c.var.representation.extension, requestedEngine ?? null),
    headers: {
      Link: `<${permalink}>; rel="cite-as"`,
      ...(requestedEngine !== undefined && { Engine: ENGINE, 'Requested-Engine': requestedEngine }),
    },
    requestedEngine,
    versionUrl: (version) => origin + textPath(version),
  }
}

/** Records are written after the texts that they name, so a text may be missing only where the store is broken. */
export function textOfVersion(read: { readonly text: string } | null | undefined, version: string): string {
  if (!read) throw problem('internal-error', `The text of version "${version}" is missing.`)
  return read.text
}
