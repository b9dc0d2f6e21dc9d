/** The way of a comparison: texts → tokens → alignment → variant places. Pure. */
import { alignSymbols } from '../align/many.ts'
import { findMoves } from '../align/moves.ts'
import { Vocabulary } from '../align/vocabulary.ts'
import { slice } from '../text/codepoints.ts'
import type { RuleName } from '../text/equivalence.ts'
import { RULES } from '../text/equivalence.ts'
import { near } from '../text/near.ts'
import { folded, type Names, prepareNames, type TokenKind, type Tokens, tokenise } from '../text/tokens.ts'
import { defaultUnit } from '../text/unit.ts'
import { classify } from './classify.ts'
import type {
  Class,
  CompareOptions,
  Comparison,
  DifferingSegment,
  Kind,
  Move,
  Options,
  Reading,
  Segment,
  Span,
  Summary,
  Touch,
  Witness,
} from './comparison.ts'
import { type Columns, group, type Range } from './group.ts'

/** Answers change only when the first number does. */
export const ENGINE = 'variorum/1.0.0'

/** How much agreement in a token counts when places are grouped: punctuation and spaces agree everywhere. */
const WEIGHT: Readonly<Record<TokenKind, number>> = {
  han: 1,
  word: 2,
  number: 1,
  name: 2,
  punctuation: 0.6,
  space: 0.25,
  other: 0.6,
}

/** Characters that mean nothing by themselves. */
const PARTICLES: readonly string[] = ['的', '了', '地', '得', '之']

/**
 * Compares two to many witnesses. The order of `witnesses` does not matter; `options.base` defaults to the first siglum
 * in order. Sigla are distinct; texts hold no unpaired surrogates (the edge checks both). Work is bounded by
 * ALIGN_LIMITS: where a bound bites, the answer says `precise: false`.
 */
export function compare(witnesses: readonly Witness[], options: CompareOptions = {}): Comparison {
  const bySiglum = [...witnesses].sort((a, b) => (a.siglum < b.siglum ? -1 : 1))
  const base = bySiglum.find((w) => w.siglum === options.base) ?? bySiglum[0]!
  const ordered = [base, ...bySiglum.filter((w) => w !== base)]
  const names = prepareNames(options.names ?? [])
  const unit = options.unit ?? defaultUnit(bySiglum.map((w) => w.text))
  const ignore = RULES.filter((rule) => options.ignore?.includes(rule))
  const used: Options = { unit, ignore, base: base.siglum, moves: options.moves ?? true }

  const tokens = ordered.map((w) => tokenise(w.text, { unit, names }))
  const vocabulary = new Vocabulary(near)
  const symbols = tokens.map((t) => vocabulary.internTokens(t))
  const table = alignSymbols(symbols, vocabulary)
  const grid: Grid = {
    tokens,
    symbols,
    vocabulary,
    cells: table.cells,
    columns: table.columns,
    names,
    sigla: ordered.map((w) => w.siglum),
  }
  const moves = used.moves
    ? findMoves(
        table,
        tokens,
        symbols.map((s) => vocabulary.keys(s)),
      )
    : []
  const segments = segmentsOf(grid, ignore, moves)
  return {
    engine: ENGINE,
    options: used,
    witnesses: ordered.map((w, k) => ({
      siglum: w.siglum,
      version: w.version ?? null,
      length: tokens[k]!.text.length,
      language: w.language ?? null,
    })),
    segments,
    moves: moves.map(
      (move, k): Move => ({
        id: `m${k + 1}`,
        spans: Object.fromEntries(move.spans.map((span, w) => [grid.sigla[w]!, span]).filter(([, span]) => span)),
        similarity: move.similarity,
      }),
    ),
    summary: summaryOf(grid, segments),
    precise: table.precise,
    ...(table.reason ? { reason: table.reason } : {}),
  }
}

/** The aligned witnesses, base first: `cells[w][c]` is the number of a token or -1. */
interface Grid {
  readonly tokens: readonly Tokens[]
  readonly symbols: readonly Int32Array[]
  readonly vocabulary: Vocabulary
  readonly cells: readonly Int32Array[]
  readonly columns: number
  readonly names: Names
  readonly sigla: readonly string[]
}

/** What stands in each cell as a number of its token; -1 where there is none. */
const cellsOf = (grid: Grid, number: (witness: number, token: number) => number): Int32Array[] =>
  grid.cells.map((cells, w) => {
    const numbers = new Int32Array(cells.length)
    for (let c = 0; c < cells.length; c++) numbers[c] = cells[c]! < 0 ? -1 : number(w, cells[c]!)
    return numbers
  })

/** The same for what tokens are compared as under some rules: equal numbers are equal, -1 is nothing or folded away. */
function foldedCells(grid: Grid, ignore: readonly RuleName[]): Int32Array[] {
  const numbers = new Map<string, number>([['', -1]])
  return cellsOf(grid, (w, token) => {
    const text = folded(grid.tokens[w]!, token, token + 1, ignore, grid.names)
    let number = numbers.get(text)
    if (number === undefined) {
      number = numbers.size
      numbers.set(text, number)
    }
    return number
  })
}

/** See Columns.weights. */
function weightsOf({ tokens, symbols, vocabulary, cells, columns }: Grid): Float64Array {
  const particles = PARTICLES.map((key) => vocabulary.numberOf(key))
  const weights = new Float64Array(columns)
  for (let w = cells.length - 1; w >= 0; w--) {
    const { kinds } = tokens[w]!
    for (let c = 0; c < columns; c++) {
      const token = cells[w]![c]!
      if (token < 0) continue
      const particle = kinds[token] === 'han' && particles.includes(vocabulary.key(symbols[w]![token]!))
      weights[c] = particle ? WEIGHT.other : WEIGHT[kinds[token]!]
    }
  }
  return weights
}

