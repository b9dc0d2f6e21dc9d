/** Counts what reading a text costs, independent of the machine: calls of the methods that do the work, and how far each goes. */

type Method = (this: unknown, ...args: unknown[]) => unknown
interface Long {
  readonly length: number
}

/** Go through a string, or up to what is found in it. A slice costs nothing: engines share the characters. */
const WHOLE = ['replace', 'split', 'trim', 'trimEnd', 'trimStart', 'match', 'toLowerCase']
const SINGLE = ['slice', 'substring', 'charCodeAt', 'codePointAt', 'startsWith']
/** Call back for each entry that they look at. */
const CALLING = ['find', 'findIndex', 'some', 'every', 'filter', 'map', 'flatMap', 'forEach']

/**
 * Built-in methods count for as long as `work` runs. What a pattern tries and gives up inside one call is not seen.
 * @returns steps, proportional to the work done in strings and lists
 */
export async function countSteps(work: () => Promise<unknown>): Promise<number> {
  let steps = 0
  const restore: (() => void)[] = []
  const watch = (owner: object, name: string, watched: (original: Method) => Method) => {
    const holder = owner as Record<string, Method>
    const original = holder[name]!
    holder[name] = watched(original)
    restore.push(() => {
      holder[name] = original
    })
  }
  const costing =
    (cost: (self: Long, args: readonly unknown[], result: unknown) => number) =>
    (original: Method): Method =>
      function (this: unknown, ...args) {
        const result = original.apply(this, args)
        steps += 1 + cost(this as Long, args, result)
        return result
      }
  const found = ({ length }: Long, args: readonly unknown[], at: unknown) =>
    Math.max(0, ((at as number) < 0 ? length : (at as number)) - Number(args[1] ?? 0))
  for (const name of WHOLE)
    watch(
      String.prototype,
      name,
      costing(({ length }) => length),
    )
  for (const name of SINGLE)
    watch(
      String.prototype,
      name,
      costing(() => 0),
    )
  watch(String.prototype, 'indexOf', costing(found))
  watch(Array.prototype, 'indexOf', costing(found))
  watch(
    Array.prototype,
    'includes',
    costing(({ length }) => length),
  )
  watch(
    Array.prototype,
    'slice',
    costing((_, __, made) => (made as Long).length),
  )
  for (const name of CALLING)
    watch(
      Array.prototype,
      name,
      (original) =>
        function (this: unknown, ...args) {
          const [callback, ...others] = args as [Method, ...unknown[]]
          const counted: Method = function (this: unknown, ...entry) {
            steps++
            return callback.apply(this, entry)
          }
          return original.call(this, counted, ...others)
        },
    )
  try {
    await work()
  } finally {
    for (const one of restore.reverse()) one()
  }
  return steps
}
