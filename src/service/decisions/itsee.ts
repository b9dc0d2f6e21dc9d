/** Converts between a stored passage and the files of ITSEE's collation editor, in both directions. */
import type { Decision } from '../../editing/decision.ts'
import type { FromItsee, ItseePassage, ItseeRule, ItseeUnit } from '../../editing/itsee.ts'
import { fromItseeRules, toItseeRules } from '../../editing/itsee-rules.ts'
import { fromItseeUnits } from '../../editing/itsee-units.ts'
import type { Passage, Store, Stored } from '../../store/store.ts'
import type { StoredDecision } from '../../store/things/decision-entries.ts'
import type { OwnRule } from '../../text/own-rules.ts'
import { ENGINE } from '../../variants/compare.ts'
import { compareSelection } from '../comparisons/compared.ts'
import { permalinkPath, type Selection, selectCurrent } from '../comparisons/selection.ts'
import { mergeRules } from '../own-rules.ts'
import { addDecisions } from './stored.ts'
import type { GivenDecision } from './unstored.ts'

export interface ItseeFile {
  readonly rules: readonly ItseeRule[]
  readonly units: readonly ItseeUnit[]
  /** Siglum of the base of the units; null where there are none. */
  readonly overtext: string | null
  /** As rules name the passage. */
  readonly unit: string
  readonly responsible: string | null
}

export interface ItseeImported {
  readonly decisions: readonly Stored<StoredDecision>[]
  /** Rules that hold everywhere, behind those in force: for the caller to put in force. Null where there are none. */
  readonly rules: { readonly rules: readonly OwnRule[]; readonly replaces: string | null } | null
  readonly leftOut: FromItsee['leftOut']
}

/**
 * Records what a file decides: all of it or nothing. Rules that hold everywhere are no decisions: they are given back in the form that
 * puts them in force.
 * @throws ServiceError as `addDecisions` and `selectCurrent` do
 */
export async function importItsee(store: Store, passage: Passage, file: ItseeFile): Promise<ItseeImported> {
  const { rules, units, overtext, unit, responsible } = file
  const sigla = new Set(passage.witnesses.flatMap(({ siglum, current }) => (current === null ? [] : [siglum])))
  const named = new Set(units.flatMap(({ readings }) => readings.flatMap(({ witnesses }) => witnesses)))
  const base = overtext !== null && sigla.has(overtext) ? overtext : null
  // Witnesses that the units do not have would be where the machine puts them; the units say nothing of them.
  const collated = [...sigla].filter((siglum) => named.has(siglum) || siglum === base)
  const whole = await passageFor(store, passage, units.length === 0 ? null : collated, base, unit)
  const [ofUnits, ofRules] = [fromItseeUnits(units, overtext ?? '', whole), fromItseeRules(rules, whole)]
  const wanted = [...ofUnits.decisions, ...ofRules.decisions].map((decision) => {
    return { ...decision, reason: 'ITSEE collation editor', responsible } as GivenDecision
  })
  const decisions = wanted.length === 0 ? [] : await addDecisions(store, passage, wanted, ['collation'])
  const inForce = await store.listInForce('rules', passage.id)
  const own = mergeRules(inForce.entries, ofRules.rules)
  return {
    decisions,
    rules: ofRules.rules.length === 0 ? null : { rules: own, replaces: inForce.id },
    leftOut: units.length === 0 ? ofRules.leftOut : sum(ofUnits.leftOut, ofRules.leftOut),
  }
}

function sum(...counts: readonly FromItsee['leftOut'][]): FromItsee['leftOut'] {
  const all: Record<string, number> = {}
  for (const [kind, count] of counts.flatMap(Object.entries)) all[kind] = (all[kind] ?? 0) + (count as number)
  return all
}

/**
 * Own rules and regularisations in force as that editor keeps them.
 * @returns all that shapes them, and what reads and compares the texts
 * @throws ServiceError as `selectCurrent` does
 */
export async function exportItsee(
  store: Store,
  passage: Passage,
  unit: string,
): Promise<{ readonly of: readonly (string | null)[]; readonly read: () => Promise<ReturnType<typeof toItseeRules>> }> {
  const [{ id: rules, entries }, { id: set, decisions }, selection] = await Promise.all([
    store.listInForce('rules', passage.id),
    store.decisionsInForce(passage.id),
    selectCurrent(store, passage, wholeOf(null, null)),
  ])
  return {
    of: [ENGINE, unit, rules, set, permalinkPath(selection), JSON.stringify(selection.witnesses)],
    read: async () => toItseeRules(entries, decisions as readonly Decision[], await compared(store, selection, unit)),
  }
}

async function passageFor(
  store: Store,
  passage: Passage,
  witnesses: readonly string[] | null,
  base: string | null,
  unit: string,
): Promise<ItseePassage> {
  return compared(store, await selectCurrent(store, passage, wholeOf(witnesses, base)), unit)
}

const wholeOf = (witnesses: readonly string[] | null, base: string | null) => {
  return { witnesses, base, decisions: 'none', unit: null, ignore: [], moves: false } as const
}

async function compared(store: Store, selection: Selection, unit: string): Promise<ItseePassage> {
  const { comparison, texts } = await compareSelection(store, selection)
  const versions = new Map(selection.witnesses.map(({ siglum, version }) => [siglum, version]))
  return { unit, segments: comparison.segments, versions, texts }
}
