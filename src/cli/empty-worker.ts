/** A Worker that does nothing, by way of the same router: what a request costs before it costs anything. Never deployed. */
import { Hono } from 'hono'

export default new Hono().get('/', (c) => c.text(''))
