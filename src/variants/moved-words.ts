/** Rules that decide when two neighbouring differences are one change of word order. Cases of tests/golden show each rule. */
import { near } from '../text/near.ts'
import { ALIKE, isAlike } from './alike.ts'
import { CHARACTER, MODERN_SIGN, NUMBER, STOP, WORD_COLUMN } from './columns.ts'
import { between, type Join, type Pair, type Range } from './pair.ts'

/** Letters of a word with content: `an` and `so` come and go. */
const CONTENT = 3
/** Words of a place that are looked at: in a longer one the same word is chance. */
const CROSSING = 12

interface Word {
  readonly key: string
  /** Whether it is a word of a script with spaces. */
  readonly isSpaced: boolean
}

function wordsOf(pair: Pair, side: 'a' | 'b', { from, to }: Range, counts: (c: number) => boolean): Word[] {
  const symbols = side === 'a' ? pair.symbolsA : pair.symbolsB
  const words: Word[] = []
  for (let c = from; c < to && words.length <= CROSSING; c++)
    if (symbols[c]! >= 0 && pair.isWord(c) && pair.weight(c) >= 1 && counts(c))
      words.push({
        key: pair.columns.vocabulary.keyOf(symbols[c]!),
        isSpaced: (pair.flags(c) & WORD_COLUMN) !== 0,
      })
  return words
}

/**
 * Of two neighbouring places, how many words one side has on the left and the other on the right, and how many words are none of
 * these. None moved where only words did that say nothing by themselves, or that are also kept in between. A word that changed its
 * form on the way counts in both: it may as well have gone here and another have come there.
 */
function crossing(pair: Pair, left: Range, right: Range): { readonly moved: number; readonly others: number } {
  // A word that corresponds to another form of itself did not move.
  const changed = (c: number) => !isAlike(pair, c)
  // the same sign may be a number on one side and none on the other
  const kept = new Set(
    (['a', 'b'] as const).flatMap((side) =>
      wordsOf(pair, side, between(left, right), () => true).map(({ key }) => key),
    ),
  )
  let [moved, all] = [0, 0]
  let hasContent = false
  for (const [x, y] of [
    [wordsOf(pair, 'a', left, changed), wordsOf(pair, 'b', right, changed)],
    [wordsOf(pair, 'b', left, changed), wordsOf(pair, 'a', right, changed)],
  ] as const) {
    all += x.length + y.length
    const rest = y.map(({ key }) => key)
    const meets = ({ key, isSpaced }: Word, at: number) => {
      if (at < 0) return false
      rest.splice(at, 1)
      moved++
      hasContent ||= !kept.has(key) && (!isSpaced || key.length >= CONTENT)
      return true
    }
    const unmet = x.filter((word) => !meets(word, rest.indexOf(word.key)))
    for (const word of unmet)
      if (
        word.isSpaced &&
        meets(
          word,
          rest.findIndex((other) => near(word.key, other) >= ALIKE),
        )
      )
        all++
  }
  return hasContent ? { moved, others: all - 2 * moved } : { moved: 0, others: all }
}

/** Whether a word or character that one side has on the left, the other has on the right; a word, also in another form. */
export const crosses = (pair: Pair, left: Range, right: Range): boolean => crossing(pair, left, right).moved > 0

/** Words, or Han characters, over which a word counts as moved; beyond that it is an omission here and an addition there. */
const MOVED_OVER = { words: 3, characters: 2 } as const
/** Words over which a phrase is, where nothing else changed near. */
const PHRASE_OVER = 6
/** Other words that may change beside one word that moved, where nothing else changes near. */
const BESIDE_MOVED = 2
/** Modern Chinese: characters that may change beside each that moved; in longer passages the same one here and there is chance. */
const BESIDE_CHARACTER = 8

/** Whether a range holds a Han character that says something by itself. */
function keepsHan(pair: Pair, { from, to }: Range): boolean {
  for (let c = from; c < to; c++) if ((pair.flags(c) & (CHARACTER | MODERN_SIGN)) === CHARACTER) return true
  return false
}

/**
 * How quiet it must be on either side: words that must be the same, and changes among them, in both sides together, that are let pass.
 * Where others change beside what moved; where it also goes little farther than it is long; where it went over more words than it has;
 * where all that changed is the order; and around words that changed places with as many as they are: in a sentence that is written anew,
 * a word that goes here and comes beside it is chance.
 */
const QUIET = {
  besides: { words: 5, changes: 0 },
  near: { words: 8, changes: 1 },
  far: { words: 4, changes: 1 },
  order: { words: 2, changes: 0 },
  around: { words: 4, changes: 2 },
} as const

/**
 * A word that goes from one place to the next over a few that both have is one change, even where its neighbour changes too:
 * `[Παύλου δὲ/Τοῦ δὲ Παύλου]`, `[πάλιν εὗρεν αὐτοὺς/εὑρίσκει αὐτοὺς πάλιν]`. Not across the end of a clause; and where much
 * changes, the same word gone here and come there is chance, and what both keep between must not be lost for it:
 * `an old man [walked/sat] slowly [down/and walked on]`.
 */
