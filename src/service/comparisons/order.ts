/** The one order of the witnesses of a comparison. */

/** By siglum, but for the base; without one, the first is. */
export function baseFirst<T extends { readonly siglum: string }>(witnesses: readonly T[], base: string | null): T[] {
  const rank = (w: T) => (w.siglum === base ? 0 : 1)
  return [...witnesses].sort((a, b) => rank(a) - rank(b) || (a.siglum < b.siglum ? -1 : 1))
}
