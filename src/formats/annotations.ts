/**
 * W3C Web Annotations: for every variant place and every witness one annotation, whose target is the span of the
 * witness's version and whose body says how the place reads.
 *
 * Positions are code points, as the model asks; the quotation beside them lets a reader find the place again in another
 * copy. A witness that lacks the words has an empty quotation: the point between its prefix and suffix.
 */
import { slice, type Text } from '../text/codepoints.ts'
import type { Comparison, DifferingSegment } from '../variants/comparison.ts'
import { entryOf } from './entry.ts'
import type { About, ComparisonFormat } from './format.ts'

/** Code points of the text shown on either side of a quotation. */
const AROUND = 32

export const ANNOTATION_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'

export const annotations: ComparisonFormat = {
  extension: '.jsonld',
  mediaType: ANNOTATION_TYPE,
  label: 'Web Annotations (JSON-LD)',
  render(comparison, texts, about = {}) {
    const items = comparison.segments.flatMap((segment) =>
      segment.relation === 'variant'
        ? comparison.witnesses.map((witness) => annotation(comparison, segment, witness.siglum, texts, about))
        : [],
    )
    const address = about.url ?? ''
    return JSON.stringify({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `${address}#annotations`,
      type: 'AnnotationCollection',
      label: about.title ?? `Variants of ${comparison.witnesses.map((w) => w.siglum).join(', ')}`,
      generator: { id: `urn:variorum:${comparison.engine}`, type: 'Software', name: comparison.engine },
      total: items.length,
      ...(items.length === 0
        ? {}
        : { first: { id: `${address}#annotations-page-1`, type: 'AnnotationPage', startIndex: 0, items } }),
    })
  },
}

function annotation(
  comparison: Comparison,
  segment: DifferingSegment,
  siglum: string,
  texts: ReadonlyMap<string, Text>,
  about: About,
) {
  const text = texts.get(siglum)!
  const [start, end] = segment.spans[siglum]!
  const { version, language } = comparison.witnesses.find((w) => w.siglum === siglum)!
  const tags = [segment.kind, segment.significance, ...segment.classes, ...segment.touches]
  const address = about.url ?? ''
  return {
    id: `${address}#${encodeURIComponent(`place-${segment.id}-${siglum}`)}`,
    type: 'Annotation',
    motivation: ['describing', 'classifying'],
    body: [
      { type: 'TextualBody', purpose: 'describing', format: 'text/plain', value: entryOf(comparison, segment, texts) },
      ...tags.map((value) => ({ type: 'TextualBody', purpose: 'classifying', format: 'text/plain', value })),
    ],
    target: {
      type: 'SpecificResource',
      source:
        version === null
          ? `${address}#${encodeURIComponent(`witness-${siglum}`)}`
          : (about.versionUrl?.(version) ?? `/v1/versions/${encodeURIComponent(version)}/text`),
      ...(language === null ? {} : { 'dc:language': language }),
      selector: [
        { type: 'TextPositionSelector', start, end },
        {
          type: 'TextQuoteSelector',
          exact: slice(text, start, end),
          prefix: slice(text, whole(text, Math.max(0, start - AROUND), -1), start),
          suffix: slice(text, end, whole(text, Math.min(text.length, end + AROUND), 1)),
        },
      ],
    },
  }
}

const JOINED = /^(?:\u200d|[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\n])/u

/** The next place, going left or right, where no character is torn from what stands on it. */
function whole(text: Text, offset: number, step: -1 | 1): number {
  const torn = (at: number) =>
    at > 0 && at < text.length && (JOINED.test(slice(text, at, at + 1)) || slice(text, at - 1, at) === '\u200d')
  let at = offset
  while (torn(at) && Math.abs(at - offset) < AROUND) at += step
  return at
}
