/**
 * Hono with one router. The router that Hono takes by itself tries two, which the first request of an isolate waits for; the smallest
 * one (`hono/tiny`) takes `/p/t17/` for `/p/t17`, and an address has one spelling here.
 */
import { HonoBase } from 'hono/hono-base'
import { TrieRouter } from 'hono/router/trie-router'
import type { Env, Schema } from 'hono/types'

export class Hono<E extends Env> extends HonoBase<E, Schema, '/'> {
  constructor(options: ConstructorParameters<typeof HonoBase<E>>[0] = {}) {
    super({ router: new TrieRouter(), ...options })
  }
}
