/**
 * Remembers yes or no for pairs of numbers: open addressing in two arrays of integers, at most 16 bytes a pair. A map of maps takes ten
 * times that, which at a million pairs is more memory than an isolate has.
 */
export class PairTable {
  size = 0
  /** 1 + the smaller number; 0 for a free slot. */
  #smaller = new Int32Array(1 << 10)
  /** Twice the larger number, and 1 more for yes. */
  #larger = new Int32Array(1 << 10)

  /** `a < b`, both below 2³⁰. */
  get(a: number, b: number): boolean | undefined {
    const slot = this.#slot(a, b)
    return this.#smaller[slot] === 0 ? undefined : (this.#larger[slot]! & 1) === 1
  }

  set(a: number, b: number, value: boolean): void {
    if (2 * ++this.size > this.#smaller.length) this.#grow()
    const slot = this.#slot(a, b)
    this.#smaller[slot] = a + 1
    this.#larger[slot] = 2 * b + (value ? 1 : 0)
  }

  #slot(a: number, b: number): number {
    const mask = this.#smaller.length - 1
    let slot = Math.imul(Math.imul(a + 1, 0x9e3779b1) ^ b, 0x85ebca6b)
    slot = (slot ^ (slot >>> 15)) & mask
    while (this.#smaller[slot] !== 0 && (this.#smaller[slot] !== a + 1 || this.#larger[slot]! >>> 1 !== b))
      slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const [smaller, larger] = [this.#smaller, this.#larger]
    this.#smaller = new Int32Array(2 * smaller.length)
    this.#larger = new Int32Array(2 * larger.length)
    for (let k = 0; k < smaller.length; k++) {
      if (smaller[k] === 0) continue
      const slot = this.#slot(smaller[k]! - 1, larger[k]! >>> 1)
      this.#smaller[slot] = smaller[k]!
      this.#larger[slot] = larger[k]!
    }
  }
}
