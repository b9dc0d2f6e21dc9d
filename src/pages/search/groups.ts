/** Groups what a search found in texts: each sentence once, with every text that has it. */
import type { Found, FoundWords } from '../../service/search.ts'

export interface SentenceText {
  readonly found: Found
  /** In one text, in their order: a sentence may have the words several times, and a text the sentence. */
  readonly places: readonly FoundWords[]
}

export interface SentenceGroup {
  /** The sentence in pieces; the words that were looked for are marked. */
  readonly sentence: readonly { readonly text: string; readonly isMarked: boolean }[]
  /** In the order of what was found; the first shows the sentence. */
  readonly texts: readonly [SentenceText, ...SentenceText[]]
}

/** In the order in which they were found. O(places × length of a sentence). */
export function groupsOf(all: readonly Found[]): readonly SentenceGroup[] {
  const groups = new Map<string, { marks: Map<number, number>; texts: Map<Found, FoundWords[]> }>()
  for (const found of all)
    for (const place of found.places) {
      const { sentence, text } = place
      const whole = sentence.before + text + sentence.after
      const group = groups.get(whole) ?? { marks: new Map(), texts: new Map() }
      groups.set(whole, group)
      const start = sentence.before.length
      group.marks.set(start, Math.max(group.marks.get(start) ?? 0, start + text.length))
      group.texts.set(found, [...(group.texts.get(found) ?? []), place])
    }
  return [...groups].map(([whole, { marks, texts }]) => ({
    sentence: piecesOf(whole, marks),
    texts: [...texts].map(([found, places]) => ({
      found,
      places: places.toSorted((a, b) => a.start - b.start),
    })) as unknown as SentenceGroup['texts'],
  }))
}

/** @param marks end of each mark by its start, in UTF-16 units; those that overlap are one */
function piecesOf(whole: string, marks: ReadonlyMap<number, number>): SentenceGroup['sentence'] {
  const pieces: { text: string; isMarked: boolean }[] = []
  let at = 0
  for (const [start, end] of [...marks].sort(([a], [b]) => a - b)) {
    if (end <= at) continue
    if (start > at) pieces.push({ text: whole.slice(at, start), isMarked: false })
    pieces.push({ text: whole.slice(Math.max(at, start), end), isMarked: true })
    at = end
  }
  return at < whole.length ? [...pieces, { text: whole.slice(at), isMarked: false }] : pieces
}
