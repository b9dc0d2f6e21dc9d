/** Writes the words of a text in a figure with the marks on them: numbers of places, moves, omitted and lost text. */
import { shownIn } from '../present/comparison-view.ts'
import type { Moved } from '../present/moved-places.ts'
import { endsLost, type ShownReading } from '../present/readings.ts'
import { runs } from '../present/text-runs.ts'
import { nameOf, type Shown, visiblePieces } from '../present/visible-text.ts'
import { slice, textOf } from '../text/codepoints.ts'
import type { DifferingSegment, Segment } from '../variants/comparison.ts'
import { lossAt } from '../variants/loss.ts'
import type { Drawn, FigureOptions } from './figure-data.ts'
import { type Attributes, type Branch, h, type Tree } from './tree.ts'

/** Of a document of its own a place is where its number leads; in another page its id might be taken. */
export const placeId = ({ heading }: FigureOptions, id: string) => (heading === 'h1' ? `v${id}` : null)

/** A link to a place of the page that shows the same; where there is none, the words alone, which the keyboard reaches as well. */
export function linked(
  page: string | null,
  fragment: string,
  attributes: Attributes,
  ...children: readonly Tree[]
): Branch {
  const { 'aria-label': label, ...rest } = attributes
  if (page !== null) return h('a', { ...rest, href: page + fragment, 'aria-label': label }, ...children)
  return h('span', { ...rest, ...(fragment !== '' && { tabindex: '0' }) }, ...children)
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

/** What a witness has in a segment, cut where it is elsewhere in another one. */
export function inks(
  drawn: Drawn,
  text: string,
  segment: Segment,
  siglum: string,
  different: Shown = false,
): readonly Tree[] {
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

export const said = ({ labels, words: { tag } }: Drawn, words: string): Tree =>
  labels && h('span', { class: 'said', lang: tag }, words)

/** Where a witness has no words: it has none, or they are lost, which is no omission. */
export function nothing(drawn: Drawn, segment: DifferingSegment, siglum: string): Tree {
  const loss = lossAt(drawn.data.comparison, segment, siglum)
  return h('span', { class: loss === null ? 'nothing' : 'gap' }, said(drawn, drawn.words[loss ?? 'nothing']))
}

export const textOrSign = (drawn: Drawn, text: string, segment: DifferingSegment, siglum: string): readonly Tree[] =>
  text === '' ? [nothing(drawn, segment, siglum)] : inks(drawn, text, segment, siglum, shownIn(segment))

export const number = ({ words, page }: Drawn, id: string): Tree =>
  linked(page, `#v${id}`, { class: 'number', part: 'number', dir: 'ltr', 'aria-label': words.variant(id) }, id)

/** Where a text is shown to its end and breaks off. */
export const ending = ({ data, words }: Drawn, siglum: string, segments: readonly Segment[]): Tree =>
  endsLost(data.comparison, segments, siglum) && h('span', { class: 'gap ends', lang: words.tag }, words.endsHere)

/** What the base has in an identical segment, which is what everyone has there. */
export const shared = ({ data, base }: Drawn, segment: Segment): string => {
  const [start, end] = segment.spans[data.comparison.options.base]!
  return slice(base, start, end)
}

export const lostOr = (name: string, { isLost }: Pick<ShownReading, 'isLost'>) => (isLost ? `${name} lost` : name)
