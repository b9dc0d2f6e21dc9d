/** Reads the query of the desk's address. */
import { address, type Query } from '../../present/address.ts'
import { DESK_STATES, type DeskFilter } from '../../present/desk-places.ts'
import { addressQuery } from '../../present/page-query.ts'
import {
  type ComparisonOptions,
  checkOneOf,
  lastMember,
  listedMembers,
  readComparisonOptions,
} from '../../service/comparison-query.ts'
import { passagePagePath } from '../ui/passage.ts'

export interface DeskQuery extends ComparisonOptions {
  /** Sigla; null: all that have a text. */
  readonly witnesses: readonly string[] | null
  readonly base: string | null
  readonly filter: DeskFilter
  /** The place that is open, by where it begins; null: the first undecided one. */
  readonly place: number | null
  /** From 1; null: the part with the place that is open. */
  readonly part: number | null
  /** Whether decisions that were withdrawn are listed, which costs the reading of the whole log. */
  readonly withdrawn: boolean
}

export const asksForDesk = (query: URLSearchParams): boolean => lastMember(query, 'view') === 'desk'

/** @throws ServiceError `not-one-of` */
export function deskQueryOf(query: URLSearchParams): DeskQuery {
  const witnesses = listedMembers(query, 'witnesses')
  const state = lastMember(query, 'state')
  return {
    ...readComparisonOptions(query),
    witnesses: witnesses.length > 0 ? witnesses : null,
    base: lastMember(query, 'base'),
    filter: {
      state: state === null ? null : checkOneOf(DESK_STATES, state, 'state'),
      class: lastMember(query, 'class'),
    },
    place: numberIn(query, 'place'),
    part: numberIn(query, 'part'),
    withdrawn: lastMember(query, 'withdrawn') === 'true',
  }
}

const numberIn = (query: URLSearchParams, name: string): number | null => {
  const value = lastMember(query, name)
  return value !== null && /^\d{1,12}$/.test(value) ? Number(value) : null
}

export function deskPathQuery({ witnesses, base, unit, ignore, filter, place, part, withdrawn }: DeskQuery): Query {
  return {
    ...addressQuery({ ...(witnesses && { witnesses }), base, unit, ignore }),
    view: 'desk',
    state: filter.state,
    class: filter.class,
    place: place === null ? null : String(place),
    part: part === null ? null : String(part),
    withdrawn: withdrawn ? 'true' : null,
  }
}

/** What of an address of a comparison the desk has no use for: it edits the current versions, with the decisions in force. */
const PINNED = ['versions', 'decisions', 'names', 'rules', 'engine', 'cite', 'highlight', 'significance', 'writing']

/** The address of the same desk without what it has no use for; null where there is none of it. */
export function withoutPinned(url: URL, passage: string, query: DeskQuery): string | null {
  const names = [...url.searchParams.keys()]
  const fromForm = new Set(names).size < names.length || [...url.searchParams.values()].includes('')
  if (!fromForm && !PINNED.some((name) => url.searchParams.has(name))) return null
  return address(passagePagePath(passage), { ...deskPathQuery(query), lang: url.searchParams.get('lang') })
}
