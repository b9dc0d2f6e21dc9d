/**
 * Two to a hundred sequences: a true multiple alignment.
 *
 * 1. Equal sequences are one, and all are put in an order of their own content, so that the order of the request is forgotten.
 * 2. Where all agree over a stretch, it is settled (pair.ts against the most typical sequence); only the windows between
 *    such stretches need thought.
 * 3. In a window, equal readings are one again; the distinct ones are joined along a guide tree, likest first
 *    (progressive alignment, Feng and Doolittle 1987), each join a profile alignment (profile.ts).
 * 4. Each reading is then taken out and put back until nothing improves (Barton and Sternberg 1987).
 */
import { alignPair } from './pair.ts'
import { mergeProfiles, type Profile, type Scoring } from './profile.ts'

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
  readonly reason?: string
}

export interface AlignOptions {
  /** Similarity, 0 to 1, of two different keys; 0 where they have nothing to do with each other. Symmetric. */
  readonly near?: (a: string, b: string) => number
}

/** Agreement over this many tokens settles a stretch… */
const SETTLED = 8
/** …but for so many tokens at its edges, which stay open: what looks like agreement may belong to the change beside it. */
const EDGE = 3
/** Rounds of taking out and putting back. */
const ROUNDS = 2

const compareKeys = (a: readonly string[], b: readonly string[]): number => {
  const n = Math.min(a.length, b.length)
  for (let k = 0; k < n; k++) if (a[k] !== b[k]) return a[k]! < b[k]! ? -1 : 1
  return a.length - b.length
}

/** See the head of the file. Lossless, deterministic, independent of the order of `sequences`. */
export function alignMany(sequences: readonly Sequence[], options: AlignOptions = {}): Table {
  const vocabulary = new Vocabulary(options.near)
  const order = sequences
    .map((_, k) => k)
    .sort(
      (x, y) =>
        compareKeys(sequences[x]!.keys, sequences[y]!.keys) ||
        compareKeys(writtenOf(sequences[x]!), writtenOf(sequences[y]!)),
    )
  const distinct: Int32Array[] = []
  const weights: number[] = []
  const memberOf = new Int32Array(sequences.length)
  let last = -1
  for (const k of order) {
    const sequence = sequences[k]!
    if (
      last < 0 ||
      compareKeys(sequence.keys, sequences[last]!.keys) !== 0 ||
      compareKeys(writtenOf(sequence), writtenOf(sequences[last]!)) !== 0
    ) {
      distinct.push(vocabulary.intern(sequence))
      weights.push(0)
    }
    last = k
    memberOf[k] = distinct.length - 1
    weights[distinct.length - 1]!++
  }
  const { rows, precise } = alignDistinct(distinct, weights, vocabulary)
  const columns = rows.length === 0 ? 0 : rows[0]!.length
  return {
    columns,
    cells: sequences.map((_, k) => rows[memberOf[k]!]!),
    precise,
    ...(precise ? {} : { reason: 'gapWords' }),
  }
}

const writtenOf = (sequence: Sequence) => sequence.written ?? sequence.keys

/** Symbols for tokens: one per (key, writing), with what any two of them have to do with each other. */
class Vocabulary {
  readonly #near: ((a: string, b: string) => number) | undefined
  readonly #numbers = new Map<string, Map<string, number>>()
  readonly #keys: string[] = []
  readonly #costs: Costs[] = []
  readonly #keyNumbers: number[] = []
  readonly #similar = new Map<number, number>()

  constructor(near: ((a: string, b: string) => number) | undefined) {
    this.#near = near
  }

  intern(sequence: Sequence): Int32Array {
    const { keys } = sequence
    const written = writtenOf(sequence)
    const symbols = new Int32Array(keys.length)
    for (let k = 0; k < keys.length; k++) {
      let writings = this.#numbers.get(keys[k]!)
      if (writings === undefined) this.#numbers.set(keys[k]!, (writings = new Map()))
      let symbol = writings.get(written[k]!)
      if (symbol === undefined) {
        symbol = this.#keys.length
        writings.set(written[k]!, symbol)
        this.#keys.push(keys[k]!)
        this.#costs.push(costsOf(keys[k]!))
        this.#keyNumbers.push(writings.size === 1 ? symbol : this.#keyNumbers[[...writings.values()][0]!]!)
      }
      symbols[k] = symbol
    }
    return symbols
  }

  costsOf(symbol: number): Costs {
    return this.#costs[symbol]!
  }

