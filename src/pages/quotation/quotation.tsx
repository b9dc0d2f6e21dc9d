/** `/quotation`: a quotation checked against everything that is stored, with each departure in its place. */
import { address } from '../../present/address.ts'
import type { QuotationAnswer, QuotationPlace } from '../../service/quotations/check.ts'
import { slice, type Text, textOf } from '../../text/codepoints.ts'
import { directionOf } from '../../text/direction.ts'
import type { Segment } from '../../variants/comparison.ts'
import { Layout } from '../ui/layout.tsx'
import type { Reader } from '../ui/reader.ts'
import { languageByScript, ScreenReaderText, VisibleText } from '../ui/text.tsx'

export interface QuotationProps {
  readonly reader: Reader
  readonly words: string
  readonly telegram: string
  /** Null before anything was asked. */
  readonly answer: QuotationAnswer | null
  readonly titles: ReadonlyMap<string, string>
  readonly error: string | null
}

export const QuotationPage = ({ reader, words, telegram, answer, titles, error }: QuotationProps) => {
  const { t, link } = reader
  const { quotation } = t
  return (
    <Layout reader={reader} title={`${quotation.title} — Variorum`} here="search" canonical="/quotation">
      <h1>{quotation.title}</h1>
      <p class="lead">{quotation.intro}</p>
      <form class="panel" method="get" action={link('/quotation')}>
        <div class="field">
          <label for="quotation">{quotation.words}</label>
          <textarea id="quotation" name="quotation" rows={4} dir="auto" required>
            {words}
          </textarea>
        </div>
        <div class="field">
          <label for="telegram">
            {quotation.telegram} <span class="aside">({t.add.optional})</span>
          </label>
          <p class="hint" id="telegram-hint">
            {quotation.telegramHint}
          </p>
          <input
            id="telegram"
            class="short"
            type="text"
            name="telegram"
            value={telegram}
            autocomplete="off"
            aria-describedby="telegram-hint"
          />
        </div>
        {reader.chosen && <input type="hidden" name="lang" value={reader.language} />}
        <button type="submit">{quotation.check}</button>
      </form>
      {error !== null && (
        <div class="error-summary" role="alert">
          <p>{error}</p>
        </div>
      )}
      {answer !== null && <Answer reader={reader} answer={answer} titles={titles} words={words} telegram={telegram} />}
    </Layout>
  )
}

const Answer = ({
  reader,
  answer: { verdict, places, attributed },
  titles,
  words,
  telegram,
}: Pick<QuotationProps, 'reader' | 'titles' | 'words' | 'telegram'> & { readonly answer: QuotationAnswer }) => {
  const { quotation } = reader.t
  const direction = directionOf(null, words)
  return (
    <section aria-labelledby="verdict">
      <h2 id="verdict">{quotation.verdicts[verdict]}</h2>
      {attributed !== null && <p>{attributed.holds ? quotation.attributedHolds : quotation.attributedFails}</p>}
      {places.length > 0 && (
        <>
          <p>
            {quotation.places(places.length)}
            {verdict !== 'verbatim' && `. ${quotation.key}`}
          </p>
          <ol class="found">
            {places.map((place) => (
              <Place
                reader={reader}
                place={place}
                title={titles.get(place.passage)}
                words={textOf(words)}
                direction={direction}
              />
            ))}
          </ol>
        </>
      )}
      <p class="aside">
        <a href={reader.link('/embed', { url: address('/quotation', { quotation: words, telegram }) })}>
          {reader.t.embed.link}
        </a>
      </p>
    </section>
  )
}

const Place = ({
  reader,
  place,
  title,
  words,
  direction,
}: {
  reader: Reader
  place: QuotationPlace
  title: string | undefined
  words: Text
  direction: 'ltr' | 'rtl'
}) => {
  const { t, link } = reader
  const { quotation } = t
  const { passage, siglum, start, end, current, similarity, version, before, after, segments, telegrams } = place
  const at = current ? { witnesses: siglum } : { versions: version }
  return (
    <li>
      <h3>
        <a href={`${link(`/p/${passage}`, { ...at, highlight: `${siglum}:${start}-${end}` })}#highlight`}>
          <bdi>{title ?? passage}</bdi> {siglum}
        </a>{' '}
        <small>
          {t.searching.open(start, end)}
          {!current && ` · ${quotation.notCurrent}`}
          {similarity < 1 && ` · ${quotation.similarity(Math.round(similarity * 100))}`}
        </small>
      </h3>
      <p class="text" dir={direction} lang={languageByScript(before + words.string + after)}>
        <span class="aside">{before}</span>
        {segments.map((segment) => (
          <Departure reader={reader} segment={segment} words={words} />
        ))}
        <span class="aside">{after}</span>
      </p>
      {telegrams.length > 0 && (
        <p class="aside">
          {telegrams.map((id) => (
            <>
              <a href={link(`/t/${id}`)}>{id}</a>{' '}
            </>
          ))}
        </p>
      )}
    </li>
  )
}

/** What both have as it is; what only the source has struck through, what only the quotation has underlined. */
const Departure = ({ reader, segment, words }: { reader: Reader; segment: Segment; words: Text }) => {
  const { quotation } = reader.t
  if (segment.relation === 'identical') return <VisibleText text={slice(words, ...segment.spans.quotation!)} />
  const [own, quoted] = [segment.readings[0]!.text, slice(words, ...segment.spans.quotation!)]
  return (
    <>
      {own !== '' && (
        <del>
          <ScreenReaderText lang={reader.t.tag}>{quotation.source}</ScreenReaderText>
          <VisibleText text={own} />
        </del>
      )}
      {quoted !== '' && (
        <ins>
          <ScreenReaderText lang={reader.t.tag}>{quotation.quoted}</ScreenReaderText>
          <VisibleText text={quoted} />
        </ins>
      )}
    </>
  )
}
