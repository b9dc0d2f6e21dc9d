/**
 * The number of the variant that the reader is at, with buttons for the previous and the next. A script shows it, since it does nothing
 * without one.
 */
import { type ComparisonView, variantsOf } from '../../present/comparison-view.ts'
import type { Reader } from '../ui/reader.ts'

export const Position = ({ reader: { t }, shown }: { reader: Reader; shown: ComparisonView }) => {
  const of = shown.comparison.summary.variants
  if (variantsOf(shown).length === 0) return null
  return (
    <div class="position" hidden data-at={t.comparison.positionOf('%n', String(of))} data-of={of}>
      <button type="button" class="quiet" data-step="-1" aria-label={t.comparison.stepBack} aria-keyshortcuts="k">
        ‹
      </button>
      {/* As wide from the beginning as it will be. */}
      <span class="at">{`–/${of}`.padStart(2 * String(of).length + 1, '\u2007')}</span>
      <button type="button" class="quiet" data-step="1" aria-label={t.comparison.stepOn} aria-keyshortcuts="j">
        ›
      </button>
      <span class="keys" title={t.comparison.keys} aria-hidden="true">
        <kbd>j</kbd> <kbd>k</kbd>
      </span>
      <span class="said" role="status" />
    </div>
  )
}
