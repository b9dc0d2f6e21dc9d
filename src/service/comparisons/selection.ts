/**
 * Selects the versions that a query asks for, and their order: everything that shapes a comparison and is known without reading a text.
 * The permanent address, the validator and the key of the cache follow from it, so an answer that is kept costs no text.
 */
import { LIMITS } from '../../limits.ts'
import { isListId, isVersionId } from '../../store/keys.ts'
import type { DecisionsInForce, NameList, Passage, Store, StoredList, Version } from '../../store/store.ts'
import { inLanguage } from '../../text/localized.ts'
import { type ComparisonOptions, type ComparisonQuery, checkIgnored } from '../comparison-query.ts'
import { ServiceError } from '../error.ts'
import { passageIn, recordLanguage } from '../passages.ts'
import { checkLengths, checkNumber, firstRepeated } from './limits.ts'
import { baseFirst } from './order.ts'
import { type PinnedComparison, pinnedPath } from './pinned-address.ts'
import { distinctSigla } from './sigla.ts'

export interface SelectedWitness {
  /** Unlike any other in the comparison. */
  readonly siglum: string
  readonly label: string
  readonly source: string | null
  readonly language: string | null
  readonly version: string
  /** In code points. */
  readonly length: number
}

export interface Selection {
  /** Of the passage; of several, joined. */
  readonly title: string
  /** The base first, then by siglum. */
  readonly witnesses: readonly SelectedWitness[]
  readonly names: NameList
  readonly rules: StoredList<'rules'>
  readonly decisions: DecisionsInForce
  readonly options: ComparisonOptions
}

/** What `pinnedPath` takes. */
export function pinnedOf({ witnesses, names, rules, decisions, options }: Selection): PinnedComparison {
  const { unit, ignore, moves } = options
  const versions = witnesses.map(({ version }) => version)
  return {
    versions,
    unit,
    ignore,
    moves,
    names: names.names.length === 0 ? null : names.id,
    rules: rules.entries.length === 0 ? null : rules.id,
    decisions: decisions.id,
  }
}

/** The path of the permanent address of a selection. */
export const permalinkPath = (selection: Selection): string => pinnedPath(pinnedOf(selection))

type CurrentQuery = Pick<ComparisonQuery, 'witnesses' | 'base'> &
  Partial<Pick<ComparisonQuery, 'decisions'>> &
  ComparisonOptions

interface CurrentRules {
  /** The versions that were current at this instant (RFC 3339), by the time when their texts were made. */
  readonly at?: string | undefined
  /** The fewest witnesses there must be. */
  readonly least?: 0 | 1 | 2
  /**
   * Where the query names no witnesses: leaves out those that are too long or too many to be compared with the others, instead of
   * refusing all. One long text may remain as the only one.
   */
  readonly fitting?: boolean
}

/**
 * The current versions of a passage's witnesses. One get, and with `at` that of the history of the passage.
 * @throws ServiceError `unknown-witness`, `no-version`, `repeated`, `base-not-compared`, `too-few-witnesses`, `over-limit`
 */
