/** Finds the constants of a module that nothing reads while modules are evaluated, so that their values may come later. */
import { evaluatedIn, FUNCTIONS, isNode, type Node } from './syntax.ts'

export interface LazyConstant {
  /** The whole `const NAME = …`. */
  readonly statement: Node
  readonly init: Node
}

/** Constants of a module that are not exported, and whose names nothing in the module hides, by name. O(length). */
export function ownConstants(program: Node): Map<string, LazyConstant> {
  const constants = new Map<string, LazyConstant>()
  for (const statement of program.body as Node[]) {
    const [declarator, ...others] = (statement.declarations as { id: Node; init: Node | null }[] | undefined) ?? []
    if (statement.kind === 'const' && declarator?.init && others.length === 0 && declarator.id.type === 'Identifier')
      constants.set(String(declarator.id.name), { statement, init: declarator.init })
  }
  // What hides a name would have to be followed.
  for (const name of namesWithin(program)) constants.delete(name)
  return constants
}

/** Those of `candidates` that are read by functions of the module alone, or by others of these. O(length). */
export function lazyConstants(
  program: Node,
  candidates: Iterable<readonly [string, LazyConstant]>,
): ReadonlyMap<string, LazyConstant> {
  const constants = new Map(candidates)
  const keep = (name: unknown) => {
    const constant = constants.get(String(name))
    constants.delete(String(name))
    // then what it is made of is read as well
    if (constant !== undefined) visit(constant.init)
  }
  /** Goes through what is evaluated with the module. */
  const visit = (node: Node): void => {
    if (node.type === 'Identifier') keep(node.name)
    else if (node.type === 'ExportSpecifier') keep((node.local as Node).name)
    else if (constants.get(String((node.id as Node | null)?.name))?.init !== (node.init ?? node))
      for (const [child, moment] of evaluatedIn(node, 'module')) if (moment === 'module') visit(child)
  }
  visit(program)
  return constants
}

/** Names that are declared within functions and blocks. */
function namesWithin(program: Node): ReadonlySet<string> {
  const names = new Set<string>()
  const bind = (pattern: Node): void => {
    if (pattern.type === 'Identifier') names.add(String(pattern.name))
    for (const part of [pattern.left, pattern.value, pattern.argument, pattern.elements, pattern.properties].flat())
      if (isNode(part)) bind(part)
  }
  const visit = (node: Node, isWithin: boolean): void => {
    if (FUNCTIONS.has(node.type)) for (const parameter of node.params as Node[]) bind(parameter)
    for (const name of [node.param, isWithin ? node.id : null]) if (isNode(name)) bind(name)
    for (const child of Object.values(node).flat())
      if (isNode(child)) visit(child, isWithin || FUNCTIONS.has(node.type) || node.type === 'BlockStatement')
  }
  visit(program, false)
  return names
}
