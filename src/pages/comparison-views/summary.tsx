/** How many variants there are, of which kinds, and how far the witnesses agree. */

import { type ComparisonView, foldedOf } from '../../present/comparison-view.ts'
import { wordFor } from '../../present/word-for.ts'
import { directionOf } from '../../text/direction.ts'
import type { Class } from '../../variants/comparison.ts'
import type { Reader } from '../ui/reader.ts'
import { percent } from './agreement.tsx'

/** Where facets follow, they have the counts by significance and class. */
export const ComparisonSummary = ({
  reader,
  shown,
  faceted,
}: {
  reader: Reader
  shown: ComparisonView
  faceted?: boolean
}) => {
  const { t } = reader
  const { summary, witnesses, moves, options, precise, reason } = shown.comparison
  const count = witnesses.length
  const length = witnesses.find((witness) => witness.siglum === options.base)!.length
  const folded = foldedOf(shown).length
  const classes = Object.entries(summary.byClass) as [Class, number][]
  const pairs = witnesses.flatMap(({ siglum: a }, index) =>
    witnesses.slice(index + 1).flatMap(({ siglum: b }) => {
      const similarity = summary.similarity[a]?.[b] ?? summary.similarity[b]?.[a]
      return similarity === undefined ? [] : [{ pair: `${isolated(a)}–${isolated(b)}`, similarity }]
    }),
  )
  return (
    <section class="summary" aria-label={t.comparison.variants}>
      {count < 2 ? (
        <p>{t.comparison.single}</p>
      ) : summary.variants === 0 ? (
        <p class="total">{folded > 0 ? t.comparison.equivalent(folded) : t.comparison.identical(count)}</p>
      ) : (
        <>
          <p class="total">{t.comparison.summary(summary.variants, length)}</p>
          {!faceted && <p>{t.comparison.parts(summary.substantive, summary.accidental)}</p>}
          {moves.length > 0 && <p>{t.comparison.movesCounted(moves.length)}</p>}
          {!faceted && classes.length > 0 && (
            <ul>
              {classes.map(([name, number]) => (
                <li>
                  {wordFor(t.classes, name)} {number}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {summary.variants > 0 && pairs.length > 0 && pairs.length <= MOST_PAIRS && (
        <p class="aside">
          {t.comparison.similarity}
          {t.colon}
          {t.list(pairs.map(({ pair, similarity }) => `${pair} ${percent(similarity)}`))}
        </p>
      )}
      {!precise && (
        <p class="notice">
          {t.comparison.coarse} <span lang="en">{reason}</span>
        </p>
      )}
    </section>
  )
}

/** Hebrew or Arabic sigla must not turn the line around them (Unicode Bidirectional Algorithm, isolates). */
const isolated = (siglum: string) => (directionOf(null, siglum) === 'ltr' ? siglum : `\u2068${siglum}\u2069`)

/** Of four witnesses; for more, a list of pairs is no longer read. */
const MOST_PAIRS = 6
