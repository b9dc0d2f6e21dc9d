/**
 * Lists, patterns and long strings that a Worker does not carry: src/cli/lift-literals.ts moves them out of its modules into an asset,
 * which comes with its first request. Where the sources run directly, nothing is moved and nothing here is called.
 */
import { once } from './once.ts'

/** A value in JSON. A value that JSON cannot express is an object with one member, named as in `FORMS`. */
export type LiftedLiteral =
  | string
  | number
  | boolean
  | null
  | readonly LiftedLiteral[]
  | { readonly [member: string]: LiftedLiteral }

/** The literals of each module, by a hash of them, as JSON: a request needs those of half the modules. */
export type LiftedLiterals = Readonly<Record<string, string>>

/** Names that no member of an object in the sources has. */
export const FORMS = { pattern: '/pattern/', set: '/set/', map: '/map/' } as const

const PROVIDED: { literals: LiftedLiterals | null } = { literals: null }

/** Later calls change nothing. */
export function provideLiterals(literals: LiftedLiterals): void {
  PROVIDED.literals ??= literals
}

/**
 * Called by a bundled module: a function that gives its literals by their numbers, the same value each time. That function throws an
 * Error where the literals were not provided, or are those of another build: a fault of the deployment.
 */
export function literalsOf(key: string): (n: number) => unknown {
  const made: unknown[] = []
  const literals = once(() => literalsIn(key))
  return (n) => (made[n] ??= revived(literals()[n]!))
}

function literalsIn(key: string): readonly LiftedLiteral[] {
  const literals = PROVIDED.literals?.[key]
  if (literals === undefined)
    throw new Error(`The literals ${key} are missing, or of another build. Run npm run build:assets.`)
  return JSON.parse(literals)
}

function revived(literal: LiftedLiteral): unknown {
  if (typeof literal !== 'object' || literal === null) return literal
  if (Array.isArray(literal)) return literal.map(revived)
  const {
    [FORMS.pattern]: pattern,
    [FORMS.set]: set,
    [FORMS.map]: map,
    ...object
  } = literal as Readonly<Record<string, LiftedLiteral>>
  if (pattern !== undefined) return new RegExp(...(pattern as [string, string]))
  if (set !== undefined) return new Set(revived(set) as unknown[])
  if (map !== undefined) return new Map(revived(map) as [unknown, unknown][])
  return Object.fromEntries(Object.entries(object).map(([member, value]) => [member, revived(value)]))
}
