/** Collects the rows of an alignment while columns are appended. */
import { checkCells } from './limits.ts'

export class Rows {
  #rows: Int32Array[]
  #columns = 0

  /** Room for so many columns to begin with; more is made as it is needed. */
  constructor(count: number, columns: number) {
    this.#rows = Array.from({ length: count }, () => new Int32Array(columns))
  }

  /** Adds columns: `cell(k, c)` is what row k has in column c of the new ones. O(rows × columns). @throws LimitExceeded */
  add(columns: number, cell: (row: number, column: number) => number): void {
    this.#reserve(columns)
    this.#rows.forEach((row, k) => {
      for (let c = 0; c < columns; c++) row[this.#columns + c] = cell(k, c)
    })
    this.#columns += columns
  }

  /** Adds columns in which every row has its next tokens, `next[k]` and those after it, and moves `next` on. @throws LimitExceeded */
  addRun(columns: number, next: Int32Array): void {
    this.#reserve(columns)
    for (let k = 0; k < this.#rows.length; k++) {
      const row = this.#rows[k]!
      let token = next[k]!
      for (let c = this.#columns; c < this.#columns + columns; c++) row[c] = token++
      next[k] = token
    }
    this.#columns += columns
  }

  #reserve(columns: number): void {
    const room = this.#rows[0]?.length ?? 0
    if (this.#columns + columns <= room) return
    checkCells(this.#rows.length, this.#columns + columns)
    this.#rows = this.#rows.map((row) => {
      const wider = new Int32Array(this.#columns + columns + (room >>> 1))
      wider.set(row.subarray(0, this.#columns))
      return wider
    })
  }

  finish(): Int32Array[] {
    return this.#rows.map((row) => row.slice(0, this.#columns))
  }
}
