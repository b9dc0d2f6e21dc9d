/** The syntax tree of a source (ESTree, with the nodes of TypeScript and JSX) as the plugins of the bundler go through it. */

export interface Node {
  readonly type: string
  /** Where it is in the source, in UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly [member: string]: unknown
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** Replaces a part of a source, and with it what other edits would change within. */
export type Edit = readonly [from: number, to: number, text: string]

/** O(length + edits × log edits). */
export function edited(source: string, edits: readonly Edit[]): string {
  let [out, at] = ['', 0]
  for (const [from, to, text] of [...edits].sort((a, b) => a[0] - b[0])) {
    if (from < at) continue
    out += source.slice(at, from) + text
    at = to
  }
  return out + source.slice(at)
}

/** When an expression is evaluated: with its module, at the first use of a value of `once`, or at each call of a function. */
export type Moment = 'module' | 'once' | 'function'

export const FUNCTIONS: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
])
/** Nodes of TypeScript with an expression in them. */
export const WRAPPERS: ReadonlySet<string> = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'])

/** What is evaluated of a node, and when, where the node itself is at `moment`: no types, no names of members, nothing of imports. */
export function evaluatedIn(node: Node, moment: Moment): readonly (readonly [child: Node, moment: Moment])[] {
  const parts = (at: Moment, ...except: readonly string[]) =>
    Object.entries(node)
      .filter(([member]) => !except.includes(member))
      .flatMap(([, value]) => value)
      .filter(isNode)
      .map((child) => [child, at] as const)
  if (node.type.startsWith('TS') && !WRAPPERS.has(node.type)) return []
  if (FUNCTIONS.has(node.type)) return parts('function', 'id')
  switch (node.type) {
    case 'ImportDeclaration':
      return []
    case 'Property':
      return parts(moment, node.computed ? '' : 'key')
    case 'MemberExpression':
      return parts(moment, node.computed ? '' : 'property')
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return parts(node.static ? moment : 'function', node.computed ? '' : 'key')
    case 'CallExpression': {
      const [made] = node.arguments as Node[]
      if ((node.callee as Node).name === 'once' && made?.type === 'ArrowFunctionExpression')
        return [[made.body as Node, 'once']]
      // A schema is made while its module is evaluated, also where a function makes it.
      return parts(((node.callee as Node).object as Node | undefined)?.name === 'v' ? 'module' : moment)
    }
  }
  return parts(moment)
}
