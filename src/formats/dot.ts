/**
 * Writes the variant graph as DOT, the language of Graphviz. Edges are solid and labelled with sigla; transpositions are dashed and
 * have no arrow head.
 */
import type { ComparisonFormat } from './format.ts'
import { graphWith, type VariantGraph } from './graph.ts'
import { picture, visible } from './label.ts'
import { LOST_WORDS } from './print.ts'

/** A quoted string of DOT whose label shows these very characters; those that no label can hold are shown by their pictures. */
export const dotString = (text: string): string =>
  `"${text
    .replace(/[\\"]/g, '\\$&')
    .replace(/\r\n|[\n\r]/g, '\\n')
    .replace(/(?!\t)\p{Cc}|[\p{Surrogate}\p{Noncharacter_Code_Point}]/gu, picture)
    // Graphviz reads &amp; and its like inside labels.
    .replace(/&/g, '&amp;')}"`

/** @param about of the graph, a line each */
export function dotOf(graph: VariantGraph, about: readonly string[] = []): string {
  return [
    ...about.map((line) => `// ${visible(line)}`),
    'digraph G {',
    '  rankdir = LR;',
    '  node [shape = box];',
    ...graph.nodes.map((n) => `  v${n.id} [label = ${dotString(n.text)}];`),
    ...graph.edges.map((e) => `  v${e.from} -> v${e.to} [label = ${dotString(e.witnesses.join(', '))}];`),
    ...graph.transpositions.map(
      ([from, to]) =>
        `  v${from} -> v${to} [color = "gray", style = "dashed", arrowhead = "none", constraint = false];`,
    ),
    '}',
    '',
  ].join('\n')
}

export const dot: ComparisonFormat = {
  extension: '.dot',
  mediaType: 'text/vnd.graphviz; charset=utf-8',
  label: 'Variant graph (DOT)',
  render: (comparison, texts, about) => {
    const { graph, sigla } = graphWith(comparison, texts, about, LOST_WORDS)
    return dotOf(graph, [graph.title, ...sigla])
  },
}
