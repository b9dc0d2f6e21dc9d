/**
 * A comparison as a figure for other people's pages: what differs first, then the text with every difference in its
 * place, then what is needed to cite it. The same figure in all forms of an embed.
 */
import { differs, isVariant, rows } from '../pages/cut.ts'
import { slice, type Text, textOf } from '../text/codepoints.ts'
import type { Comparison, DifferingSegment, Segment } from '../variants/comparison.ts'
import { inked, nameOf } from './ink.ts'
import { type Branch, h, type Tree } from './tree.ts'
import type { Words } from './words.ts'

export const EMBED_VIEWS = ['inline', 'side-by-side', 'list'] as const
export type EmbedView = (typeof EMBED_VIEWS)[number]

/** All that a figure needs: identical stretches are cut from the base's text, differing ones bring their readings. */
export interface ComparisonData {
  readonly title: string
  /** Of the title. */
  readonly language: string
  readonly labels: Readonly<Record<string, string>>
  readonly comparison: Comparison
  /** Of the base. */
  readonly text: string
  /** Path of the comparison of these very versions. */
  readonly permalink: string
}

export interface Manner {
  readonly words: Words
  readonly view: EmbedView
  /** Says "deleted:" and "inserted:" for those who do not see. */
  readonly labels: boolean
  /** Of a document of its own the title is the heading; in another page it must not break the order of those. */
  readonly heading: 'h1' | 'p'
  /** Absolute address of the page that shows the same. */
  readonly page: string
  /** The day of reading, for print; null where the figure is kept. */
  readonly accessed: string | null
}

interface Drawn extends Manner {
  readonly data: ComparisonData
  readonly base: Text
}

export function comparisonFigure(data: ComparisonData, manner: Manner): Branch {
  return h(
    'figure',
    { class: 'variorum', part: 'figure', lang: manner.words.tag },
    caption(data, manner),
    ...comparisonBody(data, manner),
  )
}

/** Without the frame: a telegram's figure has it inside its own. */
export function comparisonBody(data: ComparisonData, manner: Manner): readonly Tree[] {
  const drawn = { ...manner, data, base: textOf(data.text) }
  const body = manner.view === 'side-by-side' ? columns(drawn) : manner.view === 'list' ? list(drawn) : inline(drawn)
  return [body, source(data, manner)]
}

function caption(data: ComparisonData, manner: Manner): Tree {
  const { title, language } = data
  return h('figcaption', { part: 'caption' }, heading(title, language, manner), summary(data, manner))
}

export const heading = (title: string, language: string | null, { heading, page }: Manner): Tree =>
  h(heading, { class: 'title', part: 'title' }, h('a', { href: page }, h('bdi', { lang: language }, title)))

