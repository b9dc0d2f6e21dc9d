/** What a reader asks of a comparison, read from the address or from a form. */
import { RULES, type RuleName } from '../text/equivalences/index.ts'
import { CLASSES, type Class, type Significance, type Unit } from '../variants/comparison.ts'
import { address, type Query } from './address.ts'
import { PageError } from './page-error.ts'
import type { SharedStrings } from './strings.ts'
import { type Highlight, parseHighlight } from './text-runs.ts'

/** The views of a comparison, as addresses name them. */
export const VIEWS = ['inline', 'side-by-side', 'reading', 'table', 'graph', 'list'] as const
export type View = (typeof VIEWS)[number]

const UNITS: readonly Unit[] = ['grapheme', 'word', 'whitespace']

/** How the witnesses are compared and shown, whichever they are. */
export interface ViewOptions {
  readonly view: View
  /** Null: as the texts suggest. */
  readonly unit: Unit | null
  readonly ignore: readonly RuleName[]
  readonly base: string | null
}

const SIGNIFICANCES: readonly Significance[] = ['substantive', 'accidental']

/** Which variants are told apart in the text; the others stay in it unmarked. */
export interface Filter {
  readonly significance: Significance | null
  /** A variant of any of them; none: of all. */
  readonly classes: readonly Class[]
}

export interface ComparisonQuery extends ViewOptions {
  /** Null: all that have a text. */
  readonly witnesses: readonly string[] | null
  /** Exact versions, which go before `witnesses`; null: the current ones. */
  readonly versions: readonly string[] | null
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
}

/** @throws PageError 422 for a view, unit or rule that does not exist. Works for a query and for a form alike. */
export function viewOptionsOf(fields: URLSearchParams, t: SharedStrings): ViewOptions {
  const view = last(fields, 'view') ?? 'inline'
  if (!isOneOf(VIEWS, view)) throw new PageError(422, t.error.unknownView(shorten(view)))
  const unit = last(fields, 'unit')
  if (unit !== null && !isOneOf(UNITS, unit)) throw new PageError(422, t.error.unknownUnit(shorten(unit)))
  const asked = listed(fields, 'ignore')
  for (const rule of asked) if (!isOneOf(RULES, rule)) throw new PageError(422, t.error.unknownRule(shorten(rule)))
  return { view, unit, ignore: RULES.filter((rule) => asked.includes(rule)), base: last(fields, 'base') }
}

/** @throws PageError 422 as `viewOptionsOf`, and for a highlight that names no stretch. */
export function comparisonQueryOf(query: URLSearchParams, t: SharedStrings): ComparisonQuery {
  const witnesses = listed(query, 'witnesses')
  const versions = listed(query, 'versions')
  const asked = last(query, 'highlight')
  const highlight = asked === null ? null : parseHighlight(asked)
  if (asked !== null && highlight === null) throw new PageError(422, t.error.badHighlight(shorten(asked)))
  const significance = last(query, 'significance')
  if (significance !== null && !isOneOf(SIGNIFICANCES, significance))
    throw new PageError(422, t.error.unknownClass(shorten(significance)))
  const classes = listed(query, 'class')
  for (const name of classes) if (!isOneOf(CLASSES, name)) throw new PageError(422, t.error.unknownClass(shorten(name)))
  const writing = last(query, 'writing')
  if (writing !== null && writing !== 'vertical' && writing !== 'horizontal')
    throw new PageError(422, t.error.unknownWriting(shorten(writing)))
  return {
    ...viewOptionsOf(query, t),
    filter: { significance, classes: CLASSES.filter((name) => classes.includes(name)) },
    vertical: writing === 'vertical',
    cited: last(query, 'cite'),
    part: Number(/^[1-9]\d{0,4}$/.exec(last(query, 'part') ?? '')?.[0] ?? 1),
    witnesses: witnesses.length > 0 ? witnesses : null,
    versions: versions.length > 0 ? versions : null,
    highlight,
    engine: last(query, 'engine'),
  }
}

/** The one spelling of a choice: what is as usual is left out, lists are joined by commas. */
export function queryOf(choice: Partial<ComparisonQuery>): Query {
  const { witnesses, versions, base, view, unit, ignore, highlight, engine, filter, vertical, cited, part } = choice
  return {
    witnesses: versions ? null : witnesses?.join(','),
    versions: versions?.join(','),
    base: base === (witnesses?.[0] ?? null) ? null : base,
    view: view === 'inline' ? null : view,
    unit,
    ignore: ignore?.join(','),
    significance: filter?.significance,
    class: filter?.classes.join(','),
    writing: vertical ? 'vertical' : null,
    cite: cited,
    part: part === undefined || part === 1 ? null : String(part),
    engine,
    highlight: highlight ? `${highlight.siglum}:${highlight.start}-${highlight.end}` : null,
  }
}

/** The comparison itself, whatever is marked in it and however it is set: what its canonical and permanent addresses name. */
export const withoutPresentation = (choice: ComparisonQuery): ComparisonQuery => ({
  ...choice,
  highlight: null,
  filter: { significance: null, classes: [] },
  vertical: false,
  cited: null,
  part: 1,
})

/**
 * A form without JavaScript can only say `witnesses=A&witnesses=C&unit=`. Such an address is answered by a redirect to
 * the spelling that people copy: `witnesses=A,C`. Null when the address is not a form's.
 */
export function canonicalAddress(url: URL, choice: ComparisonQuery): string | null {
  const names = [...url.searchParams.keys()]
  const fromForm = new Set(names).size < names.length || [...url.searchParams.values()].includes('')
  return fromForm ? address(url.pathname, { ...queryOf(choice), lang: url.searchParams.get('lang') }) : null
}

/** Members given once with commas, several times, or both; blanks and doubles are dropped. */
function listed(fields: URLSearchParams, name: string): string[] {
  const members = fields.getAll(name).flatMap((value) => value.split(','))
  return [...new Set(members.map((member) => member.trim()).filter((member) => member !== ''))]
}

const last = (fields: URLSearchParams, name: string) => fields.getAll(name).at(-1)?.trim() || null

const isOneOf = <T extends string>(names: readonly T[], name: string): name is T =>
  (names as readonly string[]).includes(name)

/** What is quoted back in a message is short, and cut between characters. */
export const shorten = (value: string) => {
  const points = [...value]
  return points.length > 60 ? `${points.slice(0, 60).join('')}…` : value
}
