/** `/`: what there is to read. */

import type { Telegram, Tension } from '../../provenance/telegram.ts'
import type { VariantCount } from '../../service/comparisons/counts.ts'
import type { PassageIn } from '../../service/passages.ts'
import { Layout } from '../ui/layout.tsx'
import type { Reader } from '../ui/reader.ts'
import { Titled } from '../ui/text.tsx'
import { AnswersMap, arcsOf } from './answers-map.tsx'
import { TimeLine } from './timeline.tsx'

export interface Shelf {
  readonly passage: PassageIn
  /** Null where nothing was counted. */
  readonly count: VariantCount | null
}

interface Props {
  readonly reader: Reader
  readonly shelves: readonly Shelf[]
  readonly cursor: string | null
  readonly telegrams: readonly Telegram[]
  readonly canonical: string
}

export const ReadingRoom = ({ reader, shelves, cursor, telegrams, canonical }: Props) => {
  const { t, link } = reader
  return (
    <Layout reader={reader} title={t.room.title} here="room" canonical={canonical}>
      <h1>{t.readingRoom}</h1>
      <p class="lead">{t.room.lead}</p>

      <section aria-labelledby="passages">
        <h2 id="passages">{t.room.passages}</h2>
        {shelves.length === 0 ? <p>{t.room.empty}</p> : <p class="aside">{t.room.passagesIntro}</p>}
        <ul class="passages">
          {shelves.map((shelf) => (
            <li>
              <Entry shelf={shelf} reader={reader} />
            </li>
          ))}
        </ul>
        {cursor !== null && <a href={link('/', { cursor }, 'passages')}>{t.room.more}</a>}
      </section>

      <section aria-labelledby="telegrams">
        <h2 id="telegrams">{t.room.timeline}</h2>
        {telegrams.length === 0 ? (
          <p>{t.room.noTelegrams}</p>
        ) : (
          <>
            <p class="aside">{t.room.timelineIntro(telegrams.length)}</p>
            <TimeLine reader={reader} telegrams={telegrams} />
          </>
        )}
      </section>

      {arcsOf(telegrams).length > 0 && (
        <section aria-labelledby="answers">
          <h2 id="answers">{t.room.answers}</h2>
          <p class="aside">{t.room.answersIntro}</p>
          <AnswersMap reader={reader} telegrams={telegrams} />
        </section>
      )}

      <TensionList reader={reader} telegrams={telegrams} />
    </Layout>
  )
}

const Entry = ({ shelf: { passage, count }, reader }: { shelf: Shelf; reader: Reader }) => {
  const { t, link } = reader
  const withText = passage.witnesses.filter((witness) => witness.current !== null)
  return (
    <>
      <h3 lang={passage.language}>
        <a href={link(`/p/${encodeURIComponent(passage.id)}`)}>
          <Titled text={passage.title} lang={passage.language} />
        </a>
      </h3>
      <ul class="witnesses" lang={passage.language}>
        {passage.witnesses.map(({ siglum, label }) => (
          <li>
            <b class="siglum">{siglum}</b>{' '}
            <span>
              <Titled text={label} lang={passage.language} />
            </span>
          </li>
        ))}
      </ul>
      <p class="count">
        {withText.length === 0 ? (
          t.room.noText
        ) : withText.length === 1 ? (
          t.room.alone
        ) : count === null ? (
          t.room.uncounted
        ) : count.variants === 0 ? (
          t.room.identical
        ) : (
          <>
            <b>{t.comparison.summary(count.variants, count.length)}</b>
            {t.colon}
            {t.comparison.parts(count.substantive, count.accidental)}
          </>
        )}
      </p>
    </>
  )
}

/** One tension may concern several telegrams; it is listed once, and leads to the first of them. */
const TensionList = ({ reader, telegrams }: { reader: Reader; telegrams: readonly Telegram[] }) => {
  const { t, language, link } = reader
  const tensions = new Map<string, { tension: Tension; telegram: Telegram }>()
  for (const telegram of telegrams)
    for (const tension of telegram.tensions)
      if (!tensions.has(tension.id)) tensions.set(tension.id, { tension, telegram })
  if (tensions.size === 0) return null
  return (
    <section aria-labelledby="tensions">
      <h2 id="tensions">{t.room.tensions}</h2>
      <p class="aside">{t.room.tensionsIntro(tensions.size)}</p>
      <ol class="tension-list">
        {[...tensions.values()].map(({ tension, telegram }) => (
          <li>
            <a href={link(`/t/${encodeURIComponent(telegram.id)}`, {}, `tension-${tension.id}`)}>
              {tension.title[language]}
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}
