/** The telegrams whose wording a passage has, and those that its text quotes, paraphrases or mentions. */
import { firstPlaces, type TelegramMark } from '../../present/telegram-marks.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import type { Reader } from '../ui/reader.ts'

const pathOf = (id: string) => `/t/${encodeURIComponent(id)}`

/** At the top of a passage: the telegram whose wording it is. */
export const WordingOf = ({ reader, telegrams }: { reader: Reader; telegrams: readonly Telegram[] }) => {
  const { t, link, language } = reader
  if (telegrams.length === 0) return null
  return (
    <p class="wording-of">
      {t.comparison.wordingOf}
      {t.colon}
      {telegrams.map(({ id, title }, index) => (
        <>
          {index > 0 && ' · '}
          <a href={link(pathOf(id))}>
            {id} {title[language]}
          </a>
        </>
      ))}
    </p>
  )
}

export const TelegramsHere = ({ reader, marks }: { reader: Reader; marks: readonly TelegramMark[] }) => {
  const { t, link, language } = reader
  const places = firstPlaces(marks)
  if (places.length === 0) return null
  return (
    <details class="panel telegrams-here">
      <summary>{t.comparison.telegramsHere(places.length)}</summary>
      <ol>
        {places.map(({ id, telegram, title, kind }) => (
          <li>
            <a href={`#${id}`} aria-label={t.comparison.inTextOf(telegram)}>
              {telegram}
            </a>{' '}
            <span class="aside">{t.evidenceKinds[kind]}</span> <a href={link(pathOf(telegram))}>{title[language]}</a>
          </li>
        ))}
      </ol>
    </details>
  )
}
