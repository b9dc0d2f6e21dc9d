/**
 * The form that stores the compared texts as a passage. Only this form sends them to the server, when the reader presses its button.
 */

import { addressOfRows } from '../../present/own-choice.ts'
import { LanguageField } from '../comparison-views/controls.tsx'
import type { Reader } from '../ui/reader.ts'
import { TokenInput } from '../ui/token-input.tsx'
import type { PastedComparison } from './compare-pasted.ts'
import { filledTexts } from './pasted-text.ts'

export const STORE_PATH = '/compare/passage'

/** What is in the form: empty, or as it was sent and refused. */
export interface PassageDraft {
  readonly title: string
  readonly id: string
  readonly language: string
  /** JSON of those made on the desk, which a script puts there; empty for none. */
  readonly decisions: string
  readonly error: string | null
}

interface Props {
  readonly reader: Reader
  readonly outcome: PastedComparison
  /** What is shown of the comparison, to be shown again where the form is refused. */
  readonly show: string
  readonly draft: PassageDraft
}

export const StoreTexts = ({ reader, outcome, show, draft }: Props) => {
  const { t, link } = reader
  const { texts, choice } = outcome
  return (
    <details class="panel no-print store" open={[draft.title, draft.id, draft.error ?? ''].some((said) => said !== '')}>
      <summary>{t.pasted.store}</summary>
      <form method="post" action={link(STORE_PATH)}>
        <p class="hint">{t.pasted.storeIntro}</p>
        <LanguageField reader={reader} />
        {filledTexts(texts).map(({ siglum, label, language, text }) => (
          <>
            <input type="hidden" name="siglum" value={siglum} />
            <input type="hidden" name="label" value={label} />
            <input type="hidden" name="language" value={language} />
            <input type="hidden" name="text" value={text} />
          </>
        ))}
        <input type="hidden" name="show" value={show} />
        {choice.unit !== null && <input type="hidden" name="unit" value={choice.unit} />}
        {choice.ignore.map((rule) => (
          <input type="hidden" name="ignore" value={rule} />
        ))}
        {choice.own.length > 0 && <input type="hidden" name="own" value={addressOfRows(choice.own) ?? ''} />}
        <input type="hidden" name="decisions" value={draft.decisions} />
        <div class="fields">
          <div class="field">
            <label for="store-title">{t.pasted.name}</label>
            <input id="store-title" type="text" name="title" value={draft.title} required autocomplete="off" />
          </div>
          <div class="field">
            <label for="store-id">{t.pasted.id}</label>
            <input
              id="store-id"
              class="short"
              type="text"
              name="id"
              value={draft.id}
              required
              autocomplete="off"
              aria-describedby="store-id-hint"
            />
            <p class="hint" id="store-id-hint">
              {t.pasted.idHint}
            </p>
          </div>
          <div class="field">
            <label for="store-language">{t.pasted.language}</label>
            <input
              id="store-language"
              class="short"
              type="text"
              name="in"
              value={draft.language || (filledTexts(texts)[0]?.language ?? '')}
              required
              autocomplete="off"
              aria-describedby="language-hint"
            />
          </div>
          <div class="field">
            <label for="store-token">{t.add.token}</label>
            <TokenInput id="store-token" />
          </div>
        </div>
        <button type="submit">{t.pasted.submit}</button>
      </form>
    </details>
  )
}
