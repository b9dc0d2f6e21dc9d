/**
 * Moves strings, and functions that only put what they are given into one, out of the sets of strings of a Worker into an asset: see
 * src/present/lifted-strings.ts. The sources are unchanged, each set with its type in one file; only a bundle lacks the strings.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseSync } from 'rolldown/utils'
import { type AllLiftedStrings, type LiftedStrings, TEMPLATE } from '../present/lifted-strings.ts'
import { type Edit, edited, type Node } from './syntax.ts'

const SRC = join(import.meta.dirname, '..')
/** The files of sets of strings, each with `{ en, zh }` for its export. */
export const STRINGS_FILES = /\/src\/(?:pages\/[^/]+|present)\/strings\.ts$/

/** What was lifted out of all sets, by the folders of their files: the content of the asset. */
export function allLiftedStrings(): AllLiftedStrings {
  const paths = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((name) => join(SRC, name))
    .filter((path) => STRINGS_FILES.test(path))
    .sort()
  return Object.fromEntries(
    paths.map((path) => {
      const { en, zh } = withoutStrings(path, readFileSync(path, 'utf8')).lifted
      return [folderOf(path), { en: JSON.stringify(en!), zh: JSON.stringify(zh!) }]
    }),
  )
}

const folderOf = (path: string) => relative(SRC, dirname(path))

/**
 * The source of a strings.ts with the functions of `en` and `zh` alone, which says that it lacks the rest; and the rest. O(length).
 * @throws Error for a file of another shape
 */
export function withoutStrings(
  path: string,
  source: string,
): { readonly source: string; readonly lifted: Readonly<Record<string, LiftedStrings>> } {
  const { program, errors } = parseSync(path, source)
  const set = /^export const (\w+) = \{ en, zh \}$/m.exec(source)?.[1]
  if (errors.length > 0 || set === undefined) throw new Error(`${path} does not export one set { en, zh }.`)
  const cuts: Edit[] = []
  const lifted: Record<string, LiftedStrings> = {}
  for (const statement of program.body) {
    if (statement.type !== 'VariableDeclaration') continue
    for (const { id, init } of statement.declarations)
      if (id.type === 'Identifier' && (id.name === 'en' || id.name === 'zh') && init !== null)
        lifted[id.name] = liftFrom(bare(init as unknown as Node), source, cuts)
  }
  const from = JSON.stringify(join(SRC, 'present/lifted-strings.ts'))
  const awaits = `import { awaitStrings } from ${from}\nawaitStrings(${JSON.stringify(folderOf(path))}, ${set})\n`
  return { source: `${edited(source, cuts)}\n${awaits}`, lifted }
}

/** What can be lifted out of an object, in its order; `cuts` gets where that is in the source. */
function liftFrom(object: Node, source: string, cuts: Edit[]): LiftedStrings {
  if (!hasPlainMembers(object)) throw new Error(`Not plain members: ${source.slice(object.start, object.end)}`)
  const lifted: Record<string, LiftedStrings[string]> = {}
  for (const property of object.properties as Node[]) {
    const key = property.key as Node
    const name = String(key.name ?? key.value)
    const value = bare(property.value as Node)
    const plain = plainValue(value)
    if (plain !== undefined) {
      lifted[name] = plain
      const comma = /^\s*,/.exec(source.slice(property.end, property.end + 100))?.[0] ?? ''
      cuts.push([property.start, property.end + comma.length, ''])
    } else lifted[name] = hasPlainMembers(value) ? liftFrom(value, source, cuts) : null
  }
  return lifted
}

/** Whether an expression is an object of which each member has a name of its own: another one stays whole. */
const hasPlainMembers = ({ type, properties }: Node): boolean =>
  type === 'ObjectExpression' && (properties as Node[]).every((one) => one.type === 'Property' && !one.computed)

/** An expression without what only types say of it. */
function bare(node: Node): Node {
  return /^TS(?:As|Satisfies|NonNull)Expression$/.test(node.type) ? bare(node.expression as Node) : node
}

/** What a function is that only puts what it is given into a text: `(n) => `${n} texts``; undefined for any other. */
function templateOf({ params, body }: Node): LiftedStrings | undefined {
  const names = (params as Node[]).map(({ type, name }) => (type === 'Identifier' ? name : null))
  const { type, quasis, expressions } = body as Node & { quasis: { value: { cooked: string } }[]; expressions: Node[] }
  if (type !== 'TemplateLiteral') return undefined
  const given = expressions.map(({ type, name }) => (type === 'Identifier' ? names.indexOf(name as string) : -1))
  if (given.includes(-1)) return undefined
  return {
    [TEMPLATE]: quasis.flatMap(({ value }, k) => (k < given.length ? [value.cooked, given[k]!] : [value.cooked])),
  }
}

/** The value of an expression of literals; undefined for any other. */
function plainValue(expression: Node): LiftedStrings[string] | undefined {
  const node = bare(expression)
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined
  if (node.type === 'TemplateLiteral') {
    const [first, ...others] = node.quasis as { value: { cooked: string } }[]
    return others.length === 0 ? first!.value.cooked : undefined
  }
  if (node.type === 'ArrowFunctionExpression') return templateOf(node)
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const parts = [plainValue(node.left as Node), plainValue(node.right as Node)]
    return parts.every((part) => typeof part === 'string') ? parts.join('') : undefined
  }
  if (node.type === 'ArrayExpression') {
    const entries = (node.elements as Node[]).map(plainValue)
    return entries.every((entry) => entry !== undefined) ? entries : undefined
  }
  if (node.type !== 'ObjectExpression') return undefined
  const members = (node.properties as Node[]).map((property) => {
    const key = property.key as Node | undefined
    const value = property.type === 'Property' && !property.computed ? plainValue(property.value as Node) : undefined
    return [String(key?.name ?? key?.value), value] as const
  })
  return members.every(([, value]) => value !== undefined) ? (Object.fromEntries(members) as LiftedStrings) : undefined
}