export async function selectCurrent(
  store: Store,
  passage: Passage,
  { witnesses: wanted, base, decisions: asks = null, unit, ignore, moves }: CurrentQuery,
  { at, least = 2, fitting = false }: CurrentRules = {},
): Promise<Selection> {
  const { id, title, witnesses } = passageIn(passage, recordLanguage(passage.language))
  if (wanted !== null) checkNumber(wanted.length, 'witnesses', least)
  const again = wanted && firstRepeated(wanted)
  if (again) throw new ServiceError('repeated', { what: 'siglum', value: again.value }, 'witnesses')
  for (const siglum of wanted ?? [])
    if (!witnesses.some((witness) => witness.siglum === siglum))
      throw new ServiceError('unknown-witness', { passage: id, siglum }, 'witnesses')
  // At an instant a witness has another version, or none yet; who they are is the same.
  const stood = at === undefined ? passage : await store.getPassage(id, at)
  const currentOf = (siglum: string) => stood?.witnesses.find((one) => one.siglum === siglum)?.current ?? null
  const asked = wanted === null ? witnesses : wanted.map((siglum) => witnesses.find((w) => w.siglum === siglum)!)
  const [names, rules, decisions] = await Promise.all([
    store.namesOf(id),
    store.listInForce('rules', id),
    decisionsAsked(store, asks, id),
  ])
  checkIgnored(ignore, rules.entries)
  const found = asked.map(({ siglum, label, source, language }): SelectedWitness | null => {
    const version = currentOf(siglum)
    if (version === null) {
      if (wanted === null) return null
      throw new ServiceError('no-version', { siglum, ...(at !== undefined && { at }) }, 'witnesses')
    }
    return {
      siglum,
      label,
      source,
      language: language ?? passage.language,
      version: version.version,
      length: version.length,
    }
  })
  const known = found.filter((one) => one !== null)
  const chosen = wanted === null && fitting ? fittingTogether(known) : known
  checkNumber(chosen.length, 'witnesses', least)
  if (base !== null && !chosen.some(({ siglum }) => siglum === base)) {
    if (!witnesses.some(({ siglum }) => siglum === base))
      throw new ServiceError('unknown-witness', { passage: id, siglum: base }, 'base')
    throw new ServiceError('base-not-compared', { base }, 'base')
  }
  checkLengths(
    chosen.map(({ length }) => length),
    'witnesses',
  )
  return { title, witnesses: baseFirst(chosen, base), names, rules, decisions, options: { unit, ignore, moves } }
}

function fittingTogether(witnesses: readonly SelectedWitness[]): readonly SelectedWitness[] {
  let room: number = LIMITS.comparedTotal.value
  const chosen: SelectedWitness[] = []
  for (const witness of witnesses) {
    if (witness.length > Math.min(room, LIMITS.comparedText.value)) continue
    if (chosen.length === LIMITS.witnesses.value) break
    chosen.push(witness)
    room -= witness.length
  }
  return chosen.length > 0 ? chosen : witnesses.slice(0, 1)
}

/**
 * The ids that an address names, each once.
 * @throws ServiceError `too-few-witnesses`, `over-limit`, `unknown-version`, `repeated`
 */
export function checkVersionIds(ids: readonly string[], least: 1 | 2 = 2): void {
  checkNumber(ids.length, 'versions', least)
  for (const version of ids)
    if (!isVersionId(version)) throw new ServiceError('unknown-version', { version }, 'versions')
  const again = firstRepeated(ids)
  if (again !== null) throw new ServiceError('repeated', { what: 'version', value: again.value }, 'versions')
}

interface ExactQuery extends ComparisonOptions {
  readonly versions: readonly string[]
  /** Id of a list; null: none. */
  readonly names: string | null
  /** Likewise. */
  readonly rules?: string | null | undefined
  /** Id of a set; null or left out: none. */
  readonly decisions?: string | null | undefined
}

interface ExactRules {
  readonly least?: 1 | 2
  /** Siglum; null: that of the first version. */
  readonly base?: string | null
  /** Only versions of this passage. */
  readonly of?: Passage
  /** With the lists of names and rules that are in force for `of`; `names` and `rules` are ignored. */
  readonly inForce?: boolean
}

/**
 * Exact versions, the first as base. Two gets a version, one for each passage, one for the list; no text. Their lengths are checked,
 * also those of versions that were superseded: a head knows only the current ones.
 * @throws ServiceError `unknown-version` also for a version of another passage than `of`, `unknown-names`, `unknown-rules`, `over-limit`,
 *   `base-not-compared`
 */
