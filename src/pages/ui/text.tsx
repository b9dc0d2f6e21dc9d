/** Shows a piece of a witness on a page: always as text, isolated, with invisible characters made visible. */

import type { Moved } from '../../present/moved-places.ts'
import type { TelegramMark } from '../../present/telegram-marks.ts'
import type { Run } from '../../present/text-runs.ts'
import { nameOf, type Shown, visiblePieces } from '../../present/visible-text.ts'
import type { Reader } from './reader.ts'

/**
 * Runs of one witness, as part of the text around them: the element that holds them has the language and the direction of the witness
 * (`wordsOf`), and its bidirectional order must not be broken where a run ends. What is put into an element is escaped (jsx.ts).
 * `different` makes spaces and invisible characters visible, without adding anything to what is copied.
 */
export const Runs = ({
  runs,
  reader,
  different = false,
  first = false,
}: {
  runs: readonly Run[]
  reader: Reader
  different?: Shown
  first?: boolean
}) => (
  <>
    {runs.map((run, index) => {
      const plain = <VisibleText text={run.text} different={different} />
      const highlighted = run.marked ? (
        <mark id={first && index === runs.findIndex((one) => one.marked) ? 'highlight' : undefined}>{plain}</mark>
      ) : (
        plain
      )
      const words =
        run.telegram === undefined ? highlighted : <span class={`cited ${run.telegram.kind}`}>{highlighted}</span>
      const opens = run.opens?.map((mark) => <TelegramSign mark={mark} reader={reader} />)
      if (run.moved === undefined) return opens === undefined ? words : [...opens, words]
      return (
        <>
          {opens}
          {run.signs?.map((place) => (
            <MoveSign place={place} reader={reader} />
          ))}
          <span class="moved" data-move={run.moved.number}>
            {words}
          </span>
        </>
      )
    })}
  </>
)

/** Says that the text concerns a telegram from here on, and leads to it. */
const TelegramSign = ({ mark, reader: { t, link, language } }: { mark: TelegramMark; reader: Reader }) => (
  <a
    class="telegram-sign"
    id={mark.id}
    href={link(`/t/${encodeURIComponent(mark.telegram)}`)}
    lang={t.tag}
    aria-label={`${mark.telegram}, ${t.evidenceKinds[mark.kind]}${t.colon}${mark.title[language]}`}
    title={mark.title[language]}
  >
    {mark.telegram}
  </a>
)

/** Says that what follows is elsewhere in another witness, and leads there. */
export const MoveSign = ({ place, reader: { t } }: { place: Moved; reader: Reader }) => {
  const { number, others, away, sign } = place
  if (sign === null) return null
  return (
    <a class="move" id={sign.id} href={`#${sign.to}`} data-move={number} lang={t.tag}>
      <ScreenReaderText lang={t.tag}>
        {(away ? t.comparison.movedAway : t.comparison.movedHere)(t.list(others))}
      </ScreenReaderText>
      <span aria-hidden="true">⇄</span>
      {number}
    </a>
  )
}

export const VisibleText = ({ text, different = false }: { text: string; different?: Shown }) => (
  <span class="words">
    {visiblePieces(text, different).map(({ kind, text }) => {
      if (kind === 'plain') return text
      if (kind !== 'unseen') return <span class={kind}>{text}</span>
      return (
        <>
          {text}
          <span class="unseen">{nameOf(text)}</span>
        </>
      )
    })}
  </span>
)

/** Read by screen readers, in the language of the interface; not seen, and not copied. */
export const ScreenReaderText = ({ lang, children }: { lang: string; children: string }) => (
  <span class="said" lang={lang}>
    {children}
  </span>
)

/** The language of a text by its script, where that decides it: for the choice of fonts and for screen readers. */
export const languageByScript = (text: string): string | undefined =>
  /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
    ? 'ja'
    : /\p{Script=Hangul}/u.test(text)
      ? 'ko'
      : /\p{Script=Han}/u.test(text)
        ? 'zh'
        : undefined

/** Words whose language is not recorded: Han characters mean Chinese, else they are taken to be English. */
export const Mixed = ({ text, reader }: { text: string; reader: Reader }) => {
  const lang = /\p{Script=Han}/u.test(text) ? 'zh-Hans' : 'en'
  const parts = text.split(/(https?:\/\/[^\s()<>《》“”]+[^\s()<>《》“”.,;:。，；：])/)
  return (
    <span lang={lang === reader.t.tag ? undefined : lang}>
      {parts.map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          <a class="address" href={part} rel="external noreferrer">
            {part}
          </a>
        ),
      )}
    </span>
  )
}

/**
 * A title, label or source in one language, or in two as the first corpus writes them: “文中第一遍 · First copy”. Each part
 * gets its own language, since quotation marks are wide in one and narrow in the other.
 */
export const Titled = ({ text, lang }: { text: string; lang: string }) => (
  <>
    {text.split(/( · |(?<=。)(?=[A-Za-z]))/).map((part) => (
      <bdi lang={/\p{Script=Latin}/u.test(part) && !/\p{Script=Han}/u.test(part) ? 'en' : lang}>{part}</bdi>
    ))}
  </>
)
