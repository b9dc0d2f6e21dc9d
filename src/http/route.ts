/**
 * The type of every route: what it reads, what it does, what it answers. The OpenAPI document is made from these values; `summary`,
 * `description`, `headers` and `responses` serve the document only, and a deployed Worker does not have them (src/cli/undescribed.ts).
 */
import type * as v from 'valibot'
import type { Scope } from './auth.ts'
import type { AppContext } from './env.ts'
import { JSON_REPRESENTATION, type Representation } from './negotiate.ts'
import type { ProblemName } from './problem.ts'
import type { QuerySchema } from './query.ts'

export interface Success {
  readonly description: string
  /** Of the JSON form; what else there is follows from `representations`. */
  readonly schema?: v.GenericSchema
  /** Media types other than JSON, where `representations` does not list them. */
  readonly mediaTypes?: readonly string[]
}

export interface Route {
  readonly method: 'GET' | 'POST'
  /** As OpenAPI writes it: `/v1/passages/{id}`. */
  readonly path: string
  readonly summary: string
  readonly description?: string
  /** Needs a token, for this. */
  readonly token?: Scope
  readonly query?: QuerySchema
  /** Request headers of its own, with what they do. */
  readonly headers?: Readonly<Record<string, string>>
  /** The shape of the body for each media type that is read. */
  readonly body?: Readonly<Record<string, v.GenericSchema>>
  /** The same of a body that the handler reads in its own way, since a standard says how it answers a wrong one. */
  readonly readsItself?: Readonly<Record<string, v.GenericSchema>>
  /** The media types of a file that is read byte for byte; also one file in a form. */
  readonly file?: readonly string[]
  /** The forms of the answer, the default first. Left out: JSON. Empty: no negotiation. */
  readonly representations?: readonly Representation[]
  readonly responses: Readonly<Record<number, Success>>
  readonly problems?: readonly ProblemName[]
  readonly handle: (c: AppContext) => Response | Promise<Response>
}

/** A route that needs a token does not negotiate: it answers in JSON. */
export function representationsOf(route: Route): readonly Representation[] {
  return route.representations ?? (route.token ? [] : [JSON_REPRESENTATION])
}

/** Every status that a route may answer with, its own and those of the guards before it. */
export function problemsOf(route: Route): readonly ProblemName[] {
  return [
    ...(route.problems ?? []),
    ...(route.token ? (['missing-token', 'wrong-token', 'out-of-scope', 'read-only'] as const) : []),
    ...(route.method === 'POST' && !route.token ? (['too-many-requests'] as const) : []),
    ...(representationsOf(route).length > 0 ? (['not-acceptable'] as const) : []),
    // A standard may ask for 400 instead; then every query is read so.
    ...((route.query || route.path.startsWith('/v1/')) && !route.problems?.includes('malformed-query')
      ? (['invalid-value'] as const)
      : []),
    ...(route.file ? (['malformed-file', 'over-limit', 'unsupported-media-type', 'invalid-value'] as const) : []),
    ...(route.body
      ? ([
          'malformed-json',
          'malformed-text',
          'unfinished-body',
          'over-limit',
          'unsupported-media-type',
          'invalid-value',
        ] as const)
      : []),
  ]
}

/** `{id}` for OpenAPI is `:id` for the router. */
export function routerPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1')
}
