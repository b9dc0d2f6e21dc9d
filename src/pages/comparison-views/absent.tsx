/** Shows that a witness has no words at a place, or that its text is lost there, which is neither omission nor reading. */
import type { ComparisonView } from '../../present/comparison-view.ts'
import { endsLost } from '../../present/readings.ts'
import { differs } from '../../present/text-runs.ts'
import type { Comparison, Segment } from '../../variants/comparison.ts'
import { lossAt } from '../../variants/loss.ts'
import type { Reader } from '../ui/reader.ts'
import { ScreenReaderText } from '../ui/text.tsx'

interface Props {
  readonly shown: ComparisonView
  readonly segment: Segment
  readonly siglum: string
  readonly reader: Reader
}

export const Absent = ({ shown, segment, siglum, reader: { t } }: Props) => {
  const loss = differs(segment) ? lossAt(shown.comparison, segment, siglum) : null
  return (
    <span class={loss === null ? 'nothing' : 'gap'}>
      <ScreenReaderText lang={t.tag}>{t.comparison[loss ?? 'nothing']}</ScreenReaderText>
    </span>
  )
}

/** Shown where a text that is shown to its end breaks off without a place that shows it. */
export const Ending = ({
  shown,
  segments,
  siglum,
  reader: { t },
}: Omit<Props, 'segment'> & Pick<Comparison, 'segments'>) =>
  endsLost(shown.comparison, segments, siglum) ? (
    <span class="gap ends" lang={t.tag}>
      {t.comparison.endsHere}
    </span>
  ) : null

/** Shown before words, or signs of lost ones, in a place where text of the witness is lost. */
export const LossBefore = ({ shown, segment, siglum, reader: { t } }: Props) => {
  const loss = differs(segment) ? lossAt(shown.comparison, segment, siglum) : null
  return loss === null ? null : <ScreenReaderText lang={t.tag}>{`${t.comparison[loss]}${t.colon}`}</ScreenReaderText>
}
