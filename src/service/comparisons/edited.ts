/** Applies editorial decisions to a comparison. */
import { applyDecisions } from '../../editing/apply.ts'
import type { Decision } from '../../editing/decision.ts'
import { LIMITS } from '../../limits.ts'
import type { Store } from '../../store/store.ts'
import { type Text, textOf } from '../../text/codepoints.ts'
import type { NameEntry } from '../../text/equivalence.ts'
import type { OwnRule } from '../../text/own-rules.ts'
import { describer } from '../../variants/describe.ts'
import type { ComparedTexts } from './compared.ts'
import type { Selection } from './selection.ts'

/** Decisions with what is needed to carry them to the texts compared. */
export interface DecisionSet {
  /** Null for decisions that are not stored. */
  readonly id: string | null
  readonly decisions: readonly Decision[]
  /** Versions that they name, by id. */
  readonly earlier: ReadonlyMap<string, { readonly siglum: string; readonly text: Text }>
}

/** Versions that decisions point at and that are not compared: those of as many as a comparison may have witnesses. One bulk read. */
export async function readEarlier(
  store: Pick<Store, 'readVersions'>,
  { witnesses, decisions: { decisions } }: Pick<Selection, 'witnesses' | 'decisions'>,
): Promise<DecisionSet['earlier']> {
  const compared = new Set(witnesses.map(({ version }) => version))
  const named = new Set(decisions.flatMap(({ target }) => target.map(({ version }) => version)))
  const wanted = [...named].filter((version) => !compared.has(version)).slice(0, LIMITS.witnesses.value)
  const read = wanted.length === 0 ? [] : await store.readVersions(wanted)
  return new Map(
    read.flatMap((one) =>
      one === null ? [] : [[one.version.version, { siglum: one.version.siglum, text: textOf(one.text) }] as const],
    ),
  )
}

/** The work of `applyDecisions`. */
export function withDecisions(
  { comparison, ...rest }: ComparedTexts,
  { id, decisions, earlier }: DecisionSet,
  names: readonly NameEntry[],
  rules: readonly OwnRule[] = [],
): ComparedTexts {
  const languages = new Map(comparison.witnesses.map(({ siglum, language }) => [siglum, language]))
  const { unit, ignore } = comparison.options
  const lacunae = new Map(comparison.witnesses.map(({ siglum, lacunae = [] }) => [siglum, lacunae]))
  const describe = describer(rest.texts, languages, { unit, ignore, names, rules, lacunae })
  const edited = applyDecisions(comparison, { id, decisions, texts: rest.texts, earlier, describe })
  // Formats treat an editor's own class like any other class.
  return { ...rest, comparison: edited as ComparedTexts['comparison'] }
}
