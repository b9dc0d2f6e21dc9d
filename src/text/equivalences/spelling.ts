import type { Equivalence } from '../equivalence.ts'
import { replaced, replacedByWord, WORD } from '../languages/language.ts'

const wordsOf = (text: string): string[] => text.match(WORD) ?? []
/** A word as lists of words have it once it is folded: in small letters, without marks, with u for v, uu for w and i for j. */
const bare = (word: string) =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('w', 'uu')
    .replaceAll('v', 'u')
    .replaceAll('j', 'i')

/** Two spellings of one word by the rules and tables of its language: colour/color, caeli/celi, Thal/Tal, 身份/身分. */
export const spelling = {
  name: 'spelling',
  words: {
    en: {
      short: 'spelling',
      title: 'Spelling',
      about: 'two spellings of one word: colour/color, caeli/celi, Thal/Tal, 身份/身分',
    },
    zh: { short: '拼写', traditional: '拼寫', title: '拼写', about: '一词的两种写法，如 colour/color、“身份”与“身分”' },
  },
  aligns: true,
  explains: 4,
  applies: 8,
  fold(unit, { languages }) {
    if (!languages.some((l) => l.spelling !== undefined || l.inContext !== undefined)) return unit
    let out = unit.normalize('NFD')
    for (const { spelling: patterns, inContext } of languages) {
      if (patterns !== undefined) out = replacedByWord(out, patterns)
      if (inContext !== undefined) out = replaced(out, inContext)
    }
    return out.normalize('NFC')
  },
  agrees(a, b, { languages }) {
    if (a === b) return true
    const [x, y] = [wordsOf(a), wordsOf(b)]
    if (x.length !== y.length) return true
    return languages.every(({ apart, isApart }) =>
      x.every((word, k) => {
        const other = y[k]!
        if (word === other) return true
        if (isApart?.(word.toLowerCase(), other.toLowerCase())) return false
        if (apart === undefined) return true
        const pair = [bare(word), bare(other)]
        return !apart.some((entry) => {
          const listed = bare(entry)
          return listed === pair.join(' ') || listed === pair.reverse().join(' ')
        })
      }),
    )
  },
} as const satisfies Equivalence
