/**
 * Counts in how many places two witnesses agree: the data for a stemma. Every place counts the same, short or long; where a witness's
 * text is lost it neither agrees nor differs.
 */
import type { DifferingSegment } from './comparison.ts'

interface Agreement {
  /** Places at which both have a text. */
  readonly places: number
  readonly agreeing: number
}

/** @param places those that count, e.g. the substantive ones. For each pair of `sigla`, both ways round. O(places × witnesses²) */
export function agreements(
  sigla: readonly string[],
  places: readonly DifferingSegment[],
  isLost: (place: DifferingSegment, siglum: string) => boolean = () => false,
): (a: string, b: string) => Agreement {
  const number = new Map(sigla.map((siglum, k) => [siglum, k]))
  const counted = new Uint32Array(sigla.length ** 2)
  const agreeing = new Uint32Array(sigla.length ** 2)
  for (const place of places) {
    const readingOf = new Int32Array(sigla.length).fill(-1)
    // What an editor regularised agrees with the reading that it is one with.
    const states = new Map(place.readings.map(({ text }, k) => [text, k]))
    place.readings.forEach(({ text, regularised, witnesses }) => {
      const reading = states.get(regularised?.to ?? text)!
      for (const siglum of witnesses) {
        const k = number.get(siglum)
        if (k !== undefined && !isLost(place, siglum)) readingOf[k] = reading
      }
    })
    for (let a = 0; a < sigla.length; a++)
      for (let b = 0; b < sigla.length; b++) {
        if (readingOf[a]! < 0 || readingOf[b]! < 0) continue
        counted[a * sigla.length + b]!++
        if (readingOf[a] === readingOf[b]) agreeing[a * sigla.length + b]!++
      }
  }
  return (a, b) => {
    const at = number.get(a)! * sigla.length + number.get(b)!
    return { places: counted[at]!, agreeing: agreeing[at]! }
  }
}

/** As a share, 0 to 1; 1 where there is nothing to differ in. */
export const shareOf = ({ places, agreeing }: Agreement): number => (places === 0 ? 1 : agreeing / places)
