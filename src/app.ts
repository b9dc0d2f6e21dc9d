/** The application: the middleware that every request passes, in order. */

import { getPath } from 'hono/utils/url'
import { LimitExceeded } from './align/limits.ts'
import { ENCODING_TABLES_FILE, LIFTED_FILE, TABLES_FILE } from './embed/built.ts'
import { embeds } from './embeds/routes.ts'
import { assetData } from './http/assets.ts'
import { cors } from './http/cors.ts'
import { withinDisk } from './http/disk.ts'
import { waitUntilOf } from './http/edge.ts'
import type { AppContext, AppEnv } from './http/env.ts'
import { Hono } from './http/hono.ts'
import { mount, notFoundHandler } from './http/mount.ts'
import { pathSplitter } from './http/negotiate.ts'
import { observe } from './http/observe.ts'
import { Problem, problem, problemOf } from './http/problem.ts'
import { meteredStore, PERIOD } from './http/rate.ts'
import { representationsOf } from './http/route.ts'
import { security } from './http/security.ts'
import { loadEncodingTables, loadTables } from './http/tables.ts'
import { counted, usageOf } from './http/usage.ts'
import { overLimit } from './limits.ts'
import { pages, unknownPage } from './pages/index.ts'
import { type LiftedFromModules, lacksStrings, provideStrings } from './present/lifted-strings.ts'
import { ROUTES } from './routes/index.ts'
import { ServiceError } from './service/error.ts'
import { coordinateBy } from './store/coordinator/client.ts'
import { CoordinatorError, CorruptTextError, StoreFullError, ThingTooLargeError } from './store/errors.ts'
import { type Memory, memory } from './store/kv/remembering.ts'
import { kvStore } from './store/kv-store.ts'
import { provideLiterals } from './text/lifted.ts'

/** What the isolate remembers of each namespace; a deployed Worker has one. */
const memories = new WeakMap<KVNamespace, Memory>()

function memoryOf(namespace: KVNamespace): Memory {
  const own = memories.get(namespace) ?? memory()
  memories.set(namespace, own)
  return own
}

const split = pathSplitter(ROUTES.flatMap(representationsOf))

export const app = new Hono<AppEnv>({ getPath: (request) => split(getPath(request)).path })

app.use(observe())
app.use(security())
app.use(cors())
app.use(async (c, next) => {
  const [lifted] = await Promise.all([
    lacksStrings() ? assetData<LiftedFromModules>(c.env.ASSETS, LIFTED_FILE) : null,
    loadTables(c.env.ASSETS, TABLES_FILE),
  ])
  if (lifted !== null) {
    provideLiterals(lifted.literals)
    provideStrings(lifted.strings)
  }
  if (c.req.method === 'POST') await loadEncodingTables(c.env.ASSETS, ENCODING_TABLES_FILE)
  await next()
})
app.use(async (c, next) => {
  const { STORE, COORDINATOR, DISK } = c.env
  const coordinate = COORDINATOR ? coordinateBy(COORDINATOR) : null
  const store = kvStore(counted(withinDisk(STORE, DISK), usageOf(c)), Date.now, waitUntilOf(c), () => c.get('writer'), {
    coordinate,
    once: true,
    memory: memoryOf(STORE),
  })
  c.set('unmeteredStore', store)
  c.set('store', meteredStore(c, store))
  await next()
  // However a page or a standard words it.
  if (c.res.status === 429) c.res.headers.set('Retry-After', String(PERIOD))
})
mount(app, ROUTES, split)
app.route('/', embeds)
app.route('/', pages)
app.notFound(notFoundHandler(app, unknownPage))
app.onError((error: Error, c: AppContext) => {
  if (error instanceof Problem) return error.response()
  if (error instanceof ServiceError) return problemOf(error, undefined).response()
  if (error instanceof LimitExceeded) return problem('over-limit', overLimit(error.limit)).response()
  if (error instanceof CorruptTextError) {
    console.error(JSON.stringify({ level: 'error', id: c.var.requestId, message: error.message }))
    return problem('corrupt-text', error.message).response()
  }
  if (error instanceof ThingTooLargeError) return problem('over-limit', overLimit(error.limit)).response()
  if (error instanceof CoordinatorError) {
    console.error(JSON.stringify({ level: 'error', id: c.var.requestId, message: error.message }))
    return problem('store-unavailable', 'The coordinator does not answer: nothing was stored. Ask again.').response()
  }
  if (error instanceof StoreFullError) return problem('insufficient-storage', error.message).response()
  // For an unexpected error the caller learns only that there was one; the log has the rest.
  console.error(JSON.stringify({ level: 'error', id: c.var.requestId, message: error.message, stack: error.stack }))
  return problem('internal-error', 'The service failed to answer this request.').response()
})
