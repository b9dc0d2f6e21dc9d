/**
 * Draws the variant graph as SVG: readings are boxes, paths are labelled with sigla, moved words are joined by dashed lines. No script,
 * no font to load; the full text of a box is its tooltip, and the description says in words what the picture shows. Colours are plain
 * attributes, which every drawing program knows and no security policy forbids; the style sheet only changes them where the reader's
 * system is dark.
 */

import { directionOf } from '../text/direction.ts'
import type { ComparisonFormat } from './format.ts'
import { graphWith, type VariantGraph } from './graph.ts'
import { abbreviate, visible } from './label.ts'
import { FONT, type GraphLayout, layout, mirrored, type Slot, SMALL, type Way } from './layout.ts'
import { LOST_WORDS } from './print.ts'
import { xmlAttribute, xmlText } from './xml.ts'

export const LIGHT = {
  paper: '#fff',
  ink: '#1a1a1a',
  line: '#5b6470',
  box: '#f3f5f7',
  parted: '#fff3df',
  moved: '#a34d00',
}
export const DARK: typeof LIGHT = {
  paper: '#16181b',
  ink: '#ececec',
  line: '#a7b0bb',
  box: '#24282d',
  parted: '#3d3120',
  moved: '#ffb066',
}

const STYLE = `@media (prefers-color-scheme: dark) {
.paper { fill: ${DARK.paper}; } .ways, .boxes { stroke: ${DARK.line}; } .boxes { fill: ${DARK.box}; } .parted { fill: ${DARK.parted}; }
.head { fill: ${DARK.line}; } .moved { stroke: ${DARK.moved}; } text { fill: ${DARK.ink}; } .sigla { stroke: ${DARK.paper}; } }`

export const SERIF = "'Noto Serif CJK SC', 'Noto Serif SC', 'Source Han Serif SC', 'Songti SC', SimSun, Georgia, serif"

/** Ems of a box's text in its tooltip, from either end. */
const TOOLTIP = 120

export const n = (value: number) => String(Math.round(value * 10) / 10)

/** @param sigla the label of each witness, a line each */
export function svgOf(graph: VariantGraph, sigla: readonly string[] = []): string {
  const text = graph.nodes.map((node) => node.text).join('')
  const isRtl = directionOf(graph.language, text) === 'rtl'
  const drawing = isRtl ? mirrored(layout(graph)) : layout(graph)
  const [width, height] = [n(drawing.width), n(drawing.height)]
  const parted = graph.nodes.filter((node) => node.witnesses.length < graph.witnesses.length)
  const places = new Set(parted.map((node) => node.rank)).size
  const lang = graph.language === null ? '' : ` xml:lang="${xmlAttribute(graph.language)}"`
  const description = `${sigla.map((line) => `${line}. `).join('')}${count(graph.witnesses.length, 'witness', 'es')}; ${count(places, 'place')} of difference; ${count(graph.transpositions.length, 'transposition')}.`
  const past = drawing.slots.filter((slot) => slot.node === null)
  const boxes = drawing.slots.filter((slot) => slot.node !== null)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="variant-graph-title variant-graph-desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"${lang}>`,
    `<title id="variant-graph-title">${xmlText(visible(graph.title))}</title>`,
    `<desc id="variant-graph-desc">${xmlText(visible(description))}</desc>`,
    `<style>${STYLE}</style>`,
    `<defs><marker id="variant-graph-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="head" fill="${LIGHT.line}" d="M0 0L8 4L0 8z"/></marker></defs>`,
    `<rect class="paper" width="100%" height="100%" fill="${LIGHT.paper}"/>`,
    `<g class="ways" fill="none" stroke="${LIGHT.line}" stroke-width="1.2">`,
    ...past.map(({ x, y, width }) => `<path d="M${n(x)} ${n(y)}H${n(x + width)}"/>`),
    ...drawing.ways.map(wayPath),
    '</g>',
    `<g class="moved" fill="none" stroke="${LIGHT.moved}" stroke-width="1.6" stroke-dasharray="6 4">`,
    ...movedPaths(graph, drawing),
    '</g>',
    `<g class="sigla" direction="ltr" font-family="system-ui, sans-serif" font-size="${SMALL}" paint-order="stroke" stroke="${LIGHT.paper}" stroke-width="3">`,
    ...drawing.ways.map(wayLabel),
    '</g>',
    `<g class="boxes" fill="${LIGHT.box}" stroke="${LIGHT.line}" font-family="${SERIF}" font-size="${FONT}" text-anchor="middle"${isRtl ? ' direction="rtl"' : ''} xml:space="preserve">`,
    ...boxes.map((slot) => box(graph, slot)),
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}

