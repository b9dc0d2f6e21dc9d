interface Props {
  readonly id: string
  /** The id of the sentence that explains it. */
  readonly hint?: string
}

/** Where a form asks for the token that allows storing; a browser may keep it as a password. */
export const TokenInput = ({ id, hint }: Props) => (
  <input id={id} type="password" name="token" required autocomplete="current-password" aria-describedby={hint} />
)
