/** Words the head of a printed form: title, address, the witnesses behind the sigla, and the rules of the comparison. */
import type { Comparison } from '../variants/comparison.ts'
import { breaksOffAtEnd } from '../variants/loss.ts'
import { wordingFor } from './entry.ts'
import type { About } from './format.ts'
import { visible } from './label.ts'
import { isFiltered, isHidden, NO_FILTER, type Print, shownPlaces, USUAL } from './print.ts'
import { nameIn, type Wording } from './wording.ts'

export interface HeadedWitness {
  readonly siglum: string
  readonly isBase: boolean
  /** The label of the witness, its source, and what is known of this version: in one line, without the siglum. */
  readonly description: string
}

export interface Heading {
  readonly title: string
  readonly url: string | null
  readonly wording: Wording
  readonly witnesses: readonly HeadedWitness[]
  /** Sentences about the comparison, in order. */
  readonly remarks: readonly string[]
}

export const printOf = (about: About): Print => ({ ...USUAL, ...about.print })

/** What a printed form says above its text: witnesses, rules, counts, address. O(segments). */
export function headingOf(comparison: Comparison, about: About): Heading {
  const print = printOf(about)
  const wording = wordingFor(comparison, print)
  return {
    title: visible(about.title ?? wording.apparatus),
    url: about.url ?? null,
    wording,
    witnesses: comparison.witnesses.map((w) => {
      const known = about.witnesses?.get(w.siglum)
      const facts = [
        known?.label,
        known?.source,
        wording.characters(w.length),
        breaksOffAtEnd(w) && wording.endsHere,
        w.language,
        w.version && `${wording.version} ${w.version}`,
      ]
      const description = facts
        .filter(Boolean)
        .map((fact) => visible(fact as string))
        .join(', ')
      return { siglum: visible(w.siglum), isBase: w.siglum === comparison.options.base, description }
    }),
    remarks: remarksOf(comparison, about, print, wording),
  }
}

function remarksOf(comparison: Comparison, { decisions }: About, print: Print, wording: Wording): readonly string[] {
  const { options, summary, engine } = comparison
  const ignored = comparison.segments.filter((s) => s.relation === 'equivalent').length
  const rules =
    options.ignore.length === 0
      ? wording.nothingIgnored
      : wording.ignored(options.ignore.map((name) => nameIn(wording, name)).join(', '), ignored)
  const filter = [print.significance, ...print.classes].flatMap((name) => (name === null ? [] : nameIn(wording, name)))
  const hidden = comparison.segments.filter((segment) => isHidden(segment, print)).length
  const unprinted = comparison.segments.filter((segment) => isHidden(segment, NO_FILTER)).length
  const isChosen = comparison.segments.some(
    ({ relation, ...segment }) => relation !== 'identical' && 'lemma' in segment,
  )
  return [
    `${wording.comparedBy(options.unit, engine)}; ${rules}`,
    ...(comparison.precise ? [] : [wording.coarser(comparison.reason ?? '–')]),
    ...(print.apparatus === 'positive' ? [] : [isChosen ? wording.understoodText : wording.understood]),
    wording.counts(summary.variants, summary.substantive, summary.accidental),
    ...(isFiltered(print) ? [wording.filtered(shownPlaces(comparison, print).length, hidden, filter.join(', '))] : []),
    ...(decisions === undefined ? [] : [wording.decided(decisions.applied, decisions.unapplied)]),
    ...(unprinted === 0 ? [] : [wording.unprinted(unprinted)]),
  ]
}
