/** Comparisons with decisions, for tests: a description of places that is easy to foresee. */
import { applyDecisions } from '../../src/editing/apply.ts'
import type { Decision, DecisionType, DecisionValues, Target } from '../../src/editing/decision.ts'
import { slice, type Text, textOf } from '../../src/text/codepoints.ts'
import { compare } from '../../src/variants/compare.ts'
import type { Segment, Span } from '../../src/variants/comparison.ts'

/** Readings that differ only in case are accidental; everything else is substantive. */
export const describer =
  (texts: ReadonlyMap<string, Text>) =>
  (spans: Readonly<Record<string, Span>>): Segment => {
    const readings = new Map<string, string[]>()
    for (const [siglum, span] of Object.entries(spans)) {
      const text = slice(texts.get(siglum)!, ...span)
      readings.set(text, [...(readings.get(text) ?? []), siglum])
    }
    if (readings.size === 1) return { relation: 'identical', spans }
    const accidental = new Set([...readings.keys()].map((text) => text.toLowerCase())).size === 1
    return {
      relation: 'variant',
      spans,
      kind: 'substitution',
      readings: [...readings].map(([text, witnesses]) => ({ text, witnesses })),
      classes: accidental ? ['case'] : [],
      touches: [],
      significance: accidental ? 'accidental' : 'substantive',
    }
  }

/** `texts`: siglum → text. `earlier`: version → siglum and text. */
export function edit(
  texts: Readonly<Record<string, string>>,
  decisions: readonly Decision[],
  earlier: Readonly<Record<string, readonly [siglum: string, text: string]>> = {},
  base = 'A',
) {
  const witnesses = Object.entries(texts).map(([siglum, text]) => ({ siglum, text }))
  const comparison = compare(witnesses, { base })
  const byWitness = new Map(witnesses.map(({ siglum, text }) => [siglum, textOf(text)]))
  const edited = applyDecisions(comparison, {
    id: null,
    decisions,
    texts: byWitness,
    earlier: new Map(
      Object.entries(earlier).map(([version, [siglum, text]]) => [version, { siglum, text: textOf(text) }]),
    ),
    describe: describer(byWitness),
  })
  return { comparison, edited, texts: byWitness }
}

let count = 0
/** A decision by its type, targets and value; ids and times grow in the order of making. */
export function decide<T extends DecisionType>(
  type: T,
  target: readonly (readonly [version: string, start: number, end: number])[],
  value: DecisionValues[T],
  more: Partial<Decision> = {},
): Decision {
  const id = String(++count).padStart(6, '0')
  return {
    decision: `d${id}`,
    type,
    target: target.map(([version, start, end]): Target => ({ version, start, end })),
    value,
    scope: 'place',
    reason: null,
    responsible: null,
    created: `2026-01-01T00:00:00.${id}Z`,
    ...more,
  } as Decision
}

/** Every place as `base|reading|…`, what is identical as it is: `the [big|] cat`. */
export function lineOf({ edited, texts }: ReturnType<typeof edit>): string {
  return edited.segments
    .map((segment) => {
      if (segment.relation === 'identical') return slice(texts.get('A')!, ...segment.spans.A!)
      const all = edited.witnesses.map(({ siglum }) => slice(texts.get(siglum)!, ...segment.spans[siglum]!))
      return `[${all.join('|')}]`
    })
    .join('')
}
