/** What is worked out once and kept: wherever the caller keeps it. */

export interface Cache {
  /**
   * The value kept for `of`, else what `make` makes of it, kept from now on.
   * @param of all that the value follows from, the kind of value first; a value is never replaced, so nothing in it may change
   */
  keep(of: readonly (string | null)[], make: () => Promise<string>): Promise<string>
  /** The value kept for `of`, or null. */
  find(of: readonly (string | null)[]): Promise<string | null>
  /** From now on kept for `of`. */
  hold(of: readonly (string | null)[], value: string): Promise<void>
}
