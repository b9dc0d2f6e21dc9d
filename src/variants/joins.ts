/**
 * Rules that decide when two neighbouring differences of a pair are one entry. Each gives its reason and a case of tests/golden;
 * `[base/other]` is one place. No rule depends on which of the two texts is the base.
 */
import { isCommonWord } from '../text/words.ts'
import { CHARACTER, NUMBER, WORD_COLUMN } from './columns.ts'
import { crosses } from './moved-words.ts'
import { between, type Content, type Join, type Pair, type Range } from './pair.ts'

/** Agreement of at most this weight between two changes is smaller than a word: a space, or in modern Chinese a character. */
const FRAGMENT = { space: 0.25, modern: 1, classical: 0 } as const

const fragmentOf = (pair: Pair): number =>
  !pair.isHan ? FRAGMENT.space : pair.isModern ? FRAGMENT.modern : FRAGMENT.classical

/**
 * Agreement smaller than a word is chance. `与[美国军队/同美军]作战` keeps half of a word; `the [black cat/white dog] sat`
 * keeps a space.
 */
export const isFragment: Join = (pair, left, right) => {
  let agreement = 0
  let hasCharacter = false
  // what the rules in force fold away is no agreement: `[govern/government]-⏎[ment/]` with spaces and marks ignored
  for (let c = left.to; c < right.from; c++) {
    if (pair.a[c]! < 0 && pair.b[c]! < 0) continue
    // a line that ends is more than a space
    if (pair.isSpace(c) && pair.isStop(c)) return false
    agreement += pair.weight(c)
    if (agreement > FRAGMENT.modern) return false
    hasCharacter ||= pair.isWord(c)
  }
  if (agreement > fragmentOf(pair)) return false
  const [inLeft, inRight] = [pair.hasWord(left), pair.hasWord(right)]
  if (!hasCharacter || (inLeft && inRight)) return inLeft || inRight
  // another mark has nothing to do with the word behind the next character, `天黑了[，/。]他[说/讲]`, but with that of which it is the first half: `[；但是/：但]`
  return (inLeft || inRight) && halvesWord(pair, left, right)
}

/** Whether what two places have between them is a part of a common word with what either text has in one of them. */
function halvesWord(pair: Pair, left: Range, right: Range): boolean {
  const kept = textOf(pair, between(left, right))
  return (['a', 'b'] as const).some(
    (side) => isCommonWord(sideOf(pair, side, left) + kept) || isCommonWord(kept + sideOf(pair, side, right)),
  )
}

/** Nothing at all on side a, nothing at all on side b, or something on both. */
const isGap = (one: Content, other: Content) => one.weight === 0 || other.weight === 0

/** Characters over which an addition and an omission are always one change of wording… */
const SHIFT = 1
/** …and where they share a character, or the island is no word. */
const SHIFT_SHARED = 2

/**
 * Han: an addition, a short island, an omission. One character is no boundary: `速[能令/令等]我`. Two are, where they are a word:
 * `政治[/外交]军事[经济/]文化`; not where what comes in and what goes out share a character, for then that character moved:
 * `王[二兄弟/兄弟二人]`; nor where one word changed: `政府[环境保护/生态环境]`. At three, editors see two places.
 */
export const isShift: Join = (pair, left, right) => {
  const island = islandOf(pair, left, right)
  if (island === null) return false
  const la = pair.content(pair.a, left)
  const lb = pair.content(pair.b, left)
  const ra = pair.content(pair.a, right)
  const rb = pair.content(pair.b, right)
  const opposite = (la.weight === 0 && rb.weight === 0) || (lb.weight === 0 && ra.weight === 0)
  if (!opposite || !pair.hasWord(left) || !pair.hasWord(right)) return false
  if (island <= SHIFT || crosses(pair, left, right)) return true
  const kept = textOf(pair, between(left, right))
  if (isCommonWord(textOf(pair, left) + kept) || isCommonWord(kept + textOf(pair, right))) return true
  return pair.isModern && !isCommonWord(kept)
}

/** What either side has in a range that only one of them fills, or both alike. */
function textOf({ symbolsA, symbolsB, columns }: Pair, { from, to }: Range): string {
  let text = ''
  for (let c = from; c < to; c++) text += columns.vocabulary.textOf(symbolsA[c]! < 0 ? symbolsB[c]! : symbolsA[c]!)
  return text
}

