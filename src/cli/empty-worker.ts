/**
 * A Worker that does nothing, by way of the same router: what a request costs before it costs anything. `/kv` reads one key of KV
 * and does nothing with it: what the store of this machine costs. Never deployed.
 */
import { Hono } from 'hono'

export default new Hono<{ Bindings: { STORE: KVNamespace } }>()
  .get('/', (c) => c.text(''))
  .get('/kv', async (c) => c.text((await c.env.STORE.get('key')) ?? ''))
