/**
 * The one error of the service: the name of what cannot be done, and the parameters that a sentence about it needs. It knows neither
 * HTTP nor a language: routes write it as a problem document (http/problem.ts), pages word it (a string for each name, in both
 * languages).
 */
import type { UnappliedReason } from '../editing/decision.ts'
import type { LimitName } from '../limits.ts'

/** Every name, with its parameters. */
export interface ErrorParameters {
  /** An address that names no page of this service. */
  'unknown-page': { readonly address: string }
  'unknown-passage': { readonly id: string }
  'unknown-witness': { readonly passage: string; readonly siglum: string }
  'unknown-version': { readonly version: string }
  /** The witness is there, and has no version, or none by the instant asked for. */
  'no-version': { readonly siglum: string; readonly at?: string }
  'unknown-names': { readonly list: string }
  'unknown-decisions': { readonly set: string }
  'unknown-decision': { readonly passage: string; readonly decision: string }
  /** It contradicts decisions in force. */
  'contradictory-decision': { readonly with: readonly string[] }
  /** It would not shape the comparison that its author has before them. */
  'inapplicable-decision': { readonly reason: UnappliedReason }
  'unknown-rules': { readonly list: string }
  'unknown-telegram': { readonly id: string }
  'unknown-statement': { readonly telegram: string; readonly statement: string }
  'unknown-evidence': { readonly span: string }
  'unknown-document': { readonly id: string }
  /** The comparison is there, and has no variant of this number. */
  'unknown-variant': { readonly id: string }
  /** A passage without any text. */
  'no-text': { readonly passage: string }
  'too-few-witnesses': { readonly count: number }
  'over-limit': { readonly limit: LimitName }
  /** A siglum, an id or a version that may be given once is given again. */
  repeated: { readonly what: 'siglum' | 'id' | 'version' | 'statement'; readonly value: string }
  'base-not-compared': { readonly base: string }
  /** A value that is not of the shape expected; `expected` is the sentence of the schema, in English. */
  'invalid-value': { readonly expected: string; readonly value?: string }
  /** A field of a form that may not be left blank; `member` names it. */
  missing: Readonly<Record<never, never>>
  'unlabelled-witness': { readonly siglum: string }
  /** A siglum looks like `siglum`, which another witness has. */
  'confusable-siglum': { readonly siglum: string }
  'empty-text': Readonly<Record<never, never>>
  /** Half of a surrogate pair alone: no Unicode text. */
  'broken-text': Readonly<Record<never, never>>
  /** Bytes of a form that are not UTF-8. */
  'unreadable-form': Readonly<Record<never, never>>
  'not-one-of': { readonly value: string; readonly offered: readonly string[] }
  /** `length`: of the text, in code points. */
  'no-span': { readonly start: number; readonly end: number; readonly length: number }
  /** An offset lies inside a character of several code points. */
  'cut-character': { readonly offset: number }
  /** A member of a body, or a parameter of a query, that the operation does not have. */
  'unknown-member': { readonly name: string; readonly known: readonly string[] | null }
  'no-letters': { readonly words: string }
  conflict: {
    readonly what: 'passage' | 'witness' | 'telegram' | 'statement' | 'withdrawal' | 'document' | 'rules' | 'names'
    readonly id: string
  }
  /** `reason`: an English sentence of the reader of files. `overLimit`: the file unpacks to more than is read. */
  'unreadable-file': { readonly reason: string; readonly overLimit: boolean }
  /** `reason`: as of `unreadable-file`. `candidates`: encodings that it may be in. */
  'undecided-encoding': { readonly reason: string; readonly candidates: readonly string[] }
  'unread-file-type': { readonly offered: readonly string[] }
  'empty-file': Readonly<Record<never, never>>
  /** The store is broken: a record names a text, a file or a map that is not there. */
  'missing-content': { readonly what: string }
}

export type ErrorName = keyof ErrorParameters

/** An error as a plain value, which can be sent from a thread to the page it belongs to. */
export interface Fault<N extends ErrorName = ErrorName> {
  readonly name: N
  readonly parameters: ErrorParameters[N]
  /**
   * Where the fault lies, in the caller's own terms: the keys of a value (`['witnesses', 0, 'siglum']`), or the name of an argument
   * (`['passage']`); empty: the whole.
   */
  readonly member: readonly (string | number)[]
}

/** What `table` makes of an error: one function for each name, so that a name without one is an error of types. */
export function byName<R>(
  table: { readonly [N in ErrorName]: (parameters: ErrorParameters[N], fault: Fault<N>) => R },
  fault: Fault,
): R {
  // That the parameters are those of the name, the compiler cannot see through a table.
  const make = table[fault.name] as (parameters: unknown, fault: Fault) => R
  return make(fault.parameters, fault)
}

export class ServiceError<N extends ErrorName = ErrorName> extends Error implements Fault<N> {
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

export const faultOf = ({ name, parameters, member }: ServiceError): Fault => ({ name, parameters, member })
