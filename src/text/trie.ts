/**
 * Stores strings by their common beginnings (a trie) in four arrays of integers: node 0 is the root and never a child, so 0 means "no
 * child".
 */
export class Trie {
  #nodes = 1
  /** By slot of a hash table: 1 + the parent, the unit that leads to the child, and the child; half of the slots stay free. */
  #parents = new Int32Array(1 << 8)
  #units = new Uint16Array(1 << 8)
  #children = new Int32Array(1 << 8)
  /** By node: 1 where a string ends. */
  #ends = new Uint8Array(1 << 7)

  add(string: string): void {
    let node = 0
    for (let i = 0; i < string.length; i++) {
      const unit = string.charCodeAt(i)
      node = this.child(node, unit) || this.#put(node, unit)
    }
    this.#ends[node] = 1
  }

  /** The node that a unit leads to, or 0. */
  child(node: number, unit: number): number {
    return this.#children[this.#slot(node, unit)]!
  }

  isEnd(node: number): boolean {
    return this.#ends[node] === 1
  }

  #slot(node: number, unit: number): number {
    const mask = this.#parents.length - 1
    const hash = Math.imul(Math.imul(node + 1, 0x9e3779b1) ^ unit, 0x85ebca6b)
    let slot = (hash ^ (hash >>> 15)) & mask
    while (this.#parents[slot] !== 0 && (this.#parents[slot] !== node + 1 || this.#units[slot] !== unit))
      slot = (slot + 1) & mask
    return slot
  }

  #put(node: number, unit: number): number {
    if (2 * (this.#nodes + 1) > this.#parents.length) this.#grow()
    const slot = this.#slot(node, unit)
    this.#parents[slot] = node + 1
    this.#units[slot] = unit
    this.#children[slot] = this.#nodes
    return this.#nodes++
  }

  #grow(): void {
    const [parents, units, children] = [this.#parents, this.#units, this.#children]
    this.#parents = new Int32Array(2 * parents.length)
    this.#units = new Uint16Array(2 * parents.length)
    this.#children = new Int32Array(2 * parents.length)
    const ends = new Uint8Array(2 * this.#ends.length)
    ends.set(this.#ends)
    this.#ends = ends
    for (let k = 0; k < parents.length; k++) {
      if (parents[k] === 0) continue
      const slot = this.#slot(parents[k]! - 1, units[k]!)
      this.#parents[slot] = parents[k]!
      this.#units[slot] = units[k]!
      this.#children[slot] = children[k]!
    }
  }
}
