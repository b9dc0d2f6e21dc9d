/** The form that reads the file of a document again with other options. */
import type { Document } from '../../store/store.ts'
import type { Reader } from '../ui/reader.ts'
import { ReadingChoices } from '../ui/reading-choices.tsx'
import { TokenInput } from '../ui/token-input.tsx'

interface Props {
  readonly reader: Reader
  readonly document: Document
}

export const ReadAgain = ({ reader, document }: Props) => {
  const { t, link } = reader
  return (
    <details>
      <summary>{t.document.readAgain}</summary>
      <p>{t.document.readAgainHint}</p>
      <form class="panel" method="post" action={link(`/d/${document.id}/read-again`)}>
        <ReadingChoices reader={reader} />
        <div class="field">
          <label for="token">{t.add.token}</label>
          <TokenInput id="token" />
        </div>
        <button type="submit">{t.document.read}</button>
      </form>
    </details>
  )
}
