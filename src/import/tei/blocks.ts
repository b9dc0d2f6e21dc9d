/**
 * Shares blocks between a witness and the document's own text: files have ten witnesses and more, with most of their text in common.
 */
import type { XmlElement } from '@rgrove/parse-xml'
import type { Flow } from '../flow.ts'
import type { ReadText } from './texts.ts'

/**
 * Copies a block of the document's own text into the flow, with its references and lacunae.
 * O(length of the block + log of the number of references).
 * @returns whether the document's own text has the block
 */
export function copyBlock({ text, blocks, inUnits }: ReadText, block: XmlElement, flow: Flow): boolean {
  const span = blocks.get(block)
  if (span === undefined) return false
  const [start, end] = span
  const shift = flow.lines(text.slice(start, end)) - start
  const { references, lacunae } = inUnits
  for (let i = firstFrom(references, start); i < references.length && references[i]!.start < end; i++)
    flow.extraction.refer(references[i]!.label, references[i]!.start + shift)
  for (let i = firstFrom(lacunae, start); i < lacunae.length && lacunae[i]!.start < end; i++) {
    const lacuna = lacunae[i]!
    flow.extraction.lose({ ...lacuna, start: lacuna.start + shift, end: lacuna.end + shift })
  }
  return true
}

/** The first that begins at or after a place. O(log n). */
function firstFrom(list: readonly { readonly start: number }[], start: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.start < start) low = middle + 1
    else high = middle
  }
  return low
}
