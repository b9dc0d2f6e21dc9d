/** `/compare`: the reader's own texts. With a script they stay in the browser; without one the server compares and forgets them. */
import { COMPARE_FILE, COMPARE_ZH_FILE, PASTED_FILE, WORKBENCH_FILE } from '../../embed/built.ts'
import { RuleFields, UnitField, ViewField } from '../comparison-views/controls.tsx'
import { PASTED_FORM } from '../comparison-views/step-link.tsx'
import { OwnRows } from '../own-rules/own-rules.tsx'
import { assetPath, Layout } from '../ui/layout.tsx'
import type { Reader } from '../ui/reader.ts'
import type { PastedComparison } from './compare-pasted.ts'
import { Outcome } from './outcome.tsx'
import type { PassageDraft } from './store-texts.tsx'

interface Props {
  readonly reader: Reader
  readonly outcome: PastedComparison
  readonly draft: PassageDraft | null
}

export const PastedTextsPage = ({ reader, outcome, draft }: Props) => {
  const { t, link, language } = reader
  const { texts, choice } = outcome
  return (
    <Layout
      reader={reader}
      title={`${t.pasted.title} — Variorum`}
      here="own"
      canonical="/compare"
      scripts={[assetPath(PASTED_FILE)]}
      wide
    >
      <h1>{t.pasted.title}</h1>
      {/* Which of the two is true, the script says that makes it true. */}
      <p class="lead">{t.pasted.intro}</p>
      <p class="lead promise">
        <span id="sent">{t.pasted.sent}</span>
        <span id="here" hidden>
          {t.pasted.here}
        </span>
      </p>
      {/* What the Enter key in a field presses is the first button of the form: not one of those beside the result. */}
      <button type="submit" form={PASTED_FORM} hidden>
        {t.pasted.compare}
      </button>
      <div id="outcome" data-storing={draft === null ? undefined : 'true'}>
        <Outcome reader={reader} outcome={outcome} draft={draft} />
      </div>
      <form
        id={PASTED_FORM}
        class="panel"
        method="post"
        action={link('/compare')}
        data-compare={assetPath(language === 'zh' ? COMPARE_ZH_FILE : COMPARE_FILE)}
        data-comparing={t.pasted.comparing}
        data-loading={t.pasted.loading}
        data-seconds={t.pasted.seconds('%')}
        data-stopped={t.pasted.stopped}
        data-failed={t.pasted.failed}
        data-broken={t.pasted.broken}
        data-unreadable={t.pasted.noText('%')}
        data-workbench={assetPath(WORKBENCH_FILE)}
        data-text={t.pasted.text('%')}
      >
        <h2 id="texts">{t.pasted.texts}</h2>
        <div class="fields">
          {texts.map(({ siglum, label, language, text }, index) => (
            <fieldset>
              <legend class="said">{t.pasted.text(siglum)}</legend>
              <div class="field">
                <label for={`text-${index}`}>{t.pasted.text(siglum)}</label>
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
              <div class="fields of-text">
                <div class="field">
                  <label for={`siglum-${index}`}>{t.pasted.siglum}</label>
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
                  <label for={`label-${index}`}>
                    {t.pasted.label} <span class="aside">({t.add.optional})</span>
                  </label>
                  <input id={`label-${index}`} type="text" name="label" value={label} autocomplete="off" />
                </div>
                <div class="field">
                  <label for={`language-${index}`}>
                    {t.pasted.language} <span class="aside">({t.add.optional})</span>
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
                <div class="field">
                  <label class="base-choice">
                    <input
                      type="radio"
                      name="base"
                      value={siglum}
                      checked={siglum === (choice.base ?? texts[0]?.siglum)}
                    />{' '}
                    {t.comparison.base}
                  </label>
                  {/* Shown by the script that does it. */}
                  <span class="row-tools" hidden>
                    <button type="button" class="quiet" data-row="up">
                      {t.pasted.up}
                    </button>
                    <button type="button" class="quiet" data-row="remove">
                      {t.pasted.remove}
                    </button>
                  </span>
                </div>
              </div>
            </fieldset>
          ))}
        </div>
        <p class="hint" id="language-hint">
          {t.pasted.languageHint}
        </p>
        {/* Shown by the script that reads them. */}
        <div class="field files" hidden>
          <label for="files">{t.pasted.files}</label>
          <input
            id="files"
            type="file"
            multiple
            accept="text/*,.txt,.md,.html,.htm,.xhtml,.docx,.odt,.epub,.xml,.tei"
            aria-describedby="files-hint"
          />
          <p class="hint" id="files-hint">
            {t.pasted.filesHint}
          </p>
        </div>
        <button type="submit">{t.pasted.compare}</button>
        <button type="submit" class="quiet" name="more" value="1">
          {t.pasted.more}
        </button>
        <button type="button" class="quiet" id="forget" hidden>
          {t.pasted.forget}
        </button>
        {/* Shown by the script, where the work takes long. */}
        <div class="working">
          <p class="comparing" role="status" />
          <progress hidden aria-label={t.pasted.comparing} />
          <button type="button" class="quiet" id="stop" hidden>
            {t.pasted.stop}
          </button>
        </div>
        <section aria-labelledby="manner">
          <h3 id="manner">{t.pasted.manner}</h3>
          <div class="groups">
            <ViewField reader={reader} manner={choice} />
            <UnitField reader={reader} manner={choice} automatic />
          </div>
          <RuleFields reader={reader} manner={choice} />
          <fieldset class="own-fields">
            <legend>{t.own.title}</legend>
            <p class="hint">{t.own.intro}</p>
            <OwnRows reader={reader} rows={choice.own} />
          </fieldset>
        </section>
        {/* Shown by the script that makes the link. */}
        <div class="share" hidden>
          <button type="button" class="quiet">
            {t.pasted.share}
          </button>
          <input type="text" readonly hidden aria-label={t.pasted.shareLink} />
          <p class="hint">{t.pasted.shareHint}</p>
        </div>
      </form>
    </Layout>
  )
}
