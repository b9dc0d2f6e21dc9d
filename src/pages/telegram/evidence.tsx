/** Quotes the evidence of a telegram in its context, with links to it in every copy. */
import type { Quotation } from '../../present/quotations.ts'
import { contextAfter, contextBefore } from '../../present/text-runs.ts'
import type { Text } from '../../text/codepoints.ts'
import { directionOf } from '../../text/direction.ts'
import type { Reader } from '../ui/reader.ts'
import { VisibleText } from '../ui/text.tsx'

/** What the quotations are cut from: the versions that the evidence names, with their languages. */
export type Sources = ReadonlyMap<string, { readonly text: Text; readonly language: string | null }>

/** Enough of the sentence around a quotation to recognise it. */
const CONTEXT = 16

export const Quote = ({ quotation, sources }: { quotation: Quotation; sources: Sources }) => {
  const place = quotation.places[0]!
  const source = sources.get(place.version)
  return (
    <blockquote class="text" lang={source?.language ?? undefined} dir={directionOf(source?.language, quotation.text)}>
      {source && <span class="around">{contextBefore(source.text, place.start, CONTEXT)}</span>}
      <mark>
        <VisibleText text={quotation.text} />
      </mark>
      {source && <span class="around">{contextAfter(source.text, place.end, CONTEXT)}</span>}
    </blockquote>
  )
}

/**
 * Where it is, in every copy. The address names the version, so that the span always cuts these words. A copy that has
 * them at the same place as the one before is only named.
 */
export const Places = ({ quotation, reader }: { quotation: Quotation; reader: Reader }) => {
  const { t, link } = reader
  return (
    <>
      {quotation.places.map((place, index) => {
        const { passage, siglum, start, end, version } = place
        const last = quotation.places[index - 1]
        const again = last?.passage === passage && last.start === start && last.end === end
        const where = `${passage} ${siglum}${t.comma}${t.comparison.span(start, end)}`
        const highlight = `${siglum}:${start}-${end}`
        return (
          <>
            {index > 0 && ' · '}
            <a
              class={again ? 'copy' : undefined}
              aria-label={again ? where : undefined}
              href={link(`/p/${encodeURIComponent(passage)}`, { versions: version, highlight }, 'highlight')}
            >
              {again ? (
                siglum
              ) : (
                <Where passage={passage} siglum={siglum} span={t.comma + t.comparison.span(start, end)} />
              )}
            </a>
            {'basis' in place && ` (${t.telegram.carried(Math.round(place.similarity * 100))})`}
          </>
        )
      })}
    </>
  )
}

/** The id of a passage is the same in every language. */
export const Where = ({ passage, siglum, span }: { passage: string; siglum: string; span: string }) => (
  <>
    <span class="id" translate="no">
      {passage} {siglum}
    </span>
    {span}
  </>
)
