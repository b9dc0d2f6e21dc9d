/** Words of the account, quoted in their place, with the way to them in every copy. */
import type { Evidence } from '../provenance/telegram.ts'
import type { Text } from '../text/codepoints.ts'
import { contextAfter, contextBefore } from './cut.ts'
import type { Reader } from './reader.ts'
import { Ink } from './text.tsx'

/** What the quotations are cut from: the versions that the evidence names, with their languages. */
export type Sources = ReadonlyMap<string, { readonly text: Text; readonly language: string | undefined }>

/** Evidence that says the same in several copies: one quotation, several places. */
export interface Quotation {
  readonly text: string
  readonly places: readonly Evidence[]
}

/**
 * Copies of one passage repeat each other's words: the same words, of the same kind and for the same purpose, are one
 * quotation, the first place of one copy with the first of the other and so on. In the order of the first copy.
 */
export function quotations(evidence: readonly Evidence[]): readonly Quotation[] {
  const groups: Evidence[][] = []
  for (const place of [...evidence].sort((a, b) => a.start - b.start)) {
    const group = groups.find(
      ([one, ...rest]) =>
        one!.text === place.text &&
        one!.kind === place.kind &&
        one!.role === place.role &&
        ![one!, ...rest].some((other) => other.version === place.version),
    )
    if (group) group.push(place)
    else groups.push([place])
  }
  return groups.map((places) => ({
    text: places[0]!.text,
    places: places.sort((a, b) => (a.siglum < b.siglum ? -1 : 1)),
  }))
}

/** Enough of the sentence around a quotation to recognise it. */
const CONTEXT = 16

export const Quote = ({ quotation, sources }: { quotation: Quotation; sources: Sources }) => {
  const place = quotation.places[0]!
  const source = sources.get(place.version)
  return (
    <blockquote class="text" lang={source?.language} dir="auto">
      {source && (
        <span class="around">
          <bdi>{contextBefore(source.text, place.start, CONTEXT)}</bdi>
        </span>
      )}
      <mark>
        <Ink text={quotation.text} />
      </mark>
      {source && (
        <span class="around">
          <bdi>{contextAfter(source.text, place.end, CONTEXT)}</bdi>
        </span>
      )}
    </blockquote>
  )
}

/**
 * Where it stands, in every copy. The address names the version, so that the span always cuts these words. A copy that has
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
              {again ? siglum : where}
            </a>
          </>
        )
      })}
    </>
  )
}
