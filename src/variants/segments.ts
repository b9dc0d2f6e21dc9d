/** From places to segments: spans, readings, kinds, classes. */
import { LimitExceeded } from '../align/limits.ts'
import { slice } from '../text/codepoints.ts'
import { bordersOnGap, touchesLacuna } from '../text/lacunae.ts'
import { classify, type Known, listed, lostIn } from './classify.ts'
import { columnsAsCompared, columnsAsWritten, type Grid, part } from './columns.ts'
import {
  type DifferingSegment,
  type Kind,
  type Reading,
  type Segment,
  type Span,
  TOUCHES,
  type Touch,
} from './comparison.ts'
import { COMPARISON_LIMITS } from './limits.ts'
import type { Range } from './pair.ts'
import { type Edges, settleEdges } from './place-edges.ts'
import { SpanIndex } from './span-index.ts'
import { variantPlaces } from './variant-places.ts'
import { withWholeWords } from './whole-words.ts'

/** Where a moved stretch stands in each witness, if it does. */
interface Moved {
  readonly spans: readonly (Span | null)[]
}

/** Segments in reading order, which partition every witness. @throws LimitExceeded */
export function segmentsOf(grid: Grid, ignore: readonly string[], moves: readonly Moved[]): Segment[] {
  const segments: Segment[] = []
  /** The next token of each witness. */
  let at = grid.cells.map(() => 0)
  let variantsSoFar = 0
  const known: Known = new Map()
  const moved = grid.sigla.map((_, w) => new SpanIndex(moves.flatMap(({ spans }) => (spans[w] ? [spans[w]] : []))))
  const siglaBytes = new TextEncoder().encode(grid.sigla.join('')).length
  const push = (ranges: readonly Range[], relation: Segment['relation'], lacking?: readonly boolean[]) => {
    if (ranges.every(({ from, to }) => from === to)) return
    checkSpans(segments.length + 1, grid)
    if ((segments.length + 1) * siglaBytes > COMPARISON_LIMITS.comparedSigla) throw new LimitExceeded('comparedSigla')
    const segment = segmentOf(grid, ranges, relation, ignore, moved, known, lacking)
    segments.push(segment.relation === 'variant' ? { ...segment, id: String(++variantsSoFar) } : segment)
  }
  const end: readonly Range[] = grid.tokens.map(({ count }) => ({ from: count, to: count }))
  for (const { relation, ranges, lost } of [
    ...settleEdges(grid, placesOf(grid, ignore)),
    { relation: null, ranges: end, lost: [] },
  ]) {
    push(
      ranges.map(({ from }, w) => ({ from: at[w]!, to: from })),
      'identical',
    )
    if (relation !== null) push(ranges, relation, lost)
    at = ranges.map(({ to }) => to)
  }
  return withWholeWords(segments, new Map(grid.sigla.map((siglum, w) => [siglum, grid.tokens[w]!.text])))
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
    places.push({ ...place, relation: 'variant' })
    from = place.to
  }
  between(grid.columns)
  // Each is a segment, and so is what lies before it: what will not fit is refused before its ranges are made.
  const gaps = places.filter(({ from }, k) => from > (places[k - 1]?.to ?? 0)).length
  checkSpans(places.length + gaps, grid)
  /** Of each witness, the first column from the last one asked for on that it has a token in. */
  const next = new Int32Array(grid.cells.length)
  /** The next token of each witness from a column on; columns come in order. */
  const advance = (to: number) =>
    grid.cells.map((cells, w) => {
      let c = Math.max(next[w]!, to)
      while (c < grid.columns && cells[c]! < 0) c++
      next[w] = c
      return c < grid.columns ? cells[c]! : grid.tokens[w]!.count
    })
  return places.map(({ from, to, relation }) => {
    const starts = advance(from)
    const ends = advance(to)
    const { lost } = asWritten
    const lacks = (w: number) => {
      const tokenStarts = grid.tokens[w]!.starts
      const isAtGap = bordersOnGap(grid.lacunae[w]!, tokenStarts[starts[w]!]!, tokenStarts[ends[w]!]!)
      for (let c = from; c < to; c++)
        if (grid.cells[w]![c]! < 0 && (isAtGap || (lost !== null && lost[w]![c] === 1))) return true
      return false
    }
    return {
      relation,
      ranges: starts.map((start, w) => ({ from: start, to: ends[w]! })),
      ...(lost !== null && { lost: grid.cells.map((_, w) => lacks(w)) }),
    }
  })
}

type Described = Pick<Grid, 'tokens' | 'names' | 'sigla' | 'lacunae'>

