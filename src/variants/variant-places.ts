/**
 * Turns an alignment into the places that an editor would print.
 *
 * An alignment is correct but not yet presentable: a change of wording that keeps half a word by chance appears as two fragments around it,
 * two words that changed places as an addition here and an omission there. The steps below join such fragments and keep unrelated changes
 * apart. Steps 1 to 11 look at the base and one witness at a time, so a third witness has no influence. The rules and their reasons are in
 * joins.ts, alike.ts, moved-words.ts, conjunctions.ts and place-cuts.ts; `npm run explain` shows which of them made a place.
 *
 *   1. runs            differing columns that touch: 至→最
 *      splitAlike      spaced scripts: a word in another form is an entry of its own
 *   2. isFragment      joins across agreement smaller than a word: 与美国军队→同美军, not 与→同, 国→∅, 队→∅
 *   3. isShift         Han: joins an addition and an omission around one kept character: 能令→令等
 *   4. isTransfer      Han: joins a substitution and a gap, where a character goes from one to the other
 *   5. isMovedWord     joins where a word moved over two or three others: Παύλου δὲ→Τοῦ δὲ Παύλου
 *   6. isSwap          joins words that changed places: 建造、设计、开发→开发、设计、建造
 *   7. isConjunction   joins a conjunction that comes first in its clause with one that comes second: καὶ ἰδὼν→ἰδὼν δὲ
 *      shedAlike       splits off words that only have another form beside words that changed places: ὑμῶν πεπληρωμένη ᾖ→ἡμῶν ᾖ πεπληρωμένη
 *   8. joinRewriting   Han: joins a rewritten passage of which less than a third was kept
 *
 * This is done for the wording, and then, between its places, for what is only written otherwise (师→師, ,→，), so that places of the one
 * kind never hide those of the other. Then, for both kinds:
 *
 *   9. isAccentBeside  Greek: joins an accent with the changed word beside it
 *  10. isCapital       joins words that come or go at the beginning of a sentence with the capital that changes with them
 *  11. isPairOfMarks   joins the marks around a short text: (一)→（一）
 *
 * Last, the places of all witnesses are combined:
 *
 *  12. overlay         joins places that share a column
 *  13. cutAgreement    cuts a place where all who have text there agree, and some only lack it
 *  14. cutOmission     cuts a long place that some leave out around what another changes in it
 *  15. cutLost         cuts a place where the text of some is lost: the others' places are found without them
 */

import { shedAlike, splitAlike } from './alike.ts'
import type { Columns } from './columns.ts'
import { isConjunction } from './conjunctions.ts'
import { isAccentBeside, isCapital, isFragment, isPairOfMarks, isShift, isTransfer, joinRewriting } from './joins.ts'
import { isMovedWord, isSwap } from './moved-words.ts'
import { type Join, joined, Pair, type Range, runsOfColumns } from './pair.ts'
import { cutAgreement, cutLost, cutOmission, overlay, type Parted } from './place-cuts.ts'

/** Is called after each step with its name and the places so far, in columns of the pair: for finding the rule that made a place. */
export type WatchSteps = (step: string, places: readonly Range[], pair: Pair) => void

/** In reading order; what lies between them is the same in all witnesses. O(columns × witnesses). */
export function variantPlaces(columns: Columns, watch?: WatchSteps): Range[] {
  const perWitness: Range[][] = []
  const parted: Parted[] = []
  for (let w = 1; w < columns.cells.length; w++) {
    if (columns.cells.some((cells, v) => v < w && sameCells(columns, v, w, cells))) continue
    const places = placesOfPair(new Pair(columns, w), watch)
    perWitness.push(places)
    parted.push({ w, places })
  }
  if (perWitness.length < 2) return perWitness[0] ?? []
  return overlay(perWitness)
    .flatMap((place) => cutAgreement(columns, perWitness, place))
    .flatMap((place) => cutOmission(columns, place))
    .flatMap((place) => cutLost(columns, parted, place))
}

/** Whether two witnesses are alike in every column. */
function sameCells(columns: Columns, v: number, w: number, cells: Int32Array): boolean {
  return areEqual(columns.symbols[v]!, columns.symbols[w]!) && areEqual(cells, columns.cells[w]!)
}

function areEqual(x: Int32Array, y: Int32Array): boolean {
  if (x === y) return true
  for (let c = 0; c < x.length; c++) if (x[c] !== y[c]) return false
  return true
}

/** The places of one witness, in columns of the grid. After one pass over all columns, only those that differ are read. */
function placesOfPair(pair: Pair, watch?: WatchSteps): Range[] {
  const differing = pair.differences()
  const inWording = differing.filter((c) => pair.differsInWording(c))
  const wording = steps(pair, runsOfColumns(inWording), watch)
  const isSystematic = differing.length - inWording.length > SYSTEMATIC * pair.size
  let places: Range[] = []
  let next = 0
  for (const place of [...wording, { from: pair.count, to: pair.count }]) {
    const between: number[] = []
    for (; next < differing.length && differing[next]! < place.to; next++)
      if (differing[next]! < place.from) between.push(differing[next]!)
    const runs = runsOfColumns(between)
    for (const run of isSystematic ? runs : join(pair, runs, isFragment)) places.push(run)
    if (place.from < pair.count) places.push(place)
  }
  watch?.('what is only written otherwise', places, pair)
  for (const isOne of LAST_JOINS) {
    places = join(pair, places, isOne)
    watch?.(isOne.name, places, pair)
  }
  return places.map(({ from, to }) => ({ from: pair.columnOf(from), to: pair.columnOf(to - 1) + 1 }))
}

/**
 * Above this share of its text, another way of writing runs through a whole witness: two texts in different scripts, where each
 * character is an accidental of its own, no change of wording.
 */
const SYSTEMATIC = 0.08

const JOINS: readonly Join[] = [isShift, isTransfer, isMovedWord, isSwap, isConjunction]
/** For what is only written otherwise, too. */
const LAST_JOINS: readonly Join[] = [isAccentBeside, isCapital, isPairOfMarks]

function steps(pair: Pair, runs: readonly Range[], watch?: WatchSteps): Range[] {
  watch?.('runs', runs, pair)
  let places = join(pair, runs, isFragment)
  watch?.(isFragment.name, places, pair)
  places = places.flatMap((place) => splitAlike(pair, place))
  watch?.(splitAlike.name, places, pair)
  for (const isOne of JOINS) {
    places = join(pair, places, isOne)
    watch?.(isOne.name, places, pair)
  }
  places = places.flatMap((place) => shedAlike(pair, place))
  watch?.(shedAlike.name, places, pair)
  places = joinRewriting(pair, places)
  watch?.(joinRewriting.name, places, pair)
  return places
}

const join = (pair: Pair, places: readonly Range[], isOne: Join): Range[] =>
  joined(places, (left, right) => isOne(pair, left, right))
