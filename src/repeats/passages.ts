/**
 * Groups pairs into passages: a passage with n places is reported once, and pairs that follow from it are not reported again.
 *
 * Places that nearly coincide are one place, with the ends of the best pair. A passage grows from its best pair over further pairs, as
 * long as each new place is similar enough to the first and overlaps none: connected components, but each member is compared with the
 * first place, so that a passage does not drift from one wording into another.
 */
import { REPEAT_LIMITS } from './limits.ts'

/** A place in letters. */
export interface RepeatPlace {
  readonly start: number
  readonly end: number
}

/** Two places that agree. */
export interface PassagePair {
  readonly x: RepeatPlace
  readonly y: RepeatPlace
  /** Null where it is not known yet. */
  readonly similarity: number | null
  /** Larger ones are reported first. */
  readonly worth: number
}

/** The places of a passage, in order, and the least similarity of any of them to the one it grew from. */
export interface RepeatedPassage {
  readonly places: readonly RepeatPlace[]
  readonly similarity: number
}

/** Two places are one, seen with other ends, when they share this much of what they cover together. */
const SAME_PLACE = 0.9

interface Node {
  readonly place: RepeatPlace
  readonly edges: Edge[]
}

interface Edge {
  readonly x: Node
  readonly y: Node
  readonly pair: PassagePair
  isReported: boolean
}

/**
 * @param alike how alike two places are, 0 where that is less than what is asked for
 * @param looks places that may be looked at, in each of two steps
 * @returns the passages by descending worth, at most so many as `REPEAT_LIMITS` has; `cut` says that there are more
 */
export function passagesOf(
  pairs: readonly PassagePair[],
  alike: (x: RepeatPlace, y: RepeatPlace) => number,
  looks: number,
): { passages: RepeatedPassage[]; cut: boolean } {
  const passages: RepeatedPassage[] = []
  const reported = new Shelf<{ passage: RepeatedPassage; place: RepeatPlace }>()
  const { edges, cut } = edgesOf(pairs, looks)
  let grownOver = 0
  const counted = (looked: number) => {
    grownOver += looked
  }
  for (const edge of edges) {
    if (edge.isReported || follows(edge, reported)) continue
    if (passages.length === REPEAT_LIMITS.passages || reported.looks + grownOver > looks) return { passages, cut: true }
    const passage = grown(edge, alike, counted)
    if (passage === null) continue
    for (const place of passage.places) reported.put(place, { passage, place })
    passages.push(passage)
  }
  return { passages, cut }
}

/** The pairs, most worth first, between places that are each known once. */
function edgesOf(pairs: readonly PassagePair[], looks: number): { edges: Edge[]; cut: boolean } {
  const shelf = new Shelf<Node>()
  const nodeOf = (place: RepeatPlace): Node => {
    const near: { node: Node | null; share: number } = { node: null, share: SAME_PLACE }
    shelf.someAt(place, true, (node) => {
      const together = Math.max(node.place.end, place.end) - Math.min(node.place.start, place.start)
      const share = common(node.place, place) / together
      if (share > near.share || (share === near.share && near.node === null)) {
        near.node = node
        near.share = share
      }
      return false
    })
    if (near.node !== null) return near.node
    const node = { place, edges: [] }
    shelf.put(place, node)
    return node
  }
  const edges: Edge[] = []
  for (const pair of [...pairs].sort((p, q) => q.worth - p.worth || p.x.start - q.x.start || p.y.start - q.y.start)) {
    if (shelf.looks > looks) return { edges, cut: true }
    const [x, y] = [nodeOf(pair.x), nodeOf(pair.y)]
    if (common(x.place, y.place) > 0) continue
    const edge = { x, y, pair, isReported: false }
    x.edges.push(edge)
    y.edges.push(edge)
    edges.push(edge)
  }
  return { edges, cut: false }
}

/**
 * The passage that a pair belongs to, as far as further pairs lead; null where it is not alike enough after all.
 * @param counted is called with the number of pairs that were compared
 */
function grown(
  seed: Edge,
  alike: (x: RepeatPlace, y: RepeatPlace) => number,
  counted: (looked: number) => void,
): RepeatedPassage | null {
  const centre = seed.x.edges.length < seed.y.edges.length ? seed.y : seed.x
  const nodes = [centre]
  const places = [centre.place]
  const seen = new Set([centre])
  const look = (from: Node, edge: Edge) => {
    const node = edge.x === from ? edge.y : edge.x
    if (seen.has(node)) return
    seen.add(node)
    const at = indexOf(places, node.place)
    if (common(places[at - 1], node.place) > 0 || common(places[at], node.place) > 0) return
    if (from !== centre && alike(centre.place, node.place) === 0) return
    nodes.push(node)
    places.splice(at, 0, node.place)
  }
  seed.isReported = true
  look(centre, seed)
  for (const node of nodes) {
    counted(node.edges.length)
    for (const edge of node.edges) look(node, edge)
  }
  if (nodes.length < 2) return null
  const members = new Set(nodes)
  for (const node of nodes)
    for (const edge of node.edges) edge.isReported ||= members.has(edge.x) && members.has(edge.y)
  if (nodes.length === 2) {
    const { x, y } = seed.pair
    const similarity = seed.pair.similarity ?? alike(x, y)
    return similarity === 0 ? null : { places: x.start < y.start ? [x, y] : [y, x], similarity }
  }
  return agreed(nodes, members, alike)
}

