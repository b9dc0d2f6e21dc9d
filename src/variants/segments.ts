/** From places to segments: spans, readings, kinds, classes. */
import { LimitExceeded } from '../align/limits.ts'
import { slice } from '../text/codepoints.ts'
import type { RuleName } from '../text/equivalences/index.ts'
import { classify } from './classify.ts'
import { columnsAsCompared, columnsAsWritten, type Grid } from './columns.ts'
import {
  CLASSES,
  type Class,
  type DifferingSegment,
  type Kind,
  type Reading,
  type Segment,
  type Span,
  TOUCHES,
  type Touch,
} from './comparison.ts'
import { COMPARISON_LIMITS } from './limits.ts'
import { part, type Range, variantPlaces } from './variant-places.ts'

/** Where a moved stretch stands in each witness, if it does. */
interface Moved {
  readonly spans: readonly (Span | null)[]
}

/** Segments in reading order, which partition every witness. @throws LimitExceeded */
export function segmentsOf(grid: Grid, ignore: readonly RuleName[], moves: readonly Moved[]): Segment[] {
  const asWritten = columnsAsWritten(grid)
  const variants = variantPlaces(columnsAsCompared(grid, asWritten, ignore))
  const segments: Segment[] = []
  /** Where each witness stands: the number of its next token. */
  const at = new Int32Array(grid.cells.length)
  let variantsSoFar = 0
  const siglaBytes = new TextEncoder().encode(grid.sigla.join('')).length
  const push = ({ from, to }: Range, relation: Segment['relation']) => {
    const ranges: Range[] = grid.cells.map((cells, w) => {
      let end = at[w]!
      for (let c = from; c < to; c++) if (cells[c]! >= 0) end++
      const range = { from: at[w]!, to: end }
      at[w] = end
      return range
    })
    if ((segments.length + 1) * (grid.sigla.length + 2) > COMPARISON_LIMITS.comparedSpans)
      throw new LimitExceeded('comparedSpans')
    if ((segments.length + 1) * siglaBytes > COMPARISON_LIMITS.comparedSigla) throw new LimitExceeded('comparedSigla')
    const segment = segmentOf(grid, ranges, relation, ignore, moves)
    segments.push(segment.relation === 'variant' ? { ...segment, id: String(++variantsSoFar) } : segment)
  }
  const stretch = (from: number, to: number) => {
    const places = variantPlaces(part(asWritten, from, to)).map((range) => ({
      from: from + range.from,
      to: from + range.to,
    }))
    for (const place of places) {
      if (from < place.from) push({ from, to: place.from }, 'identical')
      push(place, 'equivalent')
      from = place.to
    }
    if (from < to) push({ from, to }, 'identical')
  }
  let from = 0
  for (const place of variants) {
    stretch(from, place.from)
    push(place, 'variant')
    from = place.to
  }
  stretch(from, grid.columns)
  return segments
}

function segmentOf(
  grid: Grid,
  ranges: readonly Range[],
  relation: Segment['relation'],
  ignore: readonly RuleName[],
  moves: readonly Moved[],
): Segment {
  const spans = ranges.map((range, w): Span => [grid.tokens[w]!.starts[range.from]!, grid.tokens[w]!.starts[range.to]!])
  const named = Object.fromEntries(spans.map((span, w) => [grid.sigla[w]!, span]))
  if (relation === 'identical') return { relation, spans: named }
  const witnessesOf = new Map<string, number[]>()
  spans.forEach((span, w) => {
    const text = slice(grid.tokens[w]!.text, ...span)
    const sharers = witnessesOf.get(text)
    if (sharers) sharers.push(w)
    else witnessesOf.set(text, [w])
  })
  const readings: Reading[] = [...witnessesOf].map(([text, ws]) => ({ text, witnesses: ws.map((w) => grid.sigla[w]!) }))
  const classes = new Set<Class>()
  const touches = new Set<Touch>()
  let substantive = false
  for (const [w] of [...witnessesOf.values()].slice(1)) {
    const found = classify(grid.tokens[0]!, ranges[0]!, grid.tokens[w!]!, ranges[w!]!, grid.names)
    for (const c of found.classes) classes.add(c)
    for (const t of found.touches) touches.add(t)
    substantive ||= found.significance === 'substantive'
  }
  const kind = kindOf(spans, readings, moves)
  // Some rules join or part tokens (四百　三十/四百三十), so that only the whole place shows that they explain it.
  const explained = !substantive && [...classes].every((c) => (ignore as readonly Class[]).includes(c))
  return {
    relation: explained ? 'equivalent' : relation,
    spans: named,
    kind,
    readings,
    classes: CLASSES.filter((c) => classes.has(c)),
    // Words that only stand elsewhere say what they said.
    touches: kind === 'transposition' ? [] : TOUCHES.filter((t) => touches.has(t)),
    significance: substantive ? 'substantive' : 'accidental',
  } satisfies DifferingSegment
}

function kindOf(spans: readonly Span[], readings: readonly Reading[], moves: readonly Moved[]): Kind {
  const moved = moves.some((move) => move.spans.some((m, w) => m !== null && covers(m, spans[w]!)))
  if (moved) return 'transposition'
  const [base, ...others] = readings
  const kinds = new Set(
    others.map((r): Kind => (base!.text === '' ? 'addition' : r.text === '' ? 'omission' : 'substitution')),
  )
  return kinds.size === 1 ? [...kinds][0]! : 'mixed'
}

/** A place is the end of a move when most of it is what moved. */
const covers = ([from, to]: Span, [start, end]: Span) => 2 * (Math.min(to, end) - Math.max(from, start)) > end - start
