/**
 * Ways between the boxes of a drawn chain. A way runs only where no box is: in the gaps between rows, and, past rows in between, in the
 * gutter left of the column that it leads to, from where it enters the box at its side. Ways of different boxes through one gap or gutter
 * have different lanes; those of one box share a lane as far as they run together, unless one is solid and the other dashed. (Curves from
 * box to box, which earlier drawings had, pass behind the boxes in between, and readers cannot follow them.)
 */

export interface PlacedBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** From the top, from 0. All boxes of a row are of one height. */
  readonly row: number
}

export interface Room {
  /** Width of the gutter left of each column. */
  readonly gutter: number
  /** Upper and lower edge of each row. */
  readonly rows: readonly { readonly top: number; readonly bottom: number }[]
}

export interface WayEnds<T> {
  readonly from: PlacedBox
  readonly to: PlacedBox
  /** How its line is drawn: of one box, only ways drawn alike share a lane. */
  readonly style: string
  readonly link: T
}

type Point = readonly [x: number, y: number]

/** From the middle of an edge, where a way begins and where one ends that bends before it. */
const ASIDE = 10

/** The corners of each way, the last at the box that it leads to. O(ways × lanes). */
export function waysBetween<T>(ends: readonly WayEnds<T>[], { gutter, rows }: Room): { link: T; corners: Point[] }[] {
  const passing = ends.filter(({ from, to }) => Math.abs(from.row - to.row) > 1)
  const gutters = lanesOf(
    passing.map((way) => ({ owner: ownerOf(way), place: way.to.x, between: [edge(way), middle(way.to)[1]] })),
  )
  const gutterAt = (way: WayEnds<T>) => way.to.x - gutter + (gutter - 6) * gutters(ownerOf(way), way.to.x) + 1
  const sketches = ends.map((way) => ({ ...way, ...sketch(way, gutterAt) }))
  const gaps = lanesOf(
    sketches.flatMap(({ gap, out, into, ...way }) =>
      out === into ? [] : { owner: ownerOf(way), place: gap, between: [out, into] },
    ),
  )
  return sketches.map(({ gap, out, into, ...way }) => {
    const { from, to, link } = way
    const start: Point = [out, edge(way)]
    const [, y] = middle(to)
    if (gap === LEVEL) return { link, corners: [[out, middle(from)[1]] as const, [into, y] as const] }
    const [above, below] = [rows[gap]!.bottom, rows[gap + 1]?.top ?? rows[gap]!.bottom + gutter]
    const level = above + (below - above) * gaps(ownerOf(way), gap)
    const bend: Point[] =
      out === into
        ? []
        : [
            [out, level],
            [into, level],
          ]
    const isNext = Math.abs(from.row - to.row) <= 1
    // Into a row below from above, into one above, or of the same row, from below.
    const arrival: Point[] = isNext
      ? [[into, to.row > from.row ? to.y : to.y + to.height]]
      : [
          [into, y],
          [to.x, y],
        ]
    return { link, corners: [start, ...bend, ...arrival] }
  })
}

/** Between neighbours in a row: no gap is crossed. */
const LEVEL = -1

/** Through which gap a way goes (that below the row of this number), where it leaves its box, and where it leaves the gap. */
function sketch<T>(way: WayEnds<T>, gutterAt: (way: WayEnds<T>) => number) {
  const { from, to } = way
  const [a, b] = [middle(from)[0], middle(to)[0]]
  if (from.row === to.row) {
    const isRight = from.x < to.x
    const [out, into] = isRight ? [from.x + from.width, to.x] : [from.x, to.x + to.width]
    if (Math.abs(out - into) < Math.min(from.width, to.width)) return { gap: LEVEL, out, into }
    return { gap: from.row, out: a - ASIDE, into: b + ASIDE }
  }
  const gap = from.row < to.row ? from.row : from.row - 1
  if (Math.abs(from.row - to.row) > 1) {
    const into = gutterAt(way)
    // A wide box is left next to where the way leads.
    return { gap, out: from.width > to.width ? clamped(into, from) : a - ASIDE, into }
  }
  const straight = within(b, from) ? b : within(a, to) ? a : null
  return straight === null ? { gap, out: a - ASIDE, into: b + ASIDE } : { gap, out: straight, into: straight }
}

const middle = ({ x, y, width, height }: PlacedBox): Point => [x + width / 2, y + height / 2]
/** Height of the edge that a way to another row leaves by; of one in the same row, the lower. */
const edge = ({ from, to }: { from: PlacedBox; to: PlacedBox }) => (to.row < from.row ? from.y : from.y + from.height)
const within = (x: number, box: PlacedBox) => x > box.x && x < box.x + box.width
const clamped = (x: number, box: PlacedBox) => Math.min(Math.max(x, box.x + ASIDE), box.x + box.width - ASIDE)

const ownerOf = ({ from, style }: { from: PlacedBox; style: string }) => `${from.row} ${from.x} ${style}`

interface Stretch {
  readonly owner: string
  /** Gap or gutter. */
  readonly place: number
  readonly between: readonly number[]
}

/** Where in its gap or gutter the ways of an owner run, from 0 to 1: beside those of others that pass the same stretch. */
function lanesOf(stretches: readonly Stretch[]): (owner: string, place: number) => number {
  const whole = new Map<number, Map<string, readonly [number, number]>>()
  for (const { owner, place, between } of stretches) {
    const here = whole.get(place) ?? new Map<string, readonly [number, number]>()
    const all = [...(here.get(owner) ?? []), ...between]
    whole.set(place, here.set(owner, [Math.min(...all), Math.max(...all)]))
  }
  const lanes = new Map([...whole].map(([place, owners]) => [place, inLanes(owners)]))
  return (owner, place) => {
    const here = lanes.get(place) ?? []
    return (here.findIndex((lane) => lane.has(owner)) + 1) / (here.length + 1)
  }
}

/** As few lanes as there are stretches beside each other anywhere: each takes the first that is free where it begins. */
function inLanes(owners: ReadonlyMap<string, readonly [number, number]>): readonly ReadonlySet<string>[] {
  const lanes: { owners: Set<string>; end: number }[] = []
  for (const [owner, [first, last]] of [...owners].sort(([, p], [, q]) => p[0] - q[0])) {
    const free = lanes.find(({ end }) => end < first)
    if (free === undefined) lanes.push({ owners: new Set([owner]), end: last })
    else {
      free.owners.add(owner)
      free.end = last
    }
  }
  return lanes.map(({ owners }) => owners)
}
