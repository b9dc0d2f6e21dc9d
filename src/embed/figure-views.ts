/**
 * The three views of a figure: the text of the base with its variants in it, columns side by side, and a list in the manner of a
 * printed apparatus.
 */
import { notesIn } from '../formats/print.ts'
import { shownIn } from '../present/comparison-view.ts'
import { movesAt } from '../present/moved-places.ts'
import { readingsOf } from '../present/readings.ts'
import { differs, isVariant, rows } from '../present/text-runs.ts'
import type { DifferingSegment, Segment } from '../variants/comparison.ts'
import { lossAt } from '../variants/loss.ts'
import { type Drawn, namedFor } from './figure-data.ts'
import {
  attributesOf,
  ending,
  ink,
  inks,
  linked,
  lostOr,
  nothing,
  number,
  placeId,
  said,
  shared,
  textOrSign,
} from './figure-marks.ts'
import { h, type Tree } from './tree.ts'

export function inline(drawn: Drawn): Tree {
  const { base } = drawn.data.comparison.options
  // Columns scroll sideways, so they must be reachable by keyboard.
  const set = drawn.vertical ? { class: 'text prose vertical', tabindex: '0' } : { class: 'text prose' }
  return h(
    'div',
    { ...set, part: 'text', ...attributesOf(drawn, base) },
    ...drawn.data.comparison.segments.flatMap((segment) => drawPlace(drawn, segment)),
    ending(drawn, base, drawn.data.comparison.segments),
  )
}

export function drawPlace(drawn: Drawn, segment: Segment): readonly Tree[] {
  const { base } = drawn.data.comparison.options
  if (!differs(segment)) return inks(drawn, shared(drawn, segment), segment, base)
  const { lemma, others } = readingsOf(segment, base)
  if (!isVariant(segment) || segment.print === 'no')
    return [h('span', { class: 'folded' }, ...textOrSign(drawn, lemma.text, segment, base))]
  return [
    h(
      'span',
      { class: `place ${segment.significance}`, part: `place ${segment.significance}`, id: placeId(drawn, segment.id) },
      ...(drawn.data.comparison.witnesses.length === 2 && !segment.lacunae
        ? [deletion(drawn, lemma.text, segment), insertion(drawn, others[0]!.text, segment, others[0]!.witnesses[0]!)]
        : [
            h(
              'span',
              { class: lostOr('lemma', lemma), part: 'lemma' },
              said(drawn, drawn.words.reads(lemma.witnesses.join(', '))),
              ...textOrSign(drawn, lemma.text, segment, base),
            ),
            ...others.map(({ text, witnesses, isLost }) =>
              h(
                isLost ? 'span' : 'ins',
                { class: lostOr('reading', { isLost }), part: 'reading', ...attributesOf(drawn, witnesses[0]!) },
                h('span', { class: 'sigla', dir: 'ltr', 'aria-hidden': 'true' }, witnesses.join(' ')),
                said(drawn, drawn.words.reads(witnesses.join(', '))),
                ...textOrSign(drawn, text, segment, witnesses[0]!),
              ),
            ),
          ]),
      number(drawn, segment.id),
    ),
  ]
}

const deletion = (drawn: Drawn, text: string, segment: Segment): Tree =>
  text !== '' &&
  h(
    'del',
    { part: 'del' },
    said(drawn, drawn.words.deleted),
    ...inks(drawn, text, segment, drawn.data.comparison.options.base, shownIn(segment)),
  )

const insertion = (drawn: Drawn, text: string, segment: Segment, siglum: string): Tree =>
  text !== '' &&
  h(
    'ins',
    { part: 'ins', ...attributesOf(drawn, siglum) },
    said(drawn, drawn.words.inserted),
    ...inks(drawn, text, segment, siglum, shownIn(segment)),
  )

/** A table with a column for each witness, a row for each sentence. */
export function columns(drawn: Drawn): Tree {
  const { comparison } = drawn.data
  const { labels, language } = namedFor(drawn.data, drawn)
  const { base } = comparison.options
  return h(
    'table',
    { class: 'columns', part: 'table', dir: drawn.data.directions[base] },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        ...comparison.witnesses.map(({ siglum }) =>
          h('th', { scope: 'col' }, h('b', {}, siglum), ' ', h('bdi', { lang: language }, labels[siglum] ?? '')),
        ),
      ),
    ),
    h(
      'tbody',
      {},
      ...rows(comparison.segments, base, drawn.base).map((row) =>
        h(
          'tr',
          {},
          ...comparison.witnesses.map(({ siglum }) =>
            h(
              'td',
              { class: 'text', part: 'text', ...attributesOf(drawn, siglum) },
              h('span', { class: 'cell-siglum', 'aria-hidden': 'true' }, siglum),
              ...row.flatMap((segment) => cell(drawn, segment, siglum)),
              ending(drawn, siglum, row),
            ),
          ),
        ),
      ),
    ),
  )
}

