/** Decisions that have no place in the list of places, folded away. */
import type { Decision } from '../../editing/decision.ts'
import type { Desk } from '../../present/desk-places.ts'
import type { Reader } from '../ui/reader.ts'
import { DecisionLine } from './decision-line.tsx'
import { MOST_LISTED, More } from './more.tsx'

interface FoldedDecisionsProps {
  readonly reader: Reader
  readonly desk: Desk
  readonly writable: boolean
  readonly decisions: readonly Decision[]
  readonly label: string
  readonly hint?: string
}

export const FoldedDecisions = ({ reader, desk, writable, decisions, label, hint }: FoldedDecisionsProps) =>
  decisions.length > 0 && (
    <details class="panel">
      <summary>{label}</summary>
      {hint !== undefined && <p class="hint">{hint}</p>}
      <ul class="desk-decisions">
        {decisions.slice(0, MOST_LISTED).map((decision) => (
          <li>
            <DecisionLine
              reader={reader}
              decision={decision}
              carried={desk.carried.has(decision.decision)}
              writable={writable}
            />
          </li>
        ))}
      </ul>
      <More reader={reader} more={decisions.length - MOST_LISTED} />
    </details>
  )
