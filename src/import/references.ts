/**
 * Reduces the references of a text to as many as a version may have: of too many it keeps those that begin pages and columns, then each
 * nth.
 */
interface Reference {
  readonly start: number
  readonly label: string
}

/** UTF-16 units in which the number at the end of a label is looked for. */
const TAIL = 64

/**
 * `T08n0251_p0848c07` is a line of `T08n0251_p0848c`, `II 3, 14` one of `II 3`: the first of each of those stays.
 * O(references).
 */
export function thinned<R extends Reference>(references: readonly R[], most: number): readonly R[] {
  if (references.length <= most) return references
  let before = ''
  const coarse = references.filter(({ label }) => {
    const group = label.slice(0, -TAIL) + label.slice(-TAIL).replace(/(?:[,.]\s*)?\d+\D?$/, '')
    const begins = group !== before
    before = group
    return begins
  })
  const kept = coarse.length > 0 && coarse.length < references.length ? coarse : references
  const step = Math.ceil(kept.length / most)
  return step === 1 ? kept : kept.filter((_, i) => i % step === 0)
}
