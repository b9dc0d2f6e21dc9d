/**
 * A Worker that does nothing, behind the same router: the cost of a request before it does any work. `/kv` reads one key of KV and
 * drops it: the cost of the store on this machine. Never deployed.
 */
import { Hono } from 'hono'

export default new Hono<{ Bindings: { STORE: KVNamespace } }>()
  .get('/', (c) => c.text(''))
  .get('/kv', async (c) => c.text((await c.env.STORE.get('key')) ?? ''))
