/**
 * Adjusts where a place begins and ends in each witness: the last steps of presentation, on tokens and no longer on columns.
 *
 *   1. trim         cut off what all readings begin or end with: `[”可/。可以设想…的可]`
 *   2. wholeDates   show numbers and dates whole: `[10月5日/10月6日]`, `[$35,000,000/$55,000,000]`
 *
 * Neither depends on which witness is the base.
 */
import { slice } from '../text/codepoints.ts'
import type { Tokens } from '../text/tokens.ts'
import type { Grid } from './columns.ts'
import { expressionAround } from './expressions.ts'
import type { Range } from './pair.ts'

/** A difference; what lies between two of them is the same in all witnesses. */
export interface Edges {
  readonly relation: 'variant' | 'equivalent'
  /** Tokens of each witness. */
  readonly ranges: Range[]
  /** Of each witness, whether it lacks something here because its text is lost; absent where none does. */
  readonly lost?: readonly boolean[]
}

/** Places in reading order, with their edges put right, in place. O(places × witnesses), and the tokens that edges move over. */
export function settleEdges(grid: Grid, places: readonly Edges[]): Edges[] {
  for (const place of places) trim(grid, place)
  return wholeDates(
    grid,
    places.filter((place) => isDifference(grid, place)),
  )
}

/** What all have, though not in the same columns, is no difference. */
function isDifference({ tokens }: Grid, { ranges }: Edges): boolean {
  const isEmpty = ranges[0]!.from === ranges[0]!.to
  if (ranges.some(({ from, to }) => (from === to) !== isEmpty)) return true
  const textOf = ({ text, starts }: Tokens, { from, to }: Range) => slice(text, starts[from]!, starts[to]!)
  const first = textOf(tokens[0]!, ranges[0]!)
  return ranges.some((range, w) => textOf(tokens[w]!, range) !== first)
}

function trim({ symbols, vocabulary }: Grid, { ranges }: Edges): void {
  /** Whether all readings have the same token at one end. */
  const isOne = (atEnd: boolean) => {
    let first = -1
    for (let w = 0; w < ranges.length; w++) {
      const { from, to } = ranges[w]!
      if (from >= to) return false
      const own = vocabulary.writing(symbols[w]![atEnd ? to - 1 : from]!)
      if (w > 0 && own !== first) return false
      first = own
    }
    return true
  }
  while (isOne(true)) for (const range of ranges) range.to--
  while (isOne(false)) for (const range of ranges) range.from++
}

/**
 * A number or a date that a place cuts is taken in whole, as far as what is taken in is the same in all witnesses; two places
 * in one date are one.
 */
function wholeDates(grid: Grid, places: readonly Edges[]): Edges[] {
  const out: Edges[] = []
  places.forEach((place, k) => {
    let [left, right] = [0, 0]
    place.ranges.forEach((range, w) => {
      const whole = expressionAround(grid.tokens[w]!, range)
      left = Math.max(left, range.from - whole.from)
      right = Math.max(right, whole.to - range.to)
    })
    if (left === 0 && right === 0) {
      out.push(place)
      return
    }
    const last = out.at(-1)
    const next = places[k + 1]?.ranges ?? null
    const free = Math.min(...place.ranges.map(({ from }, w) => from - (last === undefined ? 0 : last.ranges[w]!.to)))
    if (last && left > free && isOneExpression(grid, last, place)) {
      const joined = {
        relation: last.relation === place.relation ? place.relation : 'variant',
        ranges: last.ranges.map(({ from }, w) => ({ from, to: place.ranges[w]!.to })),
        ...((last.lost ?? place.lost) && {
          lost: last.ranges.map((_, w) => (last.lost?.[w] ?? false) || (place.lost?.[w] ?? false)),
        }),
      } as const
      widen(grid, joined, 0, right, next)
      out[out.length - 1] = joined
      return
    }
    widen(grid, place, Math.min(left, free), right, next)
    out.push(place)
  })
  return out
}

/** Whether some witness has one number or date in both places. */
const isOneExpression = ({ tokens }: Grid, left: Edges, right: Edges): boolean =>
  tokens.some((own, w) => {
    const [x, y] = [left.ranges[w]!, right.ranges[w]!]
    if (x.from === x.to || y.from === y.to) return false
    const whole = expressionAround(own, { from: x.to - 1, to: x.to })
    return whole.to > y.from
  })

function widen({ tokens }: Grid, place: Edges, left: number, right: number, next: readonly Range[] | null): void {
  const room = place.ranges.map(({ to }, w) => (next === null ? tokens[w]!.count : next[w]!.from) - to)
  const more = Math.min(right, ...room)
  for (const range of place.ranges) {
    range.from -= left
    range.to += more
  }
}
