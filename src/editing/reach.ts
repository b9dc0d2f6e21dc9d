/**
 * Finds the decisions that turn the places of a comparison into places that an editor has already: those of a printed apparatus, or of
 * another program. Equal places need no decision; one place that is several in the comparison is joined, several that are one are
 * split, and the rest are aligned. Every target names all its witnesses, so nothing has to be completed.
 */
import type { Segment, Span } from '../variants/comparison.ts'
import { type Cut, cutsOf, positionOf, rankOf } from './cuts.ts'
import type { DecisionValues, StructuralDecision, Target } from './decision.ts'

/** A place after a decision: the span of every compared witness, by siglum; empty where it has no text there. */
export type WantedPlace = Readonly<Record<string, Span>>

/** A decision before it is recorded. */
export type WantedDecision = {
  [T in StructuralDecision['type']]: {
    readonly type: T
    readonly target: readonly Target[]
    readonly value: DecisionValues[T]
  }
}[StructuralDecision['type']]

/**
 * @param versions what targets name, by siglum: the version compared, or the siglum where it is not stored
 * @param places in the order of the text, none overlapping another
 * O(segments × witnesses + places × witnesses).
 */
export function decisionsForPlaces(
  segments: readonly Segment[],
  versions: ReadonlyMap<string, string>,
  places: readonly WantedPlace[],
): WantedDecision[] {
  const sigla = [...versions.keys()]
  const machine = cutsOf(segments, sigla)
  const ranks = machine.map(rankOf)
  const indexOf = (cut: Cut): number => {
    for (let k = positionOf(ranks, rankOf(cut)); ranks[k] === rankOf(cut); k++)
      if (machine[k]!.every((offset, w) => offset === cut[w])) return k
    return -1
  }
  const targets = (from: Cut, to: Cut): Target[] =>
    sigla.map((siglum, w) => ({ version: versions.get(siglum)!, start: from[w]!, end: to[w]! }))
  const wanted = places.map((place) => {
    const [from, to] = [0, 1].map((k) => Int32Array.from(sigla, (siglum) => place[siglum]![k]!)) as [Cut, Cut]
    return { from, to, first: indexOf(from), last: indexOf(to) }
  })
  const decisions: WantedDecision[] = []
  for (let k = 0; k < wanted.length; k++) {
    const { from, to, first, last } = wanted[k]!
    if (first >= 0 && last === first + 1) continue
    if (first >= 0 && last > first) {
      decisions.push({ type: 'join', target: targets(from, to), value: {} })
      continue
    }
    const end = first < 0 ? -1 : endOfSplit(wanted, k, first)
    if (end < 0) decisions.push({ type: 'align', target: targets(from, to), value: {} })
    else {
      const target = targets(from, wanted[end]!.to)
      for (; k < end; k++) decisions.push({ type: 'split', target, value: { at: [...wanted[k]!.to] } })
    }
  }
  return decisions
}

interface Wanted {
  readonly from: Cut
  readonly to: Cut
  /** Number of the comparison's cut that is the same, or -1. */
  readonly first: number
  readonly last: number
}

/** The last of the places, one behind the other from the k-th, that together are the comparison's segment; -1 where there is none. */
function endOfSplit(wanted: readonly Wanted[], k: number, segment: number): number {
  for (let next = k; next < wanted.length; next++) {
    if (wanted[next]!.last === segment + 1) return next
    const after = wanted[next + 1]
    if (wanted[next]!.last >= 0 || after === undefined) return -1
    if (!after.from.every((offset, w) => offset === wanted[next]!.to[w])) return -1
  }
  return -1
}
