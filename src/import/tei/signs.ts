/** Reads elements that stand for signs, gaps and white space. */
import type { XmlElement, XmlNode } from '@rgrove/parse-xml'
import { attribute, hasText } from '../xml.ts'
import { gapOf, isLaidOut, widthOf } from './elements.ts'
import { characterFor, codePointOf } from './glyphs.ts'
import type { Surroundings, Walk } from './walk.ts'

/** `<g>`: its text, else the character that its declaration gives. */
export function readGlyph(walk: Walk, element: XmlElement, context: Surroundings): void {
  const sign = codePointOf(element)
  if (sign === null && hasText(element)) walk.children(element, context)
  else walk.output.sign(sign ?? characterFor(element, walk.file.glyphs), element, sign === null ? 'g' : null)
}

/** `<gap>`: signs for lost text, which is a lacuna. */
export function readGap({ output }: Walk, element: XmlElement, context: Surroundings): void {
  output.leaveElement(element, context, 'desc')
  const { sign, extent } = gapOf(element)
  output.lostSign(sign, element, attribute(element, 'reason'), extent)
}

/** `<space>`: ideographic spaces in a Han text where characters are counted, else one space. */
export function readSpace({ output, file }: Walk, element: XmlElement): void {
  if (output.isSilent || attribute(element, 'dim') === 'vertical') return
  const width = widthOf(element)
  if (width === 0) return
  const { start, end } = element
  if (width !== null && file.isHan) output.sign('\u3000'.repeat(width), element, 'space')
  else output.flow.text(' ', start, { to: end })
}

/** `<lb>`: a line of the source, which is a line of the text only where white space stays. */
export function readSourceLine({ output: { flow, isSilent } }: Walk, element: XmlElement, context: Surroundings): void {
  if (isSilent) return
  const breaks = attribute(element, 'break')
  if (breaks === 'no' || (context.joined && breaks !== 'yes')) flow.join()
  else if (context.keep) flow.sourceLine(element.start)
  else flow.text('\n', element.start, { to: element.end })
}

const CLOSING = /^[\p{Pe}\p{Pf},.;:!?·。，、；：！？]/u
const OPENING = /[\p{Ps}\p{Pi}]$/u

/**
 * `<pc>`: has no space to the word that it belongs to, as `@join` says, or as the mark does where the file is laid out with an element a
 * line.
 * @param before the two nodes before it
 */
export function readPunctuation(
  walk: Walk,
  element: XmlElement,
  before: readonly XmlNode[],
  context: Surroundings,
): void {
  const { isSilent, flow } = walk.output
  const text = element.text.trim()
  const joins = isSilent ? '' : (attribute(element, 'join') ?? '')
  const isIndented = !isSilent && isLaidOut(before)
  if (joins === 'left' || joins === 'both' || (isIndented && CLOSING.test(text))) flow.join()
  walk.element(element, context)
  if (joins === 'right' || joins === 'both' || (isIndented && OPENING.test(text))) flow.join()
}

/** `<lacunaStart>`, `<witEnd>` and what ends them, where the file says them of the witness that is read. */
export function readLacuna({ output, file, which }: Walk, element: XmlElement, begins: boolean): void {
  if (which.witness === null || !file.markers.get(element)?.includes(which.witness)) return
  if (begins) output.breakOff()
  else output.resume()
}
