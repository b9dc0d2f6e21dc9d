/** Turns places into segments: spans, readings, kinds, classes. */
import { LimitExceeded } from '../align/limits.ts'
import { bordersOnGap } from '../text/lacunae.ts'
import { utf8Length } from '../text/utf8.ts'
import type { Known } from './classify.ts'
import { columnsAsCompared, columnsAsWritten, type Grid, part } from './columns.ts'
import type { DifferingSegment, IdenticalSegment, Segment, Span } from './comparison.ts'
import { bySiglum, differingSegment } from './differing-segment.ts'
import { COMPARISON_LIMITS } from './limits.ts'
import { loneSegment } from './lone-differences.ts'
import type { Range } from './pair.ts'
import { type Edges, settleEdges } from './place-edges.ts'
import { SpanIndex } from './span-index.ts'
import { variantPlaces } from './variant-places.ts'
import { addWholeWords } from './whole-words.ts'

/** Where a moved stretch is in each witness, if it does. */
interface Moved {
  readonly spans: readonly (Span | null)[]
}

/** A segment while it is made: its number and its whole words are added last, where a copy would take as long as all the rest. */
type Made = IdenticalSegment | Unfinished<DifferingSegment>
type Unfinished<T> = { -readonly [Key in keyof T]: T[Key] }

/** Segments in reading order, which partition every witness. @throws LimitExceeded */
export function segmentsOf(grid: Grid, ignore: readonly string[], moves: readonly Moved[]): Segment[] {
  const { tokens, sigla, lone } = grid
  const segments: Made[] = []
  /** Of each witness, the code points that are in a segment so far. */
  const at = new Int32Array(sigla.length)
  let variantsSoFar = 0
  const known: Known = new Map()
  const moved =
    moves.length === 0
      ? []
      : sigla.map((_, w) => new SpanIndex(moves.flatMap(({ spans }) => (spans[w] ? [spans[w]] : []))))
  const siglaBytes = utf8Length(sigla.join(''))
  const check = () => {
    checkSpans(segments.length + 1, grid)
    if ((segments.length + 1) * siglaBytes > COMPARISON_LIMITS.comparedSigla) throw new LimitExceeded('comparedSigla')
  }
  /** What lies before the next place is the same in all witnesses, so that it is empty in all or in none. */
  const pushIdentical = (next: (w: number) => number) => {
    const spans: Span[] = []
    let isEmpty = true
    for (let w = 0; w < sigla.length; w++) {
      const to = next(w)
      if (at[w] !== to) isEmpty = false
      spans.push([at[w]!, to])
      at[w] = to
    }
    if (isEmpty) return
    check()
    segments.push({ relation: 'identical', spans: bySiglum(sigla, spans) })
  }
  const push = (segment: Made) => {
    check()
    segments.push(segment)
    if (segment.relation === 'variant') segment.id = String(++variantsSoFar)
  }
  let next = 0
  const pushLone = (before: number) => {
    for (; next < lone.length && lone[next]![0]![0] < before; next++) {
      const spans = lone[next]!
      pushIdentical((w) => spans[w]![0])
      for (let w = 0; w < spans.length; w++) at[w] = spans[w]![1]
      push(loneSegment(grid, spans))
    }
  }
  for (const { relation, ranges, lost } of settleEdges(grid, placesOf(grid, ignore))) {
    pushLone(tokens[0]!.starts[ranges[0]!.from]!)
    pushIdentical((w) => tokens[w]!.starts[ranges[w]!.from]!)
    ranges.forEach(({ to }, w) => {
      at[w] = tokens[w]!.starts[to]!
    })
    if (ranges.every(({ from, to }) => from === to)) continue
    push(differingSegment(grid, ranges, relation, ignore, moved, known, lost))
  }
  pushLone(tokens[0]!.text.length)
  pushIdentical((w) => tokens[w]!.text.length)
  addWholeWords(
    segments,
    sigla,
    tokens.map(({ text }) => text),
  )
  return segments
}

/** @throws LimitExceeded */
function checkSpans(segments: number, { sigla }: Pick<Grid, 'sigla'>): void {
  if (segments * (sigla.length + 2) > COMPARISON_LIMITS.comparedSpans) throw new LimitExceeded('comparedSpans')
}

/** Variants, and between them what differs in writing but not under the rules in `ignore`. */
function placesOf(grid: Grid, ignore: readonly string[]): Edges[] {
  const asWritten = columnsAsWritten(grid)
  const places: { from: number; to: number; relation: Edges['relation'] }[] = []
  let from = 0
  const between = (to: number) => {
    if (ignore.length > 0 && from < to)
      for (const place of variantPlaces(part(asWritten, from, to)))
        places.push({ from: from + place.from, to: from + place.to, relation: 'equivalent' })
  }
  for (const place of variantPlaces(columnsAsCompared(grid, asWritten, ignore))) {
    between(place.from)
    places.push({ from: place.from, to: place.to, relation: 'variant' })
    from = place.to
  }
  between(grid.columns)
  // Each is a segment, and so is what lies before it: what will not fit is refused before its ranges are made.
  const gaps = places.filter(({ from }, k) => from > (places[k - 1]?.to ?? 0)).length
  checkSpans(places.length + gaps, grid)
  const { tokens, cells, columns } = grid
  /** Of each witness, the first column from the last one asked for on that it has a token in. */
  const next = new Int32Array(cells.length)
  /** The next token of a witness from a column on; columns come in order. */
  const advance = (w: number, to: number): number => {
    const own = cells[w]!
    let c = Math.max(next[w]!, to)
    while (c < columns && own[c]! < 0) c++
    next[w] = c
    return c < columns ? own[c]! : tokens[w]!.count
  }
  const { lost } = asWritten
  return places.map(({ from, to, relation }) => {
    const ranges: Range[] = []
    for (let w = 0; w < cells.length; w++) {
      const start = advance(w, from)
      ranges.push({ from: start, to: advance(w, to) })
    }
    return lost === null
      ? { relation, ranges }
      : { relation, ranges, lost: lackingIn(grid, lost, { from, to }, ranges) }
  })
}

/** Of each witness, whether it lacks something in some columns because its text is lost there; `ranges` are its tokens in them. */
const lackingIn = (
  { tokens, cells, lacunae }: Grid,
  lost: readonly Uint8Array[],
  columns: Range,
  ranges: readonly Range[],
): boolean[] =>
  cells.map((own, w) => {
    const { starts } = tokens[w]!
    const isAtGap = bordersOnGap(lacunae[w]!, starts[ranges[w]!.from]!, starts[ranges[w]!.to]!)
    for (let c = columns.from; c < columns.to; c++) if (own[c]! < 0 && (isAtGap || lost[w]![c] === 1)) return true
    return false
  })
