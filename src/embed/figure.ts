/**
 * Draws a comparison as a figure for other people's pages: a summary first, then the text with every variant in its place, then what a
 * citation needs. All forms of an embed use this figure.
 */
import { isVariant } from '../present/text-runs.ts'
import { type ComparisonData, type Drawn, type FigureOptions, namedFor, toBeDrawn } from './figure-data.ts'
import { linked } from './figure-marks.ts'
import { columns, inline, list } from './figure-views.ts'
import { type Branch, h, type Tree } from './tree.ts'

export function comparisonFigure(data: ComparisonData, manner: FigureOptions): Branch {
  return h(
    'figure',
    { class: 'variorum', part: 'figure', lang: manner.words.tag },
    caption(data, manner),
    ...comparisonBody(data, manner),
  )
}

/** Without the frame: a telegram's figure has it inside its own. */
export function comparisonBody(data: ComparisonData, manner: FigureOptions): readonly Tree[] {
  const drawn = toBeDrawn(data, manner)
  const body = manner.view === 'side-by-side' ? columns(drawn) : manner.view === 'list' ? list(drawn) : inline(drawn)
  return [body, manner.view !== 'list' && key(drawn), source(data, manner)]
}

/** What the signs mean that are in this very text. */
function key({ data: { comparison }, words }: Drawn): Tree {
  const { options, witnesses, segments, moves } = comparison
  const places = segments.filter(isVariant)
  if (places.length === 0) return false
  const others = witnesses.flatMap(({ siglum }) => (siglum === options.base ? [] : siglum))
  const isMarked = witnesses.length === 2
  const sign = (name: string, shown: string, meaning: string): Tree =>
    h('li', {}, h('span', { class: name, 'aria-hidden': 'true' }, shown), ` ${meaning}`)
  return h(
    'ul',
    { class: 'key', part: 'key', 'aria-label': words.key },
    sign(isMarked ? 'gone' : 'kept', options.base, words.base(options.base)),
    sign('new', others.join(' '), words.others),
    places.some(({ significance }) => significance === 'accidental') &&
      sign('dotted', others[0] ?? '', words.accidental),
    segments.some((segment) => segment.relation === 'equivalent') && sign('folded', options.base, words.folded),
    places.some(({ readings }) => readings.some(({ text }) => text === '')) && sign('', '∅', words.omits),
    moves.length > 0 && sign('', '⇄', words.moved),
  )
}

function caption(data: ComparisonData, manner: FigureOptions): Tree {
  const { title, language } = namedFor(data, manner)
  return h('figcaption', { part: 'caption' }, heading(title, language, manner), summary(data, manner))
}

export const heading = (title: string, language: string | null, { heading, page }: FigureOptions): Tree =>
  title !== '' &&
  h(heading, { class: 'title', part: 'title' }, linked(page, '', {}, h('bdi', { lang: language }, title)))

export function summary(data: ComparisonData, options: FigureOptions): Tree {
  const { comparison } = data
  const { words } = options
  const { labels, language } = namedFor(data, options)
  const { summary, witnesses, moves } = comparison
  const parts =
    words.parts(summary.substantive, summary.accidental) + (moves.length > 0 ? words.moves(moves.length) : '')
  const counts =
    summary.variants === 0 ? words.identical : `${words.summary(summary.variants, witnesses[0]!.length)} (${parts})`
  return h(
    'div',
    { class: 'summary', part: 'summary' },
    h('p', {}, counts),
    h(
      'ul',
      {},
      ...witnesses.map(({ siglum }) =>
        h('li', {}, h('b', {}, siglum), ' ', h('bdi', { lang: language }, labels[siglum] ?? '')),
      ),
    ),
  )
}

/** Sigla, version ids, rules in force, engine, address: what a citation needs. */
export function source({ comparison, permalink }: ComparisonData, { words, page, accessed }: FigureOptions): Tree {
  const { witnesses, options, engine } = comparison
  const url = permalink === null || page === null ? null : new URL(permalink, page).href
  return h(
    'p',
    { class: 'source', part: 'source' },
    ...witnesses.map(({ siglum, version }) => (version === null ? '' : `${siglum} ${version}; `)),
    `${words.base(options.base)}; `,
    options.ignore.length > 0 ? words.rules + options.ignore.join(', ') : words.noRules,
    `; ${engine}. `,
    url !== null && h('a', { href: url }, url),
    url !== null && accessed !== null && h('span', { class: 'accessed' }, ` (${words.accessed}${accessed})`),
  )
}
