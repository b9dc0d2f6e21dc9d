/**
 * Reads a request in CollateX's contract, with CollateX's own messages for what is wrong. The behaviour was observed from outside; some
 * requests that make CollateX fail (no JSON, an empty witness, duplicate ids) are answered here.
 */
import { type OwnRule, prepareOwnRules, tooWide } from '../text/own-rules.ts'
import { collateTokens, contentKey, tokenKey } from './tokens.ts'

/** A request that cannot be collated; the message is the whole answer. */
export class Refused extends Error {}

export interface CollateWitness {
  readonly id: string
  /** What the answer returns for each token: the object that was sent, or a piece of the content. */
  readonly tokens: readonly unknown[]
  /** The token as written. */
  readonly written: readonly string[]
  /** What it is matched by. */
  readonly keys: readonly string[]
  /** Cut from running text: written in order, the tokens are the text. Tokens that were sent may lack the spaces between them. */
  readonly running: boolean
}

export interface CollateRequest {
  /** By id, in the order of code units. */
  readonly witnesses: readonly CollateWitness[]
  readonly joined: boolean
  readonly transpositions: boolean
  /** Edits by which two tokens may differ and still match; null where only equal tokens do. */
  readonly distance: number | null
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** @throws Refused with CollateX's message. O(size of the request). */
export function readRequest(json: unknown): CollateRequest {
  if (!isObject(json)) throw new Refused('Expecting JSON object')
  if (!Array.isArray(json.witnesses)) throw new Refused("Expecting 'witnesses' array")
  const witnesses = new Map<string, CollateWitness>()
  for (const given of json.witnesses) {
    const witness = readWitness(given)
    if (witnesses.has(witness.id)) throw new Refused(`Duplicate sigil for witness '${witness.id}`)
    witnesses.set(witness.id, witness)
  }
  if (witnesses.size === 0) throw new Refused('No witnesses in collation')
  const own = prepareOwnRules(readRules(json.rules), [])
  const keyed = ({ keys, ...witness }: CollateWitness): CollateWitness => ({
    ...witness,
    keys: own === null ? keys : keys.map((key) => own.fold(key, own.classes) || key),
  })
  return {
    witnesses: [...witnesses.values()].map(keyed).sort((a, b) => (a.id < b.id ? -1 : 1)),
    joined: json.joined !== false,
    transpositions: json.transpositions !== false,
    distance: readDistance(json.tokenComparator),
  }
}

function readWitness(given: unknown): CollateWitness {
  if (!isObject(given)) throw new Refused('Expecting witness object')
  if (typeof given.id !== 'string') throw new Refused("Expected textual witness 'id'")
  const id = given.id.trim()
  if (id === '') throw new Refused("Empty witness 'id' encountered")
  const { tokens, content } = given
  if (tokens !== undefined) return readTokens(id, tokens)
  if (content === undefined) throw new Refused(`Expected either 'tokens' or 'content' field in witness "${id}"`)
  if (typeof content !== 'string') throw new Refused(`Expected 'content' text field in witness "${id}"`)
  const written = collateTokens(content)
  return { id, tokens: written, written, keys: written.map(contentKey), running: true }
}

function readTokens(id: string, tokens: unknown): CollateWitness {
  if (!Array.isArray(tokens)) throw new Refused(`Expected 'tokens' array in witness "${id}"`)
  const written: string[] = []
  const keys: string[] = []
  for (const token of tokens) {
    if (!isObject(token)) throw new Refused(`Expected token object in 'tokens' field in witness "${id}"`)
    const { t, n } = token
    if (typeof t !== 'string') throw new Refused(`Expected textual token content field 't' in witness "${id}"`)
    if (n !== undefined && typeof n !== 'string')
      throw new Refused(`Expected textual normalized token content in witness "${id}"`)
    if (t === '') throw new Refused(`Empty token encountered in witness "${id}"`)
    written.push(t)
    keys.push(n ?? tokenKey(t))
  }
  return { id, tokens, written, keys, running: false }
}

const MOST_PAIRS = 2000
const PLACES = new Set(['anywhere', 'word', 'start', 'end'])

/** Own equivalence rules, a member that CollateX does not have: what a token is matched by is folded under all of them. */
function readRules(rules: unknown): OwnRule[] {
  if (rules === undefined || rules === null) return []
  if (!Array.isArray(rules)) throw new Refused("Expected 'rules' array")
  let pairs = 0
  return rules.map((rule: unknown): OwnRule => {
    if (!isObject(rule) || typeof rule.id !== 'string')
      throw new Refused("Expected rule object with textual 'id' in 'rules'")
    const at = rule.at ?? 'anywhere'
    if (typeof at !== 'string' || !PLACES.has(at))
      throw new Refused(`Expected 'at' anywhere, word, start or end in rule "${rule.id}"`)
    const isPair = (pair: unknown): pair is [string, string] =>
      Array.isArray(pair) && pair.length === 2 && pair.every((side) => typeof side === 'string') && pair[0] !== pair[1]
    if (!Array.isArray(rule.pairs) || rule.pairs.length === 0 || !rule.pairs.every(isPair))
      throw new Refused(`Expected 'pairs' of two different strings in rule "${rule.id}"`)
    pairs += rule.pairs.length
    if (pairs > MOST_PAIRS) throw new Refused(`More than ${MOST_PAIRS} pairs in 'rules'`)
    const read = { id: rule.id, pairs: rule.pairs as [string, string][], at: at as NonNullable<OwnRule['at']> }
    if (at === 'anywhere' && read.pairs.some((pair) => pair.includes('')))
      throw new Refused(`Empty side of a pair anywhere in rule "${rule.id}"`)
    if (tooWide(read) !== null) throw new Refused(`Too many strings are equal under rule "${rule.id}"`)
    return read
  })
}

function readDistance(comparator: unknown): number | null {
  if (!isObject(comparator) || comparator.type !== 'levenshtein') return null
  const distance = comparator.distance
  return typeof distance === 'number' && distance >= 1 ? Math.floor(distance) : 1
}

/** How many levels of objects and lists there are in a value; those below `most` are not looked at. O(size), without recursion. */
export function depth(value: unknown, most: number): number {
  let level: unknown[] = [value]
  let levels = 0
  while (levels <= most) {
    level = level.filter((v) => typeof v === 'object' && v !== null)
    if (level.length === 0) break
    levels++
    level = level.flatMap((v) => Object.values(v as object))
  }
  return levels
}
