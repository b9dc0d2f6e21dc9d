/**
 * Finds words that are in another row for other witnesses. An alignment keeps order, so moved words appear as two readings of the same
 * words that no witness has both of. Such pairs are chained along the witnesses' texts; a chain counts when its words are more than
 * particles and marks.
 *
 * Any two witnesses are compared, not only the first with the others. The finder of moves for whole comparisons (align/moves.ts) looks
 * for clauses, while users of CollateX expect single words.
 */
import type { CollateRow } from './table.ts'

/** Tokens `[start, end)` of each witness that carries the moved words, or null. */
export interface Transposition {
  readonly tokens: readonly (readonly [start: number, end: number] | null)[]
}

/** Words in more readings than this are common: where they are says nothing. */
const COMMON = 4
/** Pairs that are looked at; a table with more has been rewritten, not rearranged. */
const PAIRS = 100_000
/** What a chain must weigh: one long word, three short ones, three Chinese characters. */
const LEAST = 3

interface Node {
  readonly row: number
  readonly key: string
  readonly carriers: number[]
}

/** Instead of the number of a node. */
const NOWHERE = -1

/** @param rows one token a cell. O(tokens) and the number of pairs. */
export function findTranspositions(
  rows: readonly CollateRow[],
  keys: readonly (readonly string[])[],
): readonly Transposition[] {
  const nodes: Node[] = []
  const paths = keys.map((own) => new Int32Array(own.length))
  rows.forEach(({ group, start }, row) => {
    // A row that all witnesses share cannot be part of a transposition, so a chain ends before it.
    if (group.every((number) => number === 0)) {
      for (let w = 0; w < keys.length; w++) paths[w]![start[w]!] = NOWHERE
      return
    }
    const here = new Map<number, number>()
    group.forEach((number, w) => {
      if (number < 0) return
      let node = here.get(number)
      if (node === undefined) {
        node = nodes.length
        here.set(number, node)
        nodes.push({ row, key: keys[w]![start[w]!]!, carriers: [] })
      }
      nodes[node]!.carriers.push(w)
      paths[w]![start[w]!] = node
    })
  })
  const pairs = pairsOf(nodes, keys.length)
  if (pairs.size === 0) return []
  const tokenOf = (node: number) => rows[nodes[node]!.row]!.start[nodes[node]!.carriers[0]!]!
  /** The node after this one in the text of its first carrier. */
  const after = (node: number) => paths[nodes[node]!.carriers[0]!]![tokenOf(node) + 1] ?? NOWHERE
  return chainsOf(nodes, pairs, after).map((chain) => {
    const tokens: ([number, number] | null)[] = keys.map(() => null)
    for (const side of [chain.map(([u]) => u), chain.map(([, v]) => v)])
      for (const w of nodes[side[0]!]!.carriers) {
        const first = rows[nodes[side[0]!]!.row]!.start[w]!
        let length = 1
        while (length < side.length && paths[w]![first + length] === side[length]) length++
        tokens[w] = [first, first + length]
      }
    return { tokens }
  })
}

type Pair = readonly [u: number, v: number]

/** Nodes of the same key that no witness has both of, the earlier one first, by the number of the pair. */
function pairsOf(nodes: readonly Node[], witnesses: number): ReadonlyMap<number, Pair> {
  const byKey = new Map<string, number[]>()
  nodes.forEach(({ key, carriers }, node) => {
    if (carriers.length === witnesses) return
    const same = byKey.get(key)
    if (same === undefined) byKey.set(key, [node])
    else same.push(node)
  })
  const pairs = new Map<number, Pair>()
  for (const same of byKey.values()) {
    if (same.length > COMMON) continue
    for (let x = 0; x < same.length; x++)
      for (let y = x + 1; y < same.length; y++) {
        const [u, v] = [same[x]!, same[y]!]
        if (nodes[u]!.row === nodes[v]!.row || meet(nodes[u]!.carriers, nodes[v]!.carriers)) continue
        if (pairs.size === PAIRS) return new Map()
        pairs.set(u * nodes.length + v, [u, v])
      }
  }
  return pairs
}

/** Whether two ascending lists have a member in common. */
function meet(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) return true
    if (a[i]! < b[j]!) i++
    else j++
  }
  return false
}

/** Pairs that follow each other on both sides, the weightiest chains first, no node in two of them. */
function chainsOf(nodes: readonly Node[], pairs: ReadonlyMap<number, Pair>, after: (node: number) => number): Pair[][] {
  const inner = new Set<number>()
  const next = (pair: Pair) => {
    const [u, v] = [after(pair[0]), after(pair[1])]
    return u < 0 || v < 0 ? undefined : u * nodes.length + v
  }
  for (const pair of pairs.values()) {
    const number = next(pair)
    if (number !== undefined && pairs.has(number)) inner.add(number)
  }
  const chains: { pairs: Pair[]; weight: number }[] = []
  for (const [number, head] of pairs) {
    if (inner.has(number)) continue
    const chain: Pair[] = []
    let weight = 0
    for (let pair: Pair | undefined = head; pair !== undefined; ) {
      chain.push(pair)
      weight += weightOf(nodes[pair[0]]!.key)
      const following: number | undefined = next(pair)
      pair = following === undefined ? undefined : pairs.get(following)
    }
    if (weight >= LEAST) chains.push({ pairs: chain, weight })
  }
  const used = new Set<number>()
  return chains
    .sort((x, y) => y.weight - x.weight || x.pairs[0]![0] - y.pairs[0]![0] || x.pairs[0]![1] - y.pairs[0]![1])
    .filter(({ pairs: chain }) => {
      if (chain.some(([u, v]) => used.has(u) || used.has(v))) return false
      for (const [u, v] of chain) used.add(u).add(v)
      return true
    })
    .map(({ pairs: chain }) => chain)
}

/** Letters of a word from which it is no particle. */
const LONG = 4

function weightOf(key: string): number {
  if (!/[\p{L}\p{N}]/u.test(key)) return 0
  return key.length >= LONG && !/\p{sc=Han}/u.test(key) ? LEAST : 1
}
