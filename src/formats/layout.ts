/**
 * Lays out the nodes of a variant graph for a drawing. Rows become columns from left to right; readings of one row are under each
 * other, and witnesses that lack the row pass below them. As in a musical score, a drawing that grows too wide continues in the next
 * band; it breaks at nodes that all witnesses share, which are drawn on both sides of the break.
 */

import type { VariantGraph } from './graph.ts'
import { groupBy } from './grouped.ts'
import { abbreviate, emWidth, visible } from './label.ts'

export const FONT = 16
export const SMALL = 11
const NODE_HEIGHT = 32
const PADDING = 10
const ROW_GAP = 22
const BAND_GAP = 36
const MARGIN = 16
const ARROW = 26
/** Where a band ends if it can, in pixels. */
const BAND_WIDTH = 1080
/** Ems of a long reading shown at either end: eight Chinese characters. */
const SHOWN = 8
/** Width of the longest list of sigla on a way, in ems. */
const SIGLA = 9

/** One reading in one column, or the way of those who have none. */
export interface Slot {
  /** null for the way past the readings. */
  readonly node: number | null
  readonly witnesses: readonly string[]
  readonly label: string
  readonly width: number
  readonly height: number
  /** Left edge and vertical middle. */
  readonly x: number
  readonly y: number
  /** Drawn for the second time, after a break. */
  readonly again: boolean
}

export interface Way {
  readonly from: Slot
  readonly to: Slot
  readonly label: string
  /** Where the label fits: by the end that no other way shares. */
  readonly labelAt: 'from' | 'to' | 'middle'
}

export interface GraphLayout {
  readonly width: number
  readonly height: number
  readonly slots: readonly Slot[]
  readonly ways: readonly Way[]
}

interface Column {
  readonly slots: readonly Omit<Slot, 'x' | 'y' | 'again'>[]
  readonly width: number
  /** Room between this column and the next. */
  readonly gap: number
}

/** O(rows × witnesses). */
export function layout(graph: VariantGraph): GraphLayout {
  const columns = columnsOf(graph)
  const slots: Slot[] = []
  const ways: Way[] = []
  let [width, top] = [0, MARGIN]
  for (const band of bands(columns)) {
    const tallest = Math.max(...columns.slice(band.first, band.last + 1).map(heightOf))
    const middle = top + SMALL + tallest / 2
    let x = MARGIN
    let before: Slot[] | null = null
    for (let c = band.first; c <= band.last; c++) {
      const column = columns[c]!
      let y = middle - heightOf(column) / 2
      const here: Slot[] = column.slots.map((slot) => {
        const placed = {
          ...slot,
          x: x + (column.width - slot.width) / 2,
          y: y + slot.height / 2,
          again: c === band.first && band.first > 0,
        }
        y += slot.height + ROW_GAP
        return placed
      })
      if (before !== null) ways.push(...waysBetween(before, here))
      slots.push(...here)
      before = here
      x += column.width + column.gap
      width = Math.max(width, x - column.gap)
    }
    top = middle + tallest / 2 + BAND_GAP
  }
  return { width: width + MARGIN, height: top - BAND_GAP + MARGIN, slots, ways }
}

/** The same drawing from right to left. */
export function mirrored({ slots, ways, ...size }: GraphLayout): GraphLayout {
  const turned = new Map(slots.map((slot) => [slot, { ...slot, x: size.width - slot.x - slot.width }]))
  return {
    ...size,
    slots: slots.map((slot) => turned.get(slot)!),
    ways: ways.map((way) => ({ ...way, from: turned.get(way.from)!, to: turned.get(way.to)! })),
  }
}

const heightOf = (column: Column): number =>
  column.slots.reduce((sum, slot) => sum + slot.height, 0) + ROW_GAP * (column.slots.length - 1)

