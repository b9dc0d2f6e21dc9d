/**
 * Two to a hundred sequences: a true multiple alignment.
 *
 * 1. Equal sequences are one, and all are put in an order of their own content, so that the order of the request is forgotten.
 * 2. Where all agree over a stretch, it is settled (pair.ts against the most typical sequence); only the windows between
 *    such stretches need thought.
 * 3. In a window, equal readings are one again; the distinct ones are joined along a guide tree, likest first
 *    (progressive alignment, Feng and Doolittle 1987), each join a profile alignment (profile.ts).
 * 4. Each reading is then taken out and put back until nothing improves (Barton and Sternberg 1987).
 * 5. Of two words that changed places one rule says which one moved (swaps.ts).
 */
import { type Budget, newBudget, spend } from './limits.ts'
import { alignPair } from './pair.ts'
import { mergeProfiles, type Profile, type Scoring } from './profile.ts'
import { starProfile } from './star.ts'
import { settleSwaps } from './swaps.ts'
import { Vocabulary } from './vocabulary.ts'

export interface Sequence {
  /** What each token is matched by; equal strings match. */
  readonly keys: readonly string[]
  /** The token as written, where that is more than its key: among equal keys the same writing is preferred. */
  readonly written?: readonly string[]
}

export interface Table {
  readonly columns: number
  /** For each sequence, for each column, the token's index or -1. Tokens in order, none lost, no column all -1. */
  readonly cells: readonly Int32Array[]
  readonly precise: boolean
  /** The name of the limit that made the answer coarser. */
  readonly reason?: NonNullable<Budget['bit']>
}

export interface AlignOptions {
  /** Similarity, 0 to 1, of two different keys; 0 where they have nothing to do with each other. Symmetric. */
  readonly near?: (a: string, b: string) => number
}

/** Agreement over this many tokens settles a stretch… */
const SETTLED = 8
/** …but for so many tokens at its edges, which stay open: what looks like agreement may belong to the change beside it. */
const EDGE = 3
/** Rounds of taking out and putting back; one where there are many readings, which steady each other. */
const ROUNDS = 2
const MANY = 48

/** See the head of the file. Lossless, deterministic, independent of the order of `sequences`. */
export function alignMany(sequences: readonly Sequence[], options: AlignOptions = {}): Table {
  const vocabulary = new Vocabulary(options.near)
  return alignSymbols(
    sequences.map(({ keys, written }) => vocabulary.intern(keys, written ?? keys)),
    vocabulary,
  )
}

/** The same for sequences of symbols of one vocabulary. */
export function alignSymbols(sequences: readonly Int32Array[], vocabulary: Vocabulary): Table {
  const order = sequences.map((_, k) => k).sort((x, y) => vocabulary.compare(sequences[x]!, sequences[y]!))
  const distinct: Int32Array[] = []
  const weights: number[] = []
  const memberOf = new Int32Array(sequences.length)
  for (const k of order) {
    const last = distinct.at(-1)
    if (last === undefined || vocabulary.compare(last, sequences[k]!) !== 0) {
      distinct.push(sequences[k]!)
      weights.push(0)
    }
    memberOf[k] = distinct.length - 1
    weights[distinct.length - 1]!++
  }
  const { rows, reason } = alignDistinct(distinct, weights, vocabulary)
  return {
    columns: rows.length === 0 ? 0 : rows[0]!.length,
    cells: sequences.map((_, k) => rows[memberOf[k]!]!),
    precise: reason === null,
    ...(reason === null ? {} : { reason }),
  }
}

interface Rows {
  /** For each distinct sequence, for each column, the token's index or -1. */
  readonly rows: Int32Array[]
  /** The limit that bit, if one did. */
  readonly reason: Budget['bit']
}

