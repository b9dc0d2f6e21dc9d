/** Lists what of a file is not in its text, and what was changed: by kind, each with its first places and the words there. */
import type { Document, SourceMap, Store } from '../../store/store.ts'
import { slice, textOf } from '../../text/codepoints.ts'
import type { Reader } from '../ui/reader.ts'

/** Places listed of each kind; the map of the document has all. */
const PLACES = 20
const WORDS = 60

interface Kind {
  readonly kind: string
  readonly count: number
  readonly places: readonly { readonly from: number; readonly to: number; readonly words: string }[]
}

export interface LeftOut {
  readonly leftOut: readonly Kind[]
  readonly changed: readonly Kind[]
}

/** The words are those of the file, read once; a package is not unpacked for them. */
export async function leftOutOf(
  store: Pick<Store, 'readFile'>,
  document: Document,
  { leftOut = [], changed = [], part }: SourceMap,
): Promise<LeftOut> {
  const isPlain = part === null && document.encoding !== null && leftOut.length + changed.length > 0
  const bytes = isPlain ? await store.readFile(document) : null
  const original = textOf(bytes === null ? '' : new TextDecoder(document.encoding ?? 'utf-8').decode(bytes))
  const wordsIn = (from: number, to: number) => {
    const words = slice(original, from, Math.min(to, from + 20 * WORDS))
    return [
      ...words
        .replace(/<[^>]*>?/g, ' ')
        .trim()
        .replace(/\s+/g, ' '),
    ]
      .slice(0, WORDS)
      .join('')
  }
  const kinds = (list: typeof leftOut): Kind[] =>
    [...Map.groupBy(list, ([kind]) => kind)].map(([kind, all]) => ({
      kind,
      count: all.length,
      places: all.slice(0, PLACES).map(([, from, to]) => ({ from, to, words: wordsIn(from, to) })),
    }))
  return { leftOut: kinds(leftOut), changed: kinds(changed) }
}

interface Props extends LeftOut {
  readonly reader: Reader
  readonly document: string
}

export const LeftOutSection = ({ reader, document, leftOut, changed }: Props) => {
  const { t } = reader
  if (leftOut.length + changed.length === 0) return null
  return (
    <section aria-labelledby="left-out">
      <h2 id="left-out">{t.document.leftOut}</h2>
      <p>
        {t.document.leftOutHint} <a href={`/v1/documents/${document}/map`}>{t.document.map}</a>
      </p>
      {leftOut.map((kind) => (
        <Places {...kind} said={t.document.kindLeftOut(kind.kind, kind.count)} />
      ))}
      {changed.map((kind) => (
        <Places {...kind} said={t.document.kindChanged(kind.kind, kind.count)} />
      ))}
    </section>
  )
}

const Places = ({ said, count, places }: Kind & { readonly said: string }) => (
  <details>
    <summary>{said}</summary>
    <ul>
      {places.map(({ from, to, words }) => (
        <li>
          <bdi>{words}</bdi>{' '}
          <span class="aside">
            {from}–{to}
          </span>
        </li>
      ))}
      {count > places.length && <li>…</li>}
    </ul>
  </details>
)
