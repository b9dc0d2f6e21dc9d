/**
 * Computes a value when it is first needed, and keeps it. Tables are large, and most requests need none or one of them; what a module
 * computes while it loads delays every first request. The value must depend on nothing that can change.
 */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
