/** Replaces characters that HTML may not contain, in pages and embeds. */
import { picture } from '../formats/label.ts'

/** Controls but for tab and line ends, and code points of the first plane that never are characters. */
const CONTROL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]/
/** The last two code points of each other plane, by their UTF-16 units. */
const NONCHARACTER =
  /[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/
const EACH = new RegExp(`${CONTROL.source}|${NONCHARACTER.source}`, 'g')
/** What a reader sends back is left as it is. */
const FIELDS = /(<textarea\b[\s\S]*?<\/textarea>)/

/** HTML in which a character that it may not hold is a picture: ␀ for U+0000, � where there is none. O(length). */
export function conformingHtml(html: string): string {
  // Every page is looked through; one after the other the two take a quarter of the time that they take as one pattern.
  if (!CONTROL.test(html) && !NONCHARACTER.test(html)) return html
  const parts = html.split(FIELDS)
  return parts.map((part, k) => (k % 2 === 1 ? part : part.replace(EACH, picture))).join('')
}
