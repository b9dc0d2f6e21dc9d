/**
 * Clusters witnesses by similarity: average linkage (UPGMA; Sokal and Michener 1958). Deterministic: of equally near pairs the first in
 * order is joined. O(witnesses³), and at most two hundred are compared.
 */
export interface Leaf {
  readonly siglum: string
}

interface Join {
  readonly left: Cluster
  readonly right: Cluster
  /** Mean similarity of the witnesses on either side, 0 to 1. */
  readonly similarity: number
}

export type Cluster = Leaf | Join

export const isLeaf = (cluster: Cluster): cluster is Leaf => 'siglum' in cluster

/** The sigla below a cluster, from left to right. O(leaves). */
export const leavesOf = (cluster: Cluster): readonly string[] =>
  isLeaf(cluster) ? [cluster.siglum] : [...leavesOf(cluster.left), ...leavesOf(cluster.right)]

/** @param similarity of two witnesses, symmetric. Null where there is no witness. */
export function upgma(sigla: readonly string[], similarity: (a: string, b: string) => number): Cluster | null {
  let clusters: { readonly tree: Cluster; readonly size: number; readonly to: number[] }[] = sigla.map((siglum) => ({
    tree: { siglum },
    size: 1,
    to: sigla.map((other) => similarity(siglum, other)),
  }))
  while (clusters.length > 1) {
    let [best, a, b] = [-1, 0, 1]
    for (let i = 0; i < clusters.length; i++)
      for (let j = i + 1; j < clusters.length; j++)
        if (clusters[i]!.to[j]! > best) [best, a, b] = [clusters[i]!.to[j]!, i, j]
    const [left, right] = [clusters[a]!, clusters[b]!]
    const size = left.size + right.size
    const merged = clusters.map((_, k) => (left.to[k]! * left.size + right.to[k]! * right.size) / size)
    const keeps = (_: unknown, k: number) => k !== b
    clusters = clusters
      .map((one, k) =>
        k === a
          ? { tree: { left: left.tree, right: right.tree, similarity: best }, size, to: merged.filter(keeps) }
          : { ...one, to: one.to.map((value, other) => (other === a ? merged[k]! : value)).filter(keeps) },
      )
      .filter(keeps)
  }
  return clusters[0]?.tree ?? null
}
