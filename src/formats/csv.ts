/**
 * Writes the alignment table as CSV (RFC 4180): a row for every segment, a column for every witness; a witness's column read downwards
 * is its text. There is a column `reference` where places carry references of an edition. With a filter, only the places that pass it.
 *
 * Spreadsheets take a cell that begins with = + - @, a tab or a carriage return for a formula, so such a cell gets an apostrophe before
 * it, and so does one that begins with an apostrophe: to undo it, remove one apostrophe from the beginning of every cell that has one.
 * The byte order mark keeps spreadsheets from reading the Chinese as Latin-1.
 */

import type { Segment } from '../variants/comparison.ts'
import type { ComparisonFormat } from './format.ts'
import { printOf } from './heading.ts'
import { isFiltered, isShown } from './print.ts'
import { cut, segmentsWithin } from './rows.ts'

const FORMULA = /^['=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/u

const guard = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell)

const quoted = (cell: string): string => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A row of RFC 4180, with its line end; a cell that a spreadsheet would run as a formula gets an apostrophe. */
export const csvRow = (cells: readonly string[]): string => `${cells.map((cell) => quoted(guard(cell))).join(',')}\r\n`

export const csv: ComparisonFormat = {
  extension: '.csv',
  mediaType: 'text/csv; charset=utf-8',
  label: 'Alignment table (CSV)',
  render(comparison, texts, about = {}) {
    const print = printOf(about)
    const isTold = (segment: Segment) => !isFiltered(print) || isShown(segment, print)
    const sigla = comparison.witnesses.map((w) => w.siglum)
    const isCounted = comparison.segments.some((s) => s.relation !== 'identical' && s.reference !== undefined)
    const reference = (text: string) => (isCounted ? [text] : [])
    const header = [
      'place',
      ...reference('reference'),
      'relation',
      'kind',
      'significance',
      'classes',
      'touches',
      'moves',
      ...sigla,
    ]
    const moves = comparison.segments.map((): string[] => [])
    for (const move of comparison.moves)
      for (const siglum of sigla) {
        const span = move.spans[siglum]
        if (span !== undefined)
          for (const row of segmentsWithin(comparison.segments, siglum, span)) moves[row]!.push(`${move.id}:${siglum}`)
      }
    const rows = comparison.segments.map((segment, row) => {
      if (!isTold(segment)) return ''
      const facts =
        segment.relation === 'identical'
          ? ['', '', '', '', '']
          : [segment.id ?? '', segment.kind, segment.significance, segment.classes.join(' '), segment.touches.join(' ')]
      const [id, ...rest] = facts
      return csvRow([
        id!,
        ...reference(segment.relation === 'identical' ? '' : (segment.reference ?? '')),
        segment.relation,
        ...rest,
        moves[row]!.join(' '),
        ...sigla.map((s) => cut(texts, s, segment)),
      ])
    })
    return `\ufeff${csvRow(header)}${rows.join('')}`
  },
}
