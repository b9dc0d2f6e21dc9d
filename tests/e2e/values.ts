/** Values by chance: words that fit a name and a shape, and now and then one that fits nothing. */
import { WORST_TEXTS } from '../bench/worst-texts.ts'
import { randomOf } from '../store/weather.ts'
import { WORDS } from './hostile.ts'
import { fitting, type Known } from './known.ts'
import type { Document, Schema } from './openapi.ts'

/** Chance for one request, from its seed and number. */
export interface Draw {
  readonly pick: <T>(from: readonly T[]) => T
  readonly chance: (probability: number) => boolean
  readonly below: (limit: number) => number
}

export function drawOf(seed: number, number: number): Draw {
  const random = randomOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b))
  const below = (limit: number) => Math.floor(random() * limit)
  return { below, pick: (from) => from[below(from.length)]!, chance: (probability) => random() < probability }
}

/** A word that fits its name and shape, but for one in so many, which is anything. */
export function wordOf(name: string, schema: Schema, draw: Draw, known: Known, wild: number): string {
  const { pick, chance } = draw
  if (chance(wild)) return pick(WORDS)
  const there = fitting(name, draw, known)
  if (there !== null && fits(there, schema) && chance(0.8)) return there
  const words = fittingWords(schema)
  return words.length > 0 ? pick(words) : pick(WORDS)
}

/** A pattern that has been made into an expression once is not made again. */
const patterns = new Map<string, RegExp>()

function fits(
  word: string,
  { pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY, enum: among }: Schema,
): boolean {
  if (among !== undefined) return among.includes(word)
  if (word.length < minLength || word.length > maxLength || !word.isWellFormed()) return false
  if (pattern === undefined) return true
  const expression = patterns.get(pattern) ?? new RegExp(pattern, 'u')
  patterns.set(pattern, expression)
  return expression.test(word)
}

const words = new WeakMap<Schema, readonly string[]>()

function fittingWords(schema: Schema): readonly string[] {
  const known = words.get(schema) ?? WORDS.filter((word) => fits(word, schema))
  words.set(schema, known)
  return known
}

/** Texts of one of the kinds that make text algorithms slow, long enough to be slow and short enough for thousands of requests. */
export function worstTexts({ pick, below }: Draw): readonly string[] {
  const make = pick(Object.values(WORST_TEXTS))
  const texts = make(pick([60, 600, 6_000]), () => below(2 ** 30) / 2 ** 30)
  return texts.map((text) => text.toWellFormed())
}

/** A value of a shape; one in so many is of another. */
export function someOf(document: Document, known: Known, draw: Draw, wild: number) {
  const { pick, chance, below } = draw
  let sigla = below(8)
  // The texts of one request are of one kind: what is slow is slow together.
  const worst = chance(0.25) ? worstTexts(draw) : []
  let next = 0
  return function some(schema: Schema, name = '', depth = 0): unknown {
    if (chance(wild)) return pick<unknown>([null, true, -1, 1.5, '', [], {}, pick(WORDS), [[]], { a: 1 }])
    if (schema.$ref !== undefined)
      return some(document.components.schemas[schema.$ref.split('/').at(-1)!] ?? {}, name, depth)
    if (schema.const !== undefined) return schema.const
    if (schema.enum !== undefined) return pick(schema.enum)
    const choice = schema.anyOf ?? schema.oneOf ?? schema.allOf
    if (choice !== undefined) return some(pick(choice), name, depth)
    switch (typeof schema.type === 'object' ? pick(schema.type) : schema.type) {
      case 'object':
        return Object.fromEntries(
          Object.entries(schema.properties ?? {})
            .filter(([name]) => (schema.required?.includes(name) ? !chance(wild) : chance(0.4)))
            .map(([name, member]) => [name, some(member, name, depth + 1)]),
        )
      case 'array': {
        if (schema.prefixItems) return schema.prefixItems.map((item) => some(item, name, depth + 1))
        const length =
          depth > 5
            ? 0
            : Math.max(schema.minItems ?? 0, ['witnesses', 'texts'].includes(name) ? 2 + below(3) : below(3))
        return Array.from({ length }, () => some(schema.items ?? {}, name, depth + 1))
      }
      case 'integer':
        // Spans that lie in every text, most of the time.
        return name === 'start'
          ? below(3)
          : name === 'end'
            ? 4 + below(6)
            : pick([0, 1, 2, 5, 12, 100, -1, 2 ** 31, 2 ** 53])
      case 'number':
        return pick([0, 0.5, 0.8, 1, 2, -0.1, 1e9])
      case 'boolean':
        return chance(0.5)
      case 'null':
        return null
      default:
        // Those of one comparison have to differ.
        if (name === 'siglum' && !chance(wild)) return 'ABCDEFGH'[sigla++ % 8]
        if (worst.length > 0 && ['text', 'content'].includes(name)) return worst[next++ % worst.length]
        return wordOf(name, schema, draw, known, wild)
    }
  }
}
