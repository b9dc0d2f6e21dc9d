/** What decisions cost beyond the comparison that they are applied to. */
import { applyDecisions } from '../../src/editing/apply.ts'
import type { Decision, DecisionType } from '../../src/editing/decision.ts'
import { textOf } from '../../src/text/codepoints.ts'
import type { NameEntry } from '../../src/text/equivalence.ts'
import { compare } from '../../src/variants/compare.ts'
import type { Comparison, Witness } from '../../src/variants/comparison.ts'
import { describer } from '../../src/variants/describe.ts'

const NOTHING = {}
const VALUES: readonly (readonly [DecisionType, object])[] = [
  ['regularise', { class: 'own' }],
  ['approve', NOTHING],
  ['note', { text: 'n', language: 'en' }],
  ['lemma', { siglum: 'w1' }],
  ['classify', { significance: 'accidental' }],
  ['print', { print: 'no' }],
  ['reading', { rank: 'sub' }],
  ['approve', NOTHING],
  ['join', NOTHING],
  ['align', NOTHING],
]

/** So many decisions of all types over the places of a comparison, one in five of them about where places begin and end. */
export function decisionsOn({ segments, witnesses }: Comparison, count: number): Decision[] {
  const places = segments.filter(({ relation }) => relation !== 'identical')
  const wanted = Array.from({ length: count }, (_, k) => {
    const [type, value] = VALUES[k % VALUES.length]!
    const place = places[Math.floor((k * places.length) / count)]!
    const target = witnesses.map(({ siglum }) => {
      const [start, end] = place.spans[siglum]!
      return { version: siglum, start, end }
    })
    return { type, value, target }
  })
  return recorded(wanted)
}

/** What applies decisions to these texts, and the comparison itself. */
export function editing(witnesses: readonly Witness[], base: string, names: readonly NameEntry[] = []) {
  const comparison = compare(witnesses, { base, names })
  const texts = new Map(
    comparison.witnesses.map(({ siglum }) => [siglum, textOf(witnesses.find((w) => w.siglum === siglum)!.text)]),
  )
  const languages = new Map(witnesses.map(({ siglum, language = null }) => [siglum, language]))
  const { unit, ignore } = comparison.options
  return {
    comparison,
    apply: (decisions: readonly Decision[]) =>
      applyDecisions(comparison, {
        id: null,
        decisions,
        texts,
        earlier: new Map(),
        describe: describer(texts, languages, { unit, ignore, names }),
      }),
  }
}

/** Decisions with what a store adds, in the order of recording. */
export const recorded = (decisions: readonly object[]): Decision[] =>
  decisions.map((decision, k) => {
    const id = `d${String(k).padStart(5, '0')}`
    const about = { scope: 'place', reason: null, responsible: null, created: new Date(k).toISOString() }
    return { ...about, ...decision, decision: id } as Decision
  })
