/** `/compare`: texts of the reader's own, compared and forgotten. */
import { Agreement } from './agreement.tsx'
import type { Manner } from './choice.ts'
import { Result, Summary } from './comparison.tsx'
import { RuleFields, UnitField, ViewField } from './controls.tsx'
import { Layout } from './layout.tsx'
import { Overview } from './overview.tsx'
import type { Reader } from './reader.ts'
import type { Shown } from './shown.ts'

export interface OwnText {
  readonly siglum: string
  readonly language: string
  readonly text: string
}

interface Props {
  readonly reader: Reader
  readonly texts: readonly OwnText[]
  readonly manner: Manner
  readonly shown: Shown | null
  readonly error: string | null
  readonly canonical: string
}

export const OwnTextsPage = ({ reader, texts, manner, shown, error, canonical }: Props) => {
  const { t, link } = reader
  return (
    <Layout reader={reader} title={`${t.own.title} — Variorum`} here="own" canonical={canonical} wide>
      <h1>{t.own.title}</h1>
      <p class="lead">{t.own.intro}</p>
      {error !== null && (
        <div class="error-summary" role="alert">
          <p>
            <bdi>{error}</bdi>
          </p>
        </div>
      )}
      {shown !== null && (
        <section aria-labelledby="result">
          <h2 id="result">{t.own.result}</h2>
          <Summary reader={reader} shown={shown} />
          <Overview reader={reader} shown={shown} />
          <Result reader={reader} shown={shown} view={manner.view} />
          <Agreement reader={reader} shown={shown} />
        </section>
      )}
      <form class="panel" method="post" action={link('/compare')}>
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
        <div class="groups">
          <ViewField reader={reader} manner={manner} />
          <UnitField reader={reader} manner={manner} />
        </div>
        <RuleFields reader={reader} manner={manner} />
        <button type="submit">{t.own.compare}</button>
        <button type="submit" class="quiet" name="more" value="1">
          {t.own.more}
        </button>
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
