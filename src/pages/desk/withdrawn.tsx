/** Lists withdrawn decisions: what they were, who withdrew them, when and why, and the button that makes the decision again. */

import type { Context, Decision } from '../../editing/decision.ts'
import { wordFor } from '../../present/word-for.ts'
import type { StoredDecision } from '../../store/things/decision-entries.ts'
import type { Reader } from '../ui/reader.ts'
import { DecisionLine } from './decision-line.tsx'
import { MOST_LISTED, More } from './more.tsx'
import { decisionWords } from './words.ts'

interface Props {
  readonly reader: Reader
  /** In the order of recording. */
  readonly withdrawn: readonly StoredDecision[]
  readonly inForce: readonly Decision[]
  readonly writable: boolean
  readonly at: (place: number) => string
  readonly placeOf: (context: Pick<Context, 'version' | 'start'>) => number | null
}

export const Withdrawn = ({ reader, withdrawn, inForce, writable, at, placeOf }: Props) => {
  const { t } = reader
  const standing = new Set(inForce.map(contentOf))
  return (
    <details class="panel desk-withdrawn" id="withdrawn" open>
      <summary>{t.desk.withdrawnCount(withdrawn.length)}</summary>
      <p class="hint">{withdrawn.length === 0 ? t.desk.noneWithdrawn : t.desk.withdrawnIntro}</p>
      <ul class="desk-decisions">
        {[...withdrawn]
          .reverse()
          .slice(0, MOST_LISTED)
          .map((decision) => {
            const { reason, responsible, at: when } = decision.withdrawn!
            const place = placeOf(decision.target[0]!)
            return (
              <li>
                <DecisionLine reader={reader} decision={decision} writable={false} />
                <p>
                  <bdi>{t.desk.withdrawnBy(wordFor(t.responsible, responsible), when.slice(0, 10))}</bdi>
                  {t.colon}
                  <bdi>{reason}</bdi>
                  {place !== null && (
                    <>
                      {' · '}
                      <a href={at(place)}>{t.desk.toPlace}</a>
                    </>
                  )}
                  {standing.has(contentOf(decision)) ? (
                    <b> · {t.desk.inForceAgain}</b>
                  ) : (
                    writable && (
                      <button
                        type="submit"
                        class="quiet"
                        form="desk"
                        name="do"
                        value={`again:${place ?? ''}:${decision.decision}`}
                        aria-label={t.desk.decideAgainOf(decisionWords(reader, decision))}
                      >
                        {t.desk.decideAgain}
                      </button>
                    )
                  )}
                </p>
              </li>
            )
          })}
      </ul>
      <More reader={reader} more={withdrawn.length - MOST_LISTED} />
    </details>
  )
}

/** Two decisions that say the same have the same key, also of different editors. */
const contentOf = ({ type, target, value, scope }: Decision): string => JSON.stringify([type, target, value, scope])
