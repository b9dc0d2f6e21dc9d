/** Rules for spaced scripts where a word corresponds to another form of itself: such words are entries of their own. */
import { near } from '../text/near.ts'
import { WORD_COLUMN } from './columns.ts'
import { joined, type Pair, type Range } from './pair.ts'

/** Similarity from which two words are one word in two forms or spellings. */
export const ALIKE = 0.6
/** Letters that both forms must share at the beginning, and may differ in at the end, to differ in their endings. */
const ENDING = { stem: 2, letters: 4 } as const

/** Whether a column has a word and one like it. */
export function isAlike(pair: Pair, c: number): boolean {
  if (pair.keysA[c]! < 0 || pair.keysB[c]! < 0 || !(pair.flags(c) & WORD_COLUMN)) return false
  const [x, y] = formsOf(pair, c)
  if (near(x, y) >= ALIKE) return true
  // The rules of a language may take letters out of one of them (אינם, ואינם).
  const { vocabulary } = pair.columns
  const written = (symbol: number) => vocabulary.textOf(symbol).toLowerCase()
  return near(written(pair.symbolsA[c]!), written(pair.symbolsB[c]!)) >= ALIKE
}

/**
 * Neighbouring words that each changed are an entry each, where word corresponds to word and every one is like its partner: `sub
 * [ilice/illice] [lentus/lentas]`. One word more, or one unlike its partner, and the whole was reworded: `[ἄμωμα μέσον/ἀμώμητα ἐν μέσῳ]`.
 */
export function splitAlike(pair: Pair, place: Range): Range[] {
  const words: Range[] = []
  for (let c = place.from; c < place.to; c++) {
    if (isAlike(pair, c)) words.push({ from: c, to: c + 1 })
    else if (pair.isWord(c) || pair.keysA[c] !== pair.keysB[c]) return [place]
  }
  return joined(words, (left, right) => isAgreement(pair, left, right))
}

/**
 * A place that holds words which changed their order ends with these: what only has another form beside them is an entry of its
 * own. `χαρὰ [ὑμῶν/ἡμῶν] [πεπληρωμένη ᾖ/ᾖ πεπληρωμένη]`
 */
export function shedAlike(pair: Pair, place: Range): Range[] {
  if (!keepsWord(pair, place)) return [place]
  const words: number[] = []
  for (let c = place.from; c < place.to; c++) if (pair.isWord(c) || pair.keysA[c] !== pair.keysB[c]) words.push(c)
  const keys = (side: Int32Array) => new Set(words.map((c) => side[c]!))
  const [keysA, keysB] = [keys(pair.keysA), keys(pair.keysB)]
  // αὐτοῖς παραδῷ αὐτόν, αὐτὸν παραδῷ αὐτοῖς: alike, but these two changed places
  const isFree = (c: number) => isAlike(pair, c) && !keysB.has(pair.keysA[c]!) && !keysA.has(pair.keysB[c]!)
  let [first, last] = [0, words.length - 1]
  while (first < last && isFree(words[first]!)) first++
  while (last > first && isFree(words[last]!)) last--
  const each = (some: readonly number[]) =>
    joined(
      some.map((c) => ({ from: c, to: c + 1 })),
      (left, right) => isAgreement(pair, left, right),
    )
  return [
    ...each(words.slice(0, first)),
    { from: first === 0 ? place.from : words[first]!, to: last === words.length - 1 ? place.to : words[last]! + 1 },
    ...each(words.slice(last + 1)),
  ]
}

/** Whether both have the same word in a column of a place: one that others went over. */
function keepsWord(pair: Pair, { from, to }: Range): boolean {
  for (let c = from; c < to; c++) if (!pair.differs(c) && pair.flags(c) & WORD_COLUMN) return true
  return false
}

/**
 * Two words that both changed in their endings only agree with each other: one change. `[τυφλὸς κωφὸς/τυφλὸν κωφὸν]`. So do an article
 * and the word behind it: `εἰς [τὸν οἶκον/τὴν οἰκίαν]`.
 */
function isAgreement(pair: Pair, left: Range, right: Range): boolean {
  const first = formsOf(pair, left.to - 1)
  return isArticle(first) || (isEnding(first) && isEnding(formsOf(pair, right.from)))
}

/** Letters of an article at most. Four made pronouns of it, which in Latin are by themselves. */
const ARTICLE = 3

/** Whether two words are short, and alike in their first letter only, as τὸν and τὴν are, den and der. */
const isArticle = ([x, y]: readonly [string, string]): boolean =>
  x[0] === y[0] && Math.max(x.length, y.length) <= ARTICLE && endsOtherwise(x.slice(1), y.slice(1))

const formsOf = (pair: Pair, c: number): readonly [string, string] => {
  const { vocabulary } = pair.columns
  return [vocabulary.keyOf(pair.symbolsA[c]!), vocabulary.keyOf(pair.symbolsB[c]!)]
}

/** Whether two words have other last letters; a letter that one lacks is no ending. */
function isEnding([x, y]: readonly [string, string]): boolean {
  let stem = 0
  while (stem < Math.min(x.length, y.length) && x[stem] === y[stem]) stem++
  const longer = Math.max(x.length, y.length) - stem
  return stem >= ENDING.stem && longer <= ENDING.letters && endsOtherwise(x.slice(stem), y.slice(stem))
}

/** ους/οις, ος/ον; not יך/ך, which is a letter less. */
const endsOtherwise = (x: string, y: string): boolean => x !== '' && y !== '' && !x.endsWith(y) && !y.endsWith(x)
