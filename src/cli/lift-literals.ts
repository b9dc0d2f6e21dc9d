/**
 * Moves what is data in the modules of a Worker into an asset (src/text/lifted.ts): lists, patterns and long strings. The sources are
 * unchanged, each list beside the code that reads it; only a bundle lacks them. What is moved:
 *
 * - a constant of literals that only functions of its module read: `const WORDS = new Set(['a', 'b'])`;
 * - the literal parts of another such constant, which is then made when it is first read, and of what `once(() => …)` makes;
 * - a long string in any function, also as a part of a template;
 * - a sentence that is a member of an object of the module, which then has a getter for it.
 *
 * None of it is read while modules are evaluated, so that it can come with the first request. In an ordinary function patterns, lists and
 * objects stay where they are, because each call makes new ones.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseSync } from 'rolldown/utils'
import type { LiftedLiteral, LiftedLiterals } from '../text/lifted.ts'
import { lazyConstants, ownConstants } from './lazy-constants.ts'
import { asLifted, type Constants, literalValue, memberOf, type Value } from './literals.ts'
import { type Edit, edited, evaluatedIn, type Moment, type Node, WRAPPERS } from './syntax.ts'
import { undescribed } from './undescribed.ts'

const SRC = join(import.meta.dirname, '..')
/**
 * Modules that are no part of a Worker, those that a request passes before the asset is there, or that say that it is missing, those of the
 * coordinator, whose isolate may answer no request that brings the asset, and those whose content is an asset of its own.
 */
const OTHERS =
  /^(?:assets|cli|client|package|http|store\/coordinator)\/|^app\.ts$|\/tables\/|\/(?:strings|built|lifted|lifted-strings)\.ts$/
export const isCarried = (path: string) =>
  /\.tsx?$/.test(path) && !OTHERS.test(relative(SRC, path)) && path.startsWith(SRC)

/** UTF-16 units of source: a shorter literal weighs about as much as what takes its place. */
const LEAST = 16

/** The same of a string that stays a member of an object, and is then a member that a function gives. */
const SENTENCE = 40

/** The literals of all modules: the content of the asset. */
export function allLiftedLiterals(): LiftedLiterals {
  const paths = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).map((name) => join(SRC, name))
  const modules = paths
    .filter(isCarried)
    .sort()
    .map((path) => withoutLiterals(path, undescribed(path, readFileSync(path, 'utf8'))))
  return Object.fromEntries(
    modules.flatMap(({ key, literals }) => (literals.length > 0 ? [[key, JSON.stringify(literals)]] : [])),
  )
}

interface WithoutLiterals {
  readonly source: string
  readonly literals: readonly LiftedLiteral[]
  /** A hash of them, so that a Worker takes none of another build. */
  readonly key: string
}

/** The source of a module without its literals, and the literals. O(length). */
export function withoutLiterals(path: string, source: string): WithoutLiterals {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
  const { left, literals } = lifted(source, program as unknown as Node)
  const key = createHash('sha256').update(JSON.stringify(literals)).digest('base64url').slice(0, 6)
  if (literals.length === 0) return { source, literals, key }
  const from = (module: string) => JSON.stringify(join(SRC, 'text', module))
  const taking = `import { literalsOf } from ${from('lifted.ts')}\nconst $literal = literalsOf(${JSON.stringify(key)})\n`
  return { source: `import { once as $once } from ${from('once.ts')}\n${taking}${left}`, literals, key }
}