/** All carry the number of a place. */
function cell(drawn: Drawn, segment: Segment, siglum: string): readonly Tree[] {
  if (!differs(segment)) return inks(drawn, shared(drawn, segment), segment, siglum)
  const { comparison } = drawn.data
  const { lemma, others } = readingsOf(segment, comparison.options.base)
  const reading = [lemma, ...others].find(({ witnesses }) => witnesses.includes(siglum))!
  const { text, isLost } = reading
  const own = text === '' ? [] : inks(drawn, text, segment, siglum, shownIn(segment))
  if (!isVariant(segment) || segment.print === 'no') return [h('span', { class: 'folded' }, ...own)]
  const read =
    text === ''
      ? nothing(drawn, segment, siglum)
      : reading !== lemma && !isLost
        ? insertion(drawn, text, segment, siglum)
        : comparison.witnesses.length === 2 && !segment.lacunae
          ? deletion(drawn, text, segment)
          : h('span', { class: lostOr('lemma', reading), part: 'lemma' }, ...own)
  return [
    h(
      'span',
      {
        class: `place ${segment.significance}`,
        part: `place ${segment.significance}`,
        id: reading === lemma && siglum === comparison.options.base ? placeId(drawn, segment.id) : null,
      },
      read,
      number(drawn, segment.id),
    ),
  ]
}

/** The reading of the text and the others: the base's, unless an editor chose another or made one. */
function chosenOf(variant: DifferingSegment, base: string) {
  const { lemma, others } = readingsOf(variant, base)
  const { lemma: chosen } = variant
  if (chosen === undefined) return { lemma, others }
  const all = [lemma, ...others]
  if ('conjecture' in chosen) return { lemma: { text: chosen.conjecture }, others: all }
  const own = all.find(({ witnesses }) => witnesses.includes(chosen.siglum)) ?? lemma
  return { lemma: own, others: all.filter((reading) => reading !== own) }
}

/** A place of the comparison that has a number. */
export type NumberedPlace = DifferingSegment & { readonly id: string }

export function list(drawn: Drawn): Tree {
  const printed = drawn.data.comparison.segments.filter(isVariant).filter(({ print }) => print !== 'no')
  return h(
    'ol',
    { class: 'entries', part: 'list' },
    ...printed.map((variant) => drawEntry(drawn, variant, placeId(drawn, variant.id))),
  )
}

/** As an apparatus prints it: lemma] reading siglum. `id` is what the number leads to, null where something else on the page has it. */
export function drawEntry(drawn: Drawn, variant: NumberedPlace, id: string | null): Tree {
  const { comparison } = drawn.data
  const { base } = comparison.options
  const { lemma, others } = chosenOf(variant, base)
  return h(
    'li',
    { class: variant.significance, dir: drawn.data.directions[base], id },
    number(drawn, variant.id),
    ' ',
    h(
      'span',
      { class: 'text', ...attributesOf(drawn, base) },
      h('b', {}, lemma.text === '' ? nothing(drawn, variant, base) : ink(lemma.text, shownIn(variant))),
      '] ',
    ),
    ...others.flatMap(({ text, witnesses }): Tree[] => [
      h(
        'span',
        { class: 'text', ...attributesOf(drawn, witnesses[0]!) },
        text === ''
          ? h('span', { lang: drawn.words.tag }, drawn.words[lossAt(comparison, variant, witnesses[0]!) ?? 'omits'])
          : ink(text, shownIn(variant)),
      ),
      h('b', { class: 'sigla', dir: 'ltr' }, ` ${witnesses.join(' ')} `),
    ]),
    ...notesIn(variant, drawn.words.tag).map(({ text, language }) =>
      h('span', { class: 'note', lang: language }, ` — ${text} `),
    ),
    ...movesAt(comparison, variant).map((number) =>
      linked(
        drawn.page,
        `#m${number}`,
        { class: 'move', dir: 'ltr', 'aria-label': drawn.words.move(number) },
        `⇄${number}`,
      ),
    ),
  )
}