export function summary({ comparison, labels, language }: ComparisonData, { words }: Manner): Tree {
  const { summary, witnesses } = comparison
  const told =
    summary.variants === 0
      ? words.identical
      : `${words.summary(summary.variants, witnesses[0]!.length)} (${words.parts(summary.substantive, summary.accidental)})`
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
function source({ comparison, permalink }: ComparisonData, { words, page, accessed }: Manner): Tree {
  const { witnesses, options, engine } = comparison
  const url = new URL(permalink, page).href
  return h(
    'p',
    { class: 'source', part: 'source' },
    witnesses.map(({ siglum, version }) => `${siglum} ${version ?? ''}`).join('; '),
    `; ${words.base(options.base)}; `,
    options.ignore.length > 0 ? words.rules + options.ignore.join(', ') : words.noRules,
    `; ${engine}. `,
    h('a', { href: url }, url),
    accessed !== null && h('span', { class: 'accessed' }, ` (${words.accessed}${accessed})`),
  )
}

const languageIn = ({ data }: Drawn, siglum: string) =>
  data.comparison.witnesses.find((witness) => witness.siglum === siglum)?.language

/** Text of a witness: isolated, so that its directional controls end with it. */
function ink(text: string, different = false): Tree {
  return h(
    'bdi',
    {},
    ...inked(text, different).flatMap(({ kind, text }): Tree[] => {
      if (kind === 'plain') return [text]
      if (kind === 'unseen') return [text, h('span', { class: 'unseen' }, nameOf(text))]
      return [h('span', { class: kind }, text)]
    }),
  )
}

const said = ({ labels }: Drawn, words: string): Tree => labels && h('span', { class: 'said' }, words)

const nothing = (drawn: Drawn): Tree => h('span', { class: 'nothing' }, said(drawn, drawn.words.nothing))

const written = (drawn: Drawn, text: string): Tree => (text === '' ? nothing(drawn) : ink(text, true))

const number = ({ words, page }: Drawn, id: string): Tree =>
  h('a', { class: 'number', part: 'number', href: `${page}#v${id}`, 'aria-label': words.variant(id) }, id)

function inline(drawn: Drawn): Tree {
  const { base } = drawn.data.comparison.options
  return h(
    'div',
    { class: 'text prose', part: 'text', lang: languageIn(drawn, base), dir: 'auto' },
    ...drawn.data.comparison.segments.map((segment) => place(drawn, segment)),
  )
}

/** What the base has in an identical segment, which is what everyone has there. */
const shared = ({ data, base }: Drawn, segment: Segment): string => {
  const [start, end] = segment.spans[data.comparison.options.base]!
  return slice(base, start, end)
}

function place(drawn: Drawn, segment: Segment): Tree {
  if (!differs(segment)) return ink(shared(drawn, segment))
  const { base } = drawn.data.comparison.options
  const lemma = segment.readings.find(({ witnesses }) => witnesses.includes(base))!
  if (!isVariant(segment)) return h('span', { class: 'folded' }, written(drawn, lemma.text))
  const others = segment.readings.filter((reading) => reading !== lemma)
  return h(
    'span',
    { class: `place ${segment.significance}`, part: `place ${segment.significance}` },
    ...(drawn.data.comparison.witnesses.length === 2
      ? [deletion(drawn, lemma.text), insertion(drawn, others[0]!.text, others[0]!.witnesses[0]!)]
      : [
          h(
            'span',
            { class: 'lemma', part: 'lemma' },
            said(drawn, drawn.words.reads(lemma.witnesses.join(', '))),
            written(drawn, lemma.text),
          ),
          ...others.map(({ text, witnesses }) =>
            h(
              'span',
              { class: 'reading', part: 'reading', lang: languageIn(drawn, witnesses[0]!) },
              h('span', { class: 'sigla', 'aria-hidden': 'true' }, witnesses.join(' ')),
              said(drawn, drawn.words.reads(witnesses.join(', '))),
              written(drawn, text),
            ),
          ),
        ]),
    number(drawn, segment.id),
  )
}

const deletion = (drawn: Drawn, text: string): Tree =>
  text !== '' && h('del', { part: 'del' }, said(drawn, drawn.words.deleted), ink(text, true))

const insertion = (drawn: Drawn, text: string, siglum: string): Tree =>
  text !== '' &&
  h('ins', { part: 'ins', lang: languageIn(drawn, siglum) }, said(drawn, drawn.words.inserted), ink(text, true))

/** A table with a column for each witness, a row for each sentence. */
function columns(drawn: Drawn): Tree {
  const { comparison, labels } = drawn.data
  const { base } = comparison.options
  return h(
    'table',
    { class: 'columns', part: 'table' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        ...comparison.witnesses.map(({ siglum }) =>
          h(
            'th',
            { scope: 'col' },
            h('b', {}, siglum),
            ' ',
            h('bdi', { lang: drawn.data.language }, labels[siglum] ?? ''),
          ),
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
          ...comparison.witnesses.map(({ siglum, language }) =>
            h(
              'td',
              { class: 'text', part: 'text', lang: language, dir: 'auto' },
              h('span', { class: 'cell-siglum', 'aria-hidden': 'true' }, siglum),
              ...row.map((segment) => cell(drawn, segment, siglum)),
            ),
          ),
        ),
      ),
    ),
  )
}

function cell(drawn: Drawn, segment: Segment, siglum: string): Tree {
  if (!differs(segment)) return ink(shared(drawn, segment))
  const { comparison } = drawn.data
  const { text, witnesses } = segment.readings.find(({ witnesses }) => witnesses.includes(siglum))!
  if (!isVariant(segment)) return text !== '' && h('span', { class: 'folded' }, ink(text, true))
  const isBase = siglum === comparison.options.base
  const own =
    text === ''
      ? nothing(drawn)
      : !witnesses.includes(comparison.options.base)
        ? insertion(drawn, text, siglum)
        : comparison.witnesses.length === 2
          ? deletion(drawn, text)
          : h('span', { class: 'lemma', part: 'lemma' }, ink(text, true))
  return h(
    'span',
    { class: `place ${segment.significance}`, part: `place ${segment.significance}` },
    own,
    isBase && number(drawn, segment.id),
  )
}

/** As an apparatus prints it: lemma] reading siglum. */
function list(drawn: Drawn): Tree {
  const { segments, options } = drawn.data.comparison
  return h(
    'ol',
    { class: 'entries', part: 'list' },
    ...segments.filter(isVariant).map((variant: DifferingSegment & { id: string }) => {
      const lemma = variant.readings.find(({ witnesses }) => witnesses.includes(options.base))!
      return h(
        'li',
        { class: variant.significance },
        number(drawn, variant.id),
        ' ',
        h(
          'span',
          { class: 'text', lang: languageIn(drawn, options.base) },
          h('b', {}, written(drawn, lemma.text)),
          '] ',
        ),
        ...variant.readings
          .filter((reading) => reading !== lemma)
          .flatMap(({ text, witnesses }): Tree[] => [
            h(
              'span',
              { class: 'text', lang: languageIn(drawn, witnesses[0]!) },
              text === '' ? h('span', { lang: drawn.words.tag }, drawn.words.omits) : ink(text, true),
            ),
            h('b', { class: 'sigla' }, ` ${witnesses.join(' ')} `),
          ]),
      )
    }),
  )
}
