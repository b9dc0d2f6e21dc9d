/**
 * Applies structural decisions (align, separate, split, join): where places begin and end.
 *
 * Each decision becomes a constraint: cuts that must exist, and a range without cuts inside. Constraints are accepted by precedence
 * (`byPrecedence`), so the outcome depends on the set of decisions and not on their order; one that crosses an accepted constraint is
 * left out as `contradicts`. The comparison's own cuts stay where no constraint forbids them. O((segments + decisions) × witnesses),
 * and decisions × joined ranges comparisons of two numbers.
 */
import { slice, type Text } from '../text/codepoints.ts'
import { hasClusters, insideGraphemes } from '../text/graphemes.ts'
import type { Segment, Span } from '../variants/comparison.ts'
import { asRange, type Cut, completeCut, cutsOf, isBefore, type PartialCut, positionOf, rankOf } from './cuts.ts'
import type { StructuralDecision, Unapplied } from './decision.ts'

/** A target by the number of its witness. */
export interface WitnessSpan {
  readonly witness: number
  readonly start: number
  readonly end: number
}

export interface Located<D> {
  readonly decision: D
  readonly spans: readonly WitnessSpan[]
  /** Only where other targets are of witnesses that are not compared. */
  readonly isPart?: true
}

/** A stretch between two cuts: a segment of the machine as it was, or a new one. */
interface Stretch {
  readonly from: Cut
  readonly to: Cut
  readonly segment: Segment | null
  /** Ids of the decisions that made it; empty for a segment of the machine. */
  readonly decisions: readonly string[]
}

interface Constraint {
  readonly id: string
  readonly cuts: readonly Cut[]
  /** Of the cuts; the first and the last are the ends of the range. */
  readonly ranks: readonly number[]
  /** Whether only the constraint's own cuts may lie inside the range; a place that is split in two ways is split twice. */
  readonly exclusive: boolean
}

/** Stretches that partition every text; the machine's own where no decision reaches. */
export function restructure(
  segments: readonly Segment[],
  sigla: readonly string[],
  texts: readonly Text[],
  decisions: readonly Located<StructuralDecision>[],
): { readonly stretches: readonly Stretch[]; readonly unapplied: readonly Unapplied[] } {
  const machine = cutsOf(segments, sigla)
  const unapplied: Unapplied[] = []
  const accepted: Constraint[] = []
  const chain = newChain()
  for (const located of decisions) {
    const id = located.decision.decision
    const constraint = constraintOf(located, machine, texts)
    if (constraint === null) unapplied.push({ decision: id, reason: 'undetermined' })
    else {
      const against = contradicted(constraint, accepted, chain)
      if (against.length > 0) unapplied.push({ decision: id, reason: 'contradicts', with: against })
      else {
        accepted.push(constraint)
        for (const cut of constraint.cuts) chain.add(cut, id)
      }
    }
  }
  if (accepted.length === 0) {
    const stretches = segments.map((segment, k) => ({
      from: machine[k]!,
      to: machine[k + 1]!,
      segment,
      decisions: [],
    }))
    return { stretches, unapplied }
  }
  return { stretches: stretchesOf(segments, machine, texts, accepted, chain), unapplied }
}

function constraintOf(
  { decision, spans }: Located<StructuralDecision>,
  machine: readonly Cut[],
  texts: readonly Text[],
): Constraint | null {
  const extent = (pick: (one: WitnessSpan) => number, choose: (a: number, b: number) => number): PartialCut => {
    const partial = new Map<number, number>()
    for (const one of spans) partial.set(one.witness, choose(partial.get(one.witness) ?? pick(one), pick(one)))
    return partial
  }
  const start = completeCut(
    extent((s) => s.start, Math.min),
    machine,
    texts,
    'start',
  )!
  const end = completeCut(
    extent((s) => s.end, Math.max),
    machine,
    texts,
    'end',
  )!
  const range = asRange(start, end)
  const between = cutsInside(decision, spans, range, machine, texts)
  if (between === null) return null
  const cuts = [range[0], ...between, range[1]]
  for (let k = 1; k < cuts.length; k++) if (!isBefore(cuts[k - 1]!, cuts[k]!)) return null
  return { id: decision.decision, cuts, ranks: cuts.map(rankOf), exclusive: decision.type !== 'split' }
}

