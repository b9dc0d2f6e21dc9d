/** What a request finds around it: the bindings of the Worker, and what the guards before a handler have settled. */
import type { Context } from 'hono'
import type { Store } from '../store/store.ts'
import type { Twin } from './negotiate.ts'

export interface Bindings {
  readonly STORE: KVNamespace
  /** Without it the service is read-only. */
  readonly WRITE_TOKEN?: string
}

export interface AppEnv {
  Bindings: Bindings
  Variables: {
    store: Store
    /** The form of the answer, by extension or `Accept`. */
    twin: Twin
  }
}

export type AppContext = Context<AppEnv>
