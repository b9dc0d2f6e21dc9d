/**
 * A value made when it is first asked for, and kept: the tables are large, and most requests of a service need none or one of
 * them, while what a module computes when it is loaded delays every first request. The value must depend on nothing.
 */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