function lifted(source: string, program: Node): { readonly left: string; readonly literals: readonly LiftedLiteral[] } {
  const literals: LiftedLiteral[] = []
  const edits: Edit[] = []
  const isLong = (first: Node, last = first) => last.end - first.start >= LEAST
  const callFor = (value: Value) => `$literal(${literals.push(asLifted(value)) - 1})`

  const own = ownConstants(program)
  const values = new Map<string, Value>()
  for (const [name, { init }] of own) {
    const value = literalValue(init, values)
    if (value !== undefined) values.set(name, value)
  }
  const candidates = [...own].filter(([name, { init }]) => isLong(init) && (values.has(name) || isMade(init, values)))
  const lazy = lazyConstants(program, candidates)
  /** What functions read in place of a constant. */
  const reads = new Map<string, string>()
  for (const [name, { statement, init }] of lazy) {
    const value = values.get(name)
    reads.set(name, value === undefined ? `${name}()` : callFor(value))
    if (value !== undefined) edits.push([statement.start, statement.end, ''])
    else edits.push([init.start, init.start, '$once(() => ('], [init.end, init.end, '))'])
  }

  /** Neighbours in a list that are literals become one. */
  function liftRuns<T>(list: unknown, valueIn: (node: Node) => T | undefined, asOne: (run: T[]) => Value): void {
    let run: { readonly node: Node; readonly value: T }[] = []
    const end = () => {
      const [first, last] = [run[0]?.node, run.at(-1)?.node]
      if (first && last && isLong(first, last))
        edits.push([first.start, last.end, `...${callFor(asOne(run.map(({ value }) => value)))}`])
      else for (const { node } of run) visit(node, 'once')
      run = []
    }
    for (const node of list as readonly Node[]) {
      const value = valueIn(node)
      if (value !== undefined) run.push({ node, value })
      else {
        end()
        visit(node, 'once')
      }
    }
    end()
  }

  /** Whether a node is a member of an object with a list or a pattern for its value: what `once` makes has them when they are needed. */
  function isList(node: Node): boolean {
    if (node.type !== 'Property' || node.computed || node.shorthand || node.kind !== 'init') return false
    const value = node.value as Node
    return reads.has(String(value.name)) || (isLong(value) && typeof literalValue(value, values) === 'object')
  }

  /** Makes a member of an object one that a function gives. */
  function giveLater({ start, end, key, value }: Node): void {
    const name = source.slice((key as Node).start, (key as Node).end)
    const given = reads.get(String((value as Node).name)) ?? callFor(literalValue(value as Node, values)!)
    edits.push([start, end, `get ${name}() { return ${given} }`])
  }

  function visit(node: Node, moment: Moment): void {
    const value = moment !== 'module' && isLong(node) ? literalValue(node, values) : undefined
    const { id, init } = node as unknown as { id?: Node; init?: Node }
    const constant = init && lazy.get(String(id?.name))
    if (value !== undefined && (moment === 'once' || typeof value === 'string'))
      edits.push([node.start, node.end, callFor(value)])
    else if (constant && constant.init === init) {
      if (!values.has(String(id!.name))) visit(init, 'once')
    } else if (node.type === 'Identifier') {
      const read = reads.get(String(node.name))
      if (read !== undefined) edits.push([node.start, node.end, read])
    } else if (node.shorthand && reads.has(String((node.value as Node).name)))
      edits.push([node.end, node.end, `: ${reads.get(String((node.value as Node).name))}`])
    else if (moment === 'module' && isSentence(node)) giveLater(node)
    else if (moment === 'once' && node.type === 'ArrayExpression')
      liftRuns(
        node.elements,
        (each) => literalValue(each, values),
        (run) => run,
      )
    else if (moment === 'once' && node.type === 'ObjectExpression')
      liftRuns(
        node.properties,
        (each) => (isList(each) ? undefined : memberOf(each, values)),
        (run) => Object.fromEntries(run),
      )
    else if (moment === 'once' && isList(node)) giveLater(node)
    else if (node.type === 'JSXAttribute' && (node.value as Node | null)?.type === 'Literal') return
    else if (node.type === 'TaggedTemplateExpression') return
    else {
      if (node.type === 'TemplateLiteral' && moment !== 'module')
        for (const { start, end, value, tail } of node.quasis as Quasi[])
          if (value.cooked.length >= LEAST)
            edits.push([start + 1, end - (tail ? 1 : 2), `\${${callFor(value.cooked)}}`])
      for (const [child, at] of evaluatedIn(node, moment)) visit(child, at)
    }
  }

  visit(program, 'module')
  return { left: edited(source, edits), literals }
}

/** Whether a node is a member of an object with a sentence for its value. */
function isSentence(node: Node): boolean {
  const value = node.type === 'Property' && !node.computed && node.kind === 'init' ? (node.value as Node) : null
  return (
    value?.type === 'Literal' &&
    typeof value.value === 'string' &&
    value.value.length >= SENTENCE &&
    / /.test(value.value)
  )
}

interface Quasi extends Node {
  readonly value: { readonly cooked: string }
  readonly tail: boolean
}

/** Whether an expression only computes a value, without effects: a list, an object, a text, the result of a function for literals. */
function isMade(init: Node, values: Constants): boolean {
  if (WRAPPERS.has(init.type)) return isMade(init.expression as Node, values)
  if (init.type === 'NewExpression') return /^(?:Set|Map|RegExp)$/.test(String((init.callee as Node).name))
  if (init.type === 'CallExpression')
    return (
      (init.callee as Node).type === 'Identifier' &&
      (init.arguments as Node[]).every((argument) => literalValue(argument, values) !== undefined)
    )
  return /^(?:Array|Object)Expression$|^TemplateLiteral$/.test(init.type)
}
