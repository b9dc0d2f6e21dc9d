/** Shows the statements about a telegram, each with basis, source, certainty and author. */

import { DATE_PROPERTIES, daysOf, writeDays } from '../../present/dates.ts'
import { quotations } from '../../present/quotations.ts'
import { wordFor } from '../../present/word-for.ts'
import type { Contradiction } from '../../provenance/contradictions.ts'
import { isDoubtful, isWithdrawn } from '../../provenance/preferred.ts'
import type { Certainty, Statement, Telegram } from '../../provenance/telegram.ts'
import type { Child } from '../ui/jsx.ts'
import type { Reader } from '../ui/reader.ts'
import { Mixed } from '../ui/text.tsx'
import { Places } from './evidence.tsx'

function byProperty(statements: readonly Statement[]): ReadonlyMap<string, readonly Statement[]> {
  const groups = new Map<string, Statement[]>()
  for (const statement of statements)
    groups.set(statement.property, [...(groups.get(statement.property) ?? []), statement])
  return groups
}

/** A time that no machine can read as one is words. */
const Days = ({
  days,
  value,
  reader,
}: {
  days: NonNullable<ReturnType<typeof daysOf>>
  value: string
  reader: Reader
}) =>
  days.uncertain ? <span>{writeDays(days, reader)}</span> : <time datetime={value}>{writeDays(days, reader)}</time>

/** A value as it is written, and a date also as people write it. */
const Value = ({ statement, reader }: { statement: Statement; reader: Reader }) => {
  const { t } = reader
  const days = daysOf(statement.value)
  const plain = /^[\d\-/.~?%[\]{},]+$/.test(statement.value)
  return (
    <>
      {isDoubtful(statement) && <span class="perhaps">{t.telegram.perhaps}</span>}
      <span class="said-value">
        {days !== null && plain ? (
          <Days days={days} value={statement.value} reader={reader} />
        ) : (
          <Mixed text={statement.value} reader={reader} />
        )}
      </span>
    </>
  )
}

const LEVELS: Readonly<Record<Certainty, number>> = { high: 3, medium: 2, low: 1, unknown: 0 }

const CertaintyMark = ({ certainty, reader }: { certainty: Certainty; reader: Reader }) => (
  <span class="certainty">
    <svg viewBox="0 0 42 16" aria-hidden="true" focusable="false">
      {[0, 1, 2].map((level) => (
        <rect
          class={level < LEVELS[certainty] ? 'on' : 'off'}
          x={1 + level * 14}
          y={11 - level * 4}
          width="11"
          height={4 + level * 4}
          rx="1"
        />
      ))}
    </svg>
    {reader.t.certainty[certainty]}
  </span>
)

/** Those that were not taken back: only they count. */
const valid = (statements: readonly Statement[]) => statements.filter((statement) => !isWithdrawn(statement))

