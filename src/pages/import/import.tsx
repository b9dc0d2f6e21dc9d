/** `/import`: a file or a pasted text. The field for files is the drop zone: browsers take a file that is dropped on it. */
import { Layout } from '../ui/layout.tsx'
import type { Reader } from '../ui/reader.ts'
import { ReadingChoices } from '../ui/reading-choices.tsx'
import { TokenInput } from '../ui/token-input.tsx'

interface Props {
  readonly reader: Reader
  readonly writable: boolean
  readonly text: string
  readonly title: string
  readonly error: string | null
}

export const ImportPage = ({ reader, writable, text, title, error }: Props) => {
  const { t, link } = reader
  const { importing } = t
  return (
    <Layout reader={reader} title={`${importing.title} — Variorum`} here="import" canonical="/import">
      <h1>{importing.title}</h1>
      <p class="lead">{importing.intro}</p>
      {error !== null && (
        <div class="error-summary" role="alert">
          <p>
            {importing.failed} <bdi>{error}</bdi>
          </p>
        </div>
      )}
      {writable ? (
        <form class="panel" method="post" enctype="multipart/form-data" action={link('/import')}>
          <div class="field">
            <label for="file">{importing.file}</label>
            <p class="hint" id="file-hint">
              {importing.fileHint}
            </p>
            <input
              id="file"
              class="drop"
              type="file"
              name="file"
              multiple
              accept=".txt,.md,.html,.htm,.xhtml,.docx,.odt,.epub,.xml,.tei,text/plain"
              aria-describedby="file-hint"
            />
          </div>
          <div class="field">
            <label for="text">{importing.paste}</label>
            <textarea id="text" name="text" rows={10} spellcheck={false} dir="auto">
              {`\n${text}`}
            </textarea>
          </div>
          <div class="field">
            <label for="title">
              {importing.name} <span class="aside">({t.add.optional})</span>
            </label>
            <input id="title" type="text" name="title" value={title} autocomplete="off" aria-describedby="title-hint" />
            <p class="hint" id="title-hint">
              {importing.nameHint}
            </p>
          </div>
          <div class="field">
            <label for="sigla">
              {importing.sigla} <span class="aside">({t.add.optional})</span>
            </label>
            <input id="sigla" type="text" name="sigla" autocomplete="off" aria-describedby="sigla-hint" />
            <p class="hint" id="sigla-hint">
              {importing.siglaHint}
            </p>
          </div>
          <details>
            <summary>{importing.choices}</summary>
            <ReadingChoices reader={reader} />
          </details>
          <div class="field">
            <label for="token">{t.add.token}</label>
            <TokenInput id="token" />
          </div>
          <button type="submit">{importing.submit}</button>
          <div class="progress" data-sending={importing.sending} data-reading={importing.reading} hidden>
            <progress aria-label={importing.title} max={1} /> <span role="status" />
          </div>
        </form>
      ) : (
        <p>{t.add.readOnly}</p>
      )}
    </Layout>
  )
}