const count = (number: number, noun: string, plural = 's') => `${number} ${noun}${number === 1 ? '' : plural}`

function box(graph: VariantGraph, { node, x, y, width, height, label, again }: Slot): string {
  const middle = n(x + width / 2)
  if (label === '') return `<circle class="head" fill="${LIGHT.line}" cx="${middle}" cy="${n(y)}" r="${n(width / 2)}"/>`
  const { text, witnesses } = graph.nodes[node!]!
  const parted = witnesses.length < graph.witnesses.length ? ` class="parted" fill="${LIGHT.parted}"` : ''
  const parts = abbreviate(text, TOOLTIP)
  const description = `${witnesses.join(', ')}: ${parts === null ? text : `${parts.head} … ${parts.tail}`}`
  const outline = `x="${n(x)}" y="${n(y - height / 2)}" width="${n(width)}" height="${n(height)}" rx="5"`
  return `<g${parted}><title>${xmlText(visible(description))}</title><rect ${outline}${again ? ' stroke-dasharray="2 3"' : ''}/><text x="${middle}" y="${n(
    y + FONT * 0.36,
  )}" fill="${LIGHT.ink}" stroke="none">${xmlText(label)}</text></g>`
}

/** Where a way leaves one box and meets the next: at their near sides, in whichever direction the drawing runs. */
function endsOf({ from, to }: Pick<Way, 'from' | 'to'>) {
  const isRtl = to.x < from.x
  return {
    x1: isRtl ? from.x : from.x + from.width,
    y1: from.y,
    x2: isRtl ? to.x + to.width : to.x,
    y2: to.y,
    forward: isRtl ? -1 : 1,
  }
}

function wayPath({ from, to }: Way): string {
  const { x1, y1, x2, y2 } = endsOf({ from, to })
  const bend = (x2 - x1) / 2
  const arrow = to.node === null ? '' : ' marker-end="url(#variant-graph-arrow)"'
  return `<path d="M${n(x1)} ${n(y1)}C${n(x1 + bend)} ${n(y1)} ${n(x2 - bend)} ${n(y2)} ${n(x2)} ${n(y2)}"${arrow}/>`
}

function wayLabel({ from, to, label, labelAt }: Way): string {
  if (label === '') return ''
  const { x1, y1, x2, y2, forward } = endsOf({ from, to })
  const [x, y, anchor] =
    labelAt === 'to'
      ? [x2 - 10 * forward, y2 + beside(to), forward > 0 ? 'end' : 'start']
      : labelAt === 'from'
        ? [x1 + 6 * forward, y1 + beside(from), forward > 0 ? 'start' : 'end']
        : [(x1 + x2) / 2, (y1 + y2) / 2 - 4, 'middle']
  return `<text x="${n(x)}" y="${n(y)}" text-anchor="${anchor}" fill="${LIGHT.ink}">${xmlText(label)}</text>`
}

/** Above a way that leads to a reading, below one that passes the readings. */
const beside = (slot: Slot): number => (slot.node === null ? SMALL + 3 : -5)

/** Lines between boxes that say the same in different places, bowed so that they do not run through the boxes between. */
function movedPaths(graph: VariantGraph, drawing: GraphLayout): string[] {
  const slotOf = new Map<number, Slot>()
  for (const slot of drawing.slots) if (slot.node !== null && !slot.again) slotOf.set(slot.node, slot)
  return graph.transpositions.map(([from, to]) => {
    const [a, b] = [slotOf.get(from)!, slotOf.get(to)!]
    const [x1, x2] = [a.x + a.width / 2, b.x + b.width / 2]
    const [y1, y2] = [a.y + a.height / 2, b.y + b.height / 2]
    return `<path d="M${n(x1)} ${n(y1)}C${n(x1)} ${n(y1 + 26)} ${n(x2)} ${n(y2 + 26)} ${n(x2)} ${n(y2)}"/>`
  })
}

export const svg: ComparisonFormat = {
  extension: '.svg',
  spanBytes: 340,
  mediaType: 'image/svg+xml',
  label: 'Variant graph (SVG)',
  render: (comparison, texts, about) => {
    const { graph, sigla } = graphWith(comparison, texts, about, LOST_WORDS)
    return svgOf(graph, sigla)
  },
}
