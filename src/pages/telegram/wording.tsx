import { type ComparisonView, languageOf, variantsOf } from '../../present/comparison-view.ts'
import { Apparatus } from '../comparison-views/apparatus.tsx'
import { ComparisonSummary } from '../comparison-views/summary.tsx'
import type { Reader } from '../ui/reader.ts'
import { VisibleText } from '../ui/text.tsx'

/** The lemma and readings of a passage as another page shows them: the summary and the list, leading into this page. */
export const WordingSection = ({ reader, shown, at }: { reader: Reader; shown: ComparisonView; at: string }) => (
  <>
    <ComparisonSummary reader={reader} shown={shown} />
    {variantsOf(shown).length === 0 ? (
      <div class="text prose" lang={languageOf(shown, shown.comparison.options.base)}>
        <VisibleText text={shown.texts.get(shown.comparison.options.base)!.string} />
      </div>
    ) : (
      <Apparatus shown={shown} reader={reader} at={at} targets />
    )}
  </>
)
