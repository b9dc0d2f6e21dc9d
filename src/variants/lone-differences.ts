/**
 * Builds the segment of a difference that stands alone (align/lone-differences.ts): Han characters for others, or some that one text
 * has more than the other. No rule makes them equal, and they are no number, date, name or mark: all that they can touch is negation.
 */
import type { Grid } from './columns.ts'
import type { DifferingSegment, Kind, Span } from './comparison.ts'
import { bySiglum, distinctReadings } from './differing-segment.ts'
import { negationsInHan } from './negation.ts'

/** `spans`: what each witness has, one of two readings. O(witnesses). */
export function loneSegment(grid: Pick<Grid, 'tokens' | 'sigla'>, spans: readonly Span[]): DifferingSegment {
  const { readings, sharers } = distinctReadings(grid, spans)
  const [here, there] = [spans[0]!, spans[sharers[1]![0]!]!]
  const [isAddition, isOmission] = [here[0] === here[1], there[0] === there[1]]
  const kind: Kind = isAddition ? 'addition' : isOmission ? 'omission' : 'substitution'
  const negations =
    negationsInHan(grid.tokens[0]!.text, here, isOmission) -
    negationsInHan(grid.tokens[sharers[1]![0]!]!.text, there, isAddition)
  return {
    relation: 'variant',
    spans: bySiglum(grid.sigla, spans),
    kind,
    readings,
    classes: [],
    touches: negations === 0 ? [] : ['negation'],
    significance: 'substantive',
  }
}
