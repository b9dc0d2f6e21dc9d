/**
 * Decisions on texts that are stored nowhere: a target names a siglum in place of a version. When a text is changed, its decisions are
 * carried as those of stored versions are; a doubtful one keeps pointing at the earlier text and is shown to the editor again.
 */
import { carrierBetween } from '../editing/carry.ts'
import type { Decision, Target } from '../editing/decision.ts'
import type { ComparedTexts } from '../service/comparisons/compared.ts'
import { withDecisions } from '../service/comparisons/edited.ts'
import { textOf } from '../text/codepoints.ts'
import type { NameEntry } from '../text/equivalence.ts'
import type { OwnRule } from '../text/own-rules.ts'

export interface KeptDecisions {
  readonly decisions: readonly Decision[]
  /** By siglum: the texts that they were made on, those too that are not compared now. */
  readonly texts: Readonly<Record<string, string>>
  /** Texts as they were that doubtful decisions still point at, by the name that their targets have. */
  readonly earlier: Readonly<Record<string, { readonly siglum: string; readonly text: string }>>
}

export const NONE_KEPT: KeptDecisions = { decisions: [], texts: {}, earlier: {} }

/** The same decisions on the texts as they are now. O(decisions), and an alignment for each text that changed. */
export function keptFor(kept: KeptDecisions, texts: ReadonlyMap<string, string>): KeptDecisions {
  const now = { ...kept.texts, ...Object.fromEntries(texts) }
  const changed = Object.keys(kept.texts).filter((siglum) => kept.texts[siglum] !== now[siglum])
  if (kept.decisions.length === 0 || changed.length === 0) return { ...kept, texts: now }
  const earlier = { ...kept.earlier }
  const carriers = new Map(
    changed.map((siglum) => {
      const was = textOf(kept.texts[siglum]!)
      return [siglum, carrierBetween({ version: siglum, text: was }, { version: siglum, text: textOf(now[siglum]!) })]
    }),
  )
  const names = new Map(changed.map((siglum) => [siglum, freeName(siglum, kept)]))
  const decisions = kept.decisions.map((decision): Decision => {
    const carried = decision.target.map((target) => {
      const carry = carriers.get(target.version)
      const found = carry?.(target)
      return found === undefined ? target : 'reason' in found ? null : { ...target, ...found }
    })
    if (carried.every((target) => target !== null)) return moved(decision, carried as Target[])
    const target = decision.target.map((one) => {
      const name = names.get(one.version)
      if (name === undefined) return one
      earlier[name] = { siglum: one.version, text: kept.texts[one.version]! }
      return { ...one, version: name }
    })
    return { ...decision, target }
  })
  return { decisions, texts: now, earlier }
}

/** With its offsets, where it has some, as far on as its targets. */
function moved(decision: Decision, target: readonly Target[]): Decision {
  if (decision.type !== 'split') return { ...decision, target }
  const of = (k: number) => (target.length > 1 ? k : 0)
  const at = decision.value.at.map((offset, k) => offset + target[of(k)]!.start - decision.target[of(k)]!.start)
  return { ...decision, target, value: { at } }
}

/** A siglum has no line break. */
function freeName(siglum: string, { earlier }: KeptDecisions): string {
  for (let k = 1; ; k++) {
    const name = `${siglum}\n${k}`
    if (!(name in earlier)) return name
  }
}

/** A comparison of the texts of `keptFor`, as edited. */
export function editedByKept(
  compared: ComparedTexts,
  { decisions, texts, earlier }: KeptDecisions,
  names: readonly NameEntry[],
  rules: readonly OwnRule[],
): ComparedTexts {
  if (decisions.length === 0) return compared
  const absent = Object.entries(texts).filter(([siglum]) => !compared.texts.has(siglum))
  const known = [
    ...Object.entries(earlier).map(([name, { siglum, text }]) => [name, { siglum, text: textOf(text) }] as const),
    ...absent.map(([siglum, text]) => [siglum, { siglum, text: textOf(text) }] as const),
  ]
  return withDecisions(compared, { id: null, decisions, earlier: new Map(known) }, names, rules)
}

/** Those that point at the texts as they are: what can be sent with them, or stored. */
export function certainOf({ decisions, texts, earlier }: KeptDecisions): readonly Decision[] {
  return decisions.filter(({ target }) => target.every(({ version }) => version in texts && !(version in earlier)))
}
