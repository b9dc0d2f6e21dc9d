/** The witnesses side by side, sentence by sentence. */

import {
  beginsHighlight,
  type ComparisonView,
  isMarked,
  runsOf,
  shownIn,
  variantsOf,
  wordsOf,
} from '../../present/comparison-view.ts'
import { readingsOf } from '../../present/readings.ts'
import { differs, rows } from '../../present/text-runs.ts'
import type { Segment } from '../../variants/comparison.ts'
import { lossAt } from '../../variants/loss.ts'
import type { Reader } from '../ui/reader.ts'
import { Runs, ScreenReaderText } from '../ui/text.tsx'
import { Absent, Ending, LossBefore } from './absent.tsx'
import { type CiteAt, type Step, Steps, stepTargets } from './inline.tsx'

interface Props {
  readonly shown: ComparisonView
  readonly reader: Reader
  readonly citeAt: CiteAt
}

export const SideBySide = ({ shown, reader, citeAt }: Props) => {
  const { witnesses, segments, options } = shown.comparison
  const steps = stepTargets(variantsOf(shown))
  return (
    // A region that scrolls must be reachable by keyboard
    <section
      class="parallel"
      aria-label={reader.t.views['side-by-side']}
      tabindex={witnesses.length > 3 ? 0 : undefined}
    >
      <table dir={shown.directions.get(options.base)}>
        <thead>
          <tr>
            {witnesses.map(({ siglum }) => (
              <th scope="col">
                <b class="siglum">{siglum}</b> <bdi class="label">{shown.labels.get(siglum)}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows(segments, options.base, shown.texts.get(options.base)!).map((row) => (
            <tr>
              {witnesses.map(({ siglum }) => (
                <td class="text" {...wordsOf(shown, siglum)}>
                  <span class="cell-siglum" aria-hidden="true">
                    {siglum}
                  </span>
                  {row.map((segment) => (
                    <Cell
                      shown={shown}
                      segment={segment}
                      siglum={siglum}
                      steps={steps}
                      reader={reader}
                      citeAt={citeAt}
                    />
                  ))}
                  <Ending shown={shown} segments={row} siglum={siglum} reader={reader} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface CellProps {
  readonly shown: ComparisonView
  readonly segment: Segment
  readonly siglum: string
  readonly steps: ReadonlyMap<string, Step>
  readonly reader: Reader
  readonly citeAt: CiteAt
}

/** What one witness has in one segment. All carry the number of a place, the base its address and the way on. */
const Cell = ({ shown, segment, siglum, steps, reader, citeAt }: CellProps) => {
  const runs = runsOf(shown, segment, siglum)
  const first = siglum === shown.highlight?.siglum && beginsHighlight(shown, segment)
  if (!differs(segment)) return <Runs reader={reader} runs={runs} first={first} />
  if (!isMarked(shown, segment)) {
    return (
      <span class="folded">
        <Runs reader={reader} runs={runs} first={first} />
      </span>
    )
  }
  const { base } = shown.comparison.options
  const at = { shown, segment, siglum, reader }
  const words =
    runs.length > 0 ? (
      <>
        <LossBefore {...at} />
        <Runs reader={reader} runs={runs} different={shownIn(segment)} first={first} />
      </>
    ) : (
      <Absent {...at} />
    )
  const lost = lossAt(shown.comparison, segment, siglum) === null ? '' : ' lost'
  // Lost text is neither removed nor added.
  const pair = shown.comparison.witnesses.length === 2 && segment.lacunae === undefined
  if (siglum === base) {
    return (
      <span class={`place ${segment.significance}`} id={`v${segment.id}`} data-place={segment.id}>
        {pair ? (
          <del>
            <ScreenReaderText lang={reader.t.tag}>{reader.t.comparison.deleted}</ScreenReaderText>
            {words}
          </del>
        ) : (
          <span class={`lemma${lost}`}>{words}</span>
        )}
        <Steps steps={steps.get(segment.id!)!} reader={reader} citeAt={citeAt} />
      </span>
    )
  }
  return (
    <span class={`place ${segment.significance}`} data-place={segment.id}>
      {readingsOf(segment, base).lemma.witnesses.includes(siglum) ? (
        <span class={`lemma${lost}`}>{words}</span>
      ) : lost !== '' ? (
        <span class={`reading${lost}`}>
          <ScreenReaderText lang={reader.t.tag}>{reader.t.comparison.reading(siglum)}</ScreenReaderText>
          {words}
        </span>
      ) : (
        <ins>
          <ScreenReaderText lang={reader.t.tag}>
            {pair ? reader.t.comparison.inserted : reader.t.comparison.reading(siglum)}
          </ScreenReaderText>
          {words}
        </ins>
      )}
      <span class="steps" lang={reader.t.tag}>
        <a class="number" href={`#v${segment.id}`} aria-label={reader.t.comparison.variantIn(segment.id!, base)}>
          {segment.id}
        </a>
      </span>
    </span>
  )
}
