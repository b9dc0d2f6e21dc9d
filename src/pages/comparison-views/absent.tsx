/** What stands where a witness has no words: that it has none, or that its text is lost, which is neither omission nor reading. */
import type { ComparisonView } from '../../present/comparison-view.ts'
import { lossAt } from '../../present/readings.ts'
import { differs } from '../../present/text-runs.ts'
import type { Segment } from '../../variants/comparison.ts'
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

/** Told before words, or signs of lost ones, in a place where text of the witness is lost. */
export const LossBefore = ({ shown, segment, siglum, reader: { t } }: Props) => {
  const loss = differs(segment) ? lossAt(shown.comparison, segment, siglum) : null
  return loss === null ? null : <ScreenReaderText lang={t.tag}>{`${t.comparison[loss]}${t.colon}`}</ScreenReaderText>
}