export const isMovedWord: Join = (pair, left, right) => {
  if (isFar(pair, left, right)) return false
  const over = pair.kept(between(left, right))
  const { moved, others } = crossing(pair, left, right)
  if (moved === 0) return false
  if (over.words === 0)
    return !pair.isModern || others <= BESIDE_CHARACTER * moved || !keepsHan(pair, between(left, right))
  if (over.words > MOVED_OVER.words) return moved > 1 && others < moved && isQuiet(pair, left, right, QUIET.besides)
  if (others < moved && isQuiet(pair, left, right, over.words <= moved ? QUIET.around : QUIET.far)) return true
  if (others >= BESIDE_MOVED + moved) return false
  return (
    isQuiet(pair, left, right, QUIET.besides) || (over.words <= moved + 1 && isQuiet(pair, left, right, QUIET.near))
  )
}

/** Whether a clause ends between two places, or more lies there than a word goes over. */
function isFar(pair: Pair, left: Range, right: Range): boolean {
  let [words, characters] = [0, 0]
  for (let c = left.to; c < right.from; c++) {
    if (pair.isNothing(c)) continue
    const flags = pair.flags(c)
    if (flags & STOP) return true
    if (flags & WORD_COLUMN && ++words > PHRASE_OVER) return true
    if (flags & (CHARACTER | NUMBER) && ++characters > MOVED_OVER.characters) return true
  }
  return false
}

/**
 * Whether nearly nothing changes on either side, as far as the clause goes. A word in another form is no change: by chance, words are
 * seldom alike.
 */
function isQuiet(
  pair: Pair,
  left: Range,
  right: Range,
  most: { readonly words: number; readonly changes: number },
): boolean {
  let changes = 0
  for (const [start, step] of [
    [left.from - 1, -1],
    [right.to, 1],
  ] as const)
    for (let c = start, words = 0; c >= 0 && c < pair.count && words < most.words && !pair.isStop(c); c += step) {
      if (!pair.isWord(c)) continue
      if (!pair.differsInWording(c) || isAlike(pair, c)) words++
      else if (++changes > most.changes) return false
    }
  return true
}

/** Han: what changed places may be longer, and so may what lies between: so many columns, or so many times what moved. */
const SWAP = { columns: 16, lengths: 1.5 } as const

/**
 * The same words on both sides of both places together, in another order, are one change of order: `[建造、设计、开发/开发、
 * 设计、建造]`, `[小丽正和她的同学/她的同学正和小丽]`. A word of a spaced script that goes over four and more went.
 */
export const isSwap: Join = (pair, left, right) => {
  const moved = Math.max(left.to - left.from, right.to - right.from)
  const reach = Math.max(SWAP.columns, SWAP.lengths * moved)
  if (right.from - left.to > reach || pair.tokensIn(between(left, right)) > reach) return false
  if (!isBalanced(pair, left, right)) return false
  const over = pair.kept(between(left, right))
  const words = wordsIn(pair, left, right)
  if (over.words > Math.max(MOVED_OVER.words, SWAP.lengths * words)) return false
  if (over.words > 0 && !isQuiet(pair, left, right, over.words > words ? QUIET.order : QUIET.around)) return false
  // A comma or a particle that is elsewhere is no change of order.
  let hasWord = false
  const count = new Map<number, number>()
  const add = (key: number, by: number) => {
    if (key >= 0) count.set(key, (count.get(key) ?? 0) + by)
  }
  const isNothingOver = () => [...count.values()].every((n) => n === 0)
  for (const { from, to } of [left, right]) {
    for (let c = from; c < to; c++) {
      if (!pair.isWord(c)) continue
      add(pair.keysA[c]!, 1)
      add(pair.keysB[c]!, -1)
      if (pair.keysA[c] !== pair.keysB[c] && pair.weight(c) >= 1) hasWord = true
    }
    // what holds the same words by itself has nothing to do with the other: a comma, two words that changed places here, two others there
    if (from === left.from && isNothingOver()) return false
  }
  return hasWord && isNothingOver()
}

/**
 * Whether the numbers of the words on both sides of two places have one sum, as those of the same words have: cheaper to ask, and nearly
 * always no.
 */
function isBalanced(pair: Pair, left: Range, right: Range): boolean {
  let sum = 0
  for (let c = left.from; c < right.to; c++) {
    if (c === left.to) c = right.from
    if (pair.isWord(c)) sum += pair.keysA[c]! - pair.keysB[c]!
  }
  return sum === 0
}

const wordsIn = (pair: Pair, left: Range, right: Range): number =>
  Math.max(...[left, right].flatMap((range) => [pair.content(pair.a, range).words, pair.content(pair.b, range).words]))
