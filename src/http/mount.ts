/** Mounts routes in an application: the checks that all of them share, then the handler. */
import type { Hono } from 'hono'
import { ServiceError } from '../service/error.ts'
import { asServiceError } from '../service/store-errors.ts'
import { requireToken } from './auth.ts'
import { dispositionOf } from './download-name.ts'
import type { AppContext, AppEnv } from './env.ts'
import { essence, extensionOf, negotiate, type PathSplitter, qualityOf, type Representation } from './negotiate.ts'
import { pointerTo } from './pointer.ts'
import { problem, problemOf } from './problem.ts'
import { refuseUnknown } from './query.ts'
import { chargeWork } from './rate.ts'
import { type Route, representationsOf, routerPath } from './route.ts'

export function mount(app: Hono<AppEnv>, routes: readonly Route[], split: PathSplitter): void {
  for (const route of routes) {
    const representations = representationsOf(route)
    app.on(route.method, routerPath(route.path), async (c) => {
      if (route.token) c.set('writer', await requireToken(c.req.raw, route.token, c.env))
      // Reading a body is work too, and must be charged before it is read.
      else if (route.method === 'POST') await chargeWork(c, 0, 0)
      // Elsewhere a standard says to ignore them.
      if (route.path.startsWith('/v1/')) refuseUnknown(c.req.url, route.query)
      const extension = extensionOf(c.req.raw, split)
      if (representations.length === 0 && extension === null) return handled(c, route)
      const representation = negotiate(extension, c.req.header('Accept') ?? null, representations)
      c.set('representation', representation)
      const response = await handled(c, route)
      if (extension === null) response.headers.append('Vary', 'Accept')
      if (response.ok || response.status === 304)
        linkAlternates(c, response, extension, representation, representations)
      if (response.ok && extension !== null) nameDownload(c, response, extension)
      return response
    })
  }
}

function nameDownload(c: AppContext, response: Response, extension: string): void {
  if (response.headers.has('Content-Disposition')) return
  const { pathname, searchParams } = new URL(c.req.url)
  const path = pathname.slice(0, -extension.length)
  response.headers.set('Content-Disposition', dispositionOf(path, searchParams, extension))
}

/** What `route` answers; an error of the service becomes a problem, with the place of its member in a request to this route. */
async function handled(c: AppContext, route: Route): Promise<Response> {
  try {
    return await route.handle(c)
  } catch (thrown) {
    const error = asServiceError(thrown)
    throw error instanceof ServiceError ? problemOf(error, pointerTo(route, error.member)) : error
  }
}

/** Characters of `Link` in all: clients read 16 kB of headers, and the address of a comparison of many versions is long. */
const LINK_ROOM = 6_000

/** `Link: rel="alternate"` to the other forms that have an address of their own, all of them or none. */
function linkAlternates(
  c: AppContext,
  response: Response,
  extension: string | null,
  chosen: Representation,
  representations: readonly Representation[],
): void {
  if (c.req.raw.method !== 'GET' && c.req.raw.method !== 'HEAD') return
  const { pathname, search } = new URL(c.req.url)
  const path = extension === null ? pathname : pathname.slice(0, -extension.length)
  const others = representations.filter(
    (representation) => representation !== chosen && representation.extension !== null,
  )
  const links = others.map(
    ({ extension, mediaType }) => `<${path}${extension}${search}>; rel="alternate"; type="${essence(mediaType)}"`,
  )
  const all = links.join(', ')
  if (all !== '' && all.length <= LINK_ROOM) response.headers.append('Link', all)
}

/**
 * What answers when no route did: 404 for an unknown path, 405 with `Allow` for a known one, and for OPTIONS `Allow` alone.
 * The router itself is asked, so that pages and everything else that is mounted is known here too.
 * @param page what a person is shown instead of the 404, who asks for pages outside the API
 */
export function notFoundHandler(app: Hono<AppEnv>, page?: (c: AppContext) => Response | Promise<Response>) {
  return (c: AppContext): Response | Promise<Response> => {
    const { method, path } = c.req
    const knows = (method: string) => app.router.match(method, path)[0].some(([[, route]]) => route.method === method)
    const allowed = ['GET', 'POST'].filter(knows).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    if (allowed.length === 0) return page && wantsPage(c) ? page(c) : unknownAddress(path)
    const headers = { Allow: [...allowed, 'OPTIONS'].join(', ') }
    if (method === 'OPTIONS') return new Response(null, { status: 204, headers })
    return problem('method-not-allowed', `${method} is not one of ${headers.Allow}.`, { headers }).response()
  }
}

/** Tells clients that guess addresses of the API where they are documented (RFC 8631). */
function unknownAddress(path: string): Response {
  const isOfApi = path === '/v1' || path.startsWith('/v1/')
  const sentence = `There is nothing at ${path}.${isOfApi ? ' The addresses of the API are in /openapi.json.' : ''}`
  const headers = { Link: '</openapi.json>; rel="service-desc"; type="application/json"' }
  return problem('unknown-address', sentence, isOfApi ? { headers } : {}).response()
}

function wantsPage(c: AppContext): boolean {
  const accept = c.req.header('Accept') ?? null
  return !c.req.path.startsWith('/v1/') && qualityOf('text/html', accept) > qualityOf('application/json', accept)
}