/**
 * Many places, each with the ends that most of its pairs inside the passage have: what only two of them share beyond that
 * is no part of it. The centre stays, and what is still alike to it.
 */
function agreed(
  nodes: readonly Node[],
  members: ReadonlySet<Node>,
  alike: (x: RepeatPlace, y: RepeatPlace) => number,
): RepeatedPassage | null {
  const [centre, ...others] = nodes.map((node) => {
    const inside = node.edges.filter(({ x, y }) => members.has(x) && members.has(y))
    const seen = inside.map(({ x, pair }) => (x === node ? pair.x : pair.y))
    const starts = seen.map(({ start }) => start).sort((a, b) => a - b)
    const ends = seen.map(({ end }) => end).sort((a, b) => a - b)
    return { start: starts[starts.length >> 1]!, end: ends[(ends.length - 1) >> 1]! }
  })
  let similarity = 1
  const places = [centre!]
  for (const place of others) {
    const at = indexOf(places, place)
    if (common(places[at - 1], place) > 0 || common(places[at], place) > 0) continue
    const degree = alike(centre!, place)
    if (degree === 0) continue
    similarity = Math.min(similarity, degree)
    places.splice(at, 0, place)
  }
  return places.length < 2 ? null : { places, similarity }
}

/**
 * Whether both places are inside two places of a reported passage, at the same distance from their beginnings, apart from what differs
 * there.
 */
function follows({ x, y }: Edge, reported: Shelf<{ passage: RepeatedPassage; place: RepeatPlace }>): boolean {
  const around = new Map<RepeatedPassage, RepeatPlace>()
  reported.someAt(x.place, false, ({ passage, place }) => {
    if (within(x.place, place)) around.set(passage, place)
    return false
  })
  if (around.size === 0) return false
  return reported.someAt(y.place, false, ({ passage, place }) => {
    const other = around.get(passage)
    if (other === undefined || other === place || !within(y.place, place)) return false
    const shift = x.place.start - other.start - (y.place.start - place.start)
    return Math.abs(shift) <= Math.ceil((1 - passage.similarity) * (size(other) + size(place)))
  })
}

const size = ({ start, end }: RepeatPlace) => end - start

/** Letters that two places share; negative for places apart. */
function common(x: RepeatPlace | undefined, y: RepeatPlace): number {
  return x === undefined ? 0 : Math.min(x.end, y.end) - Math.max(x.start, y.start)
}

const within = (inner: RepeatPlace, outer: RepeatPlace) => common(inner, outer) >= SAME_PLACE * size(inner)

/** Where a place belongs among places in order. */
function indexOf(places: readonly RepeatPlace[], { start }: RepeatPlace): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]!.start < start) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Things kept under places, found again by the middle of another place. Boxes grow with the places in them (twice as
 * wide on each level), so that a place lies in one or two.
 */
class Shelf<T> {
  readonly #boxes = new Map<number, { place: RepeatPlace; thing: T }[]>()
  #top = 0
  /** Things looked at so far. */
  looks = 0

  put(place: RepeatPlace, thing: T): void {
    const level = levelOf(place)
    this.#top = Math.max(this.#top, level)
    for (let box = place.start >> level; box <= (place.end - 1) >> level; box++) {
      const key = level * BOXES + box
      const things = this.#boxes.get(key)
      if (things === undefined) this.#boxes.set(key, [{ place, thing }])
      else things.push({ place, thing })
    }
  }

  /**
   * Whether `test` holds of anything kept under a place around the middle of this one that is not much smaller; nor much larger, if
   * it must be `alike` in size.
   */
  someAt(place: RepeatPlace, alike: boolean, test: (thing: T) => boolean): boolean {
    const middle = (place.start + place.end) >> 1
    const level = levelOf(place)
    const top = alike ? level + 1 : this.#top
    for (let l = Math.max(0, level - 1); l <= top; l++) {
      const things = this.#boxes.get(l * BOXES + (middle >> l))
      if (things === undefined) continue
      this.looks += things.length
      for (let t = 0; t < things.length; t++) {
        const { place, thing } = things[t]!
        if (place.start <= middle && middle < place.end && test(thing)) return true
      }
    }
    return false
  }
}

/** More than there are letters. */
const BOXES = 2 ** 32
const levelOf = (place: RepeatPlace) => 32 - Math.clz32(size(place))
