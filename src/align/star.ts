/**
 * The coarse alignment, for more readings than the budget allows: aligns each with the first one only, and puts what they add side by
 * side. The others' agreement with each other counts only where the first agrees too, so the answer says `precise: false`.
 */
import { ALIGN_LIMITS, type Budget } from './limits.ts'
import { alignPair } from './pair.ts'
import type { Profile } from './profile.ts'

/** `keys`: the keys of each reading. O(total length × words of a gap), within the budget. */
export function starProfile(readings: readonly Int32Array[], keys: readonly Int32Array[], budget: Budget): Profile {
  const centre = readings[0]!.length
  /** For each reading, where each of its tokens goes: at a token of the first, or so many places behind it. */
  const places = readings.map((reading, k) =>
    placesOf(reading.length, centre, keys[0]!, keys[k]!, k === 0 ? null : budget),
  )
  /** Most tokens that any reading puts behind each token of the first; behind none of them, at 0. */
  const room = new Int32Array(centre + 1)
  for (const { slot, behind } of places)
    slot.forEach((at, token) => {
      room[at] = Math.max(room[at]!, behind[token]!)
    })
  /** The column of the slot's own token; slot 0 has none. */
  const columnOf = new Int32Array(centre + 1)
  columnOf[0] = -1
  for (let at = 1; at <= centre; at++) columnOf[at] = columnOf[at - 1]! + room[at - 1]! + 1
  const columns = columnOf[centre]! + room[centre]! + 1
  if (columns * readings.length > ALIGN_LIMITS.windowCells) {
    budget.exceeded ??= 'windowCells'
    return sideBySide(readings)
  }
  return {
    members: readings.map((_, k) => k),
    rows: readings.map((reading, k) => {
      const row = new Int32Array(columns).fill(-1)
      reading.forEach((symbol, token) => {
        row[columnOf[places[k]!.slot[token]!]! + places[k]!.behind[token]!] = symbol
      })
      return row
    }),
    columns,
  }
}

/** Every reading from the first column on: what is left where even the coarse alignment would not fit. */
function sideBySide(readings: readonly Int32Array[]): Profile {
  const columns = Math.max(...readings.map((reading) => reading.length))
  return {
    members: readings.map((_, k) => k),
    rows: readings.map((reading) => {
      const row = new Int32Array(columns).fill(-1)
      row.set(reading)
      return row
    }),
    columns,
  }
}

interface Places {
  /** 1 + the token of the first that a token is at or behind; 0 before all. */
  readonly slot: Int32Array
  /** 0: at it; otherwise how far behind. */
  readonly behind: Int32Array
}

function placesOf(length: number, centre: number, first: Int32Array, keys: Int32Array, budget: Budget | null): Places {
  const slot = new Int32Array(length)
  const behind = new Int32Array(length)
  const runs = budget === null ? Int32Array.of(0, 0, length) : alignPair(first, keys, budget).runs
  let [i, j] = [0, 0]
  const between = (toI: number, toJ: number) => {
    for (; j < toJ; j++) {
      if (i < toI) slot[j] = ++i
      else {
        slot[j] = i
        behind[j] = j > 0 && slot[j - 1] === i ? behind[j - 1]! + 1 : 1
      }
    }
    i = toI
  }
  for (let r = 0; r < runs.length; r += 3) {
    between(runs[r]!, runs[r + 1]!)
    for (let d = 0; d < runs[r + 2]!; d++) slot[j++] = ++i
  }
  between(centre, length)
  return { slot, behind }
}
