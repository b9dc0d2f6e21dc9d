/** The form with which a reader chooses what is compared: plain form controls, so that they work without JavaScript. */

import type { ViewOptions } from '../../present/page-query.ts'
import { VIEWS, type View } from '../../present/page-query.ts'
import { RULES } from '../../text/equivalences/index.ts'
import type { Unit } from '../../variants/comparison.ts'
import type { Reader } from '../ui/reader.ts'
import { Titled } from '../ui/text.tsx'
import { StepLink, type StepTarget } from './step-link.tsx'

interface Candidate {
  readonly siglum: string
  readonly label: string
  readonly source: string | null
  readonly language: string
  readonly shown: boolean
}

interface Props {
  readonly reader: Reader
  readonly action: string
  readonly candidates: readonly Candidate[]
  readonly manner: ViewOptions & { readonly base: string }
  /** What else the address says, and goes on saying. */
  readonly hidden: readonly (readonly [name: string, value: string | null | undefined])[]
}

/** The same comparison in each view, one step away. */
export const Views = ({ reader, here, at }: { reader: Reader; here: View; at: (view: View) => StepTarget }) => (
  <nav class="views" aria-label={reader.t.comparison.view}>
    {VIEWS.map((view) => (
      <StepLink to={at(view)} current={view === here ? 'page' : undefined}>
        {reader.t.views[view]}
      </StepLink>
    ))}
  </nav>
)

/** For a stored passage: which witnesses, which base, which unit and rules. Folded until the reader opens it. */
export const Controls = ({ reader, action, candidates, manner, hidden }: Props) => {
  const { t } = reader
  return (
    <details class="panel">
      <summary>{t.comparison.controls}</summary>
      <form method="get" action={action}>
        <LanguageField reader={reader} />
        <input type="hidden" name="view" value={manner.view} />
        {hidden.map(([name, value]) => value && <input type="hidden" name={name} value={value} />)}
        <div class="groups">
          <fieldset class="witness-choice">
            <legend class="said">{t.comparison.witnesses}</legend>
            <table class="pair">
              <thead>
                <tr>
                  <th scope="col">{t.comparison.show}</th>
                  <th scope="col">{t.comparison.base}</th>
                  <th scope="col">{t.comparison.witnesses}</th>
                </tr>
              </thead>
              <tbody>
                {candidates.map(({ siglum, label, source, language, shown }) => (
                  <tr>
                    <td>
                      <input
                        type="checkbox"
                        name="witnesses"
                        value={siglum}
                        checked={shown}
                        aria-label={t.comparison.showOf(siglum)}
                      />
                    </td>
                    <td>
                      <input
                        type="radio"
                        name="base"
                        value={siglum}
                        checked={siglum === manner.base}
                        aria-label={t.comparison.baseOf(siglum)}
                      />
                    </td>
                    <td>
                      <b class="siglum">{siglum}</b> <Titled text={label} lang={language} />
                      <div class="hint">
                        {source === null ? t.comparison.noSource : <Titled text={source} lang={language} />}
                      </div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </fieldset>
          <UnitField reader={reader} manner={manner} />
        </div>
        <RuleFields reader={reader} manner={manner} />
        <button type="submit">{t.comparison.apply}</button>
      </form>
    </details>
  )
}

/** A form sends only its own fields: the language of the page is one of them where the reader chose it. */
export const LanguageField = ({ reader }: { reader: Reader }) =>
  reader.chosen && <input type="hidden" name="lang" value={reader.language} />

export const ViewField = ({ reader, manner }: { reader: Reader; manner: ViewOptions }) => (
  <fieldset>
    <legend>{reader.t.comparison.view}</legend>
    <ul class="choices">
      {VIEWS.map((view) => (
        <li>
          <label>
            <input type="radio" name="view" value={view} checked={view === manner.view} /> {reader.t.views[view]}
          </label>
        </li>
      ))}
    </ul>
  </fieldset>
)

/** @param props.automatic whether the texts may be left to say it */
export const UnitField = ({
  reader,
  manner,
  automatic = false,
}: {
  reader: Reader
  manner: ViewOptions
  automatic?: boolean
}) => {
  const { t } = reader
  return (
    <fieldset>
      <legend>{t.comparison.unit}</legend>
      <ul class="choices">
        {automatic && (
          <li>
            <label>
              <input type="radio" name="unit" value="" checked={manner.unit === null} /> {t.comparison.unitByScript}
            </label>
          </li>
        )}
        {(Object.keys(t.units) as Unit[]).map((unit) => (
          <li>
            <label>
              <input type="radio" name="unit" value={unit} checked={unit === manner.unit} /> {t.units[unit]}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

export const RuleFields = ({ reader, manner }: { reader: Reader; manner: ViewOptions }) => {
  const { t } = reader
  return (
    <fieldset>
      <legend>{t.comparison.rules}</legend>
      <p class="hint">{t.comparison.rulesIntro}</p>
      <ul class="choices rules">
        {RULES.map((rule) => (
          <li>
            <label>
              <input type="checkbox" name="ignore" value={rule} checked={manner.ignore.includes(rule)} />
              <span>
                {t.rules[rule]![0]} <span class="hint">{t.rules[rule]![1]}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
