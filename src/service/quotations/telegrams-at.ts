/** Finds the telegrams that are quoted or reported at a place of a text. */
import type { Telegram } from '../../provenance/telegram.ts'
import type { Version } from '../../store/store.ts'

/** Code points `[start, end)` of a version. */
export interface TextPlace {
  readonly version: Pick<Version, 'version' | 'passage' | 'derivedFrom'>
  readonly start: number
  readonly end: number
}

/**
 * Ids of the telegrams that have evidence of their content at a place, or whose wording the passage is: in the version itself, in the text that
 * it was cut from, and in texts that were cut from it. Sorted.
 * @param cuts versions that were cut from others, with `derivedFrom`
 */
export function telegramsAt(
  { version, start, end }: TextPlace,
  telegrams: Iterable<Telegram>,
  cuts: readonly TextPlace['version'][],
): string[] {
  const spans = new Map<string, readonly [number, number]>([[version.version, [start, end]]])
  const source = version.derivedFrom
  if (source !== null) spans.set(source.version, [source.start + start, source.start + end])
  for (const cut of cuts) {
    const here = cut.derivedFrom !== null ? spans.get(cut.derivedFrom.version) : undefined
    if (here === undefined || spans.has(cut.version)) continue
    const [from, to] = [here[0] - cut.derivedFrom!.start, here[1] - cut.derivedFrom!.start]
    const size = cut.derivedFrom!.end - cut.derivedFrom!.start
    if (to > 0 && from < size) spans.set(cut.version, [Math.max(0, from), Math.min(size, to)])
  }
  const found = new Set<string>()
  for (const telegram of telegrams) {
    if (telegram.passage === version.passage) found.add(telegram.id)
    for (const evidence of telegram.evidence) {
      const span = spans.get(evidence.version)
      if (span === undefined || evidence.kind === 'mention') continue
      if (evidence.start < span[1] && evidence.end > span[0]) found.add(telegram.id)
    }
  }
  return [...found].sort()
}
