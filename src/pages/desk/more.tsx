/** Says how many entries of a list of decisions are left out, so that the page stays small; they appear as others are settled. */
import type { Reader } from '../ui/reader.ts'

export const MOST_LISTED = 60

export const More = ({ reader: { t }, more }: { reader: Reader; more: number }) =>
  more > 0 && <p class="hint">{t.desk.more(more)}</p>
