/** The application: what every request passes, in order. */
import { Hono } from 'hono'
import { getPath } from 'hono/utils/url'
import { cors } from './http/cors.ts'
import { laterOf } from './http/edge.ts'
import type { AppContext, AppEnv } from './http/env.ts'
import { mount, otherwise } from './http/mount.ts'
import { pathSplitter } from './http/negotiate.ts'
import { observe } from './http/observe.ts'
import { Problem, problem } from './http/problem.ts'
import { charging, PERIOD } from './http/rate.ts'
import { twinsOf } from './http/route.ts'
import { security } from './http/security.ts'
import { counted, workOf } from './http/work.ts'
import { embeds } from './pages/embeds.ts'
import { pages, unknownPage } from './pages/routes.tsx'
import { ROUTES } from './routes/index.ts'
import { kvStore } from './store/kv.ts'

const split = pathSplitter(ROUTES.flatMap(twinsOf))

export const app = new Hono<AppEnv>({ getPath: (request) => split(getPath(request)).path })

app.use(observe())
app.use(security())
app.use(cors())
app.use(async (c, next) => {
  const store = kvStore(counted(c.env.STORE, workOf(c)), Date.now, laterOf(c), () => c.get('writer'))
  c.set('given', store)
  c.set('store', charging(c, store))
  await next()
  // However a page or a standard words it.
  if (c.res.status === 429) c.res.headers.set('Retry-After', String(PERIOD))
})
mount(app, ROUTES, split)
app.route('/', embeds)
app.route('/', pages)
app.notFound(otherwise(app, unknownPage))
app.onError((error: Error, c: AppContext) => {
  if (error instanceof Problem) return error.response()
  // Of an error nobody foresaw the caller learns nothing but that; the log has the rest.
  console.error(JSON.stringify({ level: 'error', id: c.var.requestId, message: error.message, stack: error.stack }))
  return problem('internal-error', 'The service failed to answer this request.').response()
})
