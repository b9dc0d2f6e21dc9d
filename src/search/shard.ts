/**
 * Reads and writes a shard of the index: the versions that have each of its terms. One line a term, so that the engine's own string
 * search finds it and nothing is parsed:
 *
 *     \n月 日\tcAbB…\n朝 鲜\tB…\n
 *
 * Versions are numbers in ascending order, written as the differences from one to the next, five bits a sign, low bits first; a sign of
 * the upper half means that more follow. Lines are never reordered, only lengthened.
 */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const MORE = 32

export type Additions = ReadonlyMap<string, readonly number[]>

/** How many shards there are: of 10,000 versions each has some 200 kB, and compaction writes each once. */
export const SHARDS = 64

/** FNV-1a. */
export function shardOf(term: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193)
  return ((hash ^ (hash >>> 15)) >>> 0) % SHARDS
}

/** The numbers of the versions that have the term, ascending. O(length of the shard), natively, + O(versions). */
export function lookUp(shard: string, term: string): number[] {
  const line = shard.indexOf(`\n${term}\t`)
  if (line < 0) return []
  const start = line + term.length + 2
  return numbersIn(shard.slice(start, shard.indexOf('\n', start)))
}

/**
 * Decodes the numbers of a line of a shard: steps between ascending numbers, in digits of 32, the last digit of each step first.
 * O(length).
 */
export function numbersIn(steps: string): number[] {
  const numbers: number[] = []
  let last = -1
  for (let i = 0, step = 0, shift = 0; i < steps.length; i++) {
    const digit = digitOf(steps.charCodeAt(i))
    step += (digit & (MORE - 1)) * 2 ** shift
    if (digit >= MORE) shift += 5
    else {
      last += step + 1
      numbers.push(last)
      step = shift = 0
    }
  }
  return numbers
}

/** `after` is the number before the first, -1 where there is none. */
export function stepsOf(numbers: readonly number[], after: number): string {
  let steps = ''
  let last = after
  for (const number of numbers) {
    let step = number - last - 1
    for (; step >= MORE; step = Math.floor(step / MORE)) steps += DIGITS[(step % MORE) + MORE]
    steps += DIGITS[step]
    last = number
  }
  return steps
}

/** A shard with more in it; the numbers of `additions` are higher than all that it has. O(length of both). */
export function merge(shard: string, additions: Additions): string {
  const left = new Map(additions)
  const lines: string[] = []
  for (const line of shard.split('\n')) {
    if (line === '') continue
    const tab = line.indexOf('\t')
    const term = line.slice(0, tab)
    const numbers = left.get(term)
    if (numbers === undefined) lines.push(line)
    else {
      left.delete(term)
      lines.push(line + stepsOf(numbers, numbersIn(line.slice(tab + 1)).at(-1) ?? -1))
    }
  }
  for (const [term, numbers] of left) lines.push(`${term}\t${stepsOf(numbers, -1)}`)
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`
}

const digitOf = (unit: number): number =>
  unit >= 97 ? unit - 71 : unit >= 65 && unit <= 90 ? unit - 65 : unit === 95 ? 63 : unit === 45 ? 62 : unit + 4
