/**
 * Lists what repeats in a document: first words, places, links to a comparison of each two, and the passage that can be made from them.
 */
import type { Findings } from '../../service/documents/importing.ts'
import { slice } from '../../text/codepoints.ts'
import { directionOf } from '../../text/direction.ts'
import { passagePagePath } from '../ui/passage.ts'
import type { Reader } from '../ui/reader.ts'
import { languageByScript } from '../ui/text.tsx'
import { TokenInput } from '../ui/token-input.tsx'

interface Props {
  readonly reader: Reader
  readonly document: string
  readonly findings: Findings
  /** Title of the passages that are there, by id. */
  readonly passages: ReadonlyMap<string, string>
  readonly writable: boolean
  readonly most: number
}

interface Place {
  readonly start: number
  readonly end: number
}

export const placesPath = (document: string) => `/d/${document}/places`
/** `repeat`: id of the passage that can be made from them. */
export const placesQuery = (a: Place, b: Place, repeat?: string) => ({
  a: `${a.start}-${a.end}`,
  b: `${b.start}-${b.end}`,
  repeat,
})

/** Code points of a repeat that are shown: enough to know it by. */
const BEGINNING = 60

const FirstWords = ({ words }: { words: string }) => (
  <p class="text first-words" dir={directionOf(null, words)} lang={languageByScript(words)}>
    {[...words].length > BEGINNING ? `${[...words].slice(0, BEGINNING).join('')}…` : words}
  </p>
)

/** In the document itself. */
export const OwnRepeats = ({ reader, document, findings, passages, writable, most }: Props) => {
  const { t, link } = reader
  return (
    <ol class="repeats-list">
      {findings.repeats.slice(0, most).map(({ spans, length, similarity, proposal }) => (
        <li>
          <FirstWords words={slice(findings.text, spans[0]!.start, spans[0]!.end)} />
          <p class="aside">{t.document.places(length, `${Math.round(similarity * 100)} %`)}</p>
          <ul class="places">
            {spans.slice(1).map((b, i) => (
              <li>
                <a href={link(placesPath(document), placesQuery(spans[i]!, b, proposal.id))}>
                  {t.document.compare(t.document.span(spans[i]!.start, spans[i]!.end), t.document.span(b.start, b.end))}
                </a>
              </li>
            ))}
          </ul>
          <MakePassage {...{ reader, document, passages, writable }} id={proposal.id} />
        </li>
      ))}
    </ol>
  )
}

/** In texts of other passages too, each by its title. */
export const SharedRepeats = ({ reader, document, findings, passages, writable, most }: Props) => {
  const { t, link } = reader
  return (
    <ol class="repeats-list">
      {findings.stored.repeats.slice(0, most).map(({ spans, length, similarity, proposal }) => {
        const own = spans.find(({ version }) => version === findings.version.version)!
        return (
          <li>
            <FirstWords words={slice(findings.text, own.start, own.end)} />
            <p class="aside">{t.document.places(length, `${Math.round(similarity * 100)} %`)}</p>
            <ul class="places">
              {spans.map(({ version, passage, siglum, start, end }) => (
                <li>
                  <a
                    href={link(
                      passagePagePath(passage),
                      { versions: version, highlight: `${siglum}:${start}-${end}` },
                      'highlight',
                    )}
                  >
                    <bdi>{passages.get(passage) ?? passage}</bdi> <b class="siglum">{siglum}</b>
                  </a>{' '}
                  <span class="aside">{t.document.span(start, end)}</span>
                </li>
              ))}
            </ul>
            <MakePassage {...{ reader, document, passages, writable }} id={proposal.id} />
          </li>
        )
      })}
    </ol>
  )
}

type MakeProps = Pick<Props, 'reader' | 'document' | 'passages' | 'writable'> & { readonly id: string }

/** The passage, where there is one; else the form that makes it. */
export const MakePassage = ({ reader, document, passages, writable, id }: MakeProps) => {
  const { t, link } = reader
  if (passages.has(id))
    return (
      <p>
        <a href={link(passagePagePath(id))}>{t.document.openPassage}</a>
      </p>
    )
  if (!writable) return null
  return (
    <details>
      <summary>{t.document.makePassage}</summary>
      <form method="post" action={link(`/d/${document}/passages`)}>
        <input type="hidden" name="repeat" value={id} />
        <label for={`make-${id}`}>{t.add.token}</label> <TokenInput id={`make-${id}`} />{' '}
        <button type="submit">{t.document.makeIt}</button>
      </form>
    </details>
  )
}
