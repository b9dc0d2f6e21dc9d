/** Lists decisions in force that were not applied: why, the text they were made for, and the text now. */
import type { Context } from '../../editing/decision.ts'
import type { Desk } from '../../present/desk-places.ts'
import type { Reader } from '../ui/reader.ts'
import { DecisionLine } from './decision-line.tsx'
import { MOST_LISTED, More } from './more.tsx'

interface Props {
  readonly reader: Reader
  readonly desk: Desk
  readonly writable: boolean
  /** Address of the desk with the place open that begins there; null where it is not known. */
  readonly at: (place: number | null) => string
  /** Where the words of a version that is compared are in the desk; null where they are not. */
  readonly placeOf: (context: Context) => number | null
}

export const Again = ({ reader, desk, writable, at, placeOf }: Props) => {
  const { t } = reader
  if (desk.again.length === 0) return null
  return (
    <details class="panel desk-again" open>
      <summary>{t.desk.again(desk.again.length)}</summary>
      <p class="hint">{t.desk.againIntro}</p>
      <ul class="desk-decisions">
        {desk.again.slice(0, MOST_LISTED).map(({ decision, unapplied: { reason, was, is }, against }) => {
          const place = is === undefined ? null : placeOf(is)
          return (
            <li>
              <DecisionLine reader={reader} decision={decision} writable={writable} />
              <p>{t.unapplied[reason]}</p>
              {was !== undefined && <Words label={t.desk.was} context={was} />}
              {is !== undefined && <Words label={t.desk.is} context={is} />}
              {place !== null && (
                <p>
                  <a href={at(place)}>{t.desk.toPlace}</a>
                </p>
              )}
              {against.length > 0 && (
                <div>
                  {t.desk.against}
                  {t.colon}
                  <ul>
                    {against.slice(0, MOST_LISTED).map((one) => (
                      <li>
                        <DecisionLine reader={reader} decision={one} writable={writable} />
                      </li>
                    ))}
                  </ul>
                </div>
              )}
            </li>
          )
        })}
      </ul>
      <More reader={reader} more={desk.again.length - MOST_LISTED} />
    </details>
  )
}

const Words = ({ label, context: { before, text, after } }: { label: string; context: Context }) => (
  <p class="desk-context">
    <span class="aside">{label}</span>{' '}
    <bdi class="text">
      {before}
      <mark>{text === '' ? '‸' : text}</mark>
      {after}
    </bdi>
  </p>
)
