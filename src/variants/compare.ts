/** The way of a comparison: tokens → alignment → variant places. Pure. */
import { diffArrays } from 'diff'
import { slice, textOf } from '../text/codepoints.ts'
import type { CompareOptions, Comparison, DifferingSegment, Segment, Span, Witness } from './comparison.ts'

export const ENGINE = 'variorum/1.0.0'

/** Compares two to many witnesses. The order of `witnesses` does not matter; `options.base` defaults to the first siglum in order. */
export function compare(witnesses: readonly Witness[], options: CompareOptions = {}): Comparison {
  const sorted = [...witnesses].sort((a, b) => (a.siglum < b.siglum ? -1 : 1))
  const base = sorted.find((w) => w.siglum === options.base) ?? sorted[0]!
  const ordered = [base, ...sorted.filter((w) => w !== base)]
  const texts = new Map(ordered.map((w) => [w.siglum, textOf(w.text)]))
  const baseLength = textOf(base.text).length
  const cuts = new Uint8Array(baseLength + 1).fill(1)
  const at = new Map<string, Int32Array>()
  for (const w of ordered) {
    const map = new Int32Array(baseLength + 1)
    let b = 0
    let v = 0
    for (const change of diffArrays([...base.text], [...w.text])) {
      if (change.added) {
        v += change.count
        map[b] = v - change.count
      } else if (change.removed) {
        for (let k = 0; k < change.count; k++) {
          map[b] = v
          if (k) cuts[b] = 0
          b++
        }
      } else for (let k = 0; k < change.count; k++) map[b++] = v++
    }
    map[baseLength] = textOf(w.text).length
    at.set(w.siglum, map)
  }
  const segments: Segment[] = []
  let id = 0
  const push = (from: number, to: number) => {
    const spans: Record<string, Span> = {}
    const readings = new Map<string, string[]>()
    for (const w of ordered) {
      const map = at.get(w.siglum)!
      spans[w.siglum] = [from < 0 ? 0 : map[from]!, map[to]!]
      const text = slice(texts.get(w.siglum)!, ...spans[w.siglum]!)
      readings.set(text, [...(readings.get(text) ?? []), w.siglum])
    }
    const last = segments.at(-1)
    if (readings.size === 1) {
      if (last?.relation === 'identical')
        segments[segments.length - 1] = {
          relation: 'identical',
          spans: Object.fromEntries(ordered.map((w) => [w.siglum, [last.spans[w.siglum]![0], spans[w.siglum]![1]]])),
        }
      else segments.push({ relation: 'identical', spans })
      return
    }
    const segment: DifferingSegment = {
      relation: 'variant',
      id: String(++id),
      spans,
      kind: 'substitution',
      readings: [...readings].map(([text, sigla]) => ({ text, witnesses: sigla })),
      classes: [],
      touches: [],
      significance: 'substantive',
    }
    segments.push(segment)
  }
  let from = 0
  for (let to = 1; to <= baseLength; to++)
    if (cuts[to] || to === baseLength) {
      push(from, to)
      from = to
    }
  if (baseLength === 0) push(-1, 0)
  return {
    engine: ENGINE,
    options: { unit: options.unit ?? 'grapheme', ignore: [...(options.ignore ?? [])], base: base.siglum, moves: options.moves ?? true },
    witnesses: ordered.map((w) => ({
      siglum: w.siglum,
      version: w.version ?? null,
      length: texts.get(w.siglum)!.length,
      language: w.language ?? null,
    })),
    segments,
    moves: [],
    summary: {
      variants: id,
      substantive: id,
      accidental: 0,
      byClass: {},
      similarity: {},
    },
    precise: true,
  }
}
