/** The alignment as a table: a row for each witness, a column for each stretch. */

import { type ComparisonView, isMarked, readingsOf, runsOf, wordsOf } from '../../present/comparison-view.ts'
import { differs } from '../../present/text-runs.ts'
import type { Segment } from '../../variants/comparison.ts'
import type { Reader } from '../ui/reader.ts'
import { Runs } from '../ui/text.tsx'
import { Nothing } from './inline.tsx'
import { StepLink, type StepTarget } from './step-link.tsx'

/** Columns that a part has: enough for a telegram of one page, few enough for a browser to lay out at once. */
const COLUMNS = 60

interface Props {
  readonly shown: ComparisonView
  readonly reader: Reader
  /** From 1. */
  readonly part: number
  /** Address of another part; null where only the first can be shown. */
  readonly at: ((part: number) => StepTarget) | null
}

export const partsOf = ({ comparison }: ComparisonView): number =>
  Math.max(1, Math.ceil(comparison.segments.length / COLUMNS))

/** What a witness has in a segment stands in the table if the segment does, and if the witness has a cell of its own there. */
export function tabled(
  { comparison }: ComparisonView,
  part: number | null,
): (segment: Segment, siglum: string) => boolean {
  const { segments, options } = comparison
  const here = new Set(part === null ? segments : segments.slice((part - 1) * COLUMNS, part * COLUMNS))
  return (segment, siglum) => here.has(segment) && (differs(segment) || siglum === options.base)
}

export const AlignmentTable = ({ shown, reader, part, at }: Props) => {
  const { t } = reader
  const { segments, witnesses, options } = shown.comparison
  const parts = at === null ? 1 : partsOf(shown)
  const here = at === null ? segments : segments.slice((part - 1) * COLUMNS, part * COLUMNS)
  return (
    <>
      <p class="aside">{t.comparison.tableHint}</p>
      {/* A region that scrolls must be reachable by keyboard */}
      <section class="alignment" aria-label={t.comparison.tableHint} tabindex={0}>
        <table dir={shown.directions.get(options.base)}>
          <tbody>
            {witnesses.map(({ siglum }, index) => (
              <tr>
                <th scope="row" class="siglum">
                  {siglum}
                </th>
                {here.map((segment) =>
                  differs(segment) ? (
                    <Cell shown={shown} segment={segment} siglum={siglum} reader={reader} />
                  ) : (
                    index === 0 && (
                      <td class="text same" rowspan={witnesses.length} {...wordsOf(shown, siglum)}>
                        <div class="cell">
                          <Runs reader={reader} runs={runsOf(shown, segment, siglum)} />
                        </div>
                      </td>
                    )
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {parts > 1 && (
        <nav class="parts" aria-label={t.comparison.page(part, parts)}>
          {part > 1 && (
            <StepLink to={at!(part - 1)} rel="prev">
              {t.comparison.previousPart}
            </StepLink>
          )}
          <span>{t.comparison.page(part, parts)}</span>
          {part < parts && (
            <StepLink to={at!(part + 1)} rel="next">
              {t.comparison.nextPart}
            </StepLink>
          )}
        </nav>
      )}
    </>
  )
}

interface CellProps {
  readonly shown: ComparisonView
  readonly segment: Segment
  readonly siglum: string
  readonly reader: Reader
}

const Cell = ({ shown, segment, siglum, reader }: CellProps) => {
  if (!differs(segment)) return null
  const { base } = shown.comparison.options
  const marked = isMarked(shown, segment)
  const agrees = readingsOf(segment, base).lemma.witnesses.includes(siglum)
  const runs = runsOf(shown, segment, siglum)
  const words = runs.length > 0 ? <Runs reader={reader} runs={runs} different /> : <Nothing reader={reader} />
  return (
    <td
      class={`text${marked ? ` place ${segment.significance}` : ''}`}
      id={marked && siglum === base ? `v${segment.id}` : undefined}
      {...wordsOf(shown, siglum)}
    >
      <div class="cell">
        {marked ? <span class={agrees ? 'lemma' : 'differs'}>{words}</span> : words}
        {marked && siglum === base && (
          <a class="number" href={`#e${segment.id}`} aria-label={reader.t.comparison.variant(segment.id!)}>
            {segment.id}
          </a>
        )}
      </div>
    </td>
  )
}
