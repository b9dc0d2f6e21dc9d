/**
 * Aligns one window between two stretches of agreement: joins its distinct readings along a guide tree into one profile, then takes
 * each out and puts it back until nothing improves.
 */

import { settleAdjacentTranspositions } from './adjacent-transpositions.ts'
import { type Budget, spend } from './limits.ts'
import { mergeProfiles, type Profile, putBack, type Scoring } from './profile.ts'
import { starProfile } from './star.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Rounds of taking out and putting back… */
const ROUNDS = 2
/** …where readings² × columns is at most so much: many readings steady each other, and the rounds would cost most there. */
const REFINED = 400_000

/** For each sequence of a window, whether it has a token in each of the window's columns. */
export function alignProgressively(
  window: readonly Int32Array[],
  { vocabulary, budget, workspace }: Omit<Scoring, 'weights'>,
): Uint8Array[] {
  if (window.length === 2 && isOneColumn(window[0]!, window[1]!, vocabulary))
    return window.map((own) => (own.length === 0 ? ABSENT : PRESENT))
  const { readings, weights, readingOf } = readingsOf(window)
  const profile =
    joinReadings(readings, { vocabulary, weights, budget, workspace }) ??
    starProfile(
      readings,
      readings.map((reading) => vocabulary.keys(reading)),
      budget,
    )
  settleAdjacentTranspositions(
    profile.rows,
    profile.members.map((member) => weights[member]!),
    vocabulary,
  )
  const present: Uint8Array[] = []
  profile.members.forEach((member, k) => {
    const row = profile.rows[k]!
    const own = new Uint8Array(profile.columns)
    for (let c = 0; c < own.length; c++) if (row[c]! >= 0) own[c] = 1
    present[member] = own
  })
  return readingOf.map((reading) => present[reading]!)
}

/** One column, with a token and without. */
const PRESENT = Uint8Array.of(1)
const ABSENT = Uint8Array.of(0)

/** Whether two sequences, of which one has a token, have at most one word: one replaces the other, or is added or omitted. */
const isOneColumn = (x: Int32Array, y: Int32Array, vocabulary: Vocabulary): boolean =>
  x.length + y.length > 0 &&
  (x.length === 0 || (x.length === 1 && !vocabulary.isMark(x[0]!))) &&
  (y.length === 0 || (y.length === 1 && !vocabulary.isMark(y[0]!)))

/** The different sequences of a window, with how many have each, and for each sequence the number of its reading. */
interface Readings {
  readonly readings: Int32Array[]
  readonly weights: number[]
  readonly readingOf: number[]
}

/** Equal readings are one; they are numbered in order of first occurrence. O(total length), if hashes rarely collide. */
function readingsOf(window: readonly Int32Array[]): Readings {
  const found: Readings = { readings: [], weights: [], readingOf: [] }
  const hashes: number[] = []
  for (const symbols of window) {
    let hash = symbols.length
    for (let k = 0; k < symbols.length; k++) hash = (Math.imul(hash, 0x2c1b3c6d) + symbols[k]!) | 0
    let number = 0
    while (number < hashes.length && !(hashes[number] === hash && areEqual(found.readings[number]!, symbols))) number++
    if (number === hashes.length) {
      hashes.push(hash)
      found.readings.push(symbols)
      found.weights.push(0)
    }
    found.weights[number]!++
    found.readingOf.push(number)
  }
  return found
}

function areEqual(x: Int32Array, y: Int32Array): boolean {
  if (x.length !== y.length) return false
  for (let k = 0; k < x.length; k++) if (x[k] !== y[k]) return false
  return true
}

const single = (reading: Int32Array, member: number): Profile => ({
  members: [member],
  rows: [reading],
  columns: reading.length,
})

