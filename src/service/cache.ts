/** Computes a value once and keeps it where the caller says. */

export interface Cache {
  /**
   * The value kept for `of`, else what `make` makes of it, kept from now on.
   * @param of all that the value follows from, the kind of value first; a value is never replaced, so nothing in it may change
   */
  keep(of: readonly (string | null)[], make: () => Promise<string>): Promise<string>
  /** What the JSON that is kept for `of` says, or null; every caller gets the same object and must not change it. */
  findValue<T>(of: readonly (string | null)[]): Promise<T | null>
  /** From now on kept for `of`. */
  hold(of: readonly (string | null)[], value: string): Promise<void>
}
