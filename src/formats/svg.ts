/**
 * The variant graph as a drawing: readings are boxes, ways are labelled with sigla, moved words are joined by dashed
 * lines. No script, no font to load, light and dark; a box's full text is its tooltip, and the description says in words
 * what the picture shows.
 */
import type { ComparisonFormat } from './format.ts'
import { comparisonGraph, type VariantGraph } from './graph.ts'
import { abbreviate, visible } from './label.ts'
import { FONT, type Layout, layout, type Slot, SMALL, type Way } from './layout.ts'
import { xmlAttribute, xmlText } from './xml.ts'

const STYLE = `
svg { color-scheme: light dark; --paper: #fff; --ink: #1a1a1a; --line: #5b6470; --box: #f3f5f7; --part: #fff3df; --move: #a34d00; }
@media (prefers-color-scheme: dark) { svg { --paper: #16181b; --ink: #ececec; --line: #a7b0bb; --box: #24282d; --part: #3d3120; --move: #ffb066; } }
.paper { fill: var(--paper); }
text { fill: var(--ink); font: ${FONT}px "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, Georgia, serif; white-space: pre; }
.sigla { font-size: ${SMALL}px; font-family: system-ui, sans-serif; }
rect.box { fill: var(--box); stroke: var(--line); }
.parted rect.box { fill: var(--part); }
.again rect.box { stroke-dasharray: 2 3; }
.end { fill: var(--line); }
path { fill: none; stroke: var(--line); stroke-width: 1.2; }
path.moved { stroke: var(--move); stroke-width: 1.6; stroke-dasharray: 6 4; }
marker path { fill: var(--line); stroke: none; }`

/** Ems of a box's text in its tooltip, from either end. */
const TOOLTIP = 120

const n = (value: number) => String(Math.round(value * 10) / 10)

export function svgOf(graph: VariantGraph): string {
  const drawing = layout(graph)
  const parted = graph.nodes.filter((node) => node.witnesses.length < graph.witnesses.length)
  const places = new Set(parted.map((node) => node.rank)).size
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="variant-graph-title variant-graph-desc" width="${n(drawing.width)}" height="${n(drawing.height)}" viewBox="0 0 ${n(drawing.width)} ${n(drawing.height)}"${
      graph.language === null
        ? ''
        : ` xml:lang="${xmlAttribute(graph.language)}" lang="${xmlAttribute(graph.language)}"`
    }>`,
    `<title id="variant-graph-title">${xmlText(visible(graph.title))}</title>`,
    `<desc id="variant-graph-desc">${xmlText(
      `${graph.witnesses.length} witnesses; ${places} places where they part; ${graph.transpositions.length} transpositions.`,
    )}</desc>`,
    `<style>${STYLE}\n</style>`,
    '<defs><marker id="variant-graph-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>',
    '<rect class="paper" width="100%" height="100%"/>',
    ...drawing.ways.map(way),
    ...moved(graph, drawing),
    ...drawing.slots.map((slot) => box(graph, slot)),
    '</svg>',
    '',
  ].join('\n')
}

function box(graph: VariantGraph, slot: Slot): string {
  const { node, x, y, width, height } = slot
  if (node === null) return `<path d="M${n(x)} ${n(y)}H${n(x + width)}"/>`
  if (slot.label === '') return `<circle class="end" cx="${n(x + width / 2)}" cy="${n(y)}" r="${n(width / 2)}"/>`
  const { text, witnesses } = graph.nodes[node]!
  const names = [witnesses.length < graph.witnesses.length ? 'parted' : '', slot.again ? 'again' : ''].filter(Boolean)
  const parts = abbreviate(text, TOOLTIP)
  const told = `${witnesses.join(', ')}: ${parts === null ? text : `${parts.head} … ${parts.tail}`}`
  return `<g${names.length > 0 ? ` class="${names.join(' ')}"` : ''}><title>${xmlText(visible(told))}</title><rect class="box" x="${n(x)}" y="${n(
    y - height / 2,
  )}" width="${n(width)}" height="${n(height)}" rx="5"/><text x="${n(x + width / 2)}" y="${n(
    y + FONT * 0.36,
  )}" text-anchor="middle">${xmlText(slot.label)}</text></g>`
}

function way({ from, to, label, labelAt }: Way): string {
  const [x1, y1, x2, y2] = [from.x + from.width, from.y, to.x, to.y]
  const bend = (x2 - x1) / 2
  const arrow = to.node === null ? '' : ' marker-end="url(#variant-graph-arrow)"'
  const path = `<path d="M${n(x1)} ${n(y1)}C${n(x1 + bend)} ${n(y1)} ${n(x2 - bend)} ${n(y2)} ${n(x2)} ${n(y2)}"${arrow}/>`
  if (label === '') return path
  const [x, y, anchor] =
    labelAt === 'to'
      ? [x2 - 10, y2 - 5, 'end']
      : labelAt === 'from'
        ? [x1 + 6, y1 - 5, 'start']
        : [(x1 + x2) / 2, (y1 + y2) / 2 - 4, 'middle']
  return `${path}<text class="sigla" x="${n(x)}" y="${n(y)}" text-anchor="${anchor}">${xmlText(label)}</text>`
}

/** Dashed lines between boxes that say the same in different places, bowed so that they do not run through the boxes between. */
function moved(graph: VariantGraph, drawing: Layout): string[] {
  const slotOf = new Map<number, Slot>()
  for (const slot of drawing.slots) if (slot.node !== null && !slot.again) slotOf.set(slot.node, slot)
  return graph.transpositions.map(([from, to]) => {
    const [a, b] = [slotOf.get(from)!, slotOf.get(to)!]
    const [x1, x2] = [a.x + a.width / 2, b.x + b.width / 2]
    const [y1, y2] = [a.y + a.height / 2, b.y + b.height / 2]
    return `<path class="moved" d="M${n(x1)} ${n(y1)}C${n(x1)} ${n(y1 + 26)} ${n(x2)} ${n(y2 + 26)} ${n(x2)} ${n(y2)}"/>`
  })
}

export const svg: ComparisonFormat = {
  extension: '.svg',
  mediaType: 'image/svg+xml',
  label: 'Variant graph (SVG)',
  render: (comparison, texts, about) => svgOf(comparisonGraph(comparison, texts, about?.title)),
}
