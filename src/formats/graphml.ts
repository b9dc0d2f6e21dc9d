/**
 * Writes the variant graph as GraphML with CollateX's keys: d0 node number, d1 tokens, d2 rank, d3 edge number, d4 edge type, d5
 * witnesses; and with `label` for both (d6, d7), which Gephi and yEd show. `/collate` leaves d6 and d7 out, to match CollateX exactly.
 */
import type { ComparisonFormat } from './format.ts'
import { graphWith, type VariantGraph } from './graph.ts'
import { visible } from './label.ts'
import { xmlText } from './xml.ts'

const KEYS = [
  ['node', 'number', 'int'],
  ['node', 'tokens', 'string'],
  ['node', 'rank', 'int'],
  ['edge', 'number', 'int'],
  ['edge', 'type', 'string'],
  ['edge', 'witnesses', 'string'],
  ['node', 'label', 'string'],
  ['edge', 'label', 'string'],
] as const

const data = (key: number, value: string | number) => `<data key="d${key}">${xmlText(String(value))}</data>`

/** @param about of the graph, a line each; absent in exactly CollateX's form */
export function graphmlOf(graph: VariantGraph, about?: readonly string[]): string {
  const own = about !== undefined
  const label = (key: number, text: string) => (own ? data(key, visible(text)) : '')
  const links = [
    ...graph.edges.map((e) => ({ from: e.from, to: e.to, type: 'path', witnesses: e.witnesses.join(', ') })),
    ...graph.transpositions.map(([from, to]) => ({ from, to, type: 'transposition', witnesses: '' })),
  ]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...KEYS.slice(0, own ? KEYS.length : 6).map(
      ([of, name, type], k) => `<key id="d${k}" for="${of}" attr.name="${name}" attr.type="${type}"/>`,
    ),
    '<graph id="g0" edgedefault="directed" parse.nodeids="canonical" parse.edgeids="canonical" parse.order="nodesfirst">',
    ...(about === undefined ? [] : [`<desc>${xmlText([graph.title, ...about].join('\n'))}</desc>`]),
    ...graph.nodes.map(
      (n) => `<node id="n${n.id}">${data(0, n.id)}${data(1, n.text)}${data(2, n.rank)}${label(6, n.text)}</node>`,
    ),
    ...links.map(
      (e, k) =>
        `<edge id="e${k}" source="n${e.from}" target="n${e.to}">${data(3, k)}${data(4, e.type)}${data(5, e.witnesses)}${label(7, e.witnesses)}</edge>`,
    ),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n')
}

export const graphml: ComparisonFormat = {
  extension: '.graphml',
  spanBytes: 260,
  mediaType: 'application/graphml+xml',
  label: 'Variant graph (GraphML)',
  render: (comparison, texts, about) => {
    const { graph, sigla } = graphWith(comparison, texts, about)
    return graphmlOf(graph, sigla)
  },
}
