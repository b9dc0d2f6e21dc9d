/**
 * A plain apparatus in the printed manner, to be read and pasted: what was compared and how, then one entry a line,
 *
 *     7    l. 3    至] 最 C
 *
 * the number of the place, the line of the base, the base's reading, and the readings of those who do not share it.
 * `om.` is an omission, `+` an addition after the lemma, ¶ a line break; in ‹ › stand readings with white space at their ends.
 */
import { slice } from '../text/codepoints.ts'
import type { Comparison, DifferingSegment } from '../variants/comparison.ts'
import { entryOf, short } from './entry.ts'
import type { ComparisonFormat } from './format.ts'
import { visible } from './label.ts'

export const apparatus: ComparisonFormat = {
  extension: '.txt',
  mediaType: 'text/plain; charset=utf-8',
  label: 'Apparatus (plain text)',
  render(comparison, texts, about = {}) {
    const { base } = comparison.options
    const text = texts.get(base)!
    const places = comparison.segments.filter((s): s is DifferingSegment => s.relation === 'variant')
    let line = 1
    let counted = 0
    const entries = places.map((place) => {
      const at = place.spans[base]![0]
      line += slice(text, counted, at).split('\n').length - 1
      counted = at
      const notes = [
        place.significance === 'accidental' ? 'accidental' : '',
        place.kind === 'transposition' || place.kind === 'mixed' ? place.kind : '',
        ...place.classes,
        ...place.touches.map((touch) => `touches ${touch}`),
      ].filter((note) => note !== '')
      const entry = entryOf(comparison, place, texts)
      return `${(place.id ?? '').padEnd(4)} l. ${String(line).padEnd(4)} ${entry}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`
    })
    const moves = comparison.moves.map((move) => {
      const places = comparison.witnesses.flatMap(({ siglum }) => {
        const span = move.spans[siglum]
        return span === undefined ? [] : [`${visible(siglum)} ${span[0]}–${span[1]}`]
      })
      const [first] = comparison.witnesses.filter(({ siglum }) => move.spans[siglum] !== undefined)
      const words = first === undefined ? '' : short(slice(texts.get(first.siglum)!, ...move.spans[first.siglum]!))
      return `${move.id.padEnd(4)} ${places.join(' ↔ ')}    ${words}`
    })
    return [
      about.title ?? 'Apparatus',
      ...(about.url === undefined ? [] : [about.url]),
      '',
      ...head(comparison),
      '',
      ...(entries.length === 0 ? ['No variants.'] : entries),
      ...(moves.length === 0 ? [] : ['', 'Transposed (characters counted from 0)', ...moves]),
      '',
    ].join('\n')
  },
}

function head(comparison: Comparison): string[] {
  const { witnesses, options, summary, engine } = comparison
  const ignored = comparison.segments.filter((s) => s.relation === 'equivalent').length
  return [
    'Witnesses',
    ...witnesses.map((w) => {
      const told = [`${w.length} characters`, w.language, w.version && `version ${w.version}`]
        .filter(Boolean)
        .join(', ')
      return `  ${visible(w.siglum)}${w.siglum === options.base ? ' (base)' : ''}: ${told}`
    }),
    `Compared by ${options.unit} with ${engine}; ${
      options.ignore.length === 0
        ? 'no difference ignored'
        : `ignored as no variants: ${options.ignore.join(', ')} (${ignored} places)`
    }`,
    ...(comparison.precise ? [] : [`Coarser than usual, by the limit ${comparison.reason ?? 'in force'}`]),
    'Witnesses that an entry does not name read as the base does.',
    `${summary.variants} variants: ${summary.substantive} substantive, ${summary.accidental} accidental`,
  ]
}