/** One place: what each witness has in its range of tokens, and how they differ. */
export function segmentOf(
  grid: Described,
  ranges: readonly Range[],
  relation: Segment['relation'],
  ignore: readonly string[],
  moved: readonly SpanIndex[],
  known: Known = new Map(),
  lacking: readonly boolean[] = [],
): Segment {
  const { tokens, sigla } = grid
  const spans = ranges.map(({ from, to }, w): Span => [tokens[w]!.starts[from]!, tokens[w]!.starts[to]!])
  const named = bySiglum(sigla, spans)
  if (relation === 'identical') return { relation, spans: named }
  const witnessesOf = new Map<string, number[]>()
  spans.forEach(([start, end], w) => {
    const text = slice(tokens[w]!.text, start, end)
    const same = witnessesOf.get(text)
    if (same) same.push(w)
    else witnessesOf.set(text, [w])
  })
  /** The witnesses of each reading, the base's first. */
  const sharers: number[][] = []
  const readings: Reading[] = []
  for (const [text, ws] of witnessesOf) {
    sharers.push(ws)
    readings.push({ text, witnesses: ws.map((w) => sigla[w]!) })
  }
  const classes = new Set<string>()
  const touches = new Set<Touch>()
  let substantive = false
  const lost = ranges.map(
    (range, w) => lostIn(tokens[w]!, range) + (lacking[w] || isListed(grid, w, spans[w]!) ? LISTED : ''),
  )
  const isLacuna = (w: number) => lost[w] !== lost[0]
  const isLost = lost.some((_, w) => isLacuna(w))
  for (let k = 1; k < sharers.length; k++)
    for (const w of isLost ? oneOfEach(sharers[k]!, isLacuna) : [sharers[k]![0]!]) {
      if (isLacuna(w)) {
        substantive = true
        continue
      }
      const found = classify(tokens[0]!, ranges[0]!, tokens[w]!, ranges[w]!, grid.names, known)
      for (const c of found.classes) classes.add(c)
      for (const t of found.touches) touches.add(t)
      substantive ||= found.significance === 'substantive'
    }
  substantive ||= tellApart(grid, ranges, sharers, isLacuna)
  const kind = kindOf(grid, ranges, spans, sharers, isLacuna, moved)
  // Some rules join or part tokens (四百　三十/四百三十), so that only the whole place shows that they explain it.
  const explained = !substantive && [...classes].every((c) => ignore.includes(c))
  const segment: DifferingSegment = {
    relation: explained ? 'equivalent' : relation,
    spans: named,
    kind,
    readings,
    classes: classes.size === 0 ? [] : listed(classes),
    // Words that only stand elsewhere say what they said.
    touches: kind === 'transposition' || touches.size === 0 ? [] : TOUCHES.filter((t) => touches.has(t)),
    significance: substantive ? 'substantive' : 'accidental',
  }
  return isLost ? { ...segment, lacunae: sigla.filter((_, w) => lost[w] !== '') } : segment
}

/** An object of what each siglum has; a siglum may be any string, `__proto__` too. */
function bySiglum<T>(sigla: readonly string[], values: readonly T[]): Record<string, T> {
  if (sigla.includes('__proto__')) return Object.fromEntries(sigla.map((siglum, w) => [siglum, values[w]!]))
  const named: Record<string, T> = {}
  for (let w = 0; w < sigla.length; w++) named[sigla[w]!] = values[w]!
  return named
}

/** Marks a witness that says of its text, by a list or by a sign beside the place, that it is lost. A private character, so that no text has it. */
const LISTED = '\ue003'

const isListed = ({ lacunae }: Described, w: number, [start, end]: Span): boolean =>
  touchesLacuna(lacunae[w]!, start, end)

/** Of witnesses that share a reading, the first whose text is lost and the first whose text is not. */
const oneOfEach = (sharers: readonly number[], isLacuna: (w: number) => boolean): number[] =>
  [sharers.find(isLacuna), sharers.find((w) => !isLacuna(w))].filter((w) => w !== undefined)

/**
 * Whether two readings differ in substance though neither does from the base's: pecheur is pécheur with a mark left out, and
 * pêcheur too, but these are two words. Only rules whose relation is no equivalence can make such readings.
 */
function tellApart(
  { tokens, names }: Described,
  ranges: readonly Range[],
  readings: readonly (readonly number[])[],
  isLacuna: (w: number) => boolean,
): boolean {
  if (readings.length < 3) return false
  const others = readings.slice(1).map(([w]) => w!)
  if (others.length < 2 || others.length > MOST_COMPARED) return false
  return others.some((v, k) =>
    others.slice(k + 1).some((w) => {
      if (isLacuna(v) || isLacuna(w)) return false
      return classify(tokens[v]!, ranges[v]!, tokens[w]!, ranges[w]!, names).significance === 'substantive'
    }),
  )
}

/** Readings of one place that are held against each other; with more of them some differ in substance from the base too. */
const MOST_COMPARED = 8

function kindOf(
  grid: Described,
  ranges: readonly Range[],
  spans: readonly Span[],
  readings: readonly (readonly number[])[],
  isLacuna: (w: number) => boolean,
  moved: readonly SpanIndex[],
): Kind {
  // A place is the end of a move when most of it is what moved.
  if (spans.some((span, w) => moved[w]?.cover(span) === true)) return 'transposition'
  const isEmpty = (w: number) => spans[w]![0] === spans[w]![1]
  const base = readings[0]![0]!
  let kind: Kind | null = null
  for (let k = 1; k < readings.length; k++)
    for (const w of readings[k]!) {
      const own = isLacuna(w)
        ? 'lacuna'
        : isEmpty(base)
          ? 'addition'
          : isEmpty(w)
            ? 'omission'
            : isReordered(grid, ranges, w)
              ? 'transposition'
              : 'substitution'
      if (kind !== null && kind !== own) return 'mixed'
      kind = own
    }
  return kind ?? 'mixed'
}

/** Whether a witness has the base's words in another order: creavit deus for deus creavit. */
function isReordered({ tokens }: Described, ranges: readonly Range[], w: number): boolean {
  const wordsOf = (v: number) => {
    const { keys, kinds } = tokens[v]!
    const words: string[] = []
    for (let k = ranges[v]!.from; k < ranges[v]!.to; k++)
      if (kinds[k] !== 'punctuation' && kinds[k] !== 'space') words.push(keys[k]!)
    return words
  }
  const [here, there] = [wordsOf(0), wordsOf(w)]
  if (here.length !== there.length || here.every((key, k) => key === there[k])) return false
  const other = there.sort()
  return here.sort().every((key, k) => key === other[k])
}
