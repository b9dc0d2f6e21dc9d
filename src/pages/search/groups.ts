/** What a search found in texts, as a page lists it: each sentence once, with every text that has it. */
import type { Found, FoundWords } from '../../service/search.ts'

export interface SentencePlace {
  readonly found: Found
  readonly place: FoundWords
}

export interface SentenceGroup {
  /** In the order of what was found; the first shows the sentence. */
  readonly places: readonly [SentencePlace, ...SentencePlace[]]
}

/** In the order in which they were found. O(places). */
export function groupsOf(all: readonly Found[]): readonly SentenceGroup[] {
  const groups = new Map<string, [SentencePlace, ...SentencePlace[]]>()
  for (const found of all)
    for (const place of found.places) {
      const { sentence, text } = place
      const key = JSON.stringify([sentence.before, text, sentence.after])
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [{ found, place }])
      else group.push({ found, place })
    }
  return [...groups.values()].map((places) => ({ places }))
}
