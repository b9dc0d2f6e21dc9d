/** The panel for own rules on a passage's page: tried by an address, stored with a token. */

import type { ComparisonView } from '../../present/comparison-view.ts'
import { addressOfRows, type OwnRow } from '../../present/own-choice.ts'
import type { OwnRule } from '../../text/own-rules.ts'
import { LanguageField } from '../comparison-views/controls.tsx'
import type { Reader } from '../ui/reader.ts'
import { TokenInput } from '../ui/token-input.tsx'
import { Explained, OwnRows, Proposals } from './own-rules.tsx'

interface Props {
  readonly reader: Reader
  readonly shown: ComparisonView
  readonly rows: readonly OwnRow[]
  readonly stored: readonly OwnRule[]
  /** Of the page. */
  readonly action: string
  /** What else its address says, and goes on saying. */
  readonly hidden: readonly (readonly [name: string, value: string | null | undefined])[]
  readonly acceptAt: (row: OwnRow) => string
  readonly hrefOf: (id: string) => string
  /** Address to which rules are sent to be stored; null where nothing can be stored. */
  readonly storeAt: string | null
}

export const OwnRulesPanel = ({ reader, shown, rows, stored, action, hidden, acceptAt, hrefOf, storeAt }: Props) => {
  const { t } = reader
  return (
    <details class="panel own-rules" id="own-rules" open={rows.length > 0}>
      <summary>{t.own.title}</summary>
      <form method="get" action={action}>
        <p class="hint">{t.own.intro}</p>
        <LanguageField reader={reader} />
        {hidden.map(([name, value]) => value && <input type="hidden" name={name} value={value} />)}
        <OwnRows reader={reader} rows={rows} />
        <button type="submit">{t.own.apply}</button>
      </form>
      <Explained reader={reader} shown={shown} rows={rows} stored={stored} hrefOf={hrefOf} />
      {rows.length > 0 && storeAt !== null && (
        <form method="post" action={storeAt} class="own-store">
          <LanguageField reader={reader} />
          <input type="hidden" name="own" value={addressOfRows(rows) ?? ''} />
          <p class="hint">{t.own.storeHint}</p>
          <div class="field">
            <label for="own-token">{t.add.token}</label>
            <TokenInput id="own-token" />
          </div>
          <button type="submit">{t.own.store}</button>
        </form>
      )}
      <Proposals reader={reader} shown={shown} rows={rows} acceptAt={acceptAt} hrefOf={hrefOf} />
    </details>
  )
}
