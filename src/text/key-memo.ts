/**
 * The keys of words and marks that were computed so far: texts repeat them, and computing one takes longer than all else that is
 * done with a token.
 */
export class KeyMemo {
  /** Keys of words as they are written. */
  readonly words = new Map<string, string>()
  /** And of marks. */
  readonly marks = new Map<string, string>()
}