function alignDistinct(sequences: readonly Int32Array[], weights: readonly number[], vocabulary: Vocabulary): Rows {
  if (sequences.length === 0) return { rows: [], reason: null }
  if (sequences.length === 1) return { rows: [sequences[0]!.map((_, k) => k)], reason: null }
  const pivot = mostTypical(sequences, weights)
  const keys = sequences.map((s) => vocabulary.keys(s))
  const budget = newBudget()
  /** For each sequence, for each token of the pivot, its partner or -1. */
  const partners = keys.map((s, k) => {
    const partner = new Int32Array(keys[pivot]!.length).fill(-1)
    if (k === pivot) return partner.map((_, i) => i)
    const alignment = alignPair(keys[pivot]!, s, budget)
    for (let r = 0; r < alignment.runs.length; r += 3)
      for (let d = 0; d < alignment.runs[r + 2]!; d++) partner[alignment.runs[r]! + d] = alignment.runs[r + 1]! + d
    return partner
  })
  const settled = settledColumns(partners, keys)
  const scoring: Scoring = {
    similarity: (x, y) => vocabulary.similarity(x, y),
    gap: (x) => vocabulary.costs(x).gap,
    open: (x) => vocabulary.costs(x).open,
    weightOf: () => 1,
    budget,
  }
  const length = keys[pivot]!.length
  let rows = sequences.map(() => new Int32Array(Math.max(...sequences.map((s) => s.length)) + 64))
  let columns = 0
  /** Room for so many columns more. */
  const reserve = (more: number) => {
    if (columns + more <= rows[0]!.length) return
    rows = rows.map((row) => {
      const wider = new Int32Array(columns + more + (row.length >>> 1))
      wider.set(row.subarray(0, columns))
      return wider
    })
  }
  /** The next token of each sequence. */
  const at = new Int32Array(sequences.length)
  for (let i = 0; ; ) {
    let end = i
    while (end < length && settled[end]) end++
    reserve(end - i)
    rows.forEach((row, k) => {
      for (let c = columns; c < columns + end - i; c++) row[c] = at[k]!++
    })
    columns += end - i
    i = end
    while (end < length && !settled[end]) end++
    const window = sequences.map((s, k) => s.subarray(at[k]!, end < length ? partners[k]![end]! : s.length))
    const present = alignWindow(window, weights, scoring, vocabulary)
    reserve(present[0]!.length)
    rows.forEach((row, k) => {
      present[k]!.forEach((here, c) => {
        row[columns + c] = here ? at[k]!++ : -1
      })
    })
    columns += present[0]!.length
    if (end === length) break
    i = end
  }
  return { rows: rows.map((row) => row.slice(0, columns)), reason: budget.bit }
}

/** The sequence whose tokens stand in most others: it need not be the base, so the base has no say in the alignment. */
function mostTypical(sequences: readonly Int32Array[], weights: readonly number[]): number {
  const total = weights.reduce((sum, w) => sum + w, 0)
  const carriers = new Map<number, number>()
  sequences.forEach((s, k) => {
    for (const symbol of new Set(s)) carriers.set(symbol, (carriers.get(symbol) ?? 0) + weights[k]!)
  })
  let best = 0
  let most = Number.NEGATIVE_INFINITY
  sequences.forEach((s, k) => {
    let worth = 0
    for (const symbol of s) worth += (2 * carriers.get(symbol)!) / total - 1
    if (worth > most) [best, most] = [k, worth]
  })
  return best
}

/** Tokens of the pivot that stand in every sequence amid a stretch of agreement. */
function settledColumns(partners: readonly Int32Array[], keys: readonly Int32Array[]): Uint8Array {
  const length = partners[0]!.length
  const settled = new Uint8Array(length).fill(1)
  partners.forEach((partner, k) => {
    for (let i = 0; i < length; ) {
      if (partner[i]! < 0) {
        settled[i++] = 0
        continue
      }
      let end = i + 1
      while (end < length && partner[end] === partner[end - 1]! + 1) end++
      const whole = i === 0 && partner[0] === 0
      const last = end === length && partner[end - 1] === keys[k]!.length - 1
      if (end - i < SETTLED && !(whole && last)) settled.fill(0, i, end)
      else {
        if (!whole) settled.fill(0, i, Math.min(end, i + EDGE))
        if (!last) settled.fill(0, Math.max(i, end - EDGE), end)
      }
      i = end
    }
  })
  return settled
}

