/** What an expression of a source is worth that consists of literals alone. */
import { FORMS, type LiftedLiteral } from '../text/lifted.ts'
import type { Node } from './syntax.ts'

/** A value that literals make, or undefined, which no literal is. */
export type Value =
  | string
  | number
  | boolean
  | null
  | RegExp
  | readonly Value[]
  | ReadonlySet<Value>
  | ReadonlyMap<Value, Value>
  | Members
interface Members {
  readonly [member: string]: Value
}
/** Constants of literals by name. */
export type Constants = ReadonlyMap<string, Value>

/** Methods that make one literal out of others. */
const METHODS: ReadonlySet<string> = new Set(['join', 'split', 'trim', 'replace', 'replaceAll'])

/** The value of an expression of literals, and of `constants`; undefined for any other. O(length). */
export function literalValue(node: Node, constants: Constants): Value | undefined {
  const all = (nodes: unknown): readonly Value[] | undefined => {
    const values: Value[] = []
    for (const each of nodes as readonly (Node | null)[]) {
      const value =
        each === null
          ? undefined
          : literalValue(each.type === 'SpreadElement' ? (each.argument as Node) : each, constants)
      if (value === undefined) return undefined
      if (each!.type === 'SpreadElement') values.push(...(value as Iterable<Value>))
      else values.push(value)
    }
    return values
  }
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'ParenthesizedExpression':
      return literalValue(node.expression as Node, constants)
    case 'Identifier':
      return constants.get(String(node.name))
    case 'Literal': {
      const { pattern, flags } = (node.regex ?? {}) as { pattern?: string; flags?: string }
      return pattern === undefined ? (node.value as Value) : new RegExp(pattern, flags)
    }
    case 'UnaryExpression': {
      const value = literalValue(node.argument as Node, constants)
      return node.operator === '-' && typeof value === 'number' ? -value : undefined
    }
    case 'BinaryExpression': {
      const [left, right] = [node.left, node.right].map((side) => literalValue(side as Node, constants))
      return node.operator === '+' && typeof left === 'string' && typeof right === 'string' ? left + right : undefined
    }
    case 'TemplateLiteral': {
      const values = all(node.expressions)
      if (values === undefined || !values.every((value) => typeof value === 'string')) return undefined
      return String.raw({ raw: (node.quasis as Quasi[]).map(({ value }) => value.cooked) }, ...values)
    }
    case 'TaggedTemplateExpression': {
      const { quasis } = node.quasi as { quasis: Quasi[] }
      const { object, property } = node.tag as { object?: Node; property?: Node }
      return object?.name === 'String' && property?.name === 'raw' && quasis.length === 1
        ? quasis[0]!.value.raw
        : undefined
    }
    case 'ArrayExpression':
      return all(node.elements)
    case 'ObjectExpression': {
      const members: (readonly [string, Value])[] = []
      for (const property of node.properties as Node[]) {
        const value = memberOf(property, constants)
        if (value === undefined) return undefined
        members.push(value)
      }
      return Object.fromEntries(members)
    }
    case 'NewExpression': {
      const values = all(node.arguments)
      if (values === undefined || values.length === 0) return undefined
      switch ((node.callee as Node).name) {
        case 'Set':
          return new Set(values[0] as Iterable<Value>)
        case 'Map':
          return new Map(values[0] as readonly [Value, Value][])
        case 'RegExp':
          return typeof values[0] === 'string' || values[0] instanceof RegExp
            ? new RegExp(...(values as [string, string?]))
            : undefined
      }
      return undefined
    }
    case 'CallExpression': {
      const { type, object, property } = node.callee as { type: string; object: Node; property: Node }
      if (type !== 'MemberExpression' || !METHODS.has(String(property.name))) return undefined
      const [on, given] = [literalValue(object, constants), all(node.arguments)]
      if (given === undefined || (typeof on !== 'string' && !Array.isArray(on))) return undefined
      return (on as unknown as Record<string, (...given: readonly Value[]) => Value>)[String(property.name)]!(...given)
    }
  }
  return undefined
}

interface Quasi {
  readonly value: { readonly cooked: string; readonly raw: string }
}

/** A member of an object with its name. */
export function memberOf(property: Node, constants: Constants): readonly [string, Value] | undefined {
  const { name, value } = (property.key ?? {}) as { name?: string; value?: unknown }
  if (property.type !== 'Property' || property.computed || property.method || property.kind !== 'init') return undefined
  const own = literalValue(property.value as Node, constants)
  return own === undefined ? undefined : [name ?? String(value), own]
}

/** A value as JSON can have it. */
export function asLifted(value: Value): LiftedLiteral {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof RegExp) return { [FORMS.pattern]: [value.source, value.flags] }
  if (value instanceof Set) return { [FORMS.set]: [...value].map(asLifted) }
  if (value instanceof Map) return { [FORMS.map]: [...value].map((entry) => entry.map(asLifted)) }
  if (Array.isArray(value)) return value.map(asLifted)
  return Object.fromEntries(Object.entries(value as Members).map(([member, own]) => [member, asLifted(own)]))
}
