/**
 * The keys of words and characters that were computed so far: texts repeat them, and computing one takes longer than all else that is
 * done with a token.
 */
import { UnitTable } from './unit-table.ts'

export class KeyMemo {
  /** Keys of words as they are written. */
  readonly words = new Map<string, string>()
  /** And of marks. */
  readonly marks = new Map<string, string>()
  readonly #units = new UnitTable()
  readonly #strings: string[] = []

  /** One UTF-16 unit as a string, the same object each time. */
  unit(unit: number): string {
    const number = this.#units.get(unit)
    if (number >= 0) return this.#strings[number]!
    const string = String.fromCharCode(unit)
    this.#units.set(unit, this.#strings.length)
    this.#strings.push(string)
    return string
  }
}
