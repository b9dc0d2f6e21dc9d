/** Filters of the list of places, each with the number of places that it leaves. */

import { DESK_STATES, type Desk, type DeskFilter, isListed } from '../../present/desk-places.ts'
import { wordFor } from '../../present/word-for.ts'
import type { Reader } from '../ui/reader.ts'

export const ALL_PLACES: DeskFilter = { state: null, class: null }

interface FiltersProps {
  readonly reader: Reader
  readonly desk: Desk
  readonly filter: DeskFilter
  /** Classes of own rules. */
  readonly ownClasses: readonly string[]
  readonly at: (filter: DeskFilter) => string
}

export const DeskFilters = ({ reader: { t }, desk, filter, ownClasses, at }: FiltersProps) => {
  const count = (one: DeskFilter) => desk.places.filter(isListed(one)).length
  const rules = new Set(ownClasses)
  const classes = [
    ...new Set(desk.places.flatMap(({ segment, machine }) => [segment, ...machine].flatMap((one) => one.classes))),
  ]
  const group = (label: string, names: readonly string[]) =>
    names.length > 0 && (
      <ul aria-label={label}>
        {names.map((name) => (
          <li>
            <a
              href={at({ ...filter, class: filter.class === name ? null : name })}
              aria-current={filter.class === name ? 'true' : undefined}
            >
              <bdi>{wordFor(t.classes, name)}</bdi> <b>{count({ ...filter, class: name })}</b>
            </a>
          </li>
        ))}
      </ul>
    )
  return (
    <nav class="facets desk-filters" aria-label={t.desk.filter}>
      <span class="aside">{t.desk.filter}</span>
      <ul>
        <li>
          <a href={at(ALL_PLACES)} aria-current={filter.state === null && filter.class === null ? 'true' : undefined}>
            {t.desk.all} <b>{desk.places.length}</b>
          </a>
        </li>
        {DESK_STATES.map((state) => ({ state, places: count({ ...filter, state }) }))
          .filter(({ state, places }) => places > 0 || filter.state === state)
          .map(({ state, places }) => (
            <li>
              <a
                href={at({ ...filter, state: filter.state === state ? null : state })}
                aria-current={filter.state === state ? 'true' : undefined}
              >
                {t.desk.states[state]} <b>{places}</b>
              </a>
            </li>
          ))}
      </ul>
      {group(
        t.desk.classes,
        classes.filter((name) => !rules.has(name)),
      )}
      {group(
        t.desk.rules,
        classes.filter((name) => rules.has(name)),
      )}
    </nav>
  )
}
