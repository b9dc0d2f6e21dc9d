/**
 * Reads the query of a comparison: by an address of the API, of a page, of an embed, or by a form. Every reader of such a query uses
 * this file; how the answer is shown (view, filter, highlight) is not part of it.
 */
import { ORTHOGRAPHIC, RULES, type RuleName } from '../text/equivalences/index.ts'
import type { OwnRule } from '../text/own-rules.ts'
import { CLASSES, type Comparison, type Unit } from '../variants/comparison.ts'
import { ServiceError } from './error.ts'

export const UNITS = ['grapheme', 'word', 'whitespace'] as const satisfies readonly Unit[]

/** How witnesses are compared, whichever they are. */
export interface ComparisonOptions {
  /** Null: as the texts suggest. */
  readonly unit: Unit | null
  /** Classes, each once: those of the registry in its order, then those of own rules. */
  readonly ignore: readonly string[]
  readonly moves: boolean
}

export interface ComparisonQuery extends ComparisonOptions {
  /** Sigla; null: all that have a text. */
  readonly witnesses: readonly string[] | null
  /** Exact versions, the first as base; where given, `witnesses` is ignored. Null: the current ones. */
  readonly versions: readonly string[] | null
  /** Siglum; null: the first in order. */
  readonly base: string | null
  /** Id of the authority list of names that exact versions are compared with; null: the one in force. */
  readonly names: string | null
  /** Id of the list of own rules that exact versions are compared with; null: the one in force. */
  readonly rules: string | null
  /** Id of a set of editorial decisions, or `none`; null: those in force. */
  readonly decisions: string | null
}

/** Each rule once; `orthographic` means the four rules that engine 1 called so together. */
export function orderedRules(rules: readonly string[]): RuleName[] {
  const together = rules.includes('orthographic') ? ORTHOGRAPHIC : []
  return RULES.filter((rule) => rules.includes(rule) || together.includes(rule))
}

/** Each class once; what is none of the registry must be of an own rule, which is known only with the list of them. */
export function orderedClasses(names: readonly string[]): string[] {
  const own = names.filter((name) => !(IGNORABLE as readonly string[]).includes(name))
  return [...orderedRules(names), ...new Set(own.sort())]
}

/** What may be in `ignore`, beside the classes of own rules. */
export const IGNORABLE: readonly (RuleName | 'orthographic')[] = [...RULES, 'orthographic']

/**
 * @param at the keys to what holds the list of classes
 * @throws ServiceError `not-one-of` for a class that is neither of the registry nor of an own rule
 */
export function checkIgnored(ignore: readonly string[], rules: readonly OwnRule[], ...at: readonly string[]): void {
  const offered = [...IGNORABLE, ...rules.map(classOfRule)]
  for (const [k, name] of ignore.entries()) checkOneOf(offered, name, ...at, 'ignore', k)
}

/** Classes that variants are chosen by, each once: those of the registry in its order, then an editor's own. */
export function orderedPrinted(names: readonly string[]): string[] {
  const isOfRegistry = (name: string) => (CLASSES as readonly string[]).includes(name)
  return [
    ...CLASSES.filter((name) => names.includes(name)),
    ...new Set(names.filter((name) => !isOfRegistry(name)).sort()),
  ]
}

/**
 * Classes that variants are chosen by are those of the registry, of own rules, and those that decisions gave to places.
 * @param comparison with its decisions; null where there are neither own rules nor decisions
 * @throws ServiceError `not-one-of`
 */
export function checkPrinted(
  classes: readonly string[],
  comparison: Comparison | null,
  rules: readonly OwnRule[] = [],
  member = 'classes',
): void {
  const given = comparison?.segments.flatMap((one) => (one.relation === 'variant' ? one.classes : [])) ?? []
  const offered = [...new Set([...CLASSES, ...rules.map(classOfRule), ...given])]
  for (const name of classes) checkOneOf(offered, name, member)
}

const classOfRule = (rule: OwnRule): string => rule.class ?? rule.id

/**
 * `unit` and `ignore` of a query or a form; everything else in it is left to others.
 * @throws ServiceError `not-one-of`
 */
export function readComparisonOptions(fields: URLSearchParams): ComparisonOptions {
  const unit = lastMember(fields, 'unit')
  const ignore = listedMembers(fields, 'ignore')
  return {
    unit: unit === null ? null : checkOneOf(UNITS, unit, 'unit'),
    ignore: orderedClasses(ignore),
    moves: true,
  }
}

/** @throws ServiceError `not-one-of` */
export function readComparisonQuery(fields: URLSearchParams): ComparisonQuery {
  const witnesses = listedMembers(fields, 'witnesses')
  const versions = listedMembers(fields, 'versions')
  return {
    ...readComparisonOptions(fields),
    witnesses: witnesses.length > 0 ? witnesses : null,
    versions: versions.length > 0 ? versions : null,
    base: lastMember(fields, 'base'),
    names: lastMember(fields, 'names'),
    rules: lastMember(fields, 'rules'),
    decisions: lastMember(fields, 'decisions'),
  }
}

/** Members given once with commas, several times, or both; blanks and doubles are dropped. */
export function listedMembers(fields: URLSearchParams, name: string): string[] {
  const members = fields.getAll(name).flatMap((value) => value.split(','))
  return [...new Set(members.map((member) => member.trim()).filter((member) => member !== ''))]
}

/** Of a member given several times the last; null where it is left out or blank. */
export const lastMember = (fields: URLSearchParams, name: string): string | null =>
  fields.getAll(name).at(-1)?.trim() || null

/** @throws ServiceError `not-one-of` */
export function checkOneOf<T extends string>(
  offered: readonly T[],
  value: string,
  ...member: readonly (string | number)[]
): T {
  const found = offered.find((one) => one === value)
  if (found === undefined) throw new ServiceError('not-one-of', { value, offered }, ...member)
  return found
}
