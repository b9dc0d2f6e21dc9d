/** Horizontal or vertical setting of Chinese and Japanese. */

import { type ComparisonView, languageOf } from '../../present/comparison-view.ts'
import type { PageQuery } from '../../present/page-query.ts'
import type { Reader } from '../ui/reader.ts'
import { StepLink, type StepTarget } from './step-link.tsx'

/** Chinese may be set in columns, where a text runs on; a table and a graph have columns of their own. */
export const WritingMode = ({
  reader,
  shown,
  choice,
  at,
}: {
  reader: Reader
  shown: ComparisonView
  choice: PageQuery
  at: (vertical: boolean) => StepTarget
}) => {
  const { t } = reader
  const language = languageOf(shown, shown.comparison.options.base)
  const runs = choice.view === 'inline' || choice.view === 'reading' || shown.comparison.witnesses.length < 2
  if (!runs || !/^(zh|lzh|ja)\b/.test(language ?? '')) return null
  return (
    <nav class="views" aria-label={t.comparison.writing}>
      {[false, true].map((vertical) => (
        <StepLink to={at(vertical)} current={vertical === choice.vertical ? 'true' : undefined}>
          {vertical ? t.comparison.vertical : t.comparison.horizontal}
        </StepLink>
      ))}
    </nav>
  )
}