/** For each sequence of a window, whether it has a token in each of the window's columns. */
function alignWindow(
  window: readonly Int32Array[],
  weights: readonly number[],
  scoring: Scoring,
  vocabulary: Vocabulary,
): Uint8Array[] {
  // Equal readings are one.
  const readings: Int32Array[] = []
  const readingWeights: number[] = []
  const numbers = new Map<string, number>()
  const readingOf = window.map((symbols, k) => {
    const key = symbols.join()
    let number = numbers.get(key)
    if (number === undefined) {
      number = readings.length
      numbers.set(key, number)
      readings.push(symbols)
      readingWeights.push(0)
    }
    readingWeights[number]! += weights[k]!
    return number
  })
  const profile =
    joinReadings(readings, { ...scoring, weightOf: (member) => readingWeights[member]! }) ??
    starProfile(
      readings,
      readings.map((reading) => vocabulary.keys(reading)),
      scoring.budget,
    )
  settleSwaps(
    profile.rows,
    profile.members.map((member) => readingWeights[member]!),
    vocabulary,
  )
  const present = readings.map(() => new Uint8Array(profile.columns))
  profile.members.forEach((member, k) => {
    const row = profile.rows[k]!
    for (let c = 0; c < profile.columns; c++) if (row[c]! >= 0) present[member]![c] = 1
  })
  return readingOf.map((reading) => present[reading]!)
}

const single = (reading: Int32Array, member: number): Profile => ({
  members: [member],
  rows: [reading],
  columns: reading.length,
})

/** The profile of all readings, or null where the budget does not reach. */
function joinReadings(readings: readonly Int32Array[], scoring: Scoring): Profile | null {
  if (readings.length === 1) return single(readings[0]!, 0)
  let profile = progressive(readings, scoring)
  if (profile === null || readings.length === 2) return profile
  for (let round = 0; round < (readings.length > MANY ? 1 : ROUNDS); round++) {
    let changed = false
    for (let member = 0; member < readings.length; member++) {
      const next = mergeProfiles(without(profile, member), single(readings[member]!, member), scoring)
      if (next === null) return profile
      if (worthOf(next, member, scoring) > worthOf(profile, member, scoring) + 1e-9) {
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
    // The joined group stands as far from each other one as its members do on average.
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

function without(profile: Profile, member: number): Profile {
  const at = profile.members.indexOf(member)
  const rows = profile.rows.filter((_, k) => k !== at)
  const filled: number[] = []
  for (let c = 0; c < profile.columns; c++) if (rows.some((row) => row[c]! >= 0)) filled.push(c)
  return {
    members: profile.members.filter((_, k) => k !== at),
    rows: filled.length === profile.columns ? rows : rows.map((row) => Int32Array.from(filled, (c) => row[c]!)),
    columns: filled.length,
  }
}

/** Worth of one member beside all others, gaps counted where they open. O(members × columns). */
function worthOf({ members, rows, columns }: Profile, member: number, scoring: Scoring): number {
  const own = rows[members.indexOf(member)]!
  let sum = 0
  rows.forEach((row, y) => {
    if (row === own) return
    let worth = 0
    let open = 0
    for (let c = 0; c < columns; c++) {
      const [s, t] = [own[c]!, row[c]!]
      if (s >= 0 && t >= 0) {
        worth += s === t ? 1 : scoring.similarity(s, t)
        open = 0
      } else if (s >= 0 || t >= 0) {
        const side = s >= 0 ? 1 : 2
        const left = s >= 0 ? s : t
        worth -= scoring.gap(left) + (open === side ? 0 : scoring.open(left))
        open = side
      }
    }
    sum += scoring.weightOf(members[y]!) * worth
  })
  return sum
}
