/** Telegrams on a line of days: a list for everyone, and beside it a drawing for sighted readers. */

import { DATE_PROPERTIES, type DateClaim, type Dated, inTime, isSure, writeDays } from '../../present/dates.ts'
import { writeDay } from '../../provenance/date-words.ts'
import { isDoubtful, isWithdrawn } from '../../provenance/preferred.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import type { Reader } from '../ui/reader.ts'
import { Mixed } from '../ui/text.tsx'

export const TimeLine = ({ reader, telegrams }: { reader: Reader; telegrams: readonly Telegram[] }) => {
  const { t } = reader
  const { dated, undated } = inTime(telegrams)
  const axis = axisOf(dated)
  return (
    <>
      {dated.length > 0 && (
        <>
          <ul class="legend" aria-label={t.room.legend}>
            <li>
              <Sample kind="sure" /> {t.room.said}
            </li>
            <li>
              <Sample kind="unsure" /> {t.room.supposed}
            </li>
            <li>
              <Sample kind="open" /> {t.room.open}
            </li>
            <li>
              <Sample kind="spread" /> {t.room.spread}
            </li>
          </ul>
          <Axis axis={axis} reader={reader} />
          <ol class="timeline">
            {dated.map((one) => (
              <li>
                <When one={one} reader={reader} />
                <Who telegram={one.telegram} reader={reader} />
                <Track one={one} axis={axis} />
              </li>
            ))}
          </ol>
        </>
      )}
      {undated.length > 0 && (
        <>
          <h3 class="undated-head">{t.room.undated}</h3>
          <p class="aside">{t.room.undatedIntro}</p>
          <ul class="timeline undated">
            {undated.map((telegram) => (
              <li>
                <span class="when aside">{t.room.undated}</span>
                <Who telegram={telegram} reader={reader} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** The three dates in words, each once where they are the same day. */
const When = ({ one, reader }: { one: Dated; reader: Reader }) => {
  const { t } = reader
  const lines = new Map<string, { names: string[]; claim: DateClaim }>()
  for (const claim of one.claims) {
    const written = writeDays(claim.days!, reader, true)
    const name = t.telegram[DATE_PROPERTIES.find((property) => property === claim.statement.property)!]
    const line = lines.get(written) ?? { names: [], claim }
    if (!line.names.includes(name)) line.names.push(name)
    // A day is as sure as the surest claim of it.
    lines.set(written, { names: line.names, claim: isSure(line.claim) ? line.claim : claim })
  }
  return (
    <span class="when">
      {[...lines].map(([written, { names, claim }]) => (
        <span>
          {isDoubtful(claim.statement) && <span class="perhaps">{t.telegram.perhaps}</span>}
          {written} <span class="aside">{t.list(names.map((name) => name.toLowerCase()))}</span>
        </span>
      ))}
    </span>
  )
}

const Who = ({ telegram, reader }: { telegram: Telegram; reader: Reader }) => {
  const { t, language, link } = reader
  const named = (property: string) =>
    telegram.statements
      .filter((one) => one.property === property && !isDoubtful(one) && !isWithdrawn(one))
      .map((one) => one.value)
  const [senders, recipients] = [named('sender'), named('recipient')]
  return (
    <div>
      <span class="code">{telegram.id}</span>{' '}
      <a class="title" href={link(`/t/${encodeURIComponent(telegram.id)}`)} lang={t.tag}>
        {telegram.title[language]}
      </a>
      {senders.length + recipients.length > 0 && (
        <p class="people">
          <Mixed text={senders.join(t.comma) || t.telegram.notNamed} reader={reader} /> →{' '}
          <Mixed text={recipients.join(t.comma) || t.telegram.notNamed} reader={reader} />
        </p>
      )}
    </div>
  )
}

interface Scale {
  readonly first: number
  readonly last: number
}

/** One day of margin on either side keeps the outermost marks whole. */
const axisOf = (dated: readonly Dated[]): Scale => ({
  first: Math.min(...dated.map((one) => one.first)) - 1,
  last: Math.max(...dated.map((one) => one.last)) + 1,
})

/** Positions are percentages in attributes: the drawing takes the width it gets, and needs no style of its own. */
const at = (day: number, { first, last }: Scale) => `${(((day - first) / (last - first)) * 100).toFixed(2)}%`

/** At most so many days are labelled; a longer time gets wider steps. */
const MOST_LABELS = 5

function daysToLabel({ first, last }: Scale): readonly number[] {
  const step = Math.max(1, Math.ceil((last - first) / MOST_LABELS))
  return Array.from({ length: Math.floor((last - first - 1) / step) + 1 }, (_, index) => first + 1 + index * step)
}

const Axis = ({ axis, reader }: { axis: Scale; reader: Reader }) => (
  <div class="axis-row">
    <svg class="track" aria-hidden="true" focusable="false">
      {daysToLabel(axis).map((day, index, days) => (
        <text
          class={index % 2 === 1 ? 'minor' : undefined}
          x={at(day, axis)}
          y="16"
          text-anchor={index === days.length - 1 ? 'end' : 'middle'}
        >
          {writeDay(day, reader.language, true)}
        </text>
      ))}
    </svg>
  </div>
)

const Track = ({ one, axis }: { one: Dated; axis: Scale }) => (
  <svg class="track" aria-hidden="true" focusable="false">
    {daysToLabel(axis).map((day) => (
      <line class="grid" x1={at(day, axis)} x2={at(day, axis)} y1="0" y2="100%" />
    ))}
    {one.last > one.first && <line class="spread" x1={at(one.first, axis)} x2={at(one.last, axis)} y1="50%" y2="50%" />}
    {one.claims
      .filter((claim) => claim.days!.last > claim.days!.first)
      .map(({ days }) => (
        <rect
          class="span"
          x={at(days!.first, axis)}
          width={`${(((days!.last - days!.first) / (axis.last - axis.first)) * 100).toFixed(2)}%`}
          y="30%"
          height="40%"
          rx="3"
        />
      ))}
    {one.claims
      .filter((claim) => claim.days!.open !== null)
      .map(({ days }) => (
        <line
          class="open"
          x1={at(days!.first, axis)}
          x2={at(days!.first + (days!.open === 'before' ? -OPEN : OPEN), axis)}
          y1="50%"
          y2="50%"
        />
      ))}
    {/* What is sure is drawn last, and so above what is not. */}
    {[...one.claims]
      .sort((a, b) => Number(isSure(a)) - Number(isSure(b)))
      .filter((claim) => claim.days!.first === claim.days!.last)
      .map((claim) => (
        <circle class={isSure(claim) ? 'sure' : 'unsure'} cx={at(claim.days!.first, axis)} cy="50%" r="5" />
      ))}
  </svg>
)

/** In days: how far a line shows to which side an interval is open. */
const OPEN = 0.9

const Sample = ({ kind }: { kind: 'sure' | 'unsure' | 'open' | 'spread' }) => (
  <svg class="track" aria-hidden="true" focusable="false">
    {(kind === 'spread' || kind === 'open') && (
      <line class={kind} x1={kind === 'open' ? '50%' : '0'} x2="100%" y1="50%" y2="50%" />
    )}
    {kind !== 'spread' && <circle class={kind === 'open' ? 'unsure' : kind} cx="50%" cy="50%" r="5" />}
  </svg>
)
