/** A comparison in one of its views, with the list of its variants. */

import { type ComparisonView, foldedOf, runsOn, variantsOf } from '../../present/comparison-view.ts'
import { movedPlaces } from '../../present/moved-places.ts'
import type { PageQuery } from '../../present/page-query.ts'
import { partsOf, withPart } from '../../present/parts.ts'
import type { Segment } from '../../variants/comparison.ts'
import type { Reader } from '../ui/reader.ts'
import { AlignmentTable, tabled } from './alignment-table.tsx'
import { Apparatus, FoldedList, Moves } from './apparatus.tsx'
import { Graph } from './graph.tsx'
import { type CiteAt, Inline } from './inline.tsx'
import { Key } from './key.tsx'
import { PartsFoot, PartsNav } from './parts-nav.tsx'
import { ReadingText } from './reading-text.tsx'
import { SideBySide } from './side-by-side.tsx'
import type { StepTarget } from './step-link.tsx'

interface ResultProps {
  readonly reader: Reader
  readonly shown: ComparisonView
  readonly view: PageQuery['view']
  readonly vertical?: boolean
  /** From 1; beyond the last, the last. */
  readonly part?: number
  /** Address of another part; null where only the first can be shown. */
  readonly partAt?: ((part: number) => StepTarget) | null
  readonly citeAt?: CiteAt
}

/** The text, or one part of it where it is long, and beside or below it every variant of that as a list. */
export const Result = ({
  reader,
  shown: whole,
  view,
  vertical = false,
  part = 1,
  partAt = null,
  citeAt = null,
}: ResultProps) => {
  const { t } = reader
  const parts = partsOf(whole, view)
  const here = Math.min(part, parts.length) - 1
  const comparison = parts.length === 1 ? whole : withPart(whole, parts[here]!)
  const shown = { ...comparison, moved: movedPlaces(comparison.comparison, showing(comparison, view)) }
  const nav = partAt !== null && <PartsNav reader={reader} parts={parts} here={here} at={partAt} />
  const foot = partAt !== null && <PartsFoot reader={reader} parts={parts} here={here} at={partAt} />
  const variants = variantsOf(shown).length
  const { moves, witnesses } = shown.comparison
  const one = witnesses.length < 2
  // The reading text has its apparatus at its foot.
  const own = view === 'reading' && !one
  const list = (variants > 0 || foldedOf(shown).length > 0 || moves.length > 0) && (
    <>
      {variants > 0 && !own && <h2 id="variants">{t.comparison.variants}</h2>}
      {!own && (
        <Apparatus
          shown={shown}
          reader={reader}
          citeAt={citeAt}
          targets={!one && (view === 'list' || view === 'graph')}
        />
      )}
      <Moves shown={shown} reader={reader} />
      <FoldedList shown={shown} reader={reader} />
    </>
  )
  const beside = list && view === 'inline' && !vertical
  if (view === 'list' && !one)
    return (
      <section class="compared">
        {nav}
        {list || <p class="notice">{t.comparison.noneLeft}</p>}
        {foot}
      </section>
    )
  return (
    <div class={beside ? 'compared beside' : 'compared'}>
      <section aria-labelledby="text">
        <h2 id="text" class="said">
          {view === 'table' || view === 'graph' ? t.views[view] : t.comparison.text}
        </h2>
        {nav}
        {one || view === 'inline' ? (
          <Inline shown={shown} reader={reader} vertical={vertical} citeAt={citeAt} />
        ) : view === 'reading' ? (
          <ReadingText shown={shown} reader={reader} vertical={vertical} citeAt={citeAt} />
        ) : view === 'table' ? (
          <AlignmentTable shown={shown} reader={reader} />
        ) : view === 'graph' ? (
          <Graph shown={shown} reader={reader} />
        ) : (
          <SideBySide shown={shown} reader={reader} citeAt={citeAt} />
        )}
        {!one && (view === 'inline' || view === 'reading' || view === 'side-by-side') && (
          <Key shown={shown} view={view} reader={reader} />
        )}
        {foot}
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

/** What of a text a view shows. */
function showing(shown: ComparisonView, view: PageQuery['view']) {
  if (view === 'side-by-side') return () => true
  if (view === 'table') return tabled(shown)
  if (view === 'graph' || view === 'list') return () => false
  return (segment: Segment, siglum: string) => runsOn(shown, segment, siglum)
}
