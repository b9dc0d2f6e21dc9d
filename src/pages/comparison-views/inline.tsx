/** The base as running text, with the readings of the others in their places. */

import {
  beginsHighlight,
  type ComparisonView,
  isMarked,
  runsOf,
  shownIn,
  speaker,
  type Variant,
  variantsOf,
  wordsOf,
} from '../../present/comparison-view.ts'
import { readingsOf } from '../../present/readings.ts'
import type { Run } from '../../present/text-runs.ts'
import { differs } from '../../present/text-runs.ts'
import type { DifferingSegment } from '../../variants/comparison.ts'
import type { Reader } from '../ui/reader.ts'
import { Runs, ScreenReaderText } from '../ui/text.tsx'
import { Absent, Ending, LossBefore } from './absent.tsx'
import { Foldable } from './foldable.tsx'

interface Props {
  readonly shown: ComparisonView
  readonly reader: Reader
  readonly vertical?: boolean
  readonly citeAt?: CiteAt
}

export const Inline = ({ shown, reader, vertical = false, citeAt = null }: Props) => {
  const { segments, witnesses } = shown.comparison
  const steps = stepTargets(variantsOf(shown))
  const all = witnesses.map((witness) => witness.siglum)
  return (
    <div {...proseOf(shown, vertical)}>
      {segments.map((segment) => {
        const first = beginsHighlight(shown, segment)
        if (!differs(segment))
          return <Runs reader={reader} runs={runsOf(shown, segment, speaker(shown, all))} first={first} />
        if (!isMarked(shown, segment)) return <Folded shown={shown} segment={segment} reader={reader} />
        const variant = segment as Variant
        return (
          <span class={`place ${variant.significance}`} id={`v${variant.id}`}>
            {witnesses.length === 2 && variant.lacunae === undefined ? (
              <Change shown={shown} segment={variant} reader={reader} />
            ) : (
              <Readings shown={shown} segment={variant} reader={reader} />
            )}
            <Steps steps={steps.get(variant.id)!} reader={reader} citeAt={citeAt} />
          </span>
        )
      })}
      <Ending shown={shown} segments={segments} siglum={shown.comparison.options.base} reader={reader} />
    </div>
  )
}

/** The attributes of a running text. One that is set in columns scrolls sideways, so it must be reachable by keyboard. */
export function proseOf(shown: ComparisonView, vertical: boolean) {
  const words = wordsOf(shown, shown.comparison.options.base)
  return vertical ? { class: 'text prose vertical', ...words, tabindex: 0 } : { class: 'text prose', ...words }
}

/** Two witnesses: from the base's reading to the other's. Not where text is lost: that is neither removed nor added. */
const Change = ({ shown, segment, reader }: { shown: ComparisonView; segment: Variant; reader: Reader }) => {
  const { base } = shown.comparison.options
  const other = shown.comparison.witnesses.find((witness) => witness.siglum !== base)!.siglum
  const first = beginsHighlight(shown, segment)
  const removed = runsOf(shown, segment, base)
  const added = runsOf(shown, segment, other)
  return (
    <>
      {removed.length > 0 && (
        <del>
          <ScreenReaderText lang={reader.t.tag}>{reader.t.comparison.deleted}</ScreenReaderText>
          <Foldable reader={reader} {...lengthOf(removed)}>
            <Runs reader={reader} runs={removed} different={shownIn(segment)} first={first} />
          </Foldable>
        </del>
      )}
      {added.length > 0 && (
        <ins {...wordsOf(shown, other)}>
          <ScreenReaderText lang={reader.t.tag}>{reader.t.comparison.inserted}</ScreenReaderText>
          <Foldable reader={reader} {...lengthOf(added)}>
            <Runs reader={reader} runs={added} different={shownIn(segment)} first={first} />
          </Foldable>
        </ins>
      )}
    </>
  )
}

