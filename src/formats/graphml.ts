/** GraphML, with the keys of CollateX's own: d0 node number, d1 tokens, d2 rank, d3 edge number, d4 edge type, d5 witnesses. */
import type { ComparisonFormat } from './format.ts'
import { comparisonGraph, type VariantGraph } from './graph.ts'
import { xmlText } from './xml.ts'

const KEYS = [
  ['node', 'number', 'int'],
  ['node', 'tokens', 'string'],
  ['node', 'rank', 'int'],
  ['edge', 'number', 'int'],
  ['edge', 'type', 'string'],
  ['edge', 'witnesses', 'string'],
] as const

const data = (key: number, value: string | number) => `<data key="d${key}">${xmlText(String(value))}</data>`

export function graphmlOf(graph: VariantGraph): string {
  const links = [
    ...graph.edges.map((e) => ({ from: e.from, to: e.to, type: 'path', witnesses: e.witnesses.join(', ') })),
    ...graph.transpositions.map(([from, to]) => ({ from, to, type: 'transposition', witnesses: '' })),
  ]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...KEYS.map(([of, name, type], k) => `<key id="d${k}" for="${of}" attr.name="${name}" attr.type="${type}"/>`),
    '<graph id="g0" edgedefault="directed" parse.nodeids="canonical" parse.edgeids="canonical" parse.order="nodesfirst">',
    ...graph.nodes.map((n) => `<node id="n${n.id}">${data(0, n.id)}${data(1, n.text)}${data(2, n.rank)}</node>`),
    ...links.map(
      (e, k) =>
        `<edge id="e${k}" source="n${e.from}" target="n${e.to}">${data(3, k)}${data(4, e.type)}${data(5, e.witnesses)}</edge>`,
    ),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n')
}

export const graphml: ComparisonFormat = {
  extension: '.graphml',
  mediaType: 'application/graphml+xml',
  label: 'Variant graph (GraphML)',
  render: (comparison, texts, about) => graphmlOf(comparisonGraph(comparison, texts, about?.title)),
}
