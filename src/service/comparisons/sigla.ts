/** Chooses sigla for versions that are compared side by side. */
import type { Version } from '../../store/store.ts'

/** As many digits as a shortened digest has at least. */
const SHORTEST = 7

/**
 * One siglum for each of several versions, in their order. Where witnesses of several passages have the same siglum, the passage
 * precedes it: `t08/A`. Where states of one witness do, the first digits of the hash of the text follow, as many as distinguish them:
 * `A@3f2c81d`. No stored siglum has either sign, so no two can be confused.
 */
export function distinctSigla(versions: readonly Pick<Version, 'passage' | 'siglum' | 'sha256'>[]): string[] {
  return versions.map(({ passage, siglum, sha256 }) => {
    const alike = versions.filter((other) => other.siglum === siglum)
    const states = alike.filter((other) => other.passage === passage)
    const witness = states.length === alike.length ? siglum : `${passage}/${siglum}`
    if (states.length === 1) return witness
    let length = SHORTEST
    while (states.filter((other) => other.sha256.startsWith(sha256.slice(0, length))).length > 1) length++
    return `${witness}@${sha256.slice(0, length)}`
  })
}
