/** Summarises a comparison: counts, and how much each pair of witnesses has in common. */
import { countCodePoints } from '../text/codepoints.ts'
import type { DifferingSegment, Kind, Segment, Summary } from './comparison.ts'

/** `lengths`: of each witness's text, in code points, in the order of `sigla`. */
export function summaryOf(sigla: readonly string[], lengths: readonly number[], segments: readonly Segment[]): Summary {
  const variants = segments.filter((s): s is DifferingSegment => s.relation === 'variant')
  const substantive = variants.filter((s) => s.significance === 'substantive').length
  const byClass: Record<string, number> = {}
  for (const segment of variants) for (const c of segment.classes) byClass[c] = (byClass[c] ?? 0) + 1
  const byKind: Partial<Record<Kind, number>> = {}
  for (const { kind } of variants) byKind[kind] = (byKind[kind] ?? 0) + 1
  return {
    variants: variants.length,
    substantive,
    accidental: variants.length - substantive,
    byKind,
    byClass,
    similarity: similarities(sigla, lengths, segments),
  }
}

/** For each pair, twice the code points both have in the same place over those of both. */
function similarities(
  sigla: readonly string[],
  lengths: readonly number[],
  segments: readonly Segment[],
): Summary['similarity'] {
  const number = new Map(sigla.map((siglum, w) => [siglum, w]))
  const common = sigla.map(() => new Float64Array(sigla.length))
  let everywhere = 0
  for (const segment of segments) {
    if (segment.relation === 'identical') {
      const [from, to] = segment.spans[sigla[0]!]!
      everywhere += to - from
    } else
      for (const reading of segment.readings) {
        if (reading.witnesses.length < 2) continue
        const length = countCodePoints(reading.text)
        const sharers = reading.witnesses.map((siglum) => number.get(siglum)!)
        for (const x of sharers) for (const y of sharers) common[x]![y]! += length
      }
  }
  const similarity = (x: number, y: number) =>
    lengths[x]! + lengths[y]! === 0 ? 1 : (2 * (everywhere + common[x]![y]!)) / (lengths[x]! + lengths[y]!)
  return Object.fromEntries(
    sigla
      .slice(0, -1)
      .map((siglum, x) => [
        siglum,
        Object.fromEntries(
          sigla.slice(x + 1).map((other, k) => [other, Math.round(similarity(x, x + 1 + k) * 1e4) / 1e4]),
        ),
      ]),
  )
}
