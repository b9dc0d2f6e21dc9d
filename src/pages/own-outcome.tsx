/** What becomes of texts brought to `/compare`: the comparison, or why there is none. Made here, or in the reader's browser. */
import { Agreement } from './agreement.tsx'
import { type Choice, queryOf } from './choice.ts'
import { Result, Summary, Writing } from './comparison.tsx'
import { Views } from './controls.tsx'
import { Facets } from './facets.tsx'
import { Overview } from './overview.tsx'
import type { OwnComparison } from './own.ts'
import { type PassageDraft, StoreTexts } from './own-store.tsx'
import { address, type Reader } from './reader.ts'

interface Props {
  readonly reader: Reader
  readonly outcome: OwnComparison
  /** Null where nothing can be stored. */
  readonly draft: PassageDraft | null
}

export const Outcome = ({ reader, outcome, draft }: Props) => {
  const { t } = reader
  const { shown, choice, fault } = outcome
  const message = draft?.error ?? fault?.message ?? null
  const at = (other: Partial<Choice>) => ({
    // How the texts are compared stands in the form.
    show: address('', queryOf({ ...choice, unit: null, ignore: [], base: null, part: 1, ...other })).slice(1),
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
            {t.own.result}
          </h2>
          <Summary reader={reader} shown={shown} faceted />
          <Facets reader={reader} shown={shown} at={(filter) => at({ filter })} />
          <Overview reader={reader} shown={shown} />
          <div class="toolbar no-print">
            <Views reader={reader} here={choice.view} at={(view) => at({ view })} />
            <Writing reader={reader} shown={shown} choice={choice} at={(vertical) => at({ vertical })} />
          </div>
          <Result
            reader={reader}
            shown={shown}
            view={choice.view}
            vertical={choice.vertical}
            part={choice.part}
            partAt={(part) => at({ part })}
          />
          <Agreement reader={reader} shown={shown} />
          {draft !== null && <StoreTexts reader={reader} outcome={outcome} show={at({}).show} draft={draft} />}
        </section>
      )}
    </>
  )
}