/**
 * Han: a substitution beside an addition or omission, with an island of one or two characters, where a character leaves one side and
 * enters the other. Without that, and for two substitutions, the island separates them: `其[殃/災]無[救/赦]`.
 */
export const isTransfer: Join = (pair, left, right) => {
  if (islandOf(pair, left, right) === null) return false
  const gaps = [left, right].filter((range) => isGap(pair.content(pair.a, range), pair.content(pair.b, range)))
  return gaps.length === 1 && crosses(pair, left, right)
}

/** How many characters lie between two places, or null where anything else does, or too many. */
function islandOf(pair: Pair, left: Range, right: Range): number | null {
  if (right.from - left.to > SHIFT_SHARED) return null
  for (let c = left.to; c < right.from; c++) if (!(pair.flags(c) & CHARACTER)) return null
  return right.from - left.to
}

/**
 * Words that come or go at the beginning of a sentence give its capital to another word: one change. `· [Τί/Ὅρα τί] μέλλεις`,
 * `[Καὶ γενομένης/Γενομένης δὲ]`.
 */
export const isCapital: Join = (pair, left, right) => {
  for (let c = left.to; c < right.from; c++) if (!pair.isSpace(c)) return false
  return (
    (isGapAt(pair, left, true) && differsInCase(pair, right.from)) ||
    (isGapAt(pair, right, false) && differsInCase(pair, left.to - 1))
  )
}

/** Whether only one side has the first or last word of a place. */
function isGapAt(pair: Pair, { from, to }: Range, atEnd: boolean): boolean {
  let c = atEnd ? to - 1 : from
  while (c >= from && c < to && !(pair.flags(c) & WORD_COLUMN)) c += atEnd ? -1 : 1
  return c >= from && c < to && pair.a[c]! < 0 !== pair.b[c]! < 0
}

/** Whether a word is written with a capital on one side only. */
function differsInCase(pair: Pair, c: number): boolean {
  const [x, y] = [pair.symbolsA[c]!, pair.symbolsB[c]!]
  if (x < 0 || y < 0 || !pair.differs(c) || !(pair.flags(c) & WORD_COLUMN)) return false
  const [a, b] = [pair.columns.vocabulary.textOf(x), pair.columns.vocabulary.textOf(y)]
  return a !== b && a.toLowerCase() === b.toLowerCase()
}

const GREEK = /\p{Script=Greek}/u

/**
 * Greek: the accent of a word depends on what is beside it, so a word that is only written otherwise beside a change goes with
 * it: `[ἰδοὺ/καὶ ἰδού]`, `[ἐν ἀρχῇ/ἀρχή]`. In other scripts another spelling beside a change is an entry of its own.
 */
export const isAccentBeside: Join = (pair, left, right) => {
  for (let c = left.to; c < right.from; c++) if (!pair.isSpace(c)) return false
  // A place ends with a word, or with the space behind it.
  const edge = ({ from, to }: Range, isLast: boolean) => {
    let c = isLast ? to - 1 : from
    while (c >= from && c < to && !pair.isWord(c)) c += isLast ? -1 : 1
    return c
  }
  const isAccent = (c: number) =>
    pair.differs(c) && !pair.differsInWording(c) && isGreek(pair, c) && !differsInCase(pair, c)
  const isChange = (c: number) => pair.differsInWording(c) && pair.isWord(c)
  const [last, first] = [edge(left, true), edge(right, false)]
  if (last < left.from || first >= right.to) return false
  return (isAccent(last) && isChange(first)) || (isChange(last) && isAccent(first))
}

/** Whether both have a Greek word in a column. */
const isGreek = ({ symbolsA, symbolsB, columns }: Pair, c: number): boolean =>
  [symbolsA[c]!, symbolsB[c]!].every((symbol) => symbol >= 0 && GREEK.test(columns.vocabulary.textOf(symbol)))

/** Tokens between two marks that belong together… */
const ENCLOSED = 6

/**
 * Marks of one pair around a short text that both have are one change: `[(一)/（一）]`, `[_会_/**会**]`. An editor does not print
 * each bracket as an entry of its own.
 */
