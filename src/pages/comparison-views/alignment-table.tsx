/** The alignment as a table: a row for each witness, a column for each stretch. */

import { type ComparisonView, isMarked, runsOf, shownIn, wordsOf } from '../../present/comparison-view.ts'
import { readingsOf } from '../../present/readings.ts'
import { differs } from '../../present/text-runs.ts'
import type { Segment } from '../../variants/comparison.ts'
import { lossAt } from '../../variants/loss.ts'
import type { Reader } from '../ui/reader.ts'
import { Runs } from '../ui/text.tsx'
import { Absent, LossBefore } from './absent.tsx'

interface Props {
  readonly shown: ComparisonView
  readonly reader: Reader
}

/** What a witness has in a segment is in the table if the witness has a cell of its own there. */
export const tabled =
  ({ comparison }: ComparisonView) =>
  (segment: Segment, siglum: string): boolean =>
    differs(segment) || siglum === comparison.options.base

export const AlignmentTable = ({ shown, reader }: Props) => {
  const { t } = reader
  const { segments, witnesses, options } = shown.comparison
  return (
    <>
      <p class="aside">{t.comparison.tableHint}</p>
      {/* A region that scrolls must be reachable by keyboard; it begins where its text does. */}
      <section
        class="alignment"
        aria-label={t.comparison.tableHint}
        tabindex={0}
        dir={shown.directions.get(options.base)}
      >
        <table>
          <tbody>
            {witnesses.map(({ siglum }, index) => (
              <tr>
                <th scope="row" class="siglum">
                  {siglum}
                </th>
                {segments.map((segment) =>
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
  const isLost = lossAt(shown.comparison, segment, siglum) !== null
  const at = { shown, segment, siglum, reader }
  const words =
    runs.length > 0 ? (
      <>
        <LossBefore {...at} />
        <Runs reader={reader} runs={runs} different={shownIn(segment)} />
      </>
    ) : (
      <Absent {...at} />
    )
  return (
    <td
      class={`text${marked ? ` place ${segment.significance}` : ''}`}
      id={marked && siglum === base ? `v${segment.id}` : undefined}
      data-place={marked ? segment.id : undefined}
      {...wordsOf(shown, siglum)}
    >
      <div class="cell">
        {marked ? <span class={`${agrees ? 'lemma' : 'differs'}${isLost ? ' lost' : ''}`}>{words}</span> : words}
        {marked && siglum === base && (
          <a class="number" href={`#e${segment.id}`} aria-label={reader.t.comparison.variant(segment.id!)}>
            {segment.id}
          </a>
        )}
      </div>
    </td>
  )
}
