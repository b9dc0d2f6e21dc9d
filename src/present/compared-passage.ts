/** From a passage and a choice to what is shown: its texts are read and compared. */
import { LIMITS } from '../limits.ts'
import { distinctSigla } from '../service/comparisons/sigla.ts'
import { isVersionId } from '../store/keys.ts'
import type { Passage, Store, Version } from '../store/store.ts'
import { checkLengths, checkNumber, comparedTexts } from './compared-texts.ts'
import { type ComparisonQuery, shorten } from './comparison-query.ts'
import type { ComparisonView } from './comparison-view.ts'
import { PageError } from './page-error.ts'
import type { SharedStrings } from './strings.ts'

export interface Compared {
  readonly shown: ComparisonView
  /** Of each witness shown, the base first. */
  readonly versions: readonly {
    readonly siglum: string
    readonly passage: string
    readonly version: string
    readonly derivedFrom: Version['derivedFrom']
  }[]
  /** Id of the authority list in force; null where the passage has none. */
  readonly names: string | null
}

/**
 * A stored passage as the choice wants it; null where it has no text at all.
 * @throws PageError 404 for an unknown siglum or version, 422 for a base that is not shown, 413 over a limit
 */
export async function comparedPassage(
  store: Store,
  passage: Passage,
  choice: ComparisonQuery,
  t: SharedStrings,
): Promise<Compared | null> {
  const ids = versionsAsked(passage, choice, t)
  if (ids.length === 0) return null
  // How long a current text is stands in the head: what is over the limit is refused before anything is read.
  const lengths = new Map(passage.witnesses.map(({ current }) => [current?.version, current?.length ?? 0]))
  checkLengths(
    ids.map((id) => lengths.get(id) ?? 0),
    t,
  )
  const [read, names] = await Promise.all([store.readVersions(ids), store.namesOf(passage.id)])
  const found = read.map((one, index) => {
    if (!one || one.version.passage !== passage.id)
      throw new PageError(404, t.error.unknownVersion(shorten(ids[index]!)))
    return one
  })
  const sigla = distinctSigla(found.map(({ version }) => version))
  const shelf = found.map(({ version, text }, index) => {
    const record = passage.witnesses.find((witness) => witness.siglum === version.siglum)
    const language = record?.language ?? passage.language
    return { siglum: sigla[index]!, text, version, language, label: record?.label ?? '' }
  })
  const witnesses = shelf.map((one) => ({ ...one, version: one.version.version }))
  const shown = comparedTexts(witnesses, { ...choice, base: choice.base ?? sigla[0]! }, names.names, t)
  return {
    shown: {
      ...shown,
      labels: new Map(shelf.map(({ siglum, label }) => [siglum, label])),
      highlight: choice.highlight,
      filter: choice.filter,
    },
    versions: shown.comparison.witnesses.map(({ siglum }) => {
      const { passage, version, derivedFrom } = shelf.find((one) => one.siglum === siglum)!.version
      return { siglum, passage, version, derivedFrom }
    }),
    names: names.names.length > 0 ? names.id : null,
  }
}

/** @throws PageError 404 */
function versionsAsked(
  passage: Passage,
  { versions, witnesses }: ComparisonQuery,
  t: SharedStrings,
): readonly string[] {
  if (versions !== null) {
    checkNumber(versions.length, t)
    const wrong = versions.find((id) => !isVersionId(id))
    if (wrong !== undefined) throw new PageError(404, t.error.unknownVersion(shorten(wrong)))
    return versions
  }
  if (witnesses === null) return comparableVersions(passage)
  const current = new Map(passage.witnesses.map(({ siglum, current }) => [siglum, current?.version]))
  checkNumber(witnesses.length, t)
  return witnesses.map((siglum) => {
    const version = current.get(siglum)
    if (version === undefined) throw new PageError(404, t.error.unknownSiglum(shorten(siglum)))
    return version
  })
}

/**
 * All current versions that can be compared together: nobody asked for a text that is too long for that, and it must not
 * keep the others from being seen. Where there is nothing else, one long text is shown alone.
 */
function comparableVersions({ witnesses }: Passage): readonly string[] {
  const current = witnesses.flatMap((witness) => witness.current ?? [])
  const chosen: string[] = []
  let room = LIMITS.comparedTotal.value
  for (const { version, length } of current) {
    if (length > Math.min(room, LIMITS.comparedText.value) || chosen.length === LIMITS.witnesses.value) continue
    chosen.push(version)
    room -= length
  }
  return chosen.length > 0 ? chosen : current.slice(0, 1).map(({ version }) => version)
}