/** The lemma, then each other reading with the sigla of those who have it. */
const Readings = ({ shown, segment, reader }: { shown: ComparisonView; segment: Variant; reader: Reader }) => {
  const { t } = reader
  const { base } = shown.comparison.options
  const { lemma, others } = readingsOf(segment, base)
  const first = beginsHighlight(shown, segment)
  const lemmaRuns = runsOf(shown, segment, speaker(shown, lemma.witnesses))
  return (
    <>
      <span class={lemma.isLost ? 'lemma lost' : 'lemma'}>
        <ScreenReaderText lang={t.tag}>{t.comparison.reading(t.list(lemma.witnesses))}</ScreenReaderText>
        {lemmaRuns.length > 0 ? (
          <>
            <LossBefore shown={shown} segment={segment} siglum={base} reader={reader} />
            <Runs reader={reader} runs={lemmaRuns} different={shownIn(segment)} first={first} />
          </>
        ) : (
          <Absent shown={shown} segment={segment} siglum={base} reader={reader} />
        )}
      </span>
      {others.map((reading) => {
        const siglum = speaker(shown, reading.witnesses)
        const readingRuns = runsOf(shown, segment, siglum)
        return (
          <span class={reading.isLost ? 'reading lost' : 'reading'} {...wordsOf(shown, siglum)}>
            <span class="sigla" aria-hidden="true">
              {reading.witnesses.join(' ')}
            </span>
            <ScreenReaderText lang={t.tag}>{t.comparison.reading(t.list(reading.witnesses))}</ScreenReaderText>
            {readingRuns.length > 0 ? (
              <Foldable reader={reader} {...lengthOf(readingRuns)}>
                <LossBefore shown={shown} segment={segment} siglum={siglum} reader={reader} />
                <Runs reader={reader} runs={readingRuns} different={shownIn(segment)} first={first} />
              </Foldable>
            ) : (
              <Absent shown={shown} segment={segment} siglum={siglum} reader={reader} />
            )}
          </span>
        )
      })}
    </>
  )
}

const lengthOf = (runs: readonly Run[]) => ({
  text: runs.map((run) => run.text).join(''),
  open: runs.some((run) => run.marked),
})

/** Equal under the rules chosen, or filtered out: the base's reading, faintly marked. */
export const Folded = ({
  shown,
  segment,
  reader,
}: {
  shown: ComparisonView
  segment: DifferingSegment
  reader: Reader
}) => {
  const { lemma } = readingsOf(segment, shown.comparison.options.base)
  const runs = runsOf(shown, segment, speaker(shown, lemma.witnesses))
  return (
    <span class="folded">
      {runs.length > 0 ? (
        <Runs reader={reader} runs={runs} first={beginsHighlight(shown, segment)} />
      ) : (
        <Absent shown={shown} segment={segment} siglum={shown.comparison.options.base} reader={reader} />
      )}
    </span>
  )
}

/** Address of the reference to a variant; null where nothing can be cited. */
export type CiteAt = ((id: string) => string) | null

export interface Step {
  readonly id: string
  readonly previous: string | null
  readonly next: string | null
}

/** Each variant with its neighbours. */
export function stepTargets(variants: readonly Variant[]): ReadonlyMap<string, Step> {
  return new Map(
    variants.map(({ id }, index) => [
      id,
      { id, previous: variants[index - 1]?.id ?? null, next: variants[index + 1]?.id ?? null },
    ]),
  )
}

interface StepsProps {
  readonly steps: Step
  readonly reader: Reader
  readonly citeAt?: CiteAt
}

/** The number of a place, linked to its entry; its neighbours and its reference appear when the place is the one the address names. */
export const Steps = ({ steps, reader, citeAt = null }: StepsProps) => {
  const { t } = reader
  return (
    <span class="steps" lang={t.tag}>
      {steps.previous !== null && (
        <a class="step" href={`#v${steps.previous}`} aria-label={t.comparison.previous(steps.previous)}>
          ‹
        </a>
      )}
      <a class="number" href={`#e${steps.id}`} aria-label={t.comparison.variant(steps.id)}>
        {steps.id}
      </a>
      {steps.next !== null && (
        <a class="step" href={`#v${steps.next}`} aria-label={t.comparison.next(steps.next)}>
          ›
        </a>
      )}
      {citeAt !== null && (
        <a class="step word no-print" href={citeAt(steps.id)} aria-label={t.comparison.citeVariant(steps.id)}>
          {t.comparison.cites}
        </a>
      )}
    </span>
  )
}
