/** Writes summaries of records, and decides when the records are read again. */

const SECOND = 1_000
/** Milliseconds for which another place may not see a write. A summary made sooner after its newest part may have missed a neighbour. */
export const LAG = 60 * SECOND
/** After so long every place sees a write: a claim that no other came before has won. */
export const SETTLED_AFTER = 2 * LAG
/** By how much the clocks of two places may differ: each is at most ten minutes off. */
export const CLOCKS = 20 * LAG
/** After so long by any two clocks every place sees a write. */
export const CHECKED_AFTER = CLOCKS + SETTLED_AFTER
/** KV takes one write a second to a key. */
const NEXT_WRITE = 1_100

/** Work that may outlast the answer: `ctx.waitUntil` in a Worker. */
export type Later = (work: Promise<unknown>) => void

/**
 * Writes a derived value. Where KV refuses it (another write within the same second), it is made again and written once more. A second
 * refusal is ignored: the records remain, and the next write, or the refresh of an old head, corrects the value.
 */
export async function derive<T>(kv: KVNamespace, key: string, value: T, make: () => Promise<T>): Promise<T> {
  try {
    await kv.put(key, JSON.stringify(value))
    return value
  } catch {
    await new Promise((resolve) => setTimeout(resolve, NEXT_WRITE))
    const newer = await make().catch(() => value)
    await kv.put(key, JSON.stringify(newer)).catch(() => undefined)
    return newer
  }
}

/** When a summary was made, and of what. Milliseconds since 1970. */
export interface Made {
  readonly built: number
  /** When all of it was listed, and not only what had come lately; a summary from before this was recorded has none. */
  readonly listed?: number
  /** Whether it may have missed a neighbour: made by a writer, or by a reader who found none (a miss may be cached, and the list late). */
  readonly unsettled?: boolean
  /**
   * When a reader made it again, maybe just when somebody wrote elsewhere. It is looked at twice more: soon, if that is when it was made,
   * and for the last time when every place sees, by any two clocks, what was written until then.
   */
  readonly check?: number
}

/**
 * Whether to look again at what a summary was made from. At all of it a few times a day, however often it was added to; near by, once
 * every place must see what was written when it was made, where it may have missed a neighbour.
 *
 * @param newest when the newest of its parts was recorded, for summaries that do not say whether they are unsettled
 * @param time   of the reader's clock, which need not agree with that of the place where it was made
 */
export function staleness(
  { built, listed = built, unsettled, check }: Made,
  newest: number,
  time: number,
  age: number,
): 'all' | 'near' | null {
  if (time - listed > age) return 'all'
  const isDue = time - built > SETTLED_AFTER || built - time > LAG
  if ((unsettled ?? built - newest < LAG) && isDue) return 'near'
  if (check === undefined) return null
  return time - check > CHECKED_AFTER || (built === check && time - built > SETTLED_AFTER) ? 'near' : null
}
