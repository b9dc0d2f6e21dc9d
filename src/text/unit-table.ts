/**
 * Numbers some UTF-16 units: open addressing, never more than half full. Clearing an array of all 65,536 units would take longer than
 * comparing two chapters.
 */
export class UnitTable {
  #size = 0
  /** 1 + the unit; 0 for a free slot. */
  #units = new Int32Array(1024)
  #numbers = new Int32Array(1024)

  /** The number of a unit, or -1. */
  get(unit: number): number {
    const slot = this.#slot(unit)
    return this.#units[slot] === 0 ? -1 : this.#numbers[slot]!
  }

  set(unit: number, number: number): void {
    let slot = this.#slot(unit)
    if (this.#units[slot] === 0) {
      if (2 * ++this.#size > this.#units.length) {
        this.#grow()
        slot = this.#slot(unit)
      }
      this.#units[slot] = unit + 1
    }
    this.#numbers[slot] = number
  }

  #slot(unit: number): number {
    const units = this.#units
    const mask = units.length - 1
    let slot = (unit ^ (unit >>> 8)) & mask
    while (units[slot] !== 0 && units[slot] !== unit + 1) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const [units, numbers] = [this.#units, this.#numbers]
    this.#units = new Int32Array(4 * units.length)
    this.#numbers = new Int32Array(4 * units.length)
    for (let k = 0; k < units.length; k++) {
      if (units[k] === 0) continue
      const slot = this.#slot(units[k]! - 1)
      this.#units[slot] = units[k]!
      this.#numbers[slot] = numbers[k]!
    }
  }
}
