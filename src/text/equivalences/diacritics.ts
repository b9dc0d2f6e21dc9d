import type { Equivalence } from '../equivalence.ts'
import type { Writing } from '../languages/index.ts'

const PLAIN = /^[\x20-\x7e\u3000-\u9fff]*$/

/** A text in decomposed form: the signs that distinguish words, and the optional marks of each. */
function apart(unit: string, { languages }: Writing): { signs: string[]; marks: string[]; bare: boolean } {
  let text = unit.normalize('NFD')
  for (const { sameMarks } of languages) if (sameMarks !== undefined) text = sameMarks(text)
  const droppable = new Set<number>()
  for (const { leftOut } of languages)
    if (leftOut !== undefined)
      for (const { index, 0: found } of text.matchAll(leftOut))
        for (let k = 0; k < found.length; k++) droppable.add(index + k)
  const signs: string[] = []
  const marks: string[] = []
  for (let k = 0; k < text.length; k++) {
    if (droppable.has(k) && signs.length > 0) marks[marks.length - 1] += text[k]!
    else {
      signs.push(text[k]!)
      marks.push('')
    }
  }
  return { signs, marks, bare: droppable.size === 0 }
}

const holds = (many: string, few: string) => [...few].every((mark) => many.includes(mark))
const LETTER = /[\p{L}\p{M}]/u

/**
 * Marks that are missing on one side, in languages that let them be: été and ete, ὁ and ο, בָּרָא and ברא. Of two words that are both
 * marked, one may have more marks than the other, but not another mark: pécheur is not pêcheur, νόμος not νομός.
 */
export const diacritics = {
  name: 'diacritics',
  words: {
    en: {
      short: 'diacritics',
      title: 'Diacritics',
      about: 'accents, breathings, Hebrew and Arabic points that one side leaves out',
    },
    zh: { short: '附加符号', traditional: '附加符號', title: '附加符号', about: '一方省去的重音、气号、元音点等' },
  },
  aligns: true,
  explains: 6,
  applies: 6,
  fold(unit, { languages }) {
    if (PLAIN.test(unit)) return unit
    let out = unit.normalize('NFD')
    for (const { sameMarks } of languages) if (sameMarks !== undefined) out = sameMarks(out)
    for (const { leftOut } of languages) if (leftOut !== undefined) out = out.replace(leftOut, '')
    return out.normalize('NFC')
  },
  // spelling may bring marks back: clef is clé
  finish(unit, writing) {
    return this.fold(unit, writing)
  },
  agrees(a, b, here, there) {
    if (a === b) return true
    const [x, y] = [apart(a, here), apart(b, there)]
    if (x.signs.join('') !== y.signs.join('')) return x.bare || y.bare
    // one word after the other: which side has more marks may change from word to word
    let [more, fewer] = [true, true]
    for (let k = 0; k < x.signs.length; k++) {
      if (!LETTER.test(x.signs[k]!)) [more, fewer] = [true, true]
      more &&= holds(x.marks[k]!, y.marks[k]!)
      fewer &&= holds(y.marks[k]!, x.marks[k]!)
      if (!more && !fewer) return false
    }
    return true
  },
} as const satisfies Equivalence
