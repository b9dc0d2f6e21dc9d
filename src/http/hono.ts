/**
 * Hono with one router. Hono's default tries two, which delays the first request of an isolate; the smallest one (`hono/tiny`) takes
 * `/p/t17/` for `/p/t17`, and here an address has one spelling.
 */
import { HonoBase } from 'hono/hono-base'
import { TrieRouter } from 'hono/router/trie-router'
import type { Env, Schema } from 'hono/types'

export class Hono<E extends Env> extends HonoBase<E, Schema, '/'> {
  constructor(options: ConstructorParameters<typeof HonoBase<E>>[0] = {}) {
    super({ router: new TrieRouter(), ...options })
  }
}
