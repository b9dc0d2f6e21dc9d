/**
 * Writes a comparison as W3C Web Annotations: for every variant place and every witness one annotation, whose target is the span of the
 * witness's version and whose body is the reading; for every move one annotation that links the places.
 *
 * Positions are code points, as the model requires; the quotation beside them lets a reader find the place in another copy. A witness
 * that lacks the words has an empty quotation: the point between its prefix and suffix.
 */
import { slice, type Text } from '../text/codepoints.ts'
import type { Comparison, DifferingSegment, Move, Span } from '../variants/comparison.ts'
import { entryOf } from './entry.ts'
import type { About, ComparisonFormat } from './format.ts'
import { printOf } from './heading.ts'
import { isShown } from './print.ts'

/** Code points of the text shown on either side of a quotation. */
const AROUND = 32

/** Of a place that a move is linked to, without its words; with what is around them. */
const LINK_BYTES = 480

export const ANNOTATION_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'

export const annotations: ComparisonFormat = {
  extension: '.jsonld',
  spanBytes: 340,
  mediaType: ANNOTATION_TYPE,
  label: 'Web Annotations (JSON-LD)',
  moreBytes(comparison, texts, about = {}) {
    const print = printOf(about)
    const bytes = (words: string) => new TextEncoder().encode(words).length
    let sum = 0
    for (const segment of comparison.segments)
      if (isShown(segment, print))
        sum += comparison.witnesses.length * bytes(entryOf(comparison, segment, texts, print))
    for (const { spans } of comparison.moves)
      for (const [siglum, span] of Object.entries(spans))
        sum += Object.keys(spans).length * (LINK_BYTES + bytes(slice(texts.get(siglum)!, ...span)))
    return sum
  },
  render(comparison, texts, about = {}) {
    const print = printOf(about)
    const whole: Whole = { comparison, texts, about, address: about.url ?? '' }
    const sigla = comparison.witnesses.map((w) => w.siglum)
    const items = [
      ...comparison.segments.flatMap((segment) =>
        isShown(segment, print) ? variantsAt(whole, segment, entryOf(comparison, segment, texts, print)) : [],
      ),
      ...comparison.moves.flatMap((move) => {
        const carriers = sigla.filter((siglum) => move.spans[siglum] !== undefined)
        return carriers.map((siglum) => moved(whole, move, siglum, carriers))
      }),
    ]
    const { address } = whole
    return JSON.stringify({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `${address}#annotations`,
      type: 'AnnotationCollection',
      label: about.title ?? `Variants of ${sigla.join(', ')}`,
      generator: { type: 'Software', name: comparison.engine },
      total: items.length,
      ...pagesOf(`${address}#annotations-page-1`, items),
    })
  },
}

/** All items on one page, which is the first and the last (W3C Web Annotation, 5.1: a collection that has pages names both). */
export const pagesOf = (id: string, items: readonly object[]) =>
  items.length === 0 ? {} : { first: { id, type: 'AnnotationPage', startIndex: 0, items }, last: id }

interface Whole {
  readonly comparison: Comparison
  readonly texts: ReadonlyMap<string, Text>
  readonly about: About
  /** Of the comparison; empty where it has none, and identifiers are relative to the document. */
  readonly address: string
}

const plain = (purpose: string, value: string) => ({ type: 'TextualBody', purpose, format: 'text/plain', value })

function variantsAt(whole: Whole, segment: DifferingSegment, entry: string) {
  const { comparison, address } = whole
  const tags = [segment.kind, segment.significance, ...segment.classes, ...segment.touches]
  return comparison.witnesses.map(({ siglum }) => ({
    id: `${address}#${encodeURIComponent(`place-${segment.id}-${siglum}`)}`,
    type: 'Annotation',
    motivation: ['describing', 'classifying'],
    body: [plain('describing', entry), ...tags.map((tag) => plain('classifying', tag))],
    target: stretch(whole, siglum, segment.spans[siglum]!),
  }))
}

/** The words of a move in one witness, linked to where they are in the others. */
function moved(whole: Whole, move: Move, siglum: string, carriers: readonly string[]) {
  return {
    id: `${whole.address}#${encodeURIComponent(`move-${move.id}-${siglum}`)}`,
    type: 'Annotation',
    motivation: ['linking', 'classifying'],
    body: [
      plain('classifying', 'transposition'),
      ...carriers
        .filter((other) => other !== siglum)
        .map((other) => ({ ...stretch(whole, other, move.spans[other]!), purpose: 'linking' })),
    ],
    target: stretch(whole, siglum, move.spans[siglum]!),
  }
}

/** A span of a witness's version, by position and by its words. */
function stretch({ comparison, texts, about, address }: Whole, siglum: string, [start, end]: Span) {
  const text = texts.get(siglum)!
  const { version, language } = comparison.witnesses.find((w) => w.siglum === siglum)!
  return {
    type: 'SpecificResource',
    source:
      version === null
        ? `${address}#${encodeURIComponent(`witness-${siglum}`)}`
        : (about.versionUrl?.(version) ?? `/v1/versions/${encodeURIComponent(version)}/text`),
    ...(language === null ? {} : { language }),
    selector: selectors(text, start, end),
  }
}

/** A span by position and by its words, with what is around them. Offsets in code points. */
export function selectors(text: Text, start: number, end: number) {
  return [
    { type: 'TextPositionSelector', start, end },
    {
      type: 'TextQuoteSelector',
      exact: slice(text, start, end),
      prefix: slice(text, untorn(text, Math.max(0, start - AROUND), -1), start),
      suffix: slice(text, end, untorn(text, Math.min(text.length, end + AROUND), 1)),
    },
  ]
}

const JOINED = /^(?:\u200d|[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\n])/u

/** The next place, going left or right, where no character is torn from what is on it. */
function untorn(text: Text, offset: number, step: -1 | 1): number {
  const torn = (at: number) =>
    at > 0 && at < text.length && (JOINED.test(slice(text, at, at + 1)) || slice(text, at - 1, at) === '\u200d')
  let at = offset
  while (torn(at) && Math.abs(at - offset) < AROUND) at += step
  return at
}
