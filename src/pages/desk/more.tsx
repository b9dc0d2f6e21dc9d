/** Lists of decisions are cut, so that the page stays small: what is left out is counted, and comes up as others are settled. */
import type { Reader } from '../ui/reader.ts'

export const MOST_LISTED = 60

export const More = ({ reader: { t }, more }: { reader: Reader; more: number }) =>
  more > 0 && <p class="hint">{t.desk.more(more)}</p>
