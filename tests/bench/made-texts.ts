/**
 * Texts made of the corpus by a chain of its own three-character sequences, so that the frequencies of characters and pairs are those of
 * real texts, and each has sentences of its own. The same texts every time.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface TextMaker {
  /** A whole number under `below`, by the generator of Lehmer. */
  readonly random: (below: number) => number
  /** A new text of so many characters. */
  readonly write: (length: number) => string
}

export function textMaker(start = 1950): TextMaker {
  const account = readFileSync(join(import.meta.dirname, '../../kv-seed/texts/account.txt'), 'utf8').slice(0, 4_940)
  let seed = start
  const random = (below: number) => {
    seed = (seed * 48_271) % 0x7fffffff
    return seed % below
  }
  const followers = new Map<string, string[]>()
  for (let i = 2; i < account.length; i++) {
    const before = account.slice(i - 2, i)
    followers.set(before, [...(followers.get(before) ?? []), account[i]!])
  }
  return {
    random,
    write(length) {
      let text = account.slice(random(4_000)).slice(0, 2)
      while (text.length < length) {
        const next = followers.get(text.slice(-2))
        // A character now and then from elsewhere, or the chain would only repeat the corpus.
        text +=
          next === undefined || random(40) === 0
            ? String.fromCharCode(0x4e00 + random(3_000))
            : next[random(next.length)]
      }
      return text
    },
  }
}
