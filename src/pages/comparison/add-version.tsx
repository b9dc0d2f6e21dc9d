/** The form through which a reader adds a version of their own. */
import type { PassageIn } from '../../service/passages.ts'
import { LanguageField } from '../comparison-views/controls.tsx'
import type { Reader } from '../ui/reader.ts'
import { TokenInput } from '../ui/token-input.tsx'

/** What is in the form: empty, started from another witness, or as it was sent and refused. */
export interface VersionDraft {
  readonly siglum: string
  readonly label: string
  readonly note: string
  readonly text: string
  readonly language: string
  readonly errors: readonly string[]
  /** False: this installation has no token for writing. */
  readonly writable: boolean
}

export const AddVersion = ({ reader, passage, draft }: { reader: Reader; passage: PassageIn; draft: VersionDraft }) => {
  const { t, link } = reader
  const path = `/p/${encodeURIComponent(passage.id)}`
  if (!draft.writable) {
    return (
      <section class="no-print" aria-labelledby="add-version">
        <h2 id="add-version">{t.add.title}</h2>
        <p>{t.add.readOnly}</p>
      </section>
    )
  }
  return (
    <form class="panel" method="post" action={link(`${path}/versions`)} aria-labelledby="add-version">
      <h2 id="add-version">{t.add.title}</h2>
      <p class="hint">{t.add.intro}</p>
      {draft.errors.length > 0 && (
        <div class="error-summary" role="alert">
          {draft.errors.map((error) => (
            <p>{error}</p>
          ))}
          <p>{t.error.nothingStored}</p>
        </div>
      )}
      <LanguageField reader={reader} />
      <div class="field">
        <label for="add-text">{t.add.text}</label>
        {passage.witnesses.some((witness) => witness.current !== null) && (
          <p class="hint">
            {t.add.prefill}
            {t.colon}
            {passage.witnesses
              .filter((witness) => witness.current !== null)
              .map(({ siglum }, index) => (
                <>
                  {index > 0 && ' · '}
                  <a href={link(path, { start: siglum }, 'add-version')} rel="nofollow">
                    {t.comparison.startFrom(siglum)}
                  </a>
                </>
              ))}
          </p>
        )}
        {/* A newline right after the tag is dropped by parsers: one more keeps a text that begins with one. */}
        <textarea
          id="add-text"
          name="text"
          rows={draft.text === '' ? 4 : 10}
          required
          spellcheck={false}
          lang={draft.language}
          dir="auto"
        >
          {`\n${draft.text}`}
        </textarea>
      </div>
      <div class="fields">
        <div class="field">
          <label for="add-siglum">{t.add.siglum}</label>
          <p class="hint" id="add-siglum-hint">
            {t.add.siglumHint}
          </p>
          <input
            id="add-siglum"
            class="short"
            type="text"
            name="siglum"
            value={draft.siglum}
            required
            autocomplete="off"
            aria-describedby="add-siglum-hint"
          />
        </div>
        <div class="field">
          <label for="add-label">{t.add.label}</label>
          <p class="hint" id="add-label-hint">
            {t.add.labelHint}
          </p>
          <input id="add-label" type="text" name="label" value={draft.label} aria-describedby="add-label-hint" />
        </div>
        <div class="field">
          <label for="add-note">
            {t.add.note} <span class="aside">({t.add.optional})</span>
          </label>
          <p class="hint" id="add-note-hint">
            {t.add.noteHint}
          </p>
          <input id="add-note" type="text" name="note" value={draft.note} aria-describedby="add-note-hint" />
        </div>
        <div class="field">
          <label for="add-token">{t.add.token}</label>
          <p class="hint" id="add-token-hint">
            {t.add.tokenHint}
          </p>
          <TokenInput id="add-token" hint="add-token-hint" />
        </div>
      </div>
      <button type="submit">{t.add.submit}</button>
    </form>
  )
}
