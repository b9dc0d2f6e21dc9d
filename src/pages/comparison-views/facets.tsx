/** Filters: every class and kind with its count, and a link that shows only those variants. Works without a script. */

import { type ComparisonView, EVERYTHING, variantsOf } from '../../present/comparison-view.ts'
import type { Filter } from '../../present/page-query.ts'
import { isVariant } from '../../present/text-runs.ts'
import { wordFor } from '../../present/word-for.ts'
import { orderedPrinted } from '../../service/comparison-query.ts'
import type { Reader } from '../ui/reader.ts'
import { StepLink, type StepTarget } from './step-link.tsx'

interface Props {
  readonly reader: Reader
  readonly shown: ComparisonView
  readonly at: (filter: Filter) => StepTarget
}

export const Facets = ({ reader, shown, at }: Props) => {
  const { t } = reader
  const { filter, comparison } = shown
  const all = comparison.segments.filter(isVariant)
  if (all.length === 0) return null
  const isOpen = filter.significance !== null || filter.classes.length > 0
  const significances = (['substantive', 'accidental'] as const).map((name) => ({
    label: t.significance[name],
    count: all.filter(({ significance }) => significance === name).length,
    on: filter.significance === name,
    to: { ...filter, significance: filter.significance === name ? null : name },
  }))
  const given = orderedPrinted([...all.flatMap(({ classes }) => classes), ...filter.classes])
  const classes = given.map((name) => ({
    label: wordFor(t.classes, name),
    count: all.filter(({ classes }) => classes.includes(name)).length,
    on: filter.classes.includes(name),
    to: {
      ...filter,
      classes: given.filter((one) => (one === name) !== filter.classes.includes(one)),
    },
  }))
  return (
    <nav class="facets no-print" aria-label={t.comparison.filter}>
      <span class="aside">{t.comparison.filter}</span>
      <ul>
        <li>
          <StepLink to={at(EVERYTHING)} current={isOpen ? undefined : 'true'}>
            {t.comparison.all} <b>{all.length}</b>
          </StepLink>
        </li>
        {[...significances, ...classes]
          .filter(({ count, on }) => count > 0 || on)
          .map(({ label, count, on, to }) => (
            <li>
              <StepLink to={at(to)} current={on ? 'true' : undefined}>
                {label} <b>{count}</b>
              </StepLink>
            </li>
          ))}
      </ul>
      {isOpen && <span role="status">{t.comparison.shownOf(variantsOf(shown).length, all.length)}</span>}
    </nav>
  )
}
