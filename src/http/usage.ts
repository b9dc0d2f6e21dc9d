/** Counts what a request cost. The clock of a deployed Worker does not advance while it computes; counts do. */
import type { AppContext } from './env.ts'

export interface Usage {
  /** Operations of KV, by name, as they are billed: a bulk get is as many as it has keys. */
  readonly kv: Record<'get' | 'list' | 'put' | 'delete', number>
  /** Code points that were compared or searched, all texts together. */
  points: number
  witnesses: number
  /** What the caller was charged: see `rate.ts`. */
  units: number
  /** Whether what was asked for had been worked out before; null where nothing needs to be. */
  cache: 'hit' | 'miss' | null
}

const noUsage = (): Usage => ({
  kv: { get: 0, list: 0, put: 0, delete: 0 },
  points: 0,
  witnesses: 0,
  units: 0,
  cache: null,
})

/** The counts of a request, from its first middleware to its last. */
export function usageOf(c: AppContext): Usage {
  const usage = c.get('usage') ?? noUsage()
  c.set('usage', usage)
  return usage
}

/** KV that adds what it is asked for to `work`. */
export function counted(kv: KVNamespace, { kv: counts }: Usage): KVNamespace {
  const count =
    <A extends unknown[], R>(name: keyof Usage['kv'], operation: (...args: A) => R) =>
    (...args: A): R => {
      counts[name] += name === 'get' && Array.isArray(args[0]) ? args[0].length : 1
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

/** For `Server-Timing`, without times, which do not advance. */
export function serverTiming({ kv, points, witnesses, units, cache }: Usage): string {
  const counts = Object.entries({ ...kv, points, witnesses, units }).filter(([, count]) => count > 0)
  return [
    ...(cache === null ? [] : [`cache;desc="${cache}"`]),
    ...counts.map(([name, count]) => `${name};desc="${count}"`),
  ].join(', ')
}