/** The cuts that a decision makes inside its range; null where it leaves a witness undetermined. */
function cutsInside(
  decision: StructuralDecision,
  spans: readonly WitnessSpan[],
  [start, end]: readonly [Cut, Cut],
  machine: readonly Cut[],
  texts: readonly Text[],
): Cut[] | null {
  if (decision.type === 'split') {
    const { at } = decision.value
    const holds = ({ start, end }: WitnessSpan, offset: number | undefined) =>
      offset !== undefined && start <= offset && offset <= end
    const held =
      spans.length === 1 ? at.every((offset) => holds(spans[0]!, offset)) : spans.every((s, k) => holds(s, at[k]))
    if (!held) return null
    const partials =
      spans.length === 1
        ? at.map((offset) => new Map([[spans[0]!.witness, offset]]))
        : [new Map(spans.map(({ witness }, k) => [witness, at[k]!]))]
    const cuts = partials.map((partial) => completeCut(partial, machine, texts, 'exact'))
    return cuts.includes(null) ? null : (cuts as Cut[])
  }
  if (decision.type === 'separate') return separated(spans, start, end, texts)
  return []
}

/** One cut after each target but the last: what a witness has there stays behind it in the place of that target. */
function separated(spans: readonly WitnessSpan[], start: Cut, end: Cut, texts: readonly Text[]): Cut[] | null {
  const owner = new Map<string, number>()
  spans.forEach(({ witness }, k) => {
    const text = slice(texts[witness]!, start[witness]!, end[witness]!)
    if (!owner.has(text)) owner.set(text, k)
  })
  const owners: number[] = []
  for (let w = 0; w < texts.length; w++) {
    const target = spans.findIndex(({ witness }) => witness === w)
    const text = slice(texts[w]!, start[w]!, end[w]!)
    const own = target >= 0 ? target : text === '' ? 0 : owner.get(text)
    if (own === undefined) return null
    owners.push(own)
  }
  return spans.slice(0, -1).map((_, k) => Int32Array.from(texts, (_, w) => (owners[w]! <= k ? end[w]! : start[w]!)))
}

/** The decided cuts in order, each with the decisions that ask for it. */
function newChain() {
  const cuts: Cut[] = []
  const ranks: number[] = []
  const ids: string[][] = []
  return {
    cuts,
    ranks,
    ids,
    add(cut: Cut, id: string) {
      const rank = rankOf(cut)
      const at = positionOf(ranks, rank)
      if (ranks[at] === rank) ids[at]!.push(id)
      else {
        cuts.splice(at, 0, cut)
        ranks.splice(at, 0, rank)
        ids.splice(at, 0, [id])
      }
    },
    /** The decisions whose cuts cross a cut; only its neighbours can, if any does. */
    crossing(cut: Cut): readonly string[] {
      const at = positionOf(ranks, rankOf(cut))
      const after = cuts[at]
      const before = cuts[at - 1]
      return [
        ...(after !== undefined && !isBefore(cut, after) ? ids[at]! : []),
        ...(before !== undefined && !isBefore(before, cut) ? ids[at - 1]! : []),
      ]
    },
  }
}
type Chain = ReturnType<typeof newChain>

/** Ids of the accepted decisions that a constraint cannot be beside. */
function contradicted(constraint: Constraint, accepted: readonly Constraint[], chain: Chain): readonly string[] {
  const against = new Set<string>()
  for (const cut of constraint.cuts) for (const id of chain.crossing(cut)) against.add(id)
  for (const other of accepted)
    if (overlap(constraint, other) && (breaks(constraint, other) || breaks(other, constraint))) against.add(other.id)
  return [...against].sort()
}

const overlap = ({ ranks: a }: Constraint, { ranks: b }: Constraint): boolean => a[0]! < b.at(-1)! && b[0]! < a.at(-1)!

/** Whether a cut of the one lies inside the other's exclusive range and is none of its own. */
function breaks({ cuts, ranks }: Constraint, { cuts: own, ranks: ownRanks, exclusive }: Constraint): boolean {
  if (!exclusive) return false
  const [low, high] = [ownRanks[0]!, ownRanks.at(-1)!]
  return cuts.some((cut, k) => {
    const rank = ranks[k]!
    return rank > low && rank < high && !own.some((one, l) => ownRanks[l] === rank && isBefore(one, cut))
  })
}

