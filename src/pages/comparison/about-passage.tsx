import type { ComparisonView, Elsewhere, VersionPlace } from '../../present/comparison-view.ts'
import type { PassageIn } from '../../service/passages.ts'
import type { Reader } from '../ui/reader.ts'
import { Titled } from '../ui/text.tsx'
import { historyPath } from '../versions/path.ts'

interface Props {
  readonly reader: Reader
  readonly passage: PassageIn
  readonly shown: ComparisonView
  readonly elsewhere: Elsewhere
}

/** The description of the passage, the witnesses with their sigla, and where else their words are. */
export const AboutPassage = (props: Props & { readonly path: string; readonly at: string | null }) => {
  const { reader, passage, path, at } = props
  return (
    <details class="panel about">
      <summary>{reader.t.comparison.about}</summary>
      <div>
        {passage.description !== null && (
          <p class="description">
            <Titled text={passage.description} lang={reader.t.tag} />
          </p>
        )}
        <Witnesses {...props} />
        <form method="get" action={path} class="as-of">
          {reader.chosen && <input type="hidden" name="lang" value={reader.language} />}
          <label for="as-of">{reader.t.comparison.stoodOn}</label>{' '}
          <input id="as-of" type="date" name="at" value={at?.slice(0, 10)} required />{' '}
          <button type="submit" class="quiet">
            {reader.t.comparison.showThat}
          </button>
        </form>
      </div>
    </details>
  )
}

/** The witnesses on this page with their sigla, and where else their words are. */
const Witnesses = ({ reader, passage, shown, elsewhere }: Props) => (
  <ul class="shown-witnesses">
    {shown.comparison.witnesses.map(({ siglum, version }) => {
      const witness = passage.witnesses.find((one) => one.siglum === siglum || one.current?.version === version)
      return (
        <li>
          <a
            class="siglum"
            href={reader.link(historyPath(passage.id, witness?.siglum ?? siglum))}
            aria-label={reader.t.versions.title(siglum)}
          >
            {siglum}
          </a>
          <span>
            <Titled text={shown.labels.get(siglum) ?? ''} lang={reader.t.tag} />
            {witness?.source && (
              <span class="hint">
                {' '}
                <Titled text={witness.source} lang={reader.t.tag} />
              </span>
            )}
            <Places reader={reader} places={elsewhere.places.get(siglum) ?? []} />
          </span>
        </li>
      )
    })}
  </ul>
)

const Places = ({ reader, places }: { reader: Reader; places: readonly VersionPlace[] }) => {
  const { t } = reader
  if (places.length === 0) return null
  return (
    <span class="hint elsewhere" lang={t.tag}>
      {t.comparison.elsewhere}
      {t.colon}
      {places.map((place, index) => (
        <>
          {index > 0 && ' · '}
          <a href={placeAt(reader, place)}>
            <span class="id" translate="no">
              {place.passage} {place.siglum}
            </span>
            {t.comma + t.comparison.span(place.start, place.end)}
          </a>
        </>
      ))}
    </span>
  )
}

/** What occurs more than once in a text that is shown alone. */
export const RepeatsHere = ({ reader, repeats }: { reader: Reader; repeats: Elsewhere['repeats'] }) => {
  const { t } = reader
  if (repeats.length === 0) return null
  return (
    <section class="repeats" aria-labelledby="repeats">
      <h2 id="repeats">{t.document.repeats(repeats.length)}</h2>
      <ul>
        {repeats.map((places) => (
          <li>
            {places.map((place, index) => (
              <>
                {index > 0 && ' · '}
                <a href={placeAt(reader, place)}>{t.comparison.span(place.start, place.end)}</a>
              </>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The words in their place, in the permanent address of their version. */
const placeAt = ({ link }: Reader, { passage, siglum, version, start, end }: VersionPlace) =>
  link(`/p/${encodeURIComponent(passage)}`, { versions: version, highlight: `${siglum}:${start}-${end}` }, 'highlight')
