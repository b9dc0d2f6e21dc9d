import { writeInstant } from '../../provenance/date-words.ts'
import type { Reader } from '../ui/reader.ts'

interface AsOfProps {
  readonly reader: Reader
  readonly at: string
  readonly path: string
  /** Of the versions shown; null where there are none. */
  readonly permalink: string | null
}

/** Says that the page shows the versions of another day, and links to the present and to the permanent comparison. */
export const AsOf = ({ reader, at, path, permalink }: AsOfProps) => {
  const { t, link } = reader
  const when = writeInstant(at, reader.language)
  return (
    <p class="notice" role="status">
      {permalink === null ? t.comparison.noneAsOf(when) : t.comparison.asOf(when)}{' '}
      <a href={link(path)}>{t.comparison.toCurrent}</a>
      {permalink !== null && (
        <>
          {' · '}
          <a href={permalink} rel="cite-as">
            {t.comparison.fixed}
          </a>
        </>
      )}
    </p>
  )
}
