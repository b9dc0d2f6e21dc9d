/** Reads the texts of a selection and compares them. */
import { LimitExceeded } from '../../align/limits.ts'
import { boundedCache } from '../../bounded-cache.ts'
import type { DecisionReport } from '../../editing/decision.ts'
import type { Store, Version } from '../../store/store.ts'
import { countCodePoints, type Text, textOf } from '../../text/codepoints.ts'
import type { NameEntry } from '../../text/equivalence.ts'
import type { OwnRule } from '../../text/own-rules.ts'
import { compare } from '../../variants/compare.ts'
import type { CompareOptions, Comparison, Witness } from '../../variants/comparison.ts'
import { withReferences } from '../../variants/references.ts'
import { type ComparisonOptions, checkIgnored } from '../comparison-query.ts'
import { ServiceError } from '../error.ts'
import { checkMarks } from '../marks.ts'
import { readEarlier, withDecisions } from './edited.ts'
import { checkLengths, checkNumber, firstRepeated, sum } from './limits.ts'
import type { Selection } from './selection.ts'

export interface ComparedTexts {
  /** With what became of editorial decisions, where there are any. */
  readonly comparison: Comparison & { readonly decisions?: DecisionReport }
  /** The untouched text of every witness, by siglum. */
  readonly texts: ReadonlyMap<string, Text>
}

export interface ComparedVersions extends ComparedTexts {
  /** Without editorial decisions: the same object where there are none. */
  readonly machine: Comparison
  /** In the order of the selection. */
  readonly versions: readonly Version[]
}

/** Comparisons that an isolate keeps, code points of all texts of each, and readings: 25 MB at most, of the 128 that an isolate has. */
const [MOST_KEPT, LONGEST_KEPT, MOST_READINGS] = [8, 50_000, 10_000]

/** Requests for views, forms and pages of one comparison follow one another. */
const kept = boundedCache<ComparedVersions>(MOST_KEPT)

/** Everything that a comparison depends on; null for decisions that are not stored, which have no short name. */
function keyOf({ witnesses, names, rules, decisions, options }: Selection): string | null {
  if (decisions.id === null && decisions.decisions.length > 0) return null
  const texts = witnesses.map(({ siglum, language, version }) => [siglum, language, version])
  return JSON.stringify([texts, names.names, rules.entries, decisions.decisions, options])
}

/**
 * One bulk read, then the work of `compare`; neither where the isolate recently made the same comparison, which is charged like any other.
 * @throws ServiceError `missing-content` where the store is broken
 */
export async function compareSelection(store: Store, selection: Selection): Promise<ComparedVersions> {
  const key = sum(selection.witnesses.map(({ length }) => length)) > LONGEST_KEPT ? null : keyOf(selection)
  const known = key === null ? undefined : kept.get(key)
  if (known !== undefined) {
    await store.charge(known.versions)
    return known
  }
  const made = await compareAnew(store, selection)
  const { segments, witnesses } = made.comparison
  // What may still lose its claim has a record that may become another's.
  const lasts = made.versions.every(({ provisional }) => provisional === undefined)
  if (key !== null && lasts && segments.length * witnesses.length <= MOST_READINGS) kept.set(key, made)
  return made
}

async function compareAnew(store: Store, selection: Selection): Promise<ComparedVersions> {
  const { witnesses, names, rules, decisions, options } = selection
  const read = await store.readVersions(witnesses.map(({ version }) => version))
  const found = witnesses.map(({ siglum, language, version }, i) => {
    const one = read[i]
    if (!one) throw new ServiceError('missing-content', { what: `text of version "${version}"` })
    const { lacunae } = one.version
    return { siglum, language, version, text: one.text, ...(lacunae && { lacunae }), record: one.version }
  })
  const base = witnesses[0]?.siglum ?? null
  const compared = comparedTexts(found, { ...options, base }, names.names, rules.entries)
  const edited =
    decisions.decisions.length === 0
      ? compared
      : withDecisions(
          compared,
          { ...decisions, earlier: await readEarlier(store, selection) },
          names.names,
          rules.entries,
        )
  const references = new Map(found.map(({ siglum, record }) => [siglum, record.references ?? []]))
  const comparison = withReferences(edited.comparison, references)
  return { ...edited, machine: compared.comparison, comparison, versions: found.map(({ record }) => record) }
}

/**
 * Compares texts from any source; the caller has checked their number and lengths.
 * @throws ServiceError `over-limit` where the comparison is too large; `not-one-of` for an unknown class in `ignore`
 */
export function comparedTexts(
  witnesses: readonly Witness[],
  { unit, ignore, moves, base }: ComparisonOptions & { readonly base: string | null },
  names: readonly NameEntry[],
  rules: readonly OwnRule[] = [],
): ComparedTexts {
  checkIgnored(ignore, rules)
  const comparison = compareWithin(witnesses, {
    ...(unit !== null && { unit }),
    ...(base !== null && { base }),
    ignore,
    moves,
    names,
    rules,
  })
  return { comparison, texts: new Map(witnesses.map(({ siglum, text }) => [siglum, textOf(text)])) }
}

function compareWithin(witnesses: readonly Witness[], options: CompareOptions): Comparison {
  try {
    return compare(witnesses, options)
  } catch (error) {
    if (error instanceof LimitExceeded) throw new ServiceError('over-limit', { limit: error.limit }, 'witnesses')
    throw error
  }
}

/**
 * Whether texts that are not stored may be compared: their number, their lengths, their sigla, their lacunae.
 * @returns the code points to charge for: all texts, and all forms of names, since each is looked for in each text
 * @throws ServiceError
 */
export function checkTexts(
  witnesses: readonly Pick<Witness, 'siglum' | 'text' | 'lacunae'>[],
  base: string | null,
  names: readonly NameEntry[] = [],
): number {
  checkNumber(witnesses.length, 'witnesses')
  const lengths = witnesses.map(({ text }) => countCodePoints(text))
  for (const [k, { text, lacunae = [] }] of witnesses.entries()) checkMarks(text, { lacunae }, 'witnesses', k)
  checkLengths(lengths, 'witnesses')
  const sigla = witnesses.map(({ siglum }) => siglum)
  const again = firstRepeated(sigla)
  if (again !== null)
    throw new ServiceError('repeated', { what: 'siglum', value: again.value }, 'witnesses', again.index, 'siglum')
  if (base !== null && !sigla.includes(base)) throw new ServiceError('base-not-compared', { base }, 'options', 'base')
  return sum(lengths) + sum(names.flatMap(({ forms }) => forms.map(countCodePoints)))
}
