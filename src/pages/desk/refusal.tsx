/** Says why a form of the desk was refused, with the decisions that contradict it. */
import type { Decision } from '../../editing/decision.ts'
import type { Reader } from '../ui/reader.ts'
import { DecisionLine } from './decision-line.tsx'

export interface RefusedForm {
  readonly detail: string
  /** What was sent, in words; null where that is unknown. */
  readonly yours: string | null
  /** Decisions in force that it contradicts. */
  readonly against: readonly Decision[]
  readonly fields: URLSearchParams
}

export const RefusedDecision = ({
  reader,
  refused,
  writable,
}: {
  reader: Reader
  refused: RefusedForm
  writable: boolean
}) => {
  const { t } = reader
  return (
    <div class="error-summary" role="alert" tabindex={-1}>
      <p>
        <bdi>{refused.detail}</bdi>
      </p>
      <p>{t.desk.failed}</p>
      {refused.against.length > 0 && (
        <dl class="desk-both">
          {refused.yours !== null && (
            <div>
              <dt>{t.desk.yours}</dt>
              <dd>
                <bdi>{refused.yours}</bdi>
              </dd>
            </div>
          )}
          <div>
            <dt>{t.desk.inForce}</dt>
            {refused.against.map((decision) => (
              <dd>
                <DecisionLine reader={reader} decision={decision} writable={writable} />
              </dd>
            ))}
          </div>
        </dl>
      )}
    </div>
  )
}
