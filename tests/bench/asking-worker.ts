/**
 * A Worker that does nothing, by way of the same router: what a request costs before it costs anything. At `/ask` it asks KV for as much
 * as a page of ours did, and sends as much: what the store of this machine costs, which a deployed Worker does not pay for.
 */
import { Hono } from 'hono'
import type { Calls } from './calls.ts'

interface Asked {
  readonly calls: Calls
  /** Of the answer. */
  readonly length: number
}

const keyOf = (call: number, n: number, size: number) => `value/${call}/${n}/${size}`
const asked = (json: string | undefined): Asked => JSON.parse(json ?? '') as Asked

export default new Hono<{ Bindings: { STORE: KVNamespace } }>()
  .get('/', (c) => c.text(''))
  .post('/fill', async (c) => {
    const { calls } = asked(await c.req.text())
    for (const [call, sizes] of calls.entries())
      for (const [n, size] of sizes.entries())
        if (size > 0) await c.env.STORE.put(keyOf(call, n, size), 'x'.repeat(size))
    return c.text('')
  })
  .get('/ask', async (c) => {
    const { calls, length } = asked(c.req.query('as'))
    let read = 0
    for (const [call, sizes] of calls.entries()) {
      const [key, ...more] = sizes.map((size, n) => keyOf(call, n, size))
      const values =
        more.length === 0 ? [await c.env.STORE.get(key!)] : (await c.env.STORE.get([key!, ...more])).values()
      for (const value of values) read += value?.length ?? 0
    }
    if (read !== calls.flat().reduce((sum, size) => sum + size, 0)) return c.text('Fill it first.', 409)
    return c.text('x'.repeat(length))
  })
