/** The types of a request's surroundings: the bindings of the Worker, and the variables that the middleware sets for a handler. */
import type { Context } from 'hono'
import type { Store } from '../store/store.ts'
import type { Secrets } from './auth.ts'
import type { Disk } from './disk.ts'
import type { Representation } from './negotiate.ts'
import type { Usage } from './usage.ts'

/** Without a secret the service is read-only. */
export interface Bindings extends Secrets {
  readonly STORE: KVNamespace
  /** Lets one claim to a name through (store/coordinator); without it a claim is provisional for two minutes. */
  readonly COORDINATOR?: DurableObjectNamespace
  /** The disk of the local server (http/disk.ts). */
  readonly DISK?: Disk
  /** The files of src/assets. */
  readonly ASSETS: Fetcher
  /** Counts units of work by caller; without it nothing is limited. */
  readonly COMPUTE?: RateLimit
  /** Which deployment this is, by Cloudflare. */
  readonly CF_VERSION_METADATA?: { readonly id: string }
  /** The same for the local server: a digest of the bundle. */
  readonly BUILD?: string
  /** Set where the server listens on a loopback address alone. */
  readonly LOOPBACK?: string
  /** Where weaknesses are reported (security.txt): a URI. Without it, the mailbox that RFC 2142 names. */
  readonly SECURITY_CONTACT?: string
  /** `requests`: one line of JSON a request. Anything else, or nothing: only what went wrong. */
  readonly LOG?: string
}

export interface AppEnv {
  Bindings: Bindings
  Variables: {
    /** Texts that are read from it are paid for, see `meteredStore`. */
    store: Store
    /** Texts that are given out as they are, or whose work is counted otherwise. */
    unmeteredStore: Pick<Store, 'readVersions'>
    /** Of this request, in the log and in its answer. */
    requestId: string
    usage: Usage | undefined
    /** Name of the token that this request writes with; undefined until one was asked for. */
    writer: string | undefined
    /** The form of the answer, by extension or `Accept`. */
    representation: Representation
  }
}

export type AppContext = Context<AppEnv>

/** What a page is made by: another deployment may word or draw it otherwise, and must not find what an earlier one left. */
export const buildOf = (env: Bindings | undefined): string => env?.CF_VERSION_METADATA?.id ?? env?.BUILD ?? ''