function columnsOf(graph: VariantGraph): Column[] {
  const ranks = graph.nodes.at(-1)!.rank
  const nodes: (typeof graph.nodes)[number][][] = Array.from({ length: ranks + 1 }, () => [])
  for (const node of graph.nodes) nodes[node.rank]!.push(node)
  const slots = nodes.map((here) => {
    const present = new Set(here.flatMap((node) => node.witnesses))
    const past = graph.witnesses.filter((w) => !present.has(w))
    const readings = here.map((node) => {
      const end = node.id === 0 || node.id === graph.nodes.length - 1
      const label = end ? '' : nodeLabel(node.text)
      const width = end ? 14 : Math.max(24, emWidth(label) * FONT + 2 * PADDING)
      return { node: node.id, witnesses: node.witnesses, label, width, height: end ? 14 : NODE_HEIGHT }
    })
    return past.length === 0 ? readings : [...readings, { node: null, witnesses: past, label: '', width: 0, height: 8 }]
  })
  return slots.map((here, k) => {
    const width = Math.max(...here.map((slot) => slot.width))
    const labels = [...here, ...(slots[k + 1] ?? [])].map((slot) => emWidth(siglaLabel(slot.witnesses)) * SMALL)
    return {
      // A way past the readings is as wide as they are.
      slots: here.map((slot) => (slot.node === null ? { ...slot, width } : slot)),
      width,
      gap: ARROW + Math.max(...labels),
    }
  })
}

/** First and last column of each band; a break repeats its column. */
function bands(columns: readonly Column[]): { readonly first: number; readonly last: number }[] {
  const shared = (c: number) => columns[c]!.slots.length === 1
  const found: { first: number; last: number }[] = []
  let first = 0
  let x = columns[0]!.width + columns[0]!.gap
  for (let c = 1; c < columns.length; c++) {
    x += columns[c]!.width + columns[c]!.gap
    // The end alone is not worth a band.
    if (!shared(c) || c >= columns.length - 2) continue
    let [next, ahead] = [c + 1, 0]
    while (next < columns.length - 1 && !shared(next)) ahead += columns[next]!.width + columns[next++]!.gap
    if (x + ahead + columns[next]!.width <= BAND_WIDTH) continue
    found.push({ first, last: c })
    first = c
    x = columns[c]!.width + columns[c]!.gap
  }
  return [...found, { first, last: columns.length - 1 }]
}

function waysBetween(from: readonly Slot[], to: readonly Slot[]): Way[] {
  const target = new Map<string, number>()
  to.forEach((slot, k) => {
    for (const witness of slot.witnesses) target.set(witness, k)
  })
  const ways = from.flatMap((slot) => {
    const groups = groupBy(slot.witnesses, (witness) => target.get(witness)!)
    return [...groups].sort(([a], [b]) => a - b).map(([k, witnesses]) => ({ from: slot, to: to[k]!, witnesses }))
  })
  const count = (pick: (way: { from: Slot; to: Slot }) => Slot, slot: Slot) =>
    ways.filter((w) => pick(w) === slot).length
  return ways.map(({ from: a, to: b, witnesses }) => ({
    from: a,
    to: b,
    label: a.node === null && b.node === null ? '' : siglaLabel(witnesses),
    labelAt: count((w) => w.to, b) === 1 ? 'to' : count((w) => w.from, a) === 1 ? 'from' : 'middle',
  }))
}

/** A short reading as it is, a long one by its ends and its length: 前八字… … 后八字 (1203). */
function nodeLabel(text: string): string {
  const parts = abbreviate(text, SHOWN)
  // An empty box would say that nothing is there.
  if (/^ +$/.test(text)) return '␣'.repeat(Math.min(3, text.length))
  return parts === null ? visible(text) : `${visible(parts.head)} … ${visible(parts.tail)} (${[...text].length})`
}

/** As many sigla as there is room for, and how many more. */
function siglaLabel(witnesses: readonly string[]): string {
  let label = ''
  for (let k = 0; k < witnesses.length; k++) {
    const longer = label === '' ? visible(witnesses[k]!) : `${label}, ${visible(witnesses[k]!)}`
    if (emWidth(longer) > SIGLA && k > 0) return `${label} +${witnesses.length - k}`
    label = longer
  }
  const parts = abbreviate(label, SIGLA / 2)
  return parts === null ? label : `${parts.head}…${parts.tail}`
}
