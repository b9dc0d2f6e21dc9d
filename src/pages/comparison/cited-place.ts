import type { ComparisonView } from '../../present/comparison-view.ts'
import { readingsOf, type ShownReading } from '../../present/readings.ts'
import { isVariant } from '../../present/text-runs.ts'
import type { CitedPlace } from './citations.ts'

/** The entry of a variant as an apparatus has it, in one line of plain text; null where there is no such variant. O(segments). */
export function citedPlace(shown: ComparisonView, id: string | null): CitedPlace | null {
  const variant = shown.comparison.segments.filter(isVariant).find((one) => one.id === id)
  if (variant === undefined) return null
  const { lemma, others } = readingsOf(variant, shown.comparison.options.base)
  const wordsOf = ({ text, isLost }: ShownReading) => (text !== '' ? text : isLost ? '[…]' : '∅')
  const written = (reading: ShownReading) => `${wordsOf(reading)} ${reading.witnesses.join(' ')}`
  return { id: variant.id, entry: `${wordsOf(lemma)}] ${others.map(written).join('; ')}` }
}
