/** The result of `/compare`: the comparison, or why there is none. Drawn by the server or in the reader's browser. */

import { address } from '../../present/address.ts'
import { wordError } from '../../present/error-words.ts'
import { addressQuery, type PageQuery } from '../../present/page-query.ts'
import { partShown, partsOf } from '../../present/parts.ts'
import { Agreement } from '../comparison-views/agreement.tsx'
import { Views } from '../comparison-views/controls.tsx'
import { Facets } from '../comparison-views/facets.tsx'
import { FindWithin } from '../comparison-views/find-within.tsx'
import { Overview } from '../comparison-views/overview.tsx'
import { Position } from '../comparison-views/position.tsx'
import { Result } from '../comparison-views/result.tsx'
import { ComparisonSummary } from '../comparison-views/summary.tsx'
import { WritingMode } from '../comparison-views/writing-mode.tsx'
import { Explained, Proposals } from '../own-rules/own-rules.tsx'
import { FORMAT_LABELS } from '../ui/format-labels.ts'
import type { Reader } from '../ui/reader.ts'
import type { PastedComparison } from './compare-pasted.ts'
import { type PassageDraft, StoreTexts } from './store-texts.tsx'

interface Props {
  readonly reader: Reader
  readonly outcome: PastedComparison
  /** Null where nothing can be stored. */
  readonly draft: PassageDraft | null
}

export const Outcome = ({ reader, outcome, draft }: Props) => {
  const { t } = reader
  const { shown, choice, fault } = outcome
  const message = draft?.error ?? (fault && wordError(fault, t))
  const at = (other: Partial<PageQuery>) => ({
    // How the texts are compared is in the form.
    show: address(
      '',
      addressQuery({ ...choice, unit: null, ignore: [], base: null, own: [], part: 1, ...other }),
    ).slice(1),
  })
  return (
    <>
      {message !== null && (
        <div class="error-summary" role="alert">
          <p>
            <bdi>{message}</bdi>
          </p>
        </div>
      )}
      {shown !== null && (
        <section aria-labelledby="result">
          <h2 id="result" tabindex={-1}>
            {t.pasted.result}
          </h2>
          <div class="overall">
            <ComparisonSummary reader={reader} shown={shown} faceted />
            <Facets reader={reader} shown={shown} at={(filter) => at({ filter })} />
          </div>
          <Overview reader={reader} shown={shown} />
          {(choice.find !== null || partsOf(shown, choice.view).length > 1) && (
            <div class="drawers no-print">
              <FindWithin
                reader={reader}
                shown={shown}
                find={choice.find}
                to={at({ highlight: null })}
                at={(highlight) => at({ highlight })}
              />
            </div>
          )}
          <div class="toolbar no-print">
            <div class="manners">
              <Views reader={reader} here={choice.view} at={(view) => at({ view })} />
              <WritingMode reader={reader} shown={shown} choice={choice} at={(vertical) => at({ vertical })} />
            </div>
            <Position reader={reader} shown={shown} />
          </div>
          <Result
            reader={reader}
            shown={shown}
            view={choice.view}
            vertical={choice.vertical}
            part={partShown(shown, choice)}
            partAt={(part) => at({ part })}
          />
          <Explained reader={reader} shown={shown} rows={choice.own} />
          <Proposals reader={reader} shown={shown} rows={choice.own} acceptAt={null} />
          {/* Shown by the script that makes them. */}
          <section class="exports no-print" aria-labelledby="exports" hidden>
            <h3 id="exports">{t.pasted.exports}</h3>
            <p class="hint">{t.pasted.exportsHint}</p>
            <ul>
              {FORMAT_LABELS.map(([extension, label]) => (
                <li>
                  <button type="button" class="quiet" data-export={extension}>
                    {t.formLabels[label] ?? label}
                  </button>
                </li>
              ))}
            </ul>
          </section>
          {/* Shown by the script that works in it: what is decided is kept in the browser. */}
          <details class="panel no-print" id="own-desk" hidden>
            <summary>{t.desk.title}</summary>
            <div class="own-desk-head">
              <p class="hint">{t.pasted.deskIntro}</p>
              <button type="button" class="quiet" data-decisions="json">
                {t.pasted.exportDecisions}
              </button>
              <label>
                {t.pasted.loadDecisions} <input type="file" accept=".json,application/json" data-load="decisions" />
              </label>
              <p role="status" class="hint" />
            </div>
            <div class="own-desk" />
          </details>
          <Agreement reader={reader} shown={shown} />
          {draft !== null && <StoreTexts reader={reader} outcome={outcome} show={at({}).show} draft={draft} />}
        </section>
      )}
    </>
  )
}
