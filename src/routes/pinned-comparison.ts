/** Comparison of exact versions: one address has one answer, permanently. */
import * as v from 'valibot'
import { COMPARISON_REPRESENTATIONS, frameOf } from '../http/comparison.ts'
import { type Body, readEdgeCache, writeEdgeCache } from '../http/edge.ts'
import { readQuery } from '../http/query.ts'
import { CACHE, matchesEtag, notModified, respond } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { comparisonOptions, printOptions, printQuery, readPrint } from '../schemas/comparison-query.ts'
import { comparison } from '../schemas/responses/comparison.ts'
import { checkIgnored, checkPrinted } from '../service/comparison-query.ts'
import { compareSelection } from '../service/comparisons/compared.ts'
import { ENGINE_MAJOR, pinnedPath } from '../service/comparisons/pinned-address.ts'
import { aboutWitnesses, comparisonFormat, renderComparison } from '../service/comparisons/render.ts'
import { checkVersionIds, pinnedOf, selectVersions } from '../service/comparisons/selection.ts'
import { ServiceError } from '../service/error.ts'
import { isListId } from '../store/keys.ts'

const query = v.object({
  ...comparisonOptions,
  ...printOptions,
  names: v.pipe(v.optional(v.string()), v.description('Id of an authority list of names; without it, none.')),
  rules: v.pipe(v.optional(v.string()), v.description('Id of a list of own equivalence rules; without it, none.')),
  decisions: v.pipe(v.optional(v.string()), v.description('Id of a set of editorial decisions; without it, none.')),
  engine: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^(0|[1-9]\d{0,8})$/, 'Expected the major number of an engine.'),
      v.description('Major number of the engine; answers change only when it does.'),
    ),
    ENGINE_MAJOR,
  ),
})

/** Kept for an hour only: what is left out today may mean another engine tomorrow. */
function redirect(location: string): Response {
  return new Response(null, { status: 308, headers: { Location: location, 'Cache-Control': 'public, max-age=3600' } })
}

export const getPinnedComparison: Route = {
  method: 'GET',
  path: '/v1/comparisons/{versions}',
  summary: 'Permanent comparison of exact versions',
  description: `Two or more version ids, separated by commas, the first as base. Other spellings of the address redirect to the canonical
one. Where the query names an engine that does not run, the answer is that of the present engine, names the other in \`requestedEngine\`,
and must not be cached. Versions whose witnesses have the same siglum are distinguished by the passage (\`t08/A\`), or by the first digits
of the hash of the text (\`A@3f2c81d\`).`,
  query,
  representations: COMPARISON_REPRESENTATIONS,
  responses: {
    200: { description: 'The comparison', schema: comparison },
    308: { description: 'Redirect to the canonical spelling of the address' },
  },
  problems: [
    'unknown-version',
    'unknown-names',
    'unknown-rules',
    'unknown-decisions',
    'over-limit',
    'too-few-witnesses',
    'too-many-requests',
  ],
  async handle(c) {
    const {
      unit = null,
      ignore,
      moves,
      names = null,
      rules = null,
      decisions = null,
      engine,
      ...asked
    } = readQuery(c.req.url, query)
    const print = readPrint(asked)
    // A value that is no id of a list has no canonical spelling.
    if (names !== null && !isListId(names)) throw new ServiceError('unknown-names', { list: names }, 'names')
    if (rules !== null && !isListId(rules)) throw new ServiceError('unknown-rules', { list: rules }, 'rules')
    // Without own rules there are no classes but those of the registry.
    if (rules === null) checkIgnored(ignore, [])
    if (rules === null && decisions === null) checkPrinted(print.classes, null)
    if (decisions !== null && !isListId(decisions))
      throw new ServiceError('unknown-decisions', { set: decisions }, 'decisions')
    const { store, representation } = c.var
    const { pathname, search } = new URL(c.req.url)
    const extension =
      representation.extension !== null && pathname.endsWith(representation.extension) ? representation.extension : ''
    const versions = (c.req.param('versions') ?? '').split(',')
    checkVersionIds(versions)
    const pinned = { versions, unit, ignore, moves, names, rules, decisions }
    const path = pinnedPath(pinned, extension, engine) + printQuery(print)
    if (path !== pathname + search) return redirect(path)

    const isToday = engine === ENGINE_MAJOR
    const frame = await frameOf(c, pinned, printQuery(print), isToday ? undefined : engine)
    const of = { ...frame, cache: isToday ? CACHE.forever : CACHE.revalidate }
    // A client has this validator from an earlier answer, and versions are never deleted, so nothing needs to be read.
    if (matchesEtag(c.req.raw, of.etag, false)) return notModified(of)
    const before = await readEdgeCache<Body>(c, of.etag)
    if (before !== null) return respond(c, of, representation.mediaType, () => before)

    const selection = await selectVersions(store, pinned)
    const onePath = pinnedPath(pinnedOf(selection), extension, engine) + printQuery(print)
    if (onePath !== path) return redirect(onePath)
    return respond(c, of, representation.mediaType, async () => {
      const compared = await compareSelection(store, selection)
      checkPrinted(print.classes, compared.comparison, selection.rules.entries)
      const format = comparisonFormat(representation.extension)
      return writeEdgeCache(
        c,
        of.etag,
        renderComparison(format, compared, {
          ...frame,
          title: selection.title,
          witnesses: aboutWitnesses(selection),
          decisions: selection.decisions.decisions,
          print,
        }),
      )
    })
  },
}