/** When it says it was written, when it left, when it arrived: every claim for each, side by side. */
export const Dates = ({ telegram, reader }: { telegram: Telegram; reader: Reader }) => {
  const { t } = reader
  const groups = byProperty(valid(telegram.statements))
  const columns = DATE_PROPERTIES.map((property) => [t.telegram[property], groups.get(property) ?? []] as const)
  return (
    <dl class="dates">
      {columns.map(([name, statements]) => (
        <div>
          <dt>{name}</dt>
          {statements.length === 0 && <dd class="aside">{t.telegram.noDate}</dd>}
          {statements.map((statement) => (
            <dd class={isDoubtful(statement) ? 'claim doubtful' : 'claim'}>
              <Value statement={statement} reader={reader} />
              <div class="aside">{t.basis[statement.basis]}</div>
              <div class="aside">
                {t.telegram.certainty}
                {t.colon}
                <CertaintyMark certainty={statement.certainty} reader={reader} />
              </div>
              <div class="aside">
                <Mixed text={statement.source} reader={reader} />
              </div>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

/** Several sources may name the same person: said once, by the surest. */
function eachOnce(statements: readonly Statement[]): readonly Statement[] {
  const sure = [...statements].sort((a, b) => LEVELS[b.certainty] - LEVELS[a.certainty])
  return statements.filter((one) => sure.find(({ value }) => value === one.value) === one)
}

const Person = ({ name, reader, children }: { name: string | undefined; reader: Reader; children: Child }) =>
  name === undefined ? children : <a href={reader.link(`/names/${encodeURIComponent(name)}`)}>{children}</a>

/** Sender → through whose hands → recipient. */
export const HandToHand = ({
  telegram,
  people,
  reader,
}: {
  telegram: Telegram
  /** Id of the name that a statement is of, by id of the statement. */
  people: ReadonlyMap<string, string>
  reader: Reader
}) => {
  const { t } = reader
  const groups = byProperty(valid(telegram.statements))
  const stops = (['sender', 'via', 'recipient'] as const)
    .map((role) => ({ role, statements: groups.get(role) ?? [] }))
    .filter(({ role, statements }) => role !== 'via' || statements.length > 0)
  return (
    <ol class="chain">
      {stops.map(({ role, statements }) => (
        <li>
          <div class={statements.every(isDoubtful) ? 'stop doubtful' : 'stop'}>
            <p class="role">{t.telegram[role]}</p>
            {statements.length === 0 && <p class="aside">{t.telegram.notNamed}</p>}
            {eachOnce(statements).map((statement) => (
              <p class={isDoubtful(statement) ? 'who doubtful' : 'who'}>
                <Person name={people.get(statement.id)} reader={reader}>
                  <Value statement={statement} reader={reader} />
                </Person>
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  )
}

interface StatementsProps {
  readonly telegram: Telegram
  readonly contradictions: readonly Contradiction[]
  readonly reader: Reader
}

/** Every statement, including the withdrawn ones, which are marked and not counted. */
export const Statements = ({ telegram, contradictions, reader }: StatementsProps) => {
  const { t } = reader
  const columns = [t.telegram.value, t.telegram.basis, t.telegram.source, t.telegram.certainty, t.telegram.responsible]
  const parted = new Set(contradictions.flatMap(({ rule, statements }) => (rule === 'two-values' ? statements : [])))
  return (
    <table class="statements">
      <thead>
        <tr>
          <th scope="col">{t.telegram.property}</th>
          {columns.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      {[...byProperty(telegram.statements)].map(([property, statements]) => {
        const apart = statements.filter(({ id }) => parted.has(id)).length
        return (
          <tbody class={apart > 0 ? 'disagree' : undefined}>
            {statements.map((statement, index) => (
              <tr id={`s-${statement.id}`} class={rowClass(statement)}>
                {index === 0 && (
                  <th scope="rowgroup" rowspan={statements.length}>
                    {wordFor(t.properties, property)}
                    {apart > 0 && <div class="aside">{t.telegram.disagree(apart)}</div>}
                  </th>
                )}
                <Row statement={statement} reader={reader} />
              </tr>
            ))}
          </tbody>
        )
      })}
    </table>
  )
}

const rowClass = (statement: Statement) =>
  isWithdrawn(statement) ? 'withdrawn' : isDoubtful(statement) ? 'doubtful' : undefined

const Row = ({ statement, reader }: { statement: Statement; reader: Reader }) => {
  const { t } = reader
  const { withdrawn, evidence = [] } = statement
  return (
    <>
      <td class="value">
        {withdrawn === undefined ? (
          <Value statement={statement} reader={reader} />
        ) : (
          <>
            <s>
              <Mixed text={statement.value} reader={reader} />
            </s>
            <div class="aside">
              {t.telegram.withdrawn(withdrawn.at.slice(0, 10))} <Mixed text={withdrawn.responsible} reader={reader} />
              {t.colon}
              <Mixed text={withdrawn.reason} reader={reader} />
            </div>
          </>
        )}
        {evidence.length > 0 && (
          <div class="aside">
            {t.telegram.restsOn}
            {t.colon}
            {quotations(evidence).map((quotation, at) => (
              <>
                {at > 0 && '; '}
                <Places quotation={quotation} reader={reader} />
              </>
            ))}
          </div>
        )}
      </td>
      <td data-label={t.telegram.basis}>{withdrawn === undefined ? t.basis[statement.basis] : '—'}</td>
      <td data-label={t.telegram.source} class="source">
        <Mixed text={statement.source} reader={reader} />
      </td>
      <td data-label={t.telegram.certainty}>
        {withdrawn === undefined ? <CertaintyMark certainty={statement.certainty} reader={reader} /> : '—'}
      </td>
      <td data-label={t.telegram.responsible}>
        <Mixed text={wordFor(reader.t.responsible, statement.responsible)} reader={reader} />
      </td>
    </>
  )
}