  /** The symbols of a sequence with writings forgotten. */
  keysOf(symbols: Int32Array): Int32Array {
    return symbols.map((symbol) => this.#keyNumbers[symbol]!)
  }

  similarity(x: number, y: number): number {
    if (x === y) return 1
    const [kx, ky] = [this.#keyNumbers[x]!, this.#keyNumbers[y]!]
    if (kx === ky) return SAME_KEY
    const pair = kx < ky ? kx * 0x4000000 + ky : ky * 0x4000000 + kx
    let similar = this.#similar.get(pair)
    if (similar === undefined) {
      similar = this.#score(this.#keys[kx]!, this.#keys[ky]!)
      this.#similar.set(pair, similar)
    }
    return similar
  }

  #score(a: string, b: string): number {
    const [x, y] = [costsOf(a), costsOf(b)]
    if ((x === COSTS.mark) !== (y === COSTS.mark)) return MISMATCH_KIND
    return (this.#near?.(a, b) ?? 0) >= NEAR_ENOUGH ? NEAR : Math.min(x.mismatch, y.mismatch)
  }
}

/** Worth of one key in another writing, of nearly the same word, of a word against a mark. */
const SAME_KEY = 0.98
const NEAR = 0.95
const MISMATCH_KIND = -1.2
/** From this similarity on two words count as forms of one: ηλθε and ηλθον, πλοια and πλοιαρια. */
const NEAR_ENOUGH = 0.45

/** What a token costs against another one, against nothing, and where such a gap opens. */
interface Costs {
  readonly mismatch: number
  readonly gap: number
  readonly open: number
}

/**
 * Measured on tables and apparatus made by editors. A Han character in the place of another is the common case, and a
 * change of wording counts as one; a word in the place of a quite different one is as often an omission and an addition.
 */
const COSTS = {
  han: { mismatch: -0.3, gap: 0.25, open: 0.9 },
  word: { mismatch: -0.6, gap: 0.4, open: 0.5 },
  mark: { mismatch: -0.3, gap: 0.15, open: 0.9 },
} as const

const MARK = /^[\p{P}\p{S}\s]+$/u
const HAN = /\p{Script=Han}/u
const costsOf = (key: string): Costs => (HAN.test(key) ? COSTS.han : MARK.test(key) ? COSTS.mark : COSTS.word)

interface Rows {
  /** For each distinct sequence, for each column, the token's index or -1. */
  readonly rows: Int32Array[]
  readonly precise: boolean
}

function alignDistinct(sequences: readonly Int32Array[], weights: readonly number[], vocabulary: Vocabulary): Rows {
  if (sequences.length === 0) return { rows: [], precise: true }
  const pivot = mostTypical(sequences, weights)
  const keys = sequences.map((s) => vocabulary.keysOf(s))
  let precise = true
  /** For each sequence, for each token of the pivot, its partner or -1. */
  const partners = keys.map((s, k) => {
    const partner = new Int32Array(keys[pivot]!.length).fill(-1)
    if (k === pivot) return partner.map((_, i) => i)
    const alignment = alignPair(keys[pivot]!, s)
    precise &&= alignment.precise
    for (let r = 0; r < alignment.runs.length; r += 3)
      for (let d = 0; d < alignment.runs[r + 2]!; d++) partner[alignment.runs[r]! + d] = alignment.runs[r + 1]! + d
    return partner
  })
  const settled = settledColumns(partners, keys)
  const scoring: Scoring = {
    similarity: (x, y) => vocabulary.similarity(x, y),
    gap: (x) => vocabulary.costsOf(x).gap,
    open: (x) => vocabulary.costsOf(x).open,
    weightOf: () => 1,
  }
  const columns: Int32Array[] = []
  const length = keys[pivot]!.length
  const at = new Int32Array(sequences.length)
  for (let i = 0; i <= length; ) {
    if (i < length && settled[i]) {
      columns.push(Int32Array.from(sequences, (_, k) => at[k]!++))
      i++
      continue
    }
    let end = i
    while (end < length && !settled[end]) end++
    const stops = sequences.map((s, k) => (end < length ? partners[k]![end]! : s.length))
    const window = sequences.map((s, k) => s.subarray(at[k]!, stops[k]!))
    for (const column of alignWindow(window, weights, scoring))
      columns.push(Int32Array.from(sequences, (_, k) => (column[k]! ? at[k]!++ : -1)))
    if (end === length) break
    i = end
  }
  const rows = sequences.map((_, k) => Int32Array.from(columns, (column) => column[k]!))
  return { rows, precise }
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

/** Columns of a window; each says which sequences have a token there. */
function alignWindow(window: readonly Int32Array[], weights: readonly number[], scoring: Scoring): Uint8Array[] {
  // Equal readings are one.
  const readings: Int32Array[] = []
  const readingWeights: number[] = []
  const numbers = new Map<string, number>()
  const readingOf = window.map((symbols, k) => {
    const key = symbols.join()
    let number = numbers.get(key)
    if (number === undefined) {
      numbers.set(key, (number = readings.length))
      readings.push(symbols)
      readingWeights.push(0)
    }
    readingWeights[number]! += weights[k]!
    return number
  })
  const profile = joinReadings(readings, { ...scoring, weightOf: (member) => readingWeights[member]! })
  const place = new Int32Array(readings.length)
  profile.members.forEach((member, k) => {
    place[member] = k
  })
  return profile.columns.map((column) => Uint8Array.from(window, (_, k) => (column[place[readingOf[k]!]!]! >= 0 ? 1 : 0)))
}

const single = (reading: Int32Array, member: number): Profile => ({
  members: [member],
  columns: Array.from(reading, (symbol) => Int32Array.of(symbol)),
})

function joinReadings(readings: readonly Int32Array[], scoring: Scoring): Profile {
  if (readings.length === 1) return single(readings[0]!, 0)
  if (readings.length === 2) return mergeProfiles(single(readings[0]!, 0), single(readings[1]!, 1), scoring)
  let profile = progressive(readings, scoring)
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false
    for (let member = 0; member < readings.length; member++) {
      const next = mergeProfiles(without(profile, member), single(readings[member]!, member), scoring)
      if (sumOfPairs(next, scoring) > sumOfPairs(profile, scoring) + 1e-9) {
        profile = next
        changed = true
      }
    }
    if (!changed) break
  }
  return profile
}

/** Joins the two likest groups until one is left (UPGMA). O(k³) for k readings, which are few. */
function progressive(readings: readonly Int32Array[], scoring: Scoring): Profile {
  let groups = readings.map((reading, member) => single(reading, member))
  const distance = readings.map((x) => readings.map((y) => readingDistance(x, y)))
  const between = (p: Profile, q: Profile) => {
    let sum = 0
    for (const x of p.members) for (const y of q.members) sum += distance[x]![y]!
    return sum / (p.members.length * q.members.length)
  }
  while (groups.length > 1) {
    let [bestX, bestY, best] = [0, 1, Number.POSITIVE_INFINITY]
    for (let x = 0; x < groups.length; x++)
      for (let y = x + 1; y < groups.length; y++) {
        const d = between(groups[x]!, groups[y]!)
        if (d < best) [bestX, bestY, best] = [x, y, d]
      }
    const joined = mergeProfiles(groups[bestX]!, groups[bestY]!, scoring)
    groups = [...groups.filter((_, k) => k !== bestX && k !== bestY), joined]
  }
  return groups[0]!
}

/** Share of tokens that are not common to both, order left aside. */
function readingDistance(x: Int32Array, y: Int32Array): number {
  const counts = new Map<number, number>()
  for (const symbol of x) counts.set(symbol, (counts.get(symbol) ?? 0) + 1)
  let common = 0
  for (const symbol of y) {
    const count = counts.get(symbol) ?? 0
    if (count > 0) {
      common++
      counts.set(symbol, count - 1)
    }
  }
  return 1 - (2 * common) / Math.max(1, x.length + y.length)
}

function without(profile: Profile, member: number): Profile {
  const k = profile.members.indexOf(member)
  return {
    members: profile.members.filter((_, x) => x !== k),
    columns: profile.columns.map((column) => column.filter((_, x) => x !== k)).filter((column) => column.some((s) => s >= 0)),
  }
}

/** Worth of all pairs of members over all columns, gaps counted where they open. */
function sumOfPairs(profile: Profile, scoring: Scoring): number {
  const { members, columns } = profile
  let sum = 0
  for (let x = 0; x < members.length; x++)
    for (let y = x + 1; y < members.length; y++) {
      const weight = scoring.weightOf(members[x]!) * scoring.weightOf(members[y]!)
      let worth = 0
      let open = 0
      for (const column of columns) {
        const [s, t] = [column[x]!, column[y]!]
        if (s < 0 && t < 0) continue
        if (s >= 0 && t >= 0) {
          worth += scoring.similarity(s, t)
          open = 0
        } else {
          const side = s >= 0 ? 1 : 2
          const left = s >= 0 ? s : t
          worth -= scoring.gap(left) + (open === side ? 0 : scoring.open(left))
          open = side
        }
      }
      sum += weight * worth
    }
  return sum
}
