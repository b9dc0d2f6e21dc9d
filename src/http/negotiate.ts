/** Chooses the form of a resource for a request: by the extension of its path, else by `Accept` (RFC 9110, 12.5.1). */
import { getPath } from 'hono/utils/url'
import { problem } from './problem.ts'

/** One form of a resource. */
export interface Representation {
  /** As written after the path, with its dot; null where the form has no address of its own. */
  readonly extension: string | null
  /** As in `Content-Type`. */
  readonly mediaType: string
  /** Media types that `Accept` may call it by too; it comes as `mediaType`. */
  readonly aliases?: readonly string[]
}

export const JSON_REPRESENTATION: Representation = { extension: '.json', mediaType: 'application/json; charset=utf-8' }

/** A media type without its parameters. */
export function essence(mediaType: string): string {
  return mediaType.split(';')[0]!.trim().toLowerCase()
}

/** Cuts a known extension off a path. */
export type PathSplitter = (path: string) => { readonly path: string; readonly extension: string | null }

/**
 * Only addresses below `/v1/` have representations. The last part of `…/witnesses/{siglum}` never does: a siglum may hold a dot
 * (`P.Oxy`), and what is there is a TimeGate, which has one form.
 */
export function pathSplitter(representations: Iterable<Representation>): PathSplitter {
  const extensions = [
    ...new Set([...representations].flatMap((representation) => representation.extension ?? [])),
  ].sort((a, b) => b.length - a.length)
  return (path) => {
    if (path.startsWith('/v1/') && !/\/witnesses\/[^/]+$/.test(path))
      for (const extension of extensions)
        if (path.endsWith(extension)) return { path: path.slice(0, -extension.length), extension }
    // The addresses of DTS are written with a slash at their end in its specification, and without one by its clients.
    if (/^\/dts\/(?:\w+\/)?$/.test(path)) return { path: path.slice(0, -1), extension: null }
    return { path, extension: null }
  }
}

/** The extension of a request's path, as `split` finds it. */
export function extensionOf(request: Request, split: PathSplitter): string | null {
  return split(getPath(request)).extension
}

/**
 * The first of `representations` is the form of a request that does not choose.
 * @throws 404 for an extension that this resource does not have, 406 when `Accept` refuses every form
 */
export function negotiate(
  extension: string | null,
  accept: string | null,
  representations: readonly Representation[],
): Representation {
  if (extension !== null) {
    const representation = representations.find((t) => t.extension === extension)
    if (representation === undefined) {
      const forms = representations.flatMap((t) => t.extension ?? []).join(', ')
      throw problem('unknown-address', `This resource has no form "${extension}". Its forms are: ${forms}.`)
    }
    return representation
  }
  let best: Representation | undefined
  let bestQuality = 0
  for (const representation of representations) {
    const { mediaType, aliases = [] } = representation
    // An alias must be named: `text/*` does not ask for XML.
    const named = aliases.filter((alias) => accept?.toLowerCase().includes(alias))
    const quality = Math.max(...[mediaType, ...named].map((type) => qualityOf(essence(type), accept)))
    if (quality > bestQuality) {
      best = representation
      bestQuality = quality
    }
  }
  if (best !== undefined) return best
  const offered = [...new Set(representations.map((t) => essence(t.mediaType)))].join(', ')
  throw problem('not-acceptable', `The forms of this resource are: ${offered}.`, { pointer: 'Accept:' })
}

/** The quality that a header `Accept` gives a media type, 0 to 1; the most specific range that matches decides. */
export function qualityOf(mediaType: string, accept: string | null): number {
  if (accept === null || accept.trim() === '') return 1
  const [type] = mediaType.split('/')
  let quality = 0
  let specificity = 0
  for (const member of accept.toLowerCase().split(',')) {
    const [range, ...parameters] = member.split(';').map((part) => part.trim())
    const fits = range === mediaType ? 3 : range === `${type}/*` ? 2 : range === '*/*' ? 1 : 0
    if (fits <= specificity) continue
    specificity = fits
    const q = parameters.find((p) => p.startsWith('q='))
    quality = q === undefined ? 1 : /^q=(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(q) ? Number(q.slice(2)) : 0
  }
  return quality
}
