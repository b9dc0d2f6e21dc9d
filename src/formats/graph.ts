/**
 * Builds the variant graph: readings are nodes in order, witnesses are paths through them (Schmidt and Colomb 2009; as CollateX draws
 * it). GraphML, DOT and SVG are written from this one model.
 */
import type { Text } from '../text/codepoints.ts'
import type { Comparison, DifferingSegment, Reading, Span } from '../variants/comparison.ts'
import type { About } from './format.ts'
import { headingOf, printOf } from './heading.ts'
import { type Print, USUAL } from './print.ts'
import { rowsOf, segmentsWithin } from './rows.ts'

export interface GraphNode {
  /** Its index in `nodes`. */
  readonly id: number
  /** 0 for the start, then the rows from 1, then the end. */
  readonly rank: number
  readonly text: string
  readonly witnesses: readonly string[]
}

export interface GraphEdge {
  readonly from: number
  readonly to: number
  readonly witnesses: readonly string[]
}

export interface VariantGraph {
  readonly title: string
  /** BCP 47, of the base; null where it is not known. */
  readonly language: string | null
  readonly witnesses: readonly string[]
  /** The start first and the end last; both are empty. */
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** Nodes that say the same in different places. */
  readonly transpositions: readonly (readonly [from: number, to: number])[]
}

/** One witness in one row. */
export type GraphPlace = readonly [row: number, witness: string]

/**
 * @param rows readings of each row; readings with an empty text, and witnesses in none, make no node
 * @param moved pairs of places that carry the same moved words
 * O(rows × witnesses).
 */
export function variantGraph(
  title: string,
  language: string | null,
  witnesses: readonly string[],
  rows: readonly (readonly Reading[])[],
  moved: readonly (readonly [GraphPlace, GraphPlace])[] = [],
): VariantGraph {
  const nodes: GraphNode[] = [{ id: 0, rank: 0, text: '', witnesses }]
  const order = new Map(witnesses.map((w, k) => [w, k]))
  const edges = new Map<number, { from: number; to: number; witnesses: string[] }>()
  const last = new Map<string, number>(witnesses.map((w) => [w, 0]))
  const nodeAt = rows.map(() => new Map<string, number>())
  const most = rows.reduce((sum, readings) => sum + readings.length, 2)
  const visit = (witness: string, node: number) => {
    const from = last.get(witness)!
    const key = from * most + node
    const edge = edges.get(key)
    if (edge === undefined) edges.set(key, { from, to: node, witnesses: [witness] })
    else edge.witnesses.push(witness)
    last.set(witness, node)
  }
  rows.forEach((readings, row) => {
    for (const { text, witnesses: carriers } of readings) {
      if (text === '') continue
      const id = nodes.length
      nodes.push({ id, rank: row + 1, text, witnesses: carriers })
      for (const witness of carriers) {
        visit(witness, id)
        nodeAt[row]!.set(witness, id)
      }
    }
  })
  const end = nodes.length
  nodes.push({ id: end, rank: rows.length + 1, text: '', witnesses })
  for (const witness of witnesses) visit(witness, end)
  for (const edge of edges.values()) edge.witnesses.sort((a, b) => order.get(a)! - order.get(b)!)
  const links = new Map<string, readonly [number, number]>()
  for (const [a, b] of moved) {
    const from = nodeAt[a[0]]?.get(a[1])
    const to = nodeAt[b[0]]?.get(b[1])
    if (from === undefined || to === undefined || from === to) continue
    const link = from < to ? ([from, to] as const) : ([to, from] as const)
    links.set(link.join(), link)
  }
  return {
    title,
    language,
    witnesses,
    nodes,
    edges: [...edges.values()].sort((x, y) => x.from - y.from || x.to - y.to),
    transpositions: [...links.values()].sort((x, y) => x[0] - y[0] || x[1] - y[1]),
  }
}

/** The same, with what the form knows about the comparison and what the sigla mean, a line each. */
export function graphWith(comparison: Comparison, texts: ReadonlyMap<string, Text>, about: About = {}, gap = '') {
  const { witnesses } = headingOf(comparison, about)
  return {
    graph: comparisonGraph(comparison, texts, about.title, printOf(about), gap),
    sigla: witnesses.map(({ siglum, description }) => `${siglum}: ${description}`),
  }
}

/** Witnesses that have nothing because it is lost, as a reading of their own. */
function withGaps(readings: readonly Reading[], { lacunae = [] }: DifferingSegment, gap: string): readonly Reading[] {
  const lost = readings.flatMap(({ text, witnesses }) =>
    text === '' ? witnesses.filter((siglum) => lacunae.includes(siglum)) : [],
  )
  return lost.length === 0 ? readings : [...readings, { text: gap, witnesses: lost }]
}

/** The graph of a comparison: a row for every segment, a transposition for every move. @param gap text of nodes for what is lost */
export function comparisonGraph(
  comparison: Comparison,
  texts: ReadonlyMap<string, Text>,
  title?: string,
  print: Print = USUAL,
  gap = '',
): VariantGraph {
  const rows = rowsOf(comparison, texts, print).map(({ segment, readings }) =>
    gap === '' || segment.relation === 'identical' ? readings : withGaps(readings, segment, gap),
  )
  const sigla = comparison.witnesses.map((w) => w.siglum)
  const moved: [GraphPlace, GraphPlace][] = []
  for (const move of comparison.moves) {
    const places = sigla.flatMap((siglum): GraphPlace[] => {
      const row = mostOf(comparison, siglum, move.spans[siglum])
      return row < 0 ? [] : [[row, siglum]]
    })
    for (let k = 1; k < places.length; k++) moved.push([places[0]!, places[k]!])
  }
  return variantGraph(
    title ?? `Variant graph of ${sigla.join(', ')}`,
    comparison.witnesses[0]?.language ?? null,
    sigla,
    rows,
    moved,
  )
}

/** The segment that holds most of a span of this witness, preferring what the witnesses do not share; -1 where there is none. */
function mostOf(comparison: Comparison, siglum: string, span: Span | undefined): number {
  let [best, most] = [-1, 0]
  if (span === undefined) return best
  for (const row of segmentsWithin(comparison.segments, siglum, span)) {
    const segment = comparison.segments[row]!
    const [start, end] = segment.spans[siglum]!
    const shared = Math.min(end, span[1]) - Math.max(start, span[0])
    const worth = segment.relation === 'identical' ? shared / 4 : shared
    if (worth > most) [best, most] = [row, worth]
  }
  return best
}
