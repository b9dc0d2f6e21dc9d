/** A reader's own text, as the form of `/compare` has it. */
export interface PastedText {
  readonly siglum: string
  /** What it is: an edition, a copy, a file. */
  readonly label: string
  readonly language: string
  readonly text: string
}

/** A, B, C … Z, then W27 and on. */
export const siglumAt = (index: number) => (index < 26 ? String.fromCharCode(65 + index) : `W${index + 1}`)

export const emptyTexts = (number: number): PastedText[] =>
  Array.from({ length: number }, (_, index) => ({ siglum: siglumAt(index), label: '', language: '', text: '' }))

/** Areas left empty do not count. */
export const filledTexts = (texts: readonly PastedText[]) => texts.filter(({ text }) => text !== '')
