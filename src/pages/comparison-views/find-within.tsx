/** Searches words inside one comparison, in all its parts. */
import type { ComparisonView } from '../../present/comparison-view.ts'
import { findWithin, type Hit } from '../../present/find-within.ts'
import type { Highlight } from '../../present/text-runs.ts'
import type { Reader } from '../ui/reader.ts'
import { PASTED_FORM, StepLink, type StepTarget } from './step-link.tsx'

interface Props {
  readonly reader: Reader
  readonly shown: ComparisonView
  /** Null before anything was looked for. */
  readonly find: string | null
  /** The form of a stored passage: where it is sent, and what else its address says; for own texts what their form is sent with. */
  readonly to: { readonly action: string; readonly hidden: readonly Named[] } | { readonly show: string }
  readonly at: (highlight: Highlight) => StepTarget
}

type Named = readonly [name: string, value: string | null | undefined]

export const FindWithin = ({ reader, shown, find, to, at }: Props) => {
  const { t } = reader
  const found = find === null ? null : findWithin(shown, find)
  const own = 'show' in to ? PASTED_FORM : undefined
  const field = (
    <div class="field">
      <label for="find">{t.comparison.find}</label>
      <input id="find" type="search" name="find" form={own} value={find ?? ''} dir="auto" autocomplete="off" />
      {'show' in to ? (
        <button type="submit" class="quiet" form={own} name="show" value={to.show}>
          {t.comparison.findIt}
        </button>
      ) : (
        <button type="submit" class="quiet">
          {t.comparison.findIt}
        </button>
      )}
    </div>
  )
  return (
    <details class="panel find" open={found !== null}>
      <summary>{t.comparison.find}</summary>
      <search>
        {'show' in to ? (
          <div>{field}</div>
        ) : (
          <form method="get" action={to.action}>
            {reader.chosen && <input type="hidden" name="lang" value={reader.language} />}
            {to.hidden.map(([name, value]) => value && <input type="hidden" name={name} value={value} />)}
            {field}
          </form>
        )}
      </search>
      {found !== null && (
        <>
          <p role="status">{t.comparison.hits(found.count, found.hits.length)}</p>
          <ol class="hits">
            {found.hits.map((hit) => (
              <li>
                <StepLink to={at(hit.at)}>
                  <HitWords shown={shown} hit={hit} />
                </StepLink>
              </li>
            ))}
          </ol>
        </>
      )}
    </details>
  )
}

const HitWords = ({ shown, hit }: { shown: ComparisonView; hit: Hit }) => {
  const { siglum } = hit.at
  const language = shown.comparison.witnesses.find((witness) => witness.siglum === siglum)?.language ?? undefined
  return (
    <>
      <b class="siglum">{hit.sigla.join(' ')}</b>{' '}
      <span class="text" lang={language} dir={shown.directions.get(siglum)}>
        {hit.before}
        <mark>{hit.text}</mark>
        {hit.after}
      </span>
    </>
  )
}
