/**
 * Replaces @lezer/common in the Worker (`alias` in src/cli/bundle.ts) with what the Markdown parser needs of it to read a file once: its
 * package is made for editors, which parse a text again with every key, in pieces, and hold its tree in arrays of numbers. A third of the
 * parser's weight. A test compares both with each other.
 */

export class NodeType {
  static readonly none = new NodeType(0, '')
  readonly id: number
  readonly name: string

  constructor(id: number, name: string) {
    this.id = id
    this.name = name
  }

  static define({ id, name = '' }: { readonly id: number; readonly name?: string }): NodeType {
    return new NodeType(id, name)
  }
}

export class NodeSet {
  readonly types: readonly NodeType[]

  constructor(types: readonly NodeType[]) {
    this.types = types
  }

  /** With properties, of which nothing here reads any. */
  extend(): NodeSet {
    return this
  }
}

/** Properties by which a parser finds what it need not read again. */
export const NodeProp = {}

class MarkdownTree {
  readonly type: NodeType
  readonly children: readonly MarkdownTree[]
  /** Where each child begins, from the start of this one. */
  readonly positions: readonly number[]
  readonly length: number

  constructor(type: NodeType, children: readonly MarkdownTree[], positions: readonly number[], length: number) {
    this.type = type
    this.children = children
    this.positions = positions
    this.length = length
  }

  prop(): undefined {
    return undefined
  }

  /** Nothing here looks for a child by its place. */
  balance(): MarkdownTree {
    return this
  }

  /**
   * From numbers: of each node its type, start, end, and how many numbers it takes with all in it, which come before its own.
   * A negative count is that of a tree that is there already, by its index. O(numbers).
   */
  static build({ buffer, nodeSet, reused, topID, length }: Build): MarkdownTree {
    const open: { readonly tree: MarkdownTree; readonly from: number; readonly at: number }[] = []
    const takeFrom = (at: number, type: NodeType, from: number, length: number): MarkdownTree => {
      let first = open.length
      while (first > 0 && open[first - 1]!.at >= at) first--
      const inner = open.splice(first)
      return new MarkdownTree(
        type,
        inner.map(({ tree }) => tree),
        inner.map((child) => child.from - from),
        length,
      )
    }
    for (let k = 0; k < buffer.length; k += 4) {
      const [id, from, to, size] = buffer.slice(k, k + 4) as [number, number, number, number]
      const at = size < 0 ? k : k + 4 - size
      open.push({ tree: size < 0 ? reused[id]! : takeFrom(at, nodeSet.types[id]!, from, to - from), from, at })
    }
    return takeFrom(0, nodeSet.types[topID]!, 0, length)
  }

  /** All nodes, each before those in it, which are passed over where `enter` answers false. */
  iterate({ enter }: { readonly enter: (node: TreeNode) => boolean | undefined }): void {
    const left = [new TreeNode([this], [0], 0, 0)]
    for (let node = left.pop(); node !== undefined; node = left.pop())
      if (enter(node) !== false) for (const child of node.children().reverse()) left.push(child)
  }
}

interface Build {
  readonly buffer: readonly number[]
  readonly nodeSet: NodeSet
  readonly reused: readonly MarkdownTree[]
  readonly topID: number
  readonly length: number
}

/** A tree in its place. */
class TreeNode {
  readonly from: number
  readonly #siblings: readonly MarkdownTree[]
  readonly #positions: readonly number[]
  readonly #index: number
  readonly #offset: number

  /** @param offset of what the positions are counted from */
  constructor(siblings: readonly MarkdownTree[], positions: readonly number[], index: number, offset: number) {
    this.#siblings = siblings
    this.#positions = positions
    this.#index = index
    this.#offset = offset
    this.from = offset + positions[index]!
  }

  get node(): this {
    return this
  }

  get name(): string {
    return this.toTree().type.name
  }

  get to(): number {
    return this.from + this.toTree().length
  }

  get firstChild(): TreeNode | null {
    return this.children()[0] ?? null
  }

  get nextSibling(): TreeNode | null {
    const next = this.#index + 1
    return next < this.#siblings.length ? new TreeNode(this.#siblings, this.#positions, next, this.#offset) : null
  }

  toTree(): MarkdownTree {
    return this.#siblings[this.#index]!
  }

  children(): TreeNode[] {
    const { children, positions } = this.toTree()
    return children.map((_, index) => new TreeNode(children, positions, index, this.from))
  }

  getChildren(name: string): TreeNode[] {
    return this.children().filter((child) => child.name === name)
  }

  getChild(name: string): TreeNode | null {
    return this.getChildren(name)[0] ?? null
  }
}

interface Parse {
  /** The tree, once the text is read. */
  advance(): MarkdownTree | null
}

/** What a text is to a parser: from an offset to the end or further than the line. */
interface Input {
  readonly length: number
  chunk(from: number): string
}

export abstract class Parser {
  abstract createParse(input: Input, fragments: readonly never[], ranges: readonly object[]): Parse

  parse(text: string): MarkdownTree {
    const input = { length: text.length, chunk: (from: number) => text.slice(from) }
    const parse = this.createParse(input, [], [{ from: 0, to: text.length }])
    for (;;) {
      const tree = parse.advance()
      if (tree !== null) return tree
    }
  }
}

export { MarkdownTree as Tree }

/** Of what is read again, or in another language within: never called. */
export const IterMode = {}
export const parseMixed = () => null
