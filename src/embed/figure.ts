/**
 * A comparison as a figure for other people's pages: what differs first, then the text with every difference in its
 * place, then what is needed to cite it. The same figure in all forms of an embed.
 */

import { notesIn } from '../formats/print.ts'
import { shownIn } from '../present/comparison-view.ts'
import { type Moved, type MovedPlaces, movedPlaces, movesAt } from '../present/moved-places.ts'
import { endsLost, readingsOf, type ShownReading } from '../present/readings.ts'
import { differs, isVariant, rows, runs } from '../present/text-runs.ts'
import { nameOf, type Shown, visiblePieces } from '../present/visible-text.ts'
import { slice, type Text, textOf } from '../text/codepoints.ts'
import type { Direction } from '../text/direction.ts'
import type { Comparison, DifferingSegment, Segment } from '../variants/comparison.ts'
import { lossAt } from '../variants/loss.ts'
import { type Attributes, type Branch, h, type Tree } from './tree.ts'
import type { EmbedWords } from './words.ts'

export const EMBED_VIEWS = ['inline', 'side-by-side', 'list'] as const
export type EmbedView = (typeof EMBED_VIEWS)[number]

/** All that a figure needs: identical stretches are cut from the base's text, differing ones bring their readings. */
export interface ComparisonData {
  readonly title: string
  /** Of the title. */
  readonly language: string
  readonly labels: Readonly<Record<string, string>>
  /** Both in English, where they are recorded so; the others are then in 中文. */
  readonly english?: { readonly title: string; readonly labels: Readonly<Record<string, string>> }
  readonly comparison: Comparison
  /** Of each witness's text, by siglum. */
  readonly directions: Readonly<Record<string, Direction>>
  /** Of the base. */
  readonly text: string
  /** Path of the comparison of these very versions; null where the texts are stored nowhere. */
  readonly permalink: string | null
}

export interface FigureOptions {
  readonly words: EmbedWords
  readonly view: EmbedView
  /** Says "deleted:" and "inserted:" for those who do not see. */
  readonly labels: boolean
  /** Of a document of its own the title is the heading; in another page it must not break the order of those. */
  readonly heading: 'h1' | 'p'
  /** Absolute address of the page that shows the same; null where there is none. */
  readonly page: string | null
  /** The day of reading, for print; null where the figure is kept. */
  readonly accessed: string | null
  /** Chinese set in columns from right to left, where the text runs on. */
  readonly vertical: boolean
}

export interface Drawn extends FigureOptions {
  readonly data: ComparisonData
  readonly base: Text
  readonly moved: MovedPlaces
}

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

export function toBeDrawn(data: ComparisonData, manner: FigureOptions): Drawn {
  const isShown = manner.view === 'side-by-side' ? () => true : (...at: [Segment, string]) => runsOn(data, ...at)
  return { ...manner, data, base: textOf(data.text), moved: movedPlaces(data.comparison, isShown) }
}

/** What the signs mean that stand in this very text. */
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

/** Of a document of its own a place is where its number leads; in another page its id might be taken. */
const placeId = ({ heading }: FigureOptions, id: string) => (heading === 'h1' ? `v${id}` : null)

/** Does the running text show what this witness has there? Of those who read the same it shows the first. */
function runsOn({ comparison }: ComparisonData, segment: Segment, siglum: string): boolean {
  const { base } = comparison.options
  return isVariant(segment) ? segment.readings.some(({ witnesses }) => witnesses[0] === siglum) : siglum === base
}

function caption(data: ComparisonData, manner: FigureOptions): Tree {
  const { title, language } = namedFor(data, manner)
  return h('figcaption', { part: 'caption' }, heading(title, language, manner), summary(data, manner))
}

export const heading = (title: string, language: string | null, { heading, page }: FigureOptions): Tree =>
  title !== '' &&
  h(heading, { class: 'title', part: 'title' }, linked(page, '', {}, h('bdi', { lang: language }, title)))

/** A link to a place of the page that shows the same; where there is none, the words alone, which the keyboard reaches as well. */
function linked(page: string | null, fragment: string, attributes: Attributes, ...children: readonly Tree[]): Branch {
  const { 'aria-label': label, ...rest } = attributes
  if (page !== null) return h('a', { ...rest, href: page + fragment, 'aria-label': label }, ...children)
  return h('span', { ...rest, ...(fragment !== '' && { tabindex: '0' }) }, ...children)
}

/** What things are called in the language of the figure. */
export const namedFor = (data: ComparisonData, { words }: Pick<FigureOptions, 'words'>) =>
  data.english !== undefined && words.tag === 'en' ? { ...data.english, language: 'en' } : data

