/**
 * Replaces the module of `entities` that has the named characters of HTML (`&eacute;`) in the Worker (src/cli/bundle.ts): 18 kB that
 * only a request with a file needs, loaded with the tables of encodings. The package holds the array, so its values are filled in
 * later.
 */
const SIZE = 13_494

/** The package's own tree of names, all 0 until it is provided: then no name is known. */
export const htmlDecodeTree: Uint16Array = new Uint16Array(SIZE)

/** @throws Error for a tree of another size: that of another version of the package */
export function provideNamedCharacters(tree: readonly number[]): void {
  if (tree.length !== SIZE) throw new Error(`The tree of named characters has ${tree.length} words, not ${SIZE}.`)
  htmlDecodeTree.set(tree)
}
