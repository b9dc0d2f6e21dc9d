/**
 * Cuts places that several witnesses join where readers expect more of them: around what all witnesses with text there have, around what
 * changes in a long omission, and where the text of some is lost. Cases of tests/golden/words-lead.txt show each.
 */
import { type Columns, SPACE_COLUMN, STOP } from './columns.ts'
import { pairRuns, type Range } from './pair.ts'

/** A witness, and where it parts from the base. */
export interface Parted {
  readonly w: number
  readonly places: readonly Range[]
}

/** Ranges of several lists that share a column, made one. */
export function overlay(lists: readonly (readonly Range[])[]): Range[] {
  const all = lists.flat().sort((x, y) => x.from - y.from || x.to - y.to)
  const out: Range[] = []
  for (const { from, to } of all) {
    const last = out.at(-1)
    if (last && from < last.to) last.to = Math.max(last.to, to)
    else out.push({ from, to })
  }
  return out
}

/** Of ranges in order, none touching another, those inside a range. O(log n), and a step for each. */
function within(list: readonly Range[], { from, to }: Range): Range[] {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (list[middle]!.from < from) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < list.length && list[end]!.to <= to) end++
  return list.slice(low, end)
}

/**
 * A place that several witnesses make one, though one of them parts from the base twice in it, is cut where all who have text
 * there agree: what B and C keep is not lost because D leaves the whole out. D has an empty span in each part.
 */
export function cutAgreement(columns: Columns, perWitness: readonly (readonly Range[])[], place: Range): Range[] {
  const inside = perWitness.map((list) => within(list, place))
  if (inside.every((list) => list.length < 2)) return [place]
  return cutAt(
    place,
    pairRuns(place.from + 1, place.to - 1, (c) => isAgreed(columns, c)).filter(
      (run) =>
        wordWeight(columns, run) > 0 &&
        inside.some((list) => list.some((one) => one.to <= run.from) && list.some((one) => one.from >= run.to)),
    ),
  )
}

/** Weight of agreement beside a change, in what another witness leaves out, from which the change is an entry of its own: four words. */
const LONG_OMISSION = 8

/**
 * A place that one witness leaves out, and another only changes a little in, is cut around the change where the rest is long: one word
 * in a sentence. Shorter ones stay whole: `[丙丁//丙子丁]`.
 */
export function cutOmission(columns: Columns, place: Range): Range[] {
  const { symbols } = columns
  const lacks = (own: Int32Array, { from, to }: Range) => own.subarray(from, to).every((symbol) => symbol < 0)
  const others = symbols.filter((own) => !lacks(own, place))
  if (others.length < 2 || others.length === symbols.length) return [place]
  const runs = pairRuns(
    place.from,
    place.to,
    (c) => isSpaceOnly(columns, c) || (isAgreed(columns, c) && others.every((own) => own[c]! >= 0)),
  ).filter((run) => wordWeight(columns, run) > 0)
  const kept = runs.reduce((sum, run) => sum + wordWeight(columns, run), 0)
  return kept < LONG_OMISSION ? [place] : cutAt(place, runs)
}

/** Whether all who have something in a column have the same, the base among them. */
const isAgreed = ({ symbols, vocabulary }: Columns, c: number): boolean =>
  symbols[0]![c]! >= 0 &&
  symbols.every((own) => own[c]! < 0 || vocabulary.key(own[c]!) === vocabulary.key(symbols[0]![c]!))

/** Whether all who have something in a column have a space there. */
const isSpaceOnly = ({ symbols, traits }: Columns, c: number): boolean =>
  symbols.every((own) => own[c]! < 0 || (traits.flags[own[c]!]! & (SPACE_COLUMN | STOP)) === SPACE_COLUMN)

/** Weight of the words and characters of the base in a range. */
function wordWeight({ symbols, traits }: Columns, { from, to }: Range): number {
  let weight = 0
  for (let c = from; c < to; c++) {
    const symbol = symbols[0]![c]!
    if (symbol >= 0 && traits.weights[symbol]! >= 1) weight += traits.weights[symbol]!
  }
  return weight
}

/** A place in parts: the runs, and what lies between them. */
function cutAt(place: Range, runs: readonly Range[]): Range[] {
  const out: Range[] = []
  let from = place.from
  for (const run of runs) {
    if (from < run.from) out.push({ from, to: run.from })
    out.push(run)
    from = run.to
  }
  if (from < place.to) out.push({ from, to: place.to })
  return out
}

/**
 * Where text of some witnesses is lost, a place is cut into those of the others, and into what lies between them: what B changes in a
 * passage that is lost in C is an entry of its own, and C's loss is shown before and after it. Where it is the base whose text is lost,
 * what the others agree in lies between. O(columns of the place × witnesses).
 */
export function cutLost(columns: Columns, parted: readonly Parted[], place: Range): Range[] {
  const { cells, lost, traits, symbols } = columns
  if (lost === null || lost.every((own) => own.subarray(place.from, place.to).every((one) => one === 0))) return [place]
  const isLost = (w: number, c: number) => lost[w]![c] === 1
  const changed = overlay(
    parted.map(({ w, places }) =>
      within(places, place).flatMap(({ from, to }) => pairRuns(from, to, (c) => !isLost(w, c) && !isLost(0, c))),
    ),
  )
  const agrees = (c: number) => {
    const legible = cells.flatMap((own, w) => (isLost(w, c) ? [] : [own[c]!]))
    return legible.length > 1 && legible.every((cell) => cell === legible[0])
  }
  const hasWord = ({ from, to }: Range) => {
    for (let c = from; c < to; c++)
      if (symbols.some((own) => own[c]! >= 0 && traits.weights[own[c]!]! >= 1)) return true
    return false
  }
  const out: Range[] = []
  const put = (part: Range) => {
    const last = out.at(-1)
    if (part.from === part.to) return
    // A space or a mark alone is no piece: it goes to what is before it.
    if (last !== undefined && !hasWord(part)) last.to = part.to
    else if (last !== undefined && !hasWord(last)) last.to = part.to
    else out.push({ ...part })
  }
  let from = place.from
  for (const next of [...changed, { from: place.to, to: place.to }]) {
    for (const run of pairRuns(from, next.from, agrees).filter(hasWord)) {
      put({ from, to: run.from })
      put(run)
      from = run.to
    }
    put({ from, to: next.from })
    put(next)
    from = next.to
  }
  return out
}