function segmentsOf(
  grid: Grid,
  ignore: readonly RuleName[],
  moves: readonly { spans: readonly (Span | null)[] }[],
): Segment[] {
  const { symbols, vocabulary } = grid
  const asWritten: Columns = {
    count: grid.columns,
    base: 0,
    cells: cellsOf(grid, (w, token) => vocabulary.writing(symbols[w]![token]!)),
    keys: cellsOf(grid, (w, token) => vocabulary.key(symbols[w]![token]!)),
    weights: weightsOf(grid),
    fragment: fragmentOf(grid),
  }
  const asCompared = ignore.length === 0 ? asWritten : { ...asWritten, cells: foldedCells(grid, ignore) }
  const variants = group(asCompared)
  const segments: Segment[] = []
  /** Where each witness stands: the number of its next token. */
  const at = new Int32Array(grid.cells.length)
  let variantsSoFar = 0
  const push = ({ from, to }: Range, relation: Segment['relation']) => {
    const ranges: Range[] = grid.cells.map((cells, w) => {
      let end = at[w]!
      for (let c = from; c < to; c++) if (cells[c]! >= 0) end++
      const range = { from: at[w]!, to: end }
      at[w] = end
      return range
    })
    const segment = segmentOf(grid, ranges, relation, ignore, moves)
    segments.push(segment.relation === 'variant' ? { ...segment, id: String(++variantsSoFar) } : segment)
  }
  const stretch = (from: number, to: number) => {
    for (const place of groupWithin(asWritten, from, to)) {
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

/** Particles and pronouns of the modern language, as keys; the classical one does without. */
const MODERN: readonly string[] = ['的', '了', '们', '这', '么']
/** Share of them among the Han characters of a text from which it counts as modern. */
const MODERN_SHARE = 0.01

/** See Columns.fragment. */
function fragmentOf({ tokens, symbols, vocabulary }: Grid): number {
  const words = MODERN.map((key) => vocabulary.numberOf(key))
  let [han, modern] = [0, 0]
  tokens.forEach(({ count, kinds }, w) => {
    for (let k = 0; k < count; k++) {
      if (kinds[k] !== 'han') continue
      han++
      if (words.includes(vocabulary.key(symbols[w]![k]!))) modern++
    }
  })
  if (han === 0) return WEIGHT.space
  return modern > MODERN_SHARE * han ? WEIGHT.han : 0
}

/** The places within some columns, in their numbering. */
function groupWithin(columns: Columns, from: number, to: number): Range[] {
  return group({
    count: to - from,
    base: columns.base,
    cells: columns.cells.map((cells) => cells.subarray(from, to)),
    keys: columns.keys.map((keys) => keys.subarray(from, to)),
    fragment: columns.fragment,
    weights: columns.weights.subarray(from, to),
  }).map((range) => ({ from: range.from + from, to: range.to + from }))
}

function segmentOf(
  grid: Grid,
  ranges: readonly Range[],
  relation: Segment['relation'],
  ignore: readonly RuleName[],
  moves: readonly { spans: readonly (Span | null)[] }[],
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
    classes: CLASS_ORDER.filter((c) => classes.has(c)),
    // Words that only stand elsewhere say what they said.
    touches: kind === 'transposition' ? [] : TOUCH_ORDER.filter((t) => touches.has(t)),
    significance: substantive ? 'substantive' : 'accidental',
  } satisfies DifferingSegment
}

const CLASS_ORDER: readonly Class[] = [
  'punctuation',
  'spacing',
  'width',
  'case',
  'script',
  'variant-character',
  'orthographic',
  'numeral-form',
  'name-form',
]
const TOUCH_ORDER: readonly Touch[] = ['number', 'date', 'name', 'negation', 'quotation']

function kindOf(
  spans: readonly Span[],
  readings: readonly Reading[],
  moves: readonly { spans: readonly (Span | null)[] }[],
): Kind {
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

function summaryOf(grid: Grid, segments: readonly Segment[]): Summary {
  const variants = segments.filter((s): s is DifferingSegment => s.relation === 'variant')
  const substantive = variants.filter((s) => s.significance === 'substantive').length
  const byClass: Partial<Record<Class, number>> = {}
  for (const segment of variants) for (const c of segment.classes) byClass[c] = (byClass[c] ?? 0) + 1
  return {
    variants: variants.length,
    substantive,
    accidental: variants.length - substantive,
    byClass,
    similarity: similarities(grid, segments),
  }
}

/** For each pair, twice the code points both have in the same place over those of both. */
function similarities(grid: Grid, segments: readonly Segment[]): Summary['similarity'] {
  const { sigla } = grid
  const lengths = grid.tokens.map((t) => t.text.length)
  const common = sigla.map(() => new Float64Array(sigla.length))
  let everywhere = 0
  for (const segment of segments) {
    if (segment.relation === 'identical') {
      const [from, to] = segment.spans[sigla[0]!]!
      everywhere += to - from
    } else
      for (const reading of segment.readings) {
        const length = [...reading.text].length
        const sharers = reading.witnesses.map((siglum) => sigla.indexOf(siglum))
        for (const x of sharers) for (const y of sharers) common[x]![y]! += length
      }
  }
  const similarity = (x: number, y: number) =>
    lengths[x]! + lengths[y]! === 0 ? 1 : (2 * (everywhere + common[x]![y]!)) / (lengths[x]! + lengths[y]!)
  return Object.fromEntries(
    sigla
      .slice(0, -1)
      .map((siglum, x) => [
        siglum,
        Object.fromEntries(
          sigla.slice(x + 1).map((other, k) => [other, Math.round(similarity(x, x + 1 + k) * 1e4) / 1e4]),
        ),
      ]),
  )
}
