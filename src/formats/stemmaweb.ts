/**
 * Writes a comparison for Stemmaweb: GraphML as Text::Tradition stores it (github.com/tla/stemmatology, Text::Tradition::Parser::Self).
 * The first graph has the readings and each witness's path through them; the second has the relations of readings of one place, in
 * Stemmaweb's types:
 *
 *     punctuation     punctuation, spacing, note marks
 *     orthographic    letters, marks, scripts, abbreviations and figures of one spelling
 *     spelling        spelling, forms of a name, own rules, and what an editor regularised
 *     transposition   words that occur elsewhere
 *
 * A class with the name of one of Stemmaweb's types becomes that type: an editor may classify a place as `grammatical` or `lexical`.
 * Other substantive readings get the relation "same place" only.
 */
import type { Comparison, DifferingSegment, Reading } from '../variants/comparison.ts'
import type { ComparisonFormat } from './format.ts'
import { comparisonGraph, type GraphNode, type VariantGraph } from './graph.ts'
import { printOf } from './heading.ts'
import { xmlAttribute, xmlText } from './xml.ts'

/** From the nearest to the farthest, as Text::Tradition binds them. */
const TYPES = ['punctuation', 'orthographic', 'spelling', 'grammatical', 'lexical', 'uncertain', 'other'] as const
type RelationType = (typeof TYPES)[number] | 'transposition'

const OF_CLASS: Readonly<Record<string, RelationType>> = {
  punctuation: 'punctuation',
  spacing: 'punctuation',
  'note-mark': 'punctuation',
  width: 'orthographic',
  case: 'orthographic',
  script: 'orthographic',
  'variant-character': 'orthographic',
  'numeral-form': 'orthographic',
  diacritics: 'orthographic',
  'letter-form': 'orthographic',
  abbreviation: 'orthographic',
}

const isType = (name: string): name is (typeof TYPES)[number] => (TYPES as readonly string[]).includes(name)

/** The farthest of several. */
function typeOf(classes: readonly string[]): RelationType {
  const types = classes.map((name) => OF_CLASS[name] ?? (isType(name) ? name : 'spelling'))
  return TYPES.findLast((type) => types.includes(type)) ?? 'spelling'
}

interface Relation {
  readonly from: GraphNode
  readonly to: GraphNode
  readonly type: RelationType
}

const KEYS = [
  ['graph', 'version', 'string'],
  ['node', 'id', 'string'],
  ['node', 'text', 'string'],
  ['node', 'rank', 'int'],
  ['node', 'is_start', 'boolean'],
  ['node', 'is_end', 'boolean'],
  ['node', 'is_common', 'boolean'],
  ['edge', 'witness', 'string'],
  ['edge', 'type', 'string'],
  ['edge', 'scope', 'string'],
] as const
type Key = (typeof KEYS)[number][1]
/** As the graphs of Text::Tradition since 2012. */
const VERSION = '3.2'

const data = (name: Key, value: string | number) =>
  `<data key="d${KEYS.findIndex(([, key]) => key === name)}">${xmlText(String(value))}</data>`

export const stemmaweb: ComparisonFormat = {
  extension: '.stemmaweb.xml',
  spanBytes: 200,
  mediaType: 'application/graphml+xml',
  label: 'Readings and their relations (Stemmaweb)',
  render(comparison, texts, about = {}) {
    const graph = comparisonGraph(comparison, texts, about.title, printOf(about))
    const relations = relationsOf(comparison, graph)
    let edges = 0
    const edge = (from: number, to: number, ...of: string[]) =>
      `<edge id="e${edges++}" source="n${from}" target="n${to}">${of.join('')}</edge>`
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
      ...KEYS.map(([of, name, type], k) => `<key id="d${k}" for="${of}" attr.name="${name}" attr.type="${type}"/>`),
      `<graph id="${xmlAttribute(graph.title)}" edgedefault="directed" parse.nodeids="canonical" parse.edgeids="canonical" parse.order="nodesfirst">`,
      data('version', VERSION),
      ...graph.nodes.map((node) => `<node id="n${node.id}">${nodeData(node, graph)}</node>`),
      ...graph.edges.flatMap(({ from, to, witnesses }) =>
        witnesses.map((witness) => edge(from, to, data('witness', witness))),
      ),
      '</graph>',
      '<graph id="relationships" edgedefault="undirected" parse.nodeids="canonical" parse.edgeids="canonical" parse.order="nodesfirst">',
      ...graph.nodes.map((node) => `<node id="n${node.id}">${data('id', nameOf(node, graph))}</node>`),
      ...relations.map(({ from, to, type }) => edge(from.id, to.id, data('type', type), data('scope', 'local'))),
      '</graph>',
      '</graphml>',
      '',
    ].join('\n')
  },
}

const isEnd = ({ id }: GraphNode, { nodes }: VariantGraph) => id === nodes.length - 1
const nameOf = (node: GraphNode, graph: VariantGraph): string =>
  node.id === 0 ? '__START__' : isEnd(node, graph) ? '__END__' : `n${node.id}`

function nodeData(node: GraphNode, graph: VariantGraph): string {
  const own = [data('id', nameOf(node, graph)), data('rank', node.rank)]
  if (node.id === 0) return [...own, data('is_start', 1)].join('')
  if (isEnd(node, graph)) return [...own, data('is_end', 1)].join('')
  const isCommon = node.witnesses.length === graph.witnesses.length
  return [...own, data('text', node.text), ...(isCommon ? [data('is_common', 1)] : [])].join('')
}

function relationsOf({ segments }: Comparison, { nodes, transpositions }: VariantGraph): Relation[] {
  const byRank = new Map<number, GraphNode[]>()
  for (const node of nodes) byRank.set(node.rank, [...(byRank.get(node.rank) ?? []), node])
  const relations = segments.flatMap((segment, row): Relation[] => {
    if (segment.relation === 'identical') return []
    const here = byRank.get(row + 1) ?? []
    const nodeOf = ({ text }: Pick<Reading, 'text'>) => here.find((node) => node.text === text)
    return pairsOf(segment).flatMap(([a, b, classes]) => {
      const [from, to] = [nodeOf(a), nodeOf(b)]
      return from === undefined || to === undefined || from === to ? [] : [{ from, to, type: typeOf(classes) }]
    })
  })
  const moved = transpositions.map(
    ([from, to]): Relation => ({ from: nodes[from]!, to: nodes[to]!, type: 'transposition' }),
  )
  return [...relations, ...moved]
}

/** Readings of a place that are known to be near, with the classes of the difference. */
function pairsOf({ readings, significance, relation, classes }: DifferingSegment) {
  const [first, ...others] = readings
  const isNear = significance === 'accidental' || relation === 'equivalent' || classes.some(isType)
  return others.flatMap((reading): (readonly [Pick<Reading, 'text'>, Reading, readonly string[]])[] => {
    const { regularised } = reading
    if (regularised !== undefined) return [[{ text: regularised.to }, reading, [regularised.class]]]
    return isNear ? [[first!, reading, classes]] : []
  })
}
