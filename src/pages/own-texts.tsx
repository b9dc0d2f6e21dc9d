/** `/compare`: texts of the reader's own. With a script they stay in the browser; without one they are compared and forgotten. */
import { COMPARE_FILE, OWN_FILE } from '../embed/built.ts'
import { RuleFields, UnitField, ViewField } from './controls.tsx'
import { assetPath, Layout } from './layout.tsx'
import type { OwnComparison } from './own.ts'
import { Outcome } from './own-outcome.tsx'
import type { PassageDraft } from './own-store.tsx'
import type { Reader } from './reader.ts'
import { OWN_FORM } from './way.tsx'

interface Props {
  readonly reader: Reader
  readonly outcome: OwnComparison
  readonly draft: PassageDraft | null
}

export const OwnTextsPage = ({ reader, outcome, draft }: Props) => {
  const { t, link } = reader
  const { texts, choice } = outcome
  return (
    <Layout
      reader={reader}
      title={`${t.own.title} — Variorum`}
      here="own"
      canonical="/compare"
      scripts={[assetPath(OWN_FILE)]}
      wide
    >
      <h1>{t.own.title}</h1>
      {/* Which of the two is true, the script says that makes it true. */}
      <p class="lead">
        {t.own.intro}
        <span id="sent">{t.own.sent}</span>
        <span id="here" hidden>
          {t.own.here}
        </span>
      </p>
      {/* What the Enter key in a field presses is the first button of the form: not one of those beside the result. */}
      <button type="submit" form={OWN_FORM} hidden>
        {t.own.compare}
      </button>
      <div id="outcome" data-storing={draft === null ? undefined : 'true'}>
        <Outcome reader={reader} outcome={outcome} draft={draft} />
      </div>
      <form
        id={OWN_FORM}
        class="panel"
        method="post"
        action={link('/compare')}
        data-compare={assetPath(COMPARE_FILE)}
        data-comparing={t.own.comparing}
        data-failed={t.own.failed}
        data-broken={t.own.broken}
        data-text={t.own.text('%')}
      >
        <h2 id="texts">{t.own.texts}</h2>
        <div class="fields">
          {texts.map(({ siglum, language, text }, index) => (
            <fieldset>
              <legend class="said">{t.own.text(siglum)}</legend>
              <div class="field">
                <label for={`text-${index}`}>{t.own.text(siglum)}</label>
                {/* A newline right after the tag is dropped by parsers: one more keeps a text that begins with one. */}
                <textarea
                  id={`text-${index}`}
                  name="text"
                  rows={10}
                  spellcheck={false}
                  dir="auto"
                  lang={language || undefined}
                >
                  {`\n${text}`}
                </textarea>
              </div>
              <div class="fields">
                <div class="field">
                  <label for={`siglum-${index}`}>{t.own.siglum}</label>
                  <input
                    id={`siglum-${index}`}
                    class="short"
                    type="text"
                    name="siglum"
                    value={siglum}
                    autocomplete="off"
                  />
                </div>
                <div class="field">
                  <label for={`language-${index}`}>
                    {t.own.language} <span class="aside">({t.add.optional})</span>
                  </label>
                  <input
                    id={`language-${index}`}
                    class="short"
                    type="text"
                    name="language"
                    value={language}
                    autocomplete="off"
                    aria-describedby="language-hint"
                  />
                </div>
              </div>
            </fieldset>
          ))}
        </div>
        <p class="hint" id="language-hint">
          {t.own.languageHint}
        </p>
        {/* Shown by the script that reads them. */}
        <div class="field files" hidden>
          <label for="files">{t.own.files}</label>
          <input id="files" type="file" multiple accept="text/*,.txt,.md" aria-describedby="files-hint" />
          <p class="hint" id="files-hint">
            {t.own.filesHint}
          </p>
        </div>
        <div class="groups">
          <ViewField reader={reader} manner={choice} />
          <UnitField reader={reader} manner={choice} />
        </div>
        <RuleFields reader={reader} manner={choice} />
        <button type="submit">{t.own.compare}</button>
        <button type="submit" class="quiet" name="more" value="1">
          {t.own.more}
        </button>
        <p class="comparing" role="status" />
        {/* Shown by the script that makes the link. */}
        <div class="share" hidden>
          <button type="button" class="quiet">
            {t.own.share}
          </button>
          <input type="text" readonly hidden aria-label={t.own.shareLink} />
          <p class="hint">{t.own.shareHint}</p>
        </div>
      </form>
    </Layout>
  )
}
