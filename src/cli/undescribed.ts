/**
 * Removes from a Worker what only describes the API: summaries, descriptions and response shapes of routes, and the descriptions in
 * schemas. `npm run build:assets` makes the OpenAPI document and the list of tools from the same sources, where the descriptions stay
 * beside their code; the Worker serves these files.
 */
import { parseSync } from 'rolldown/utils'
import { type Edit, edited, isNode, type Node } from './syntax.ts'

/** The files of routes and schemas. */
const DESCRIBING_FILES = /\/src\/(?:routes|schemas)\/.*\.ts$/
/** Members of a `const name: Route` that only the OpenAPI document reads. */
const OF_A_ROUTE: ReadonlySet<string> = new Set(['summary', 'description', 'headers', 'responses'])
const OF_A_TOOL: ReadonlySet<string> = new Set(['title', 'description'])
/** Actions of valibot that check nothing. */
const OF_A_SCHEMA: ReadonlySet<string> = new Set(['description', 'metadata'])

/** The source of any module as a Worker has it. */
export const undescribed = (path: string, source: string): string =>
  DESCRIBING_FILES.test(path) ? withoutDescriptions(path, source) : source

/** The source of a module without what only describes. O(length). */
export function withoutDescriptions(path: string, source: string): string {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
  const cuts: Edit[] = []
  visit(program as unknown as Node, source, cuts)
  return edited(source, cuts)
}

function visit(node: Node, source: string, cuts: Edit[]): void {
  const members = describedMembers(node, source)
  if (members !== null) cut(members.list, members.isCut, source, cuts)
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, source, cuts)
}

/** The list that a description may be an entry of, and which entries are some. */
function describedMembers(
  node: Node,
  source: string,
): { list: readonly Node[]; isCut: (entry: Node) => boolean } | null {
  const named = (names: ReadonlySet<string>) => (entry: Node) =>
    isNode(entry.key) && names.has(source.slice(entry.key.start, entry.key.end))
  if (node.type === 'VariableDeclarator' && isNode(node.id) && isNode(node.init)) {
    const type = isNode(node.id.typeAnnotation)
      ? source.slice(node.id.typeAnnotation.start, node.id.typeAnnotation.end)
      : ''
    if (type === ': Route' && node.init.type === 'ObjectExpression')
      return { list: node.init.properties as Node[], isCut: named(OF_A_ROUTE) }
  }
  if (node.type !== 'CallExpression' || !isNode(node.callee)) return null
  const callee = source.slice(node.callee.start, node.callee.end)
  const list = node.arguments as Node[]
  if (callee === 'tool' && list[0]?.type === 'ObjectExpression')
    return { list: list[0].properties as Node[], isCut: named(OF_A_TOOL) }
  if (callee !== 'v.pipe') return null
  const isAction = ({ callee }: Node) =>
    isNode(callee) &&
    source.slice(callee.start, callee.start + 2) === 'v.' &&
    OF_A_SCHEMA.has(source.slice(callee.start + 2, callee.end))
  return { list, isCut: isAction }
}

/** Each entry with the comma after it. */
function cut(list: readonly Node[], isCut: (entry: Node) => boolean, source: string, cuts: Edit[]): void {
  for (const entry of list) {
    if (!isCut(entry)) continue
    const comma = /^\s*,/.exec(source.slice(entry.end, entry.end + 200))?.[0] ?? ''
    cuts.push([entry.start, entry.end + comma.length, ''])
  }
}
