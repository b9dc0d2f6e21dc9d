/**
 * Texts with their repeats marked: ⟦…⟧ around each place of the first passage, ⟪…⟫ of the second, one inside the other
 * where they nest. A text without marks has no repeat.
 */
import type { Repeat, RepeatSpan } from '../../src/repeats/repeats.ts'

const PAIRS = ['⟦⟧', '⟪⟫'] as const

export interface Marked {
  readonly texts: readonly { readonly id: string; readonly text: string }[]
  /** The places of each passage, by text and place. */
  readonly passages: readonly (readonly RepeatSpan[])[]
}

/** Texts get the ids a, b, c … in order. */
export function marked(...sources: readonly string[]): Marked {
  const passages: RepeatSpan[][] = PAIRS.map(() => [])
  const texts = sources.map((source, t) => {
    const id = String.fromCharCode(97 + t)
    let text = ''
    let at = 0
    const begun: number[] = []
    for (const character of source) {
      const passage = PAIRS.findIndex((pair) => pair.includes(character))
      if (passage < 0) {
        text += character
        at++
      } else if (character === PAIRS[passage]![0]) begun[passage] = at
      else passages[passage]!.push({ text: id, start: begun[passage]!, end: at })
    }
    return { id, text }
  })
  return { texts, passages: passages.filter((places) => places.length > 0) }
}

/** What was found, marked in the same way: what is longest with ⟦⟧, then ⟪⟫, then with numbers. */
export function shown(texts: Marked['texts'], repeats: readonly Repeat[]): string[] {
  const longest = [...repeats].sort((x, y) => y.length - x.length)
  return texts.map(({ id, text }) => {
    const marks: { at: number; mark: string; depth: number }[] = []
    longest.forEach(({ spans }, n) => {
      const [open, close] = [...(PAIRS[n] ?? `${n}${n}`)]
      for (const span of spans.filter((span) => span.text === id))
        marks.push({ at: span.start, mark: open!, depth: n }, { at: span.end, mark: close!, depth: -n })
    })
    const characters = [...text]
    let out = ''
    for (let at = 0; at <= characters.length; at++) {
      const here = marks.filter((mark) => mark.at === at)
      const closing = here.filter(({ mark }) => PAIRS.every((pair) => pair[0] !== mark))
      const opening = here.filter((mark) => !closing.includes(mark))
      for (const { mark } of closing.sort((x, y) => x.depth - y.depth)) out += mark
      for (const { mark } of opening.sort((x, y) => x.depth - y.depth)) out += mark
      out += characters[at] ?? ''
    }
    return out
  })
}
