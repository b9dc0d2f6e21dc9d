/** What a request cost, in counts: inside a deployed Worker clocks stand still while it computes, counts do not. */
import type { AppContext } from './env.ts'

export interface Work {
  /** Operations of KV, by name. */
  readonly kv: Record<'get' | 'list' | 'put' | 'delete', number>
  /** Code points that were compared or searched, all texts together. */
  points: number
  witnesses: number
  /** Whether what was asked for had been worked out before; null where nothing needs to be. */
  cache: 'hit' | 'miss' | null
}

const noWork = (): Work => ({
  kv: { get: 0, list: 0, put: 0, delete: 0 },
  points: 0,
  witnesses: 0,
  cache: null,
})

/** The counts of a request, from its first middleware to its last. */
export function workOf(c: AppContext): Work {
  const work = c.get('work') ?? noWork()
  c.set('work', work)
  return work
}

/** KV that adds what it is asked for to `work`. A bulk get is one operation. */
export function counted(kv: KVNamespace, { kv: counts }: Work): KVNamespace {
  const count =
    <A extends unknown[], R>(name: keyof Work['kv'], operation: (...args: A) => R) =>
    (...args: A): R => {
      counts[name]++
      return operation.apply(kv, args)
    }
  return {
    get: count('get', kv.get),
    getWithMetadata: count('get', kv.getWithMetadata),
    list: count('list', kv.list),
    put: count('put', kv.put),
    delete: count('delete', kv.delete),
  } as KVNamespace
}

/** As `Server-Timing` has it: what stands still is not told. */
export function serverTiming({ kv, points, witnesses, cache }: Work): string {
  const counts = Object.entries({ ...kv, points, witnesses }).filter(([, count]) => count > 0)
  return [
    ...(cache === null ? [] : [`cache;desc="${cache}"`]),
    ...counts.map(([name, count]) => `${name};desc="${count}"`),
  ].join(', ')
}
