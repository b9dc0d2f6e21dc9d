/** The one order of the witnesses of a comparison. */
import { sortSigla } from '../../text/sigla.ts'

/** By siglum, but for the base; without one, the first is. */
export function baseFirst<T extends { readonly siglum: string }>(witnesses: readonly T[], base: string | null): T[] {
  const sorted = sortSigla(witnesses, ({ siglum }) => siglum)
  return [...sorted.filter(({ siglum }) => siglum === base), ...sorted.filter(({ siglum }) => siglum !== base)]
}
