/** Sigla for versions that are compared side by side. */
import type { Version } from '../store/store.ts'

/** As many characters as a shortened id has at least. */
const SHORTEST = 7

/**
 * One siglum for each version, in their order. A siglum that several of them carry (two states of one witness, or witnesses of two
 * passages) is lengthened by the head of the text's digest, as far as it takes to tell them apart: `A@3f2c81d`.
 * No stored siglum has an "@", so none can be taken for another.
 */
export function tellApart(versions: readonly Pick<Version, 'version' | 'siglum' | 'sha256'>[]): string[] {
  return versions.map(({ siglum, sha256, version }) => {
    const same = versions.filter((other) => other.siglum === siglum)
    if (same.length === 1) return siglum
    // The ids are different where the texts are not.
    const marks = same.map((other) => other.sha256 + other.version)
    const mark = sha256 + version
    let length = SHORTEST
    while (marks.filter((other) => other.startsWith(mark.slice(0, length))).length > 1) length++
    return `${siglum}@${mark.slice(0, length)}`
  })
}