export async function selectVersions(
  store: Store,
  { versions: ids, names: list, rules: ruleList = null, decisions: set = null, unit, ignore, moves }: ExactQuery,
  { least = 2, base = null, of, inForce = false }: ExactRules = {},
): Promise<Selection> {
  checkVersionIds(ids, least)
  const [records, names, rules, decisions] = await Promise.all([
    store.getVersions(ids),
    of !== undefined && inForce ? store.namesOf(of.id) : namesById(store, list),
    of !== undefined && inForce ? store.listInForce('rules', of.id) : rulesById(store, ruleList),
    of !== undefined && inForce ? decisionsAsked(store, set, of.id) : decisionsAsked(store, set ?? 'none'),
  ])
  checkIgnored(ignore, rules.entries)
  const versions = records.map((version, i) => {
    if (version === null || (of !== undefined && version.passage !== of.id))
      throw new ServiceError('unknown-version', { version: ids[i]! }, 'versions')
    return version
  })
  checkLengths(
    versions.map(({ length }) => length),
    'versions',
  )
  const passages = of === undefined ? await passagesOf(store, versions) : new Map([[of.id, of]])
  const sigla = distinctSigla(versions)
  if (base !== null && !sigla.includes(base)) throw new ServiceError('base-not-compared', { base }, 'base')
  const witnesses = versions.map(({ version, passage: id, siglum, length }, i): SelectedWitness => {
    const record = passages.get(id)
    const passage = record && passageIn(record, recordLanguage(record.language))
    const witness = passage?.witnesses.find((one) => one.siglum === siglum)
    const language = witness?.language ?? passage?.language ?? null
    return {
      siglum: sigla[i]!,
      label: witness?.label ?? '',
      source: witness?.source ?? null,
      language,
      version,
      length,
    }
  })
  return {
    title: [...passages.values()].map(({ title, language }) => inLanguage(title, recordLanguage(language))).join(' / '),
    witnesses: baseFirst(witnesses, base ?? sigla[0]!),
    names,
    rules,
    decisions,
    options: { unit, ignore, moves },
  }
}

/**
 * What the page or an embed of a passage shows: exact versions of it, or the current ones; one text may be alone. Null where the
 * passage has no text, or had none at `at`. A permanent address (`permanent`) says which names it is compared with; any other takes those
 * in force.
 * @throws ServiceError as `selectCurrent` and `selectVersions`
 */
export async function selectShown(
  store: Store,
  passage: Passage,
  { versions, witnesses, base, names, rules, decisions, unit, ignore, moves }: ComparisonQuery,
  permanent: boolean,
  at?: string,
): Promise<Selection | null> {
  const options = { unit, ignore, moves }
  if (versions !== null) {
    const inForce = !permanent && names === null && rules === null
    const query = { ...options, versions, names, rules, decisions }
    return selectVersions(store, query, { least: 1, base, of: passage, inForce })
  }
  const query = { ...options, witnesses, base, decisions }
  const selection = await selectCurrent(store, passage, query, { least: 0, fitting: true, at })
  return selection.witnesses.length === 0 ? null : selection
}

async function passagesOf(store: Store, versions: readonly Version[]): Promise<Map<string, Passage>> {
  const ids = [...new Set(versions.map(({ passage }) => passage))]
  const found = await Promise.all(ids.map((id) => store.getPassage(id)))
  return new Map(found.flatMap((passage) => (passage === null ? [] : [[passage.id, passage]])))
}

const NO_NAMES: NameList = { id: '', names: [] }

const NO_DECISIONS: DecisionsInForce = { id: null, decisions: [] }

/**
 * @param asked id of a set, `none`, or null: those in force for `passage`
 * @throws ServiceError `unknown-decisions` also for a set of another passage
 */
async function decisionsAsked(store: Store, asked: string | null, passage?: string): Promise<DecisionsInForce> {
  if (asked === 'none') return NO_DECISIONS
  if (asked === null) return passage === undefined ? NO_DECISIONS : store.decisionsInForce(passage)
  const set = await store.getDecisionSet(asked)
  if (set === null || (passage !== undefined && set.passage !== passage))
    throw new ServiceError('unknown-decisions', { set: asked }, 'decisions')
  return { id: set.id, decisions: set.decisions }
}

/** @throws ServiceError `unknown-names` */
async function namesById(store: Store, id: string | null): Promise<NameList> {
  if (id === null) return NO_NAMES
  const list = isListId(id) ? await store.getNames(id) : null
  if (list === null) throw new ServiceError('unknown-names', { list: id }, 'names')
  return list
}

const NO_RULES: StoredList<'rules'> = { id: '', entries: [] }

/** @throws ServiceError `unknown-rules` */
async function rulesById(store: Store, id: string | null): Promise<StoredList<'rules'>> {
  if (id === null) return NO_RULES
  const list = await store.getList('rules', id)
  if (list === null) throw new ServiceError('unknown-rules', { list: id }, 'rules')
  return list
}
