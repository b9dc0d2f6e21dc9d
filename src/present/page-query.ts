/** Reads the query of a comparison page: the part that the service answers, and how the answer is shown. */
import {
  type ComparisonOptions,
  type ComparisonQuery,
  checkOneOf,
  lastMember,
  listedMembers,
  orderedPrinted,
  readComparisonOptions,
  readComparisonQuery,
} from '../service/comparison-query.ts'
import { baseFirst } from '../service/comparisons/order.ts'
import { ServiceError } from '../service/error.ts'
import type { Significance } from '../variants/comparison.ts'
import { address, type Query } from './address.ts'
import { addressOfRows, type OwnRow, ownRowsOf } from './own-choice.ts'
import { type Highlight, parseHighlight } from './text-runs.ts'

/** The views of a comparison, as addresses name them. */
export const VIEWS = ['inline', 'side-by-side', 'reading', 'table', 'graph', 'list'] as const
export type View = (typeof VIEWS)[number]

/** How witnesses are compared and shown, whichever they are. */
export interface ViewOptions extends ComparisonOptions {
  readonly view: View
  readonly base: string | null
}

const SIGNIFICANCES: readonly Significance[] = ['substantive', 'accidental']
const WRITING_MODES = ['horizontal', 'vertical'] as const

/** Which variants are marked in the text; the others stay in it unmarked. */
export interface Filter {
  readonly significance: Significance | null
  /** A variant of any of them; none: of all. */
  /** Those of the registry, and an editor's own. */
  readonly classes: readonly string[]
}

export interface PageQuery extends ComparisonQuery {
  readonly view: View
  readonly highlight: Highlight | null
  /** The major number of the engine a permanent address was made with. */
  readonly engine: string | null
  readonly filter: Filter
  /** Chinese set in columns from right to left. */
  readonly vertical: boolean
  /** Number of the variant that is to be cited; null: the whole comparison. */
  readonly cited: string | null
  /** Of a table that is too wide for one page, from 1. */
  readonly part: number
  /** Rules and names that the reader tries, beside those that are stored. */
  readonly own: readonly OwnRow[]
  /** The instant whose versions are compared, RFC 3339 in UTC; null: now. Exact versions are the same at any time. */
  readonly at: string | null
  /** Words to be found in the texts shown; null: none. */
  readonly find: string | null
}

const viewOf = (fields: URLSearchParams): View => checkOneOf(VIEWS, lastMember(fields, 'view') ?? 'inline', 'view')

/** Works for a query and for a form alike. @throws ServiceError `not-one-of` for a view, unit or rule that does not exist */
export function viewOptionsOf(fields: URLSearchParams): ViewOptions {
  return { view: viewOf(fields), ...readComparisonOptions(fields), base: lastMember(fields, 'base') }
}

/** @throws ServiceError `not-one-of`, and `invalid-value` for a highlight that names no stretch */
export function pageQueryOf(query: URLSearchParams): PageQuery {
  const asked = lastMember(query, 'highlight')
  const highlight = asked === null ? null : parseHighlight(asked)
  if (asked !== null && highlight === null)
    throw new ServiceError(
      'invalid-value',
      { expected: 'Expected a stretch such as A:1142-1705.', value: asked },
      'highlight',
    )
  const significance = lastMember(query, 'significance')
  const writing = lastMember(query, 'writing')
  return {
    ...readComparisonQuery(query),
    view: viewOf(query),
    filter: {
      significance: significance === null ? null : checkOneOf(SIGNIFICANCES, significance, 'significance'),
      classes: orderedPrinted(listedMembers(query, 'class')),
    },
    vertical: writing !== null && checkOneOf(WRITING_MODES, writing, 'writing') === 'vertical',
    cited: lastMember(query, 'cite'),
    part: Number(/^[1-9]\d{0,4}$/.exec(lastMember(query, 'part') ?? '')?.[0] ?? 1),
    at: instantOf(lastMember(query, 'at')),
    find: lastMember(query, 'find'),
    highlight,
    engine: lastMember(query, 'engine'),
    own: ownRowsOf(query),
  }
}

/** An instant of RFC 3339; or a day, which means its end. @throws ServiceError `invalid-value` */
function instantOf(value: string | null): string | null {
  if (value === null) return null
  const [, day, clock] = INSTANT.exec(value) ?? []
  const time = Date.parse(`${day}${clock ?? END_OF_DAY}`)
  // The parser takes 30 February for 2 March.
  const isDay = day !== undefined && new Date(Date.parse(day) || 0).toISOString().startsWith(day)
  if (!isDay || Number.isNaN(time))
    throw new ServiceError('invalid-value', { expected: 'Expected a day or an instant of RFC 3339.', value }, 'at')
  return new Date(time).toISOString()
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/
const END_OF_DAY = 'T23:59:59.999Z'

/** The one spelling of a choice: what is as usual is left out, lists are joined by commas. */
export function addressQuery(choice: Partial<PageQuery>): Query {
  const {
    witnesses,
    versions,
    names,
    rules,
    decisions,
    base,
    view,
    unit,
    ignore,
    highlight,
    engine,
    filter,
    vertical,
    cited,
    part,
    own,
    at,
    find,
  } = choice
  return {
    witnesses: versions ? null : witnesses?.join(','),
    versions: versions?.join(','),
    at: versions ? null : dayOrInstant(at),
    names: versions ? names : null,
    rules: versions ? rules : null,
    // Of the current versions those in force are as usual; of exact versions, none.
    decisions: versions && engine && decisions === 'none' ? null : decisions,
    base: witnesses && base === firstInOrder(witnesses) ? null : base,
    view: view === 'inline' ? null : view,
    unit,
    ignore: ignore?.join(','),
    own: own && addressOfRows(own),
    significance: filter?.significance,
    class: filter?.classes.join(','),
    writing: vertical ? 'vertical' : null,
    cite: cited,
    part: part === undefined || part === 1 ? null : String(part),
    engine,
    find,
    highlight: highlight ? `${highlight.siglum}:${highlight.start}-${highlight.end}` : null,
  }
}

/** The end of a day is written as the day. */
const dayOrInstant = (at: string | null | undefined) => at?.replace(END_OF_DAY, '')

/** The base where none is named. */
const firstInOrder = (sigla: readonly string[]) =>
  baseFirst(
    sigla.map((siglum) => ({ siglum })),
    null,
  )[0]?.siglum

/** The comparison itself, without what is marked in it or how it is shown: what its canonical and permanent addresses name. */
export const withoutPresentation = (choice: PageQuery): PageQuery => ({
  ...choice,
  highlight: null,
  filter: { significance: null, classes: [] },
  vertical: false,
  cited: null,
  part: 1,
  find: null,
})

/**
 * A form without JavaScript can only say `witnesses=A&witnesses=C&unit=`. Such an address is answered by a redirect to
 * the spelling that people copy: `witnesses=A,C`. Null when the address is not a form's.
 */
export function canonicalAddress(url: URL, choice: PageQuery): string | null {
  const names = [...url.searchParams.keys()]
  const fromForm =
    names.some((name) => name.startsWith('own-')) ||
    new Set(names).size < names.length ||
    [...url.searchParams.values()].includes('')
  return fromForm ? address(url.pathname, { ...addressQuery(choice), lang: url.searchParams.get('lang') }) : null
}
