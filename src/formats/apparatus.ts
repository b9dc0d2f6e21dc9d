/**
 * Writes a plain-text apparatus in the printed manner: what was compared and how, then one entry a line,
 *
 *     7    l. 3    至] 最 C
 *
 * which is the number of the place, the line of the base, and the entry. ¶ is a line break; ‹ › enclose readings with white space at
 * their ends.
 */
import { slice, type Text } from '../text/codepoints.ts'
import type { Comparison, Move } from '../variants/comparison.ts'
import { entryOf, labelsOf, short } from './entry.ts'
import type { ComparisonFormat } from './format.ts'
import { headingOf, printOf } from './heading.ts'
import { visible } from './label.ts'
import { lineCounter } from './lines.ts'
import { type Print, shownPlaces } from './print.ts'

export const apparatus: ComparisonFormat = {
  extension: '.txt',
  mediaType: 'text/plain; charset=utf-8',
  label: 'Apparatus (plain text)',
  isForPrint: true,
  render(comparison, texts, about = {}) {
    const print = printOf(about)
    const { title, url, wording, witnesses, remarks } = headingOf(comparison, about)
    const { base } = comparison.options
    const lineAt = lineCounter(texts.get(base)!)
    const entries = shownPlaces(comparison, print).map((place) => {
      const notes = labelsOf(place, wording)
      const line = String(lineAt(place.spans[base]![0])).padEnd(4)
      const entry = entryOf(comparison, place, texts, print)
      return `${place.id.padEnd(4)} ${wording.line} ${line} ${entry}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`
    })
    const moves = comparison.moves.map((move) => moveLine(comparison, move, texts, print))
    return [
      title,
      ...(url === null ? [] : [url]),
      '',
      wording.conspectus,
      ...witnesses.map(
        ({ siglum, isBase, description }) => `  ${siglum}${isBase ? ` (${wording.base})` : ''}: ${description}`,
      ),
      ...remarks,
      '',
      ...(entries.length === 0 ? [wording.noVariants] : entries),
      ...(moves.length === 0 ? [] : ['', wording.transpositions, ...moves]),
      '',
    ].join('\n')
  },
}

/** `m1   A 17–22 ↔ C 19–24    同敌人作战`: where the words are in each witness, and the words of the first. */
export function moveLine(
  comparison: Comparison,
  move: Move,
  texts: ReadonlyMap<string, Text>,
  print: Pick<Print, 'wording'>,
): string {
  const carriers = comparison.witnesses.flatMap(({ siglum }) => {
    const span = move.spans[siglum]
    return span === undefined ? [] : [{ siglum, span }]
  })
  const places = carriers.map(({ siglum, span: [start, end] }) => `${visible(siglum)} ${start}–${end}`)
  const [first] = carriers
  const words = first === undefined ? '' : short(slice(texts.get(first.siglum)!, ...first.span), print)
  return `${move.id.padEnd(4)} ${places.join(' ↔ ')}    ${words}${endsOf(comparison, move, texts, print)}`
}

/** In what the words that moved differ, where they do: ` (至] 最 C)`. */
function endsOf(
  comparison: Comparison,
  move: Move,
  texts: ReadonlyMap<string, Text>,
  print: Pick<Print, 'wording'>,
): string {
  const witnesses = comparison.witnesses.filter(({ siglum }) => move.spans[siglum] !== undefined)
  const base = witnesses.some(({ siglum }) => siglum === comparison.options.base)
    ? comparison.options.base
    : (witnesses[0]?.siglum ?? comparison.options.base)
  const ends = { ...comparison, witnesses, options: { ...comparison.options, base } }
  const entries = (move.segments ?? []).flatMap((segment) =>
    segment.relation === 'variant' ? entryOf(ends, segment, texts, { apparatus: 'negative', ...print }) : [],
  )
  return entries.length === 0 ? '' : ` (${entries.join('; ')})`
}
