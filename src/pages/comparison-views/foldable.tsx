/** Folds a reading that is too long to be seen at once. */
import type { Child } from '../ui/jsx.ts'
import type { Reader } from '../ui/reader.ts'

/** UTF-16 units of a reading that are shown as they are; a longer one is folded to its beginning. */
const [UNFOLDED, BEGINNING] = [300, 60]

interface Props {
  readonly reader: Reader
  readonly text: string
  readonly open?: boolean
  readonly children: Child
}

/** A long reading, such as a whole introduction that one witness has: its beginning and its length, open where it is highlighted. */
export const Foldable = ({ reader: { t }, text, open = false, children }: Props) => {
  if (text.length <= UNFOLDED) return children
  return (
    <details class="fold" open={open}>
      <summary>
        <span class="beginning" aria-hidden="true">
          {[...text.slice(0, BEGINNING)].slice(0, -1).join('')}…
        </span>{' '}
        <span class="aside" lang={t.tag} dir="ltr">
          {t.comparison.longReading([...text].length)}
        </span>
      </summary>
      {children}
    </details>
  )
}