export const isPairOfMarks: Join = (pair, left, right) => {
  if (right.from - left.to > ENCLOSED || right.from === left.to) return false
  for (const range of [left, right]) {
    const a = pair.content(pair.a, range)
    const b = pair.content(pair.b, range)
    if (a.characters + a.words + b.characters + b.words > 0 || a.marks === 0 || b.marks === 0) return false
  }
  for (let c = left.to; c < right.from; c++) if (!pair.isWord(c)) return false
  return (
    enclose(sideOf(pair, 'a', left), sideOf(pair, 'a', right)) &&
    enclose(sideOf(pair, 'b', left), sideOf(pair, 'b', right))
  )
}

/** What one text has in a place. */
function sideOf(pair: Pair, side: 'a' | 'b', { from, to }: Range): string {
  const symbols = side === 'a' ? pair.symbolsA : pair.symbolsB
  let text = ''
  for (let c = from; c < to; c++) if (symbols[c]! >= 0) text += pair.columns.vocabulary.textOf(symbols[c]!)
  return text.trim()
}

const OPENING = /[\p{Ps}\p{Pi}]$/u
const CLOSING = /^[\p{Pe}\p{Pf}]/u
/** Whether marks before a text and marks behind it belong together; none do with none. */
const enclose = (before: string, after: string): boolean =>
  (before === '' && after === '') ||
  (OPENING.test(before) && CLOSING.test(after)) ||
  (before !== '' && before === [...after].reverse().join('') && !/[\s,.，。、]/.test(before))

/** Modern and classical Han: so many pieces… */
const PIECES = 5
/** …with at most so many characters kept between any two… */
const KEPT_BETWEEN = 3
/** …and at most this share of the whole kept: so little is kept by chance. */
const KEPT = 1 / 3

/**
 * Han: a rewritten passage comes out as many small changes around characters kept by chance. Where less than a third is
 * kept, it is one place: five would be unreadable.
 */
export function joinRewriting(pair: Pair, places: readonly Range[]): Range[] {
  const out: Range[] = []
  for (let k = 0; k < places.length; ) {
    let end = k + 1
    while (end < places.length && isShort(pair, places[end - 1]!, places[end]!)) end++
    const isLong = end - k >= PIECES
    while (end - k > 1 && isApart(pair, places[k]!, between(places[k]!, places[k + 1]!))) out.push({ ...places[k++]! })
    let last = end
    while (last - k > 1 && isApart(pair, places[last - 1]!, between(places[last - 2]!, places[last - 1]!))) last--
    const chain = places.slice(k, last)
    if (isLong && pair.isHan && keptShare(pair, chain) < KEPT) out.push({ from: chain[0]!.from, to: chain.at(-1)!.to })
    else for (const place of chain) out.push({ ...place })
    for (const place of places.slice(last, end)) out.push({ ...place })
    k = end
  }
  return out
}

/** Whether a clause ends in what both keep beside a place, and no less is kept there than changed: `[九/四]月時，` is not rewritten. */
function isApart(pair: Pair, place: Range, beside: Range): boolean {
  const kept = pair.kept(beside)
  const changed = Math.max(pair.content(pair.a, place).characters, pair.content(pair.b, place).characters)
  return kept.stops > 0 && kept.characters > 0 && kept.characters >= changed
}

function isShort(pair: Pair, left: Range, right: Range): boolean {
  let characters = 0
  for (let c = left.to; c < right.from; c++) {
    if (pair.isNothing(c)) continue
    if (pair.isStretch(c)) return false
    const flags = pair.flags(c)
    if (flags & WORD_COLUMN) return false
    if (flags & (CHARACTER | NUMBER) && ++characters > KEPT_BETWEEN) return false
  }
  return true
}

/** Characters that both have in a range; those of a common word count twice, for it is seldom kept by chance. */
const keptCharacters = (pair: Pair, range: Range): number => {
  const { characters } = pair.kept(range)
  return isCommonWord(textOf(pair, range)) ? 2 * characters : characters
}

function keptShare(pair: Pair, chain: readonly Range[]): number {
  let kept = 0
  let changed = 0
  chain.forEach((place, k) => {
    if (k > 0) kept += keptCharacters(pair, between(chain[k - 1]!, place))
    changed += Math.max(pair.content(pair.a, place).characters, pair.content(pair.b, place).characters)
  })
  return kept / Math.max(1, kept + changed)
}