/** The profile of all readings, or null where the budget does not reach. */
function joinReadings(readings: readonly Int32Array[], scoring: Scoring): Profile | null {
  if (readings.length === 1) return single(readings[0]!, 0)
  if (readings.length === 2) return mergeProfiles(single(readings[0]!, 0), single(readings[1]!, 1), scoring)
  let profile = progressive(readings, scoring)
  if (profile === null || readings.length ** 2 * profile.columns > REFINED) return profile
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false
    for (let member = 0; member < readings.length; member++) {
      const next = putBack(profile, profile.members.indexOf(member), readings[member]!, scoring)
      if (next === null) return profile
      if (next !== profile && worthOf(next, member, scoring) > worthOf(profile, member, scoring) + 1e-9) {
        profile = next
        changed = true
      }
    }
    if (!changed) break
  }
  return profile
}

/** Joins the two likest groups until one is left (UPGMA, Sokal and Michener 1958). O(k³) for k readings, which are few. */
function progressive(readings: readonly Int32Array[], scoring: Scoring): Profile | null {
  const groups = readings.map((reading, member) => single(reading, member))
  const distances = distancesOf(readings, scoring.budget)
  if (distances === null) return null
  while (groups.length > 1) {
    let [x, y] = [0, 1]
    for (let i = 0; i < groups.length; i++)
      for (let j = i + 1; j < groups.length; j++) if (distances[i]![j]! < distances[x]![y]!) [x, y] = [i, j]
    const [a, b] = [groups[x]!, groups[y]!]
    const merged = mergeProfiles(a, b, scoring)
    if (merged === null) return null
    // The joined group is as far from each other one as its members do on average.
    const [p, q] = [a.members.length, b.members.length]
    const joined = groups.map((_, k) => (p * distances[x]![k]! + q * distances[y]![k]!) / (p + q))
    const keep = <T>(list: T[]) => {
      list.splice(y, 1)
      list.splice(x, 1)
      return list
    }
    keep(groups).push(merged)
    keep(distances)
    keep(joined)
    distances.forEach((row, k) => {
      keep(row).push(joined[k]!)
    })
    distances.push([...joined, 0])
  }
  return groups[0]!
}

/** For each pair the share of tokens that are not common to both, order left aside. O(k² × tokens), or null beyond the budget. */
function distancesOf(readings: readonly Int32Array[], budget: Budget): number[][] | null {
  if (!spend(budget, (readings.length * readings.reduce((sum, reading) => sum + reading.length, 0)) / 4)) return null
  const symbols = new Map<number, number>()
  const numbered = readings.map((reading) =>
    reading.map((symbol) => {
      let number = symbols.get(symbol)
      if (number === undefined) {
        number = symbols.size
        symbols.set(symbol, number)
      }
      return number
    }),
  )
  const counts = new Int32Array(symbols.size)
  const distances = numbered.map((): number[] => [])
  numbered.forEach((x, k) => {
    for (let l = 0; l <= k; l++) {
      const y = numbered[l]!
      for (const symbol of x) counts[symbol]!++
      let common = 0
      for (const symbol of y) if (counts[symbol]!-- > 0) common++
      for (const symbol of x) counts[symbol] = 0
      for (const symbol of y) counts[symbol] = 0
      const distance = 1 - (2 * common) / Math.max(1, x.length + y.length)
      distances[k]![l] = distance
      distances[l]![k] = distance
    }
  })
  return distances
}

/** Worth of one member beside all others, gaps counted where they open. O(members × columns). */
function worthOf({ members, rows, columns }: Profile, member: number, { vocabulary, weights }: Scoring): number {
  const own = rows[members.indexOf(member)]!
  let sum = 0
  for (let y = 0; y < rows.length; y++) {
    const row = rows[y]!
    if (row === own) continue
    let worth = 0
    let open = 0
    for (let c = 0; c < columns; c++) {
      const s = own[c]!
      const t = row[c]!
      if (s >= 0 && t >= 0) {
        worth += vocabulary.similarity(s, t)
        open = 0
      } else if (s >= 0 || t >= 0) {
        const side = s >= 0 ? 1 : 2
        const left = s >= 0 ? s : t
        const costs = vocabulary.costs(left)
        if (vocabulary.isMark(left)) {
          worth -= costs.gap
          continue
        }
        worth -= costs.gap + (open === side ? 0 : costs.open)
        open = side
      }
    }
    sum += weights[members[y]!]! * worth
  }
  return sum
}
