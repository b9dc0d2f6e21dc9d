/** Units of time at which an RFC 3339 instant can be cut off: characters that remain, and milliseconds. */
const UNITS = [
  [15, 600_000],
  [13, 3_600_000],
  [10, 86_400_000],
] as const

/**
 * How the names of all instants from one to the other begin: one beginning or two, as long as may be. So they take in little that
 * lies outside. For the keys of KV, which can be asked for by their beginning alone.
 */
export function timePrefixes(from: number, to: number): string[] {
  const [first, last] = [from, to].map((time) => new Date(time).toISOString()) as [string, string]
  for (const [characters, length] of UNITS)
    if (Math.floor(to / length) - Math.floor(from / length) <= 1)
      return [...new Set([first.slice(0, characters), last.slice(0, characters)])]
  let common = 0
  while (first[common] === last[common]) common++
  return [first.slice(0, common)]
}
