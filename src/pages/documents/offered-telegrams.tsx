/** Lists the letters and telegrams that a file contains: each with its statements and a button that records it. */
import type { ProposedTelegram } from '../../service/documents/importing.ts'
import type { Reader } from '../ui/reader.ts'
import { TokenInput } from '../ui/token-input.tsx'

interface Props {
  readonly reader: Reader
  readonly document: string
  readonly offered: readonly ProposedTelegram[]
  /** Those that are recorded, by id. */
  readonly telegrams: ReadonlyMap<string, string>
  readonly writable: boolean
}

/** Of a volume; the rest is in the findings. */
const LISTED = 50

export const OfferedTelegrams = ({ reader, document, offered, telegrams, writable }: Props) => {
  const { t, link } = reader
  if (offered.length === 0) return null
  return (
    <section aria-labelledby="offered">
      <h2 id="offered">{t.document.offered(offered.length)}</h2>
      {offered.slice(0, LISTED).map(({ id, title, type, statements }) => (
        <details open={offered.length === 1}>
          <summary>
            <bdi>{title.en}</bdi> <span class="aside">{type}</span>
          </summary>
          <dl>
            {statements.map(({ property, value, basis, source }) => (
              <>
                <dt>{property}</dt>
                <dd>
                  <bdi>{value}</bdi>{' '}
                  <span class="aside">
                    {basis}: <bdi>{source}</bdi>
                  </span>
                </dd>
              </>
            ))}
          </dl>
          {telegrams.has(id) ? (
            <p>
              <a href={link(`/t/${id}`)}>{t.document.recorded}</a>
            </p>
          ) : (
            writable && (
              <form method="post" action={link(`/d/${document}/telegrams`)}>
                <input type="hidden" name="telegram" value={id} />
                <label for={`token-${id}`}>{t.add.token}</label> <TokenInput id={`token-${id}`} />{' '}
                <button type="submit">{t.document.record}</button>
              </form>
            )
          )}
        </details>
      ))}
      {offered.length > LISTED && (
        <p>
          <a href={`/v1/documents/${document}/findings?of=telegrams`}>{t.document.more(offered.length)}</a>
        </p>
      )}
    </section>
  )
}
