/**
 * The one error of the service: what cannot be done, by name, with what a sentence about it needs. It knows neither HTTP nor a
 * language: routes write it as a problem document (http/problem.ts), pages word it (a string for each name, in both languages).
 */
import type { LimitName } from '../limits.ts'

/** Every name, with its parameters. */
export interface ErrorParameters {
  'unknown-passage': { readonly id: string }
  'unknown-witness': { readonly passage: string; readonly siglum: string }
  'unknown-version': { readonly version: string }
  /** The witness is there, and has no version, or none by the instant asked for. */
  'no-version': { readonly siglum: string; readonly at?: string }
  'unknown-names': { readonly list: string }
  'unknown-telegram': { readonly id: string }
  'unknown-statement': { readonly telegram: string; readonly statement: string }
  'unknown-evidence': { readonly span: string }
  'unknown-document': { readonly id: string }
  'too-few-witnesses': { readonly count: number }
  'over-limit': { readonly limit: LimitName }
  /** A siglum, an id or a version that may be given once is given again. */
  repeated: { readonly what: 'siglum' | 'id' | 'version' | 'statement'; readonly value: string }
  'base-not-compared': { readonly base: string }
  /** A value that is not of the shape expected; `expected` is the sentence of the schema, in English. */
  'invalid-value': { readonly expected: string }
  'not-one-of': { readonly value: string; readonly offered: readonly string[] }
  /** `length`: of the text, in code points. */
  'no-span': { readonly start: number; readonly end: number; readonly length: number }
  /** A member of a body, or a parameter of a query, that the operation does not have. */
  'unknown-member': { readonly name: string }
  'no-letters': { readonly words: string }
  conflict: {
    readonly what: 'passage' | 'witness' | 'telegram' | 'statement' | 'withdrawal' | 'document'
    readonly id: string
  }
  /** `reason`: an English sentence of the reader of files. `overLimit`: the file unpacks to more than is read. */
  'unreadable-file': { readonly reason: string; readonly overLimit: boolean }
  'unread-file-type': { readonly offered: readonly string[] }
  'empty-file': Readonly<Record<never, never>>
  /** The store is broken: a record names a text, a file or a map that is not there. */
  'missing-content': { readonly what: string }
}

export type ErrorName = keyof ErrorParameters

/** The names whose parameters come together, so that a `switch` over `name` knows them. */
export type NamedError = { [N in ErrorName]: { readonly name: N; readonly parameters: ErrorParameters[N] } }[ErrorName]

/**
 * @property member where the fault lies, in the caller's own terms: the keys of a value (`['witnesses', 0, 'siglum']`), or the
 *   name of an argument (`['passage']`); empty: the whole
 */
export class ServiceError<N extends ErrorName = ErrorName> extends Error {
  override readonly name: N
  readonly parameters: ErrorParameters[N]
  readonly member: readonly (string | number)[]

  constructor(name: N, parameters: ErrorParameters[N], ...member: readonly (string | number)[]) {
    super(`${name} ${JSON.stringify(parameters)}`)
    this.name = name
    this.parameters = parameters
    this.member = member
  }
}
