/** One decision: what, by whom, when, why, and the button that withdraws it. */

import type { Decision } from '../../editing/decision.ts'
import { wordFor } from '../../present/word-for.ts'
import { inLanguage } from '../../text/localized.ts'
import type { Reader } from '../ui/reader.ts'
import { brief, decisionWords } from './words.ts'

interface Props {
  readonly reader: Reader
  readonly decision: Decision
  readonly carried?: boolean
  /** Of the place beside which it is shown. */
  readonly at?: number
  readonly writable: boolean
  /** Whether a long reason is shown whole. */
  readonly whole?: boolean
}

export const DecisionLine = ({ reader, decision, carried = false, at, writable, whole = false }: Props) => {
  const { t } = reader
  const { responsible, created, reason } = decision
  const why = reason === null ? null : inLanguage(reason, reader.language)
  const by = responsible === null ? t.desk.nobody : wordFor(t.responsible, responsible)
  const words = decisionWords(reader, decision)
  return (
    <>
      <b>
        <bdi>{words}</bdi>
      </b>{' '}
      <span class="aside">
        <bdi>{by}</bdi>, <time datetime={created}>{created.slice(0, 10)}</time>
        {carried && ` · ${t.desk.carried}`}
      </span>
      {why !== null && (
        <>
          {t.colon}
          <bdi>{whole ? why : brief(why)}</bdi>
        </>
      )}
      {writable && (
        <button
          type="submit"
          class="quiet"
          form="desk"
          name="do"
          value={`withdraw:${at ?? ''}:${decision.decision}`}
          aria-label={t.desk.withdrawOf(words)}
        >
          {t.desk.withdraw}
        </button>
      )}
    </>
  )
}
