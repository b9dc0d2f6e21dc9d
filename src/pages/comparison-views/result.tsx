/** A comparison in one of its views, with the list of its variants. */
import type { ComparisonQuery } from '../../present/comparison-query.ts'
import { type ComparisonView, foldedOf, runsOn, variantsOf } from '../../present/comparison-view.ts'
import { movedPlaces } from '../../present/moved-places.ts'
import type { Segment } from '../../variants/comparison.ts'
import type { Reader } from '../ui/reader.ts'
import { AlignmentTable, partsOf, tabled } from './alignment-table.tsx'
import { Apparatus, FoldedList, Moves } from './apparatus.tsx'
import { Graph } from './graph.tsx'
import { type CiteAt, Inline } from './inline.tsx'
import { Key } from './key.tsx'
import { ReadingText } from './reading-text.tsx'
import { SideBySide } from './side-by-side.tsx'
import type { StepTarget } from './step-link.tsx'

interface ResultProps {
  readonly reader: Reader
  readonly shown: ComparisonView
  readonly view: ComparisonQuery['view']
  readonly vertical?: boolean
  readonly part?: number
  readonly partAt?: ((part: number) => StepTarget) | null
  readonly citeAt?: CiteAt
}

/** The text, and beside or below it every variant as a list. */
export const Result = ({
  reader,
  shown: comparison,
  view,
  vertical = false,
  part = 1,
  partAt = null,
  citeAt = null,
}: ResultProps) => {
  const { t } = reader
  const at = Math.min(part, partsOf(comparison))
  const shown = { ...comparison, moved: movedPlaces(comparison.comparison, showing(comparison, view, partAt && at)) }
  const variants = variantsOf(shown).length
  const { moves, witnesses } = shown.comparison
  const one = witnesses.length < 2
  // The reading text has its apparatus at its foot.
  const own = view === 'reading' && !one
  const list = (variants > 0 || foldedOf(shown).length > 0 || moves.length > 0) && (
    <>
      {variants > 0 && !own && <h2 id="variants">{t.comparison.variants}</h2>}
      {!own && <Apparatus shown={shown} reader={reader} citeAt={citeAt} />}
      <Moves shown={shown} reader={reader} />
      <FoldedList shown={shown} reader={reader} />
    </>
  )
  const beside = list && view === 'inline' && !vertical
  if (view === 'list' && !one)
    return <section class="compared">{list || <p class="notice">{t.comparison.noneLeft}</p>}</section>
  return (
    <div class={beside ? 'compared beside' : 'compared'}>
      <section aria-labelledby="text">
        <h2 id="text" class="said">
          {view === 'table' || view === 'graph' ? t.views[view] : t.comparison.text}
        </h2>
        {one || view === 'inline' ? (
          <Inline shown={shown} reader={reader} vertical={vertical} citeAt={citeAt} />
        ) : view === 'reading' ? (
          <ReadingText shown={shown} reader={reader} vertical={vertical} citeAt={citeAt} />
        ) : view === 'table' ? (
          <AlignmentTable shown={shown} reader={reader} part={at} at={partAt} />
        ) : view === 'graph' ? (
          <Graph shown={shown} reader={reader} />
        ) : (
          <SideBySide shown={shown} reader={reader} citeAt={citeAt} />
        )}
        {!one && (view === 'inline' || view === 'reading' || view === 'side-by-side') && (
          <Key shown={shown} view={view} reader={reader} />
        )}
      </section>
      {list && (
        // It scrolls beside the text, so it must be reachable by keyboard
        <aside aria-label={t.comparison.variants} tabindex={beside ? 0 : undefined}>
          {list}
        </aside>
      )}
    </div>
  )
}

/** What of a text a view shows; `part` is that of a table which has parts, else null. */
function showing(shown: ComparisonView, view: ComparisonQuery['view'], part: number | null) {
  if (view === 'side-by-side') return () => true
  if (view === 'table') return tabled(shown, part)
  if (view === 'graph' || view === 'list') return () => false
  return (segment: Segment, siglum: string) => runsOn(shown, segment, siglum)
}
