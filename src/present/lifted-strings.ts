/**
 * Loads the plain strings of pages in the Worker. A bundle keeps only the functions of a set of strings; src/cli/lift-strings.ts moves
 * its plain strings into an asset, 20 kB that only pages and embeds need. Where the sources run directly, nothing is moved.
 */
import type { LiftedLiterals } from '../text/lifted.ts'
import { once } from '../text/once.ts'
import type { ReaderLanguage } from './language.ts'

/**
 * What was lifted out of an object, in its order: strings and values made from them; null for what stayed; a list of its own for what
 * stayed in part.
 */
export interface LiftedStrings {
  readonly [member: string]: Lifted
}
/** The member of an object that represents a function: the parts of its text, and which argument is between them. */
export const TEMPLATE = '/template/'
type Lifted = string | boolean | number | null | readonly Lifted[] | LiftedStrings

/** By the folders of their files: what the asset holds, as JSON, since a request needs those of a few pages in one language. */
export type AllLiftedStrings = Readonly<Record<string, Readonly<Record<ReaderLanguage, string>>>>

/** What a Worker loads with its first request because its modules lack it: the asset. */
export interface LiftedFromModules {
  readonly strings: AllLiftedStrings
  readonly literals: LiftedLiterals
}

/** `{ en, zh }`, as each strings.ts exports it. */
type StringSet = Record<ReaderLanguage, object>

/** Sets that lack what was lifted out of them, by the folder of their file. */
const WAITING = new Map<string, StringSet>()

/** Called by a bundled strings.ts. */
export function awaitStrings(folder: string, set: StringSet): void {
  WAITING.set(folder, set)
}

export const lacksStrings = (): boolean => WAITING.size > 0

/** Adds the strings to the sets. Code that took a language out of a set before this has it without its plain strings. */
export function provideStrings(lifted: AllLiftedStrings): void {
  for (const [folder, set] of WAITING)
    for (const language of ['en', 'zh'] as const) {
      const kept = set[language]
      const get = once(() => whole(kept, JSON.parse(lifted[folder]![language])))
      Object.defineProperty(set, language, { get, enumerable: true })
    }
  WAITING.clear()
}

/** A lifted value as the sources have it. */
function made(lifted: Lifted): unknown {
  if (typeof lifted !== 'object' || lifted === null) return lifted
  if (Array.isArray(lifted)) return lifted.map(made)
  const { [TEMPLATE]: parts } = lifted as LiftedStrings
  if (Array.isArray(parts))
    return (...given: readonly unknown[]) =>
      parts.map((part) => (typeof part === 'number' ? String(given[part]) : part)).join('')
  return Object.fromEntries(Object.entries(lifted).map(([member, value]) => [member, made(value)]))
}

/** In the order of the source, which lists on pages follow. */
function whole(kept: object, lifted: LiftedStrings): object {
  const own = kept as Readonly<Record<string, object>>
  return Object.fromEntries(
    Object.entries(lifted).map(([member, value]) => {
      const stayed = Object.hasOwn(own, member) ? own[member]! : null
      if (stayed === null) return [member, made(value)]
      if (value === null) return [member, stayed]
      // A string where the bundle kept functions: without this, the next step would take the string apart, and so on without end.
      if (typeof value !== 'object')
        throw new Error(`"${member}" in the strings of src/assets is of another build. Run npm run build:assets.`)
      return [member, whole(stayed, value as LiftedStrings)]
    }),
  )
}
