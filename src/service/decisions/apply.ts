/** A comparison with decisions applied. */
import { applyDecisions } from '../../editing/apply.ts'
import type { Decision } from '../../editing/decision.ts'
import { LIMITS } from '../../limits.ts'
import type { Store } from '../../store/store.ts'
import { slice, type Text, textOf } from '../../text/codepoints.ts'
import type { NameEntry } from '../../text/equivalence.ts'
import { hasClusters, insideGraphemes } from '../../text/graphemes.ts'
import { describer } from '../../variants/describe.ts'
import type { ComparedTexts } from '../comparisons/compared.ts'
import type { Selection } from '../comparisons/selection.ts'
import { ServiceError } from '../error.ts'

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
): ComparedTexts {
  const languages = new Map(comparison.witnesses.map(({ siglum, language }) => [siglum, language]))
  const { unit, ignore } = comparison.options
  const describe = describer(rest.texts, languages, { unit, ignore, names })
  const edited = applyDecisions(comparison, { id, decisions, texts: rest.texts, earlier, describe })
  // An editor's own class is a class like any other to whatever writes a comparison down.
  return { ...rest, comparison: edited as ComparedTexts['comparison'] }
}

/**
 * Whether the targets of a decision are spans of its texts, and cut no character.
 * @param textOf the text of a version; null where there is none
 * @throws ServiceError `unknown-version`, `no-span`, `cut-character`, `invalid-value`
 */
export function checkTargets(
  { type, target, value }: Pick<Decision, 'type' | 'target' | 'value'>,
  textOf: (version: string) => Text | null,
  ...member: readonly (string | number)[]
): void {
  const check = (version: string, offset: number, ...at: readonly (string | number)[]) => {
    const text = textOf(version)
    if (text === null) throw new ServiceError('unknown-version', { version }, ...member, ...at)
    if (offset > text.length)
      throw new ServiceError('no-span', { start: offset, end: offset, length: text.length }, ...member, ...at)
    if (cutsCharacter(text, offset)) throw new ServiceError('cut-character', { offset }, ...member, ...at)
  }
  for (const [k, { version, start, end }] of target.entries()) {
    check(version, start, 'target', k, 'start')
    check(version, end, 'target', k, 'end')
  }
  if (type !== 'split') return
  const { at } = value as { readonly at: readonly number[] }
  if (target.length > 1 && at.length !== target.length)
    throw new ServiceError(
      'invalid-value',
      { expected: 'Expected one offset for each target, or any number for a single target.' },
      ...member,
      'value',
      'at',
    )
  for (const [k, offset] of at.entries()) {
    const { version, start, end } = target[target.length > 1 ? k : 0]!
    if (offset < start || offset > end)
      throw new ServiceError('no-span', { start: offset, end: offset, length: end }, ...member, 'value', 'at', k)
    check(version, offset, 'value', 'at', k)
  }
}

/** Code points around an offset that may be one character with it. */
const REACH = 40

function cutsCharacter(text: Text, offset: number): boolean {
  const from = Math.max(0, offset - REACH)
  const around = slice(text, from, Math.min(text.length, offset + REACH))
  if (!hasClusters(around)) return false
  return insideGraphemes(around).has(slice(text, from, offset).length)
}
