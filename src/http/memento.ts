/** Versions in time: RFC 7089 (Memento), with the witness as original resource and TimeGate, its versions as mementos. */

import { textPath, witnessPath } from '../addresses.ts'
import type { Version } from '../store/store.ts'
import { problem } from './problem.ts'

/** An instant as HTTP writes it (RFC 9110, 5.6.7), in whole seconds. */
export function httpDate(instant: string): string {
  return new Date(instant).toUTCString()
}

/** Milliseconds since 1970. @throws 400 for anything but the preferred form of an HTTP date */
export function parseAcceptDatetime(header: string): number {
  const instant = Date.parse(header)
  // What a date is written as again is the date: this refuses 30 February and every other form.
  if (!Number.isNaN(instant) && new Date(instant).toUTCString() === header.trim()) return instant
  throw problem('malformed-header', 'Expected a date such as "Wed, 01 Jan 2025 09:00:00 GMT".', {
    pointer: 'Accept-Datetime:',
  })
}

/** Addresses of a witness and its mementos, absolute since TimeMaps are harvested away from here. */
export interface WitnessAddresses {
  readonly original: string
  readonly timemap: string
  readonly memento: (version: string) => string
}

export function witnessAddresses(origin: string, passage: string, siglum: string): WitnessAddresses {
  const original = origin + witnessPath(passage, siglum)
  return { original, timemap: `${original}/timemap`, memento: (version) => origin + textPath(version) }
}

/**
 * For a version or a TimeGate (RFC 7089, 2.2 and 4.2): the TimeMap, and by the time when their texts were made the first and last
 * version, and the ones before and after `at`, which is the memento of a TimeGate's answer. `versions` is empty where they are not known.
 *
 * @param isKept the answer is cached forever, so it does not say which version is the last, which a later one would change. The next
 *   version stays the next; an answer from before that version does not name it, but the TimeMap does
 */
export function mementoLinks(
  { original, timemap, memento }: WitnessAddresses,
  versions: readonly Version[] = [],
  at?: string,
  isKept = false,
): string {
  const ordered = inTime(versions)
  const here = ordered.findIndex(({ version }) => version === at)
  const relations = ordered.flatMap(({ version, created }, k) => {
    const rels = [
      ...(k === 0 ? ['first'] : []),
      ...(k === ordered.length - 1 && !isKept ? ['last'] : []),
      ...(here >= 0 && k === here - 1 ? ['prev'] : []),
      ...(here >= 0 && k === here + 1 ? ['next'] : []),
    ]
    return rels.length === 0 && k !== here
      ? []
      : [`<${memento(version)}>; rel="${[...rels, 'memento'].join(' ')}"; datetime="${httpDate(created)}"`]
  })
  const span =
    ordered.length === 0 || isKept
      ? ''
      : `; from="${httpDate(ordered[0]!.created)}"; until="${httpDate(ordered.at(-1)!.created)}"`
  return [
    `<${original}>; rel="original timegate"`,
    `<${timemap}>; rel="timemap"; type="application/link-format"${span}`,
    ...relations,
  ].join(', ')
}

/** By when their texts were made, which is the datetime of a memento; a store may have taken them in another order. */
function inTime(versions: readonly Version[]): Version[] {
  return [...versions].sort((a, b) => Date.parse(a.created) - Date.parse(b.created))
}

/**
 * The TimeMap (RFC 7089, 5). `versions` is not empty. A version occurs once, with `restored` for each time that its text was stored
 * again, and `withdrawn` where it is withdrawn.
 */
export function timeMap(stored: readonly Version[], { original, timemap, memento }: WitnessAddresses): string {
  const versions = inTime(stored)
  const from = httpDate(versions[0]!.created)
  const until = httpDate(versions.at(-1)!.created)
  const mementos = versions.map(({ version, created, restored = [], withdrawn }, i) => {
    const rel = `${i === 0 ? 'first ' : ''}${i === versions.length - 1 ? 'last ' : ''}memento`
    const events = [
      ...restored.map((at) => `; restored="${httpDate(at)}"`),
      ...(withdrawn ? [`; withdrawn="${httpDate(withdrawn.at)}"`] : []),
    ]
    return `<${memento(version)}>; rel="${rel}"; datetime="${httpDate(created)}"${events.join('')}`
  })
  const self = `<${timemap}>; rel="self"; type="application/link-format"; from="${from}"; until="${until}"`
  return `${[`<${original}>; rel="original timegate"`, self, ...mementos].join(',\n')}\n`
}
