/** The one form of the desk: who decides, and why. The fields and buttons of the places belong to it. */
import type { Reader } from '../ui/reader.ts'
import { TokenInput } from '../ui/token-input.tsx'

interface Props {
  readonly reader: Reader
  readonly action: string
  /** The permanent address of the comparison that is shown; null where texts and decisions are kept in the browser. */
  readonly seen: string | null
  /** What was sent and refused; null for a form that is new. */
  readonly draft: URLSearchParams | null
}

export const Who = ({ reader: { t }, action, seen, draft }: Props) => (
  <form id="desk" class="panel desk-who" method="post" action={action} aria-label={t.desk.who}>
    {/* Enter in a field presses the first button: this one, which does nothing. */}
    <button type="submit" disabled hidden />
    {seen !== null && <input type="hidden" name="seen" value={seen} />}
    <div class="field">
      <label for="desk-name">{t.desk.name}</label>
      <input
        id="desk-name"
        type="text"
        name="responsible"
        value={draft?.get('responsible') ?? ''}
        required={seen !== null}
        autocomplete="username"
        aria-describedby="desk-name-hint"
      />
      <p class="hint" id="desk-name-hint">
        {t.desk.nameHint}
      </p>
    </div>
    {seen !== null && (
      <div class="field">
        <label for="desk-token">{t.desk.token}</label>
        <TokenInput id="desk-token" hint="desk-token-hint" />
        <p class="hint" id="desk-token-hint">
          {t.desk.tokenHint}
        </p>
      </div>
    )}
    <div class="field">
      <label for="desk-reason">
        {t.desk.reason} <span class="aside">({t.add.optional})</span>
      </label>
      <input
        id="desk-reason"
        type="text"
        name="reason"
        value={draft?.get('reason') ?? ''}
        autocomplete="off"
        dir="auto"
        aria-describedby="desk-reason-hint"
      />
      <p class="hint" id="desk-reason-hint">
        {t.desk.reasonHint}
      </p>
    </div>
  </form>
)

export const DeskKeys = ({ reader: { t } }: { reader: Reader }) => (
  <details class="desk-keys">
    <summary>{t.desk.keys}</summary>
    <p class="hint">{t.desk.keysIntro}</p>
    <p>
      <label>
        <input type="checkbox" id="desk-keys-on" checked /> {t.desk.keysOn}
      </label>
    </p>
    <dl>
      {Object.entries(t.desk.keyNames).map(([key, what]) => (
        <div>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  </details>
)
