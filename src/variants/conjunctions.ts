/**
 * Joins a conjunction that comes first in its clause with one that comes second and replaces it: `[Καὶ ἰδὼν/ἰδὼν δὲ] τὸν Ἰησοῦν`. The
 * word between them is the same, but the change is one. Conjunctions are listed as keys: small letters without accents, u for v.
 */
import { between, type Join, type Pair, type Range } from './pair.ts'

const FIRST: ReadonlySet<string> = new Set(
  'και οτι αλλα αλλʼ πλην διο ωστε et sed nam at ac atque itaque namque etenim ergo igitur'.split(' '),
)
const SECOND: ReadonlySet<string> = new Set(
  'δε γαρ ουν τε μεν αρα autem enim uero igitur quoque quidem ergo'.split(' '),
)

/** Words between the two conjunctions: `[οὐκ εἶπεν δὲ/καὶ οὐκ εἶπεν] αὐτῷ`. */
const BETWEEN = 2

/** Whether two gaps on opposite sides, around a word or two, hold a conjunction each: one of those that come first, then one that comes second. */
export const isConjunction: Join = (pair, left, right) => {
  const over = between(left, right)
  const words = wordsIn(pair, over)
  if (words === 0 || words > BETWEEN || pair.kept(over).stops > 0) return false
  const [first, second] = [loneWord(pair, left), loneWord(pair, right)]
  return (
    first !== null && second !== null && first.side !== second.side && FIRST.has(first.key) && SECOND.has(second.key)
  )
}

/** Words of a range, counted to one more than may lie between. */
const wordsIn = (pair: Pair, { from, to }: Range): number => {
  let words = 0
  for (let c = from; c < to && words <= BETWEEN; c++) if (pair.isWord(c)) words++
  return words
}

/** The one word that a place adds or leaves out, and the side that has it. */
function loneWord(pair: Pair, place: Range): { readonly side: 'a' | 'b'; readonly key: string } | null {
  if (wordsIn(pair, place) !== 1) return null
  for (let c = place.from; c < place.to; c++) {
    if (!pair.isWord(c)) continue
    const [x, y] = [pair.symbolsA[c]!, pair.symbolsB[c]!]
    if (x >= 0 && y >= 0) return null
    return { side: x >= 0 ? 'a' : 'b', key: pair.columns.vocabulary.keyOf(Math.max(x, y)) }
  }
  return null
}
