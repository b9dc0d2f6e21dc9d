/** Lists what a file has beside its own text: the witnesses of an edition, the layers of a corrected text. */
import type { Document, Passage } from '../../store/store.ts'
import { inLanguage } from '../../text/localized.ts'
import type { Reader } from '../ui/reader.ts'

interface Props {
  readonly reader: Reader
  readonly document: Document
  readonly passage: Passage | null
}

export const WitnessesInFile = ({ reader: { t, link, language }, document, passage }: Props) => {
  const all = passage?.witnesses ?? []
  const own = all.find(({ current }) => current?.version === document.versions[0])
  const others = all.filter((witness) => witness !== own)
  if (passage === null || others.length === 0) return null
  const readable = all.filter(({ current }) => current !== null)
  // An edition's witnesses first of all; the text's own layers, `S*` beside `S`, where there are none.
  const foreign = readable.filter(({ siglum }) => !siglum.startsWith(own?.siglum ?? ' '))
  const compared = foreign.length > 1 ? foreign : readable
  return (
    <section aria-labelledby="witnesses">
      <h2 id="witnesses">{t.document.witnesses(others.length)}</h2>
      {compared.length > 1 && (
        <p>
          <a href={link(`/p/${passage.id}`, { witnesses: compared.map(({ siglum }) => siglum).join(',') })}>
            {t.document.compareWitnesses}
          </a>
        </p>
      )}
      <ul>
        {others.map(({ siglum, label, current }) => (
          <li>
            {current !== null ? (
              <a href={link(`/p/${passage.id}/${encodeURIComponent(siglum)}`)}>
                <b class="siglum">{siglum}</b>
              </a>
            ) : (
              <b class="siglum">{siglum}</b>
            )}{' '}
            <bdi>{inLanguage(label, language)}</bdi>
            {current === null && <span class="aside"> {t.document.silent}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