export function summary(data: ComparisonData, options: FigureOptions): Tree {
  const { comparison } = data
  const { words } = options
  const { labels, language } = namedFor(data, options)
  const { summary, witnesses, moves } = comparison
  const parts =
    words.parts(summary.substantive, summary.accidental) + (moves.length > 0 ? words.moves(moves.length) : '')
  const told =
    summary.variants === 0 ? words.identical : `${words.summary(summary.variants, witnesses[0]!.length)} (${parts})`
  return h(
    'div',
    { class: 'summary', part: 'summary' },
    h('p', {}, told),
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

/** The attributes of an element that holds words of one witness. With `dir` it is isolated from the text around it. */
export const attributesOf = ({ data }: Drawn, siglum: string) => ({
  lang: data.comparison.witnesses.find((witness) => witness.siglum === siglum)?.language,
  dir: data.directions[siglum],
})

/** Text of a witness, in the bidirectional order of the element that holds it. */
export function ink(text: string, different: Shown = false): Tree {
  return h(
    'span',
    { class: 'words' },
    ...visiblePieces(text, different).flatMap(({ kind, text }): Tree[] => {
      if (kind === 'plain') return [text]
      if (kind === 'unseen') return [text, h('span', { class: 'unseen' }, nameOf(text))]
      return [h('span', { class: kind }, text)]
    }),
  )
}

/** What a witness has in a segment, cut where it stands elsewhere in another one. */
function inks(drawn: Drawn, text: string, segment: Segment, siglum: string, different: Shown = false): readonly Tree[] {
  const [start, end] = segment.spans[siglum]!
  const here = (drawn.moved.get(siglum) ?? []).filter(({ span }) => span[0] < end && start < span[1])
  if (here.length === 0) return [ink(text, different)]
  // The runs are cut from the reading alone, which begins where the segment does.
  const moved = here.map(
    (place): Moved => ({
      ...place,
      span: [place.span[0] - start, place.span[1] - start],
      sign: place.sign && { ...place.sign, at: place.sign.at - start },
    }),
  )
  return runs(textOf(text), siglum, [0, end - start], null, moved).flatMap((run) => {
    const words = ink(run.text, different)
    if (run.moved === undefined) return [words]
    const signs = run.signs?.map((place) => moveSign(drawn, place)) ?? []
    return [...signs, h('span', { class: 'moved', part: 'moved' }, words)]
  })
}

const moveSign = ({ words, page }: Drawn, { number, others, away, sign }: Moved): Tree =>
  sign !== null &&
  linked(
    page,
    `#${sign.to}`,
    {
      class: 'move',
      dir: 'ltr',
      part: 'move',
      'aria-label': (away ? words.movedAway : words.movedHere)(number, others.join(', ')),
    },
    `⇄${number}`,
  )

const said = ({ labels, words: { tag } }: Drawn, words: string): Tree =>
  labels && h('span', { class: 'said', lang: tag }, words)

/** Where a witness has no words: it has none, or they are lost, which is no omission. */
function nothing(drawn: Drawn, segment: DifferingSegment, siglum: string): Tree {
  const loss = lossAt(drawn.data.comparison, segment, siglum)
  return h('span', { class: loss === null ? 'nothing' : 'gap' }, said(drawn, drawn.words[loss ?? 'nothing']))
}

const written = (drawn: Drawn, text: string, segment: DifferingSegment, siglum: string): readonly Tree[] =>
  text === '' ? [nothing(drawn, segment, siglum)] : inks(drawn, text, segment, siglum, shownIn(segment))

const number = ({ words, page }: Drawn, id: string): Tree =>
  linked(page, `#v${id}`, { class: 'number', part: 'number', dir: 'ltr', 'aria-label': words.variant(id) }, id)

function inline(drawn: Drawn): Tree {
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

/** Where a text is shown to its end and breaks off. */
const ending = ({ data, words }: Drawn, siglum: string, segments: readonly Segment[]): Tree =>
  endsLost(data.comparison, segments, siglum) && h('span', { class: 'gap ends', lang: words.tag }, words.endsHere)

/** What the base has in an identical segment, which is what everyone has there. */
const shared = ({ data, base }: Drawn, segment: Segment): string => {
  const [start, end] = segment.spans[data.comparison.options.base]!
  return slice(base, start, end)
}

export function drawPlace(drawn: Drawn, segment: Segment): readonly Tree[] {
  const { base } = drawn.data.comparison.options
  if (!differs(segment)) return inks(drawn, shared(drawn, segment), segment, base)
  const { lemma, others } = readingsOf(segment, base)
  if (!isVariant(segment) || segment.print === 'no')
    return [h('span', { class: 'folded' }, ...written(drawn, lemma.text, segment, base))]
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
              ...written(drawn, lemma.text, segment, base),
            ),
            ...others.map(({ text, witnesses, isLost }) =>
              h(
                isLost ? 'span' : 'ins',
                { class: lostOr('reading', { isLost }), part: 'reading', ...attributesOf(drawn, witnesses[0]!) },
                h('span', { class: 'sigla', dir: 'ltr', 'aria-hidden': 'true' }, witnesses.join(' ')),
                said(drawn, drawn.words.reads(witnesses.join(', '))),
                ...written(drawn, text, segment, witnesses[0]!),
              ),
            ),
          ]),
      number(drawn, segment.id),
    ),
  ]
}

const lostOr = (name: string, { isLost }: Pick<ShownReading, 'isLost'>) => (isLost ? `${name} lost` : name)

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
function columns(drawn: Drawn): Tree {
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

function list(drawn: Drawn): Tree {
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
