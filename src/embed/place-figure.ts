/** Draws one variant place as a figure: the text around it, the reading of each witness, and where it is from. */
import { isVariant } from '../present/text-runs.ts'
import { slice } from '../text/codepoints.ts'
import { heading, source } from './figure.ts'
import { type ComparisonData, EMBED_VIEWS, type FigureOptions, namedFor, toBeDrawn } from './figure-data.ts'
import { attributesOf, ink } from './figure-marks.ts'
import { drawEntry, drawPlace } from './figure-views.ts'
import { type Branch, h } from './tree.ts'

/** Code points of the base on either side of the place. */
const AROUND = 40
const CUT = '…'

/** @returns null where the comparison has no place of this number */
export function placeFigure(data: ComparisonData, number: string, manner: FigureOptions): Branch | null {
  const { segments, options } = data.comparison
  const place = segments.filter(isVariant).find(({ id }) => id === number)
  if (place === undefined) return null
  const drawn = toBeDrawn(data, { ...manner, view: EMBED_VIEWS[0] })
  const [start, end] = place.spans[options.base]!
  const { length } = drawn.base
  const [from, to] = [Math.max(0, start - AROUND), Math.min(length, end + AROUND)]
  const { title, language } = namedFor(data, manner)
  // A word is not cut where the text has spaces.
  const before = slice(drawn.base, from, start)
  const after = slice(drawn.base, end, to)
  return h(
    'figure',
    { class: 'variorum one', part: 'figure', lang: manner.words.tag },
    h(
      'figcaption',
      { part: 'caption' },
      heading(title, language, { ...manner, page: manner.page === null ? null : `${manner.page}#v${number}` }),
    ),
    h(
      'p',
      { class: 'text prose', part: 'text', ...attributesOf(drawn, options.base) },
      ink(from > 0 ? CUT + before.replace(/^[^\s\p{Script=Han}]{1,20}\s(?=\S)/u, '') : before),
      ...drawPlace(drawn, place),
      ink(to < length ? after.replace(/(?<=\S)\s[^\s\p{Script=Han}]{1,20}$/u, '') + CUT : after),
    ),
    h('ul', { class: 'entries', part: 'list' }, drawEntry(drawn, place, null)),
    source(data, manner),
  )
}
