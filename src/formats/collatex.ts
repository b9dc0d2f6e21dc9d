/**
 * Writes the alignment table as CollateX's JSON: sigla by code unit, a row for every segment, a cell with the text of the segment as
 * one token, or empty for a gap. The cells of one column, joined, are the witness's text.
 */
import type { ComparisonFormat } from './format.ts'
import { cut } from './rows.ts'

export const collatex: ComparisonFormat = {
  extension: '.collatex.json',
  mediaType: 'application/json',
  label: 'CollateX JSON',
  render(comparison, texts) {
    const witnesses = comparison.witnesses.map((w) => w.siglum).sort()
    const table = comparison.segments.map((segment) =>
      witnesses.map((siglum) => {
        const text = cut(texts, siglum, segment)
        return text === '' ? [] : [text]
      }),
    )
    // Readers of CollateX's JSON look at the first two members and pass over the third.
    return JSON.stringify({ witnesses, table, ...(comparison.moves.length > 0 ? { moves: comparison.moves } : {}) })
  },
}
