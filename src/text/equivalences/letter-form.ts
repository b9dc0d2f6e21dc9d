import type { Equivalence } from '../equivalence.ts'
import type { Writing } from '../languages/index.ts'
import { type Replacements, replaced, replacedByWord, WORD } from '../languages/language.ts'

/** Signs that look alike and are typed for each other in Han texts: 巿 is a sash, never meant for it. */
const LOOKALIKES: Replacements = [
  [/○/g, '〇'],
  [/巿/g, '市'],
  [/ǃ/g, '!'],
]
const PLAIN = /^[\x20-\x7e\u3003-\u303f\u3400-\u5dfe\u5e03-\u9fff]*$/

const POSITIONAL = /[jvwJVW\u0080-\uffff]/

function apply(unit: string, writing: Writing, member: 'letterForm' | 'positional'): string {
  if (!writing.languages.some((language) => language[member] !== undefined)) return unit.normalize('NFC')
  let out = unit.normalize('NFD')
  for (const language of writing.languages) {
    const patterns = language[member]
    if (patterns !== undefined) out = replacedByWord(out, patterns)
  }
  return out.normalize('NFC')
}

/**
 * Shapes of one letter: canonically equivalent text, ligatures and long s, æ/ae, ß/ss, ς/ϲ, ی/ي, kana of either set, and last u/v
 * and i/j, so that the patterns of spelling still distinguish them.
 */
export const letterForm = {
  name: 'letter-form',
  words: {
    en: {
      short: 'form of a letter',
      title: 'Forms of letters',
      about: 'u/v, i/j, ſ, ligatures, æ/ae, ß/ss, ی/ي, カ/か',
    },
    zh: { short: '字母形体', traditional: '字母形體', title: '字母形体', about: '如 u/v、æ/ae、ß/ss、カ/か' },
  },
  aligns: true,
  explains: 10,
  applies: 5,
  fold(unit, writing) {
    if (PLAIN.test(unit) && !writing.languages.some((language) => language.letterForm !== undefined)) return unit
    return replaced(apply(unit, writing, 'letterForm'), LOOKALIKES)
  },
  mayObject: ({ languages }) => languages.some(({ apartForms }) => apartForms !== undefined),
  // in Switzerland Maße is written Masse; elsewhere that is another word
  agrees(a, b, { languages }) {
    if (a === b) return true
    const [x, y] = [a.toLowerCase().match(WORD) ?? [], b.toLowerCase().match(WORD) ?? []]
    if (x.length !== y.length) return true
    const pairs = x.map((word, k) => [`${word} ${y[k]}`, `${y[k]} ${word}`])
    return languages.every(({ apartForms = [] }) => !pairs.some((pair) => pair.some((one) => apartForms.includes(one))))
  },
  // most words have none of j, v, w
  finish: (unit, writing) => (POSITIONAL.test(unit) ? apply(unit, writing, 'positional') : unit),
} as const satisfies Equivalence