function stretchesOf(
  segments: readonly Segment[],
  machine: readonly Cut[],
  texts: readonly Text[],
  accepted: readonly Constraint[],
  chain: Chain,
): Stretch[] {
  const ranges = accepted.map(({ id, ranks }) => ({ id, low: ranks[0]!, high: ranks.at(-1)! }))
  const kept = keptCuts(machine, chain, ranges)
  const stretches: Stretch[] = []
  for (let k = 1; k < kept.length; k++) {
    const [from, to] = [kept[k - 1]!, kept[k]!]
    if (from.machine >= 0 && to.machine === from.machine + 1) {
      stretches.push({ from: from.cut, to: to.cut, segment: segments[from.machine]!, decisions: [] })
      continue
    }
    const [low, high] = [rankOf(from.cut), rankOf(to.cut)]
    const makers = ranges.filter((range) => range.low <= high && range.high >= low).map(({ id }) => id)
    const decided = ranges.some((range) => range.low <= low && range.high >= high)
    const decisions = [...new Set(makers)].sort()
    const parts = decided ? [[from.cut, to.cut] as const] : withoutCommonEnds(from.cut, to.cut, texts)
    for (const [start, end] of parts) stretches.push({ from: start, to: end, segment: null, decisions })
  }
  return stretches
}

interface KeptCut {
  readonly cut: Cut
  /** Its number among the machine's cuts, or -1. */
  readonly machine: number
}

/** The decided cuts, and those of the machine that cross none of them and lie in no decided range. */
function keptCuts(
  machine: readonly Cut[],
  chain: Chain,
  ranges: readonly { readonly low: number; readonly high: number }[],
): KeptCut[] {
  const inOrder = [...ranges].sort((a, b) => a.low - b.low)
  const kept: KeptCut[] = []
  let next = 0
  let range = 0
  let reach = -1
  machine.forEach((cut, k) => {
    const rank = rankOf(cut)
    while (next < chain.cuts.length && chain.ranks[next]! < rank) kept.push({ cut: chain.cuts[next++]!, machine: -1 })
    while (range < inOrder.length && inOrder[range]!.low < rank) reach = Math.max(reach, inOrder[range++]!.high)
    if (chain.ranks[next] === rank && isBefore(cut, chain.cuts[next]!)) {
      next++
      kept.push({ cut, machine: k })
    } else if (rank >= reach && chain.crossing(cut).length === 0) kept.push({ cut, machine: k })
  })
  return kept
}

/** What lost its cuts to a decision beside it, in up to three parts: what all have at the beginning, the rest, what all have at the end. */
function withoutCommonEnds(from: Cut, to: Cut, texts: readonly Text[]): (readonly [Cut, Cut])[] {
  const own = texts.map((text, w) => slice(text, from[w]!, to[w]!))
  const points = own.map((string) => [...string])
  const shortest = Math.min(...points.map(({ length }) => length))
  const inside = own.map((string) => (hasClusters(string) ? clusterInsides(string) : null))
  const whole = (w: number, offset: number) => !inside[w]?.has(offset)
  let front = 0
  while (front < shortest && points.every((p) => p[front] === points[0]![front])) front++
  while (front > 0 && !points.every((_, w) => whole(w, front))) front--
  let back = 0
  const last = (p: readonly string[], k: number) => p[p.length - 1 - k]
  while (back < shortest - front && points.every((p) => last(p, back) === last(points[0]!, back))) back++
  while (back > 0 && !points.every((p, w) => whole(w, p.length - back))) back--
  const start = from.map((offset) => offset + front)
  const end = to.map((offset) => offset - back)
  const parts: (readonly [Cut, Cut])[] = [
    [from, start],
    [start, end],
    [end, to],
  ]
  return parts.filter(([a, b]) => rankOf(a) < rankOf(b))
}

/** Offsets in code points inside a string at which no grapheme begins. */
function clusterInsides(string: string): ReadonlySet<number> {
  const units = insideGraphemes(string)
  const inside = new Set<number>()
  let [point, unit] = [0, 0]
  for (const character of string) {
    if (units.has(unit)) inside.add(point)
    point++
    unit += character.length
  }
  return inside
}

/** The spans of a stretch by siglum. */
export function targetSpans({ from, to }: Stretch, sigla: readonly string[]): Record<string, Span> {
  return Object.fromEntries(sigla.map((siglum, w) => [siglum, [from[w]!, to[w]!] as const]))
}
