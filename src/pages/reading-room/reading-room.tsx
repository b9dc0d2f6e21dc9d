/** `/`: the passages and telegrams of the store. */

import { inTime } from '../../present/dates.ts'
import { writeDay } from '../../provenance/date-words.ts'
import type { Telegram, Tension } from '../../provenance/telegram.ts'
import type { VariantCount } from '../../service/comparisons/counts.ts'
import type { PassageIn } from '../../service/passages.ts'
import { SeedingForm } from '../seeding/seeding.tsx'
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
  /** Whether a token for writing is configured. */
  readonly writable: boolean
  readonly canonical: string
}

export const ReadingRoom = ({ reader, shelves, cursor, telegrams, writable, canonical }: Props) => {
  const { t, link } = reader
  return (
    <Layout reader={reader} title={t.room.title} here="room" canonical={canonical}>
      <h1>{t.readingRoom}</h1>
      <p class="lead">{holdings(shelves, telegrams, reader) ?? t.room.lead}</p>
      <MostDifferent reader={reader} shelves={shelves} />

      <section aria-labelledby="passages">
        <h2 id="passages">{t.room.passages}</h2>
        {shelves.length === 0 ? (
          <Empty reader={reader} writable={writable} />
        ) : (
          <p class="aside">{t.room.passagesIntro}</p>
        )}
        <ul class="passages">
          {byDifference(shelves).map((shelf) => (
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

/** What can be read here, in one sentence; null where there are no telegrams to date it by. */
function holdings(shelves: readonly Shelf[], telegrams: readonly Telegram[], { t, language }: Reader): string | null {
  const { dated } = inTime(telegrams)
  if (dated.length === 0 || shelves.length === 0) return null
  const days = dated.flatMap(({ first, last }) => [first, last])
  const [from, to] = [Math.min(...days), Math.max(...days)].map((day) => writeDay(day, language))
  return t.room.holdings(telegrams.length, from!, to!)
}

/** The most variants first; what is not counted or has none keeps its order behind them. */
const byDifference = (shelves: readonly Shelf[]): readonly Shelf[] =>
  [...shelves].sort((a, b) => (b.count?.variants ?? 0) - (a.count?.variants ?? 0))

/** Where reading begins: the passages whose witnesses differ most. */
const MostDifferent = ({ reader: { t, link }, shelves }: { reader: Reader; shelves: readonly Shelf[] }) => {
  const most = byDifference(shelves)
    .filter(({ count }) => count !== null && count.variants > 0)
    .slice(0, 2)
  if (most.length === 0) return null
  return (
    <p>
      {t.room.mostDifferent}
      {t.colon}
      {most.map(({ passage, count }, index) => (
        <>
          {index > 0 && ' · '}
          <a href={link(`/p/${encodeURIComponent(passage.id)}`)}>{passage.title}</a>{' '}
          <span class="aside">{t.room.variants(count!.variants)}</span>
        </>
      ))}
    </p>
  )
}

/** What to do where nothing is stored yet. */
const Empty = ({ reader, reader: { t, link }, writable }: { reader: Reader; writable: boolean }) => (
  <div class="panel">
    <p>{t.room.empty}</p>
    <ul>
      <li>
        {t.room.seed} <code>npm run seed</code> · <code>npm run seed -- --remote</code>
        {writable && <SeedingForm reader={reader} step={0} />}
      </li>
      <li>
        <a href={link('/import')}>{t.import}</a>
      </li>
      <li>
        <a href={link('/compare')}>{t.compareYourOwn}</a>
      </li>
    </ul>
  </div>
)

/** Witnesses that a card of a passage names. */
const MOST_NAMED = 6

const Entry = ({ shelf: { passage, count }, reader }: { shelf: Shelf; reader: Reader }) => {
  const { t, link } = reader
  const withText = passage.witnesses.filter((witness) => witness.current !== null)
  return (
    <>
      <h3>
        <a href={link(`/p/${encodeURIComponent(passage.id)}`)}>
          <Titled text={passage.title} lang={t.tag} />
        </a>
      </h3>
      <ul class="witnesses">
        {passage.witnesses
          .slice(0, passage.witnesses.length > MOST_NAMED ? MOST_NAMED - 1 : MOST_NAMED)
          .map(({ siglum, label }) => (
            <li>
              <b class="siglum">{siglum}</b>{' '}
              {label !== siglum && (
                <span>
                  <Titled text={label} lang={t.tag} />
                </span>
              )}
            </li>
          ))}
        {passage.witnesses.length > MOST_NAMED && (
          <li>{t.room.moreWitnesses(passage.witnesses.length - MOST_NAMED + 1)}</li>
        )}
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
