/**
 * Classes of Han characters that compare as one: by script (繁/简), as variants (異體), or by both together.
 *
 * The two relations do not commute (囯 is a variant of 國, 國 the traditional form of 国; folded one after the other, 囯 and
 * 国 stay apart), so the classes of both together are a partition of their own: the join of the two.
 *
 * Neither is an equivalence: 發 and 髮 share the simplified form 发 and are two words, and 后 and 後 are one only where one of the
 * texts is simplified. So the partitions say what is worth aligning, and `hanAgrees` whether two characters really are equal.
 */
import type { HanScript } from './languages/index.ts'
import { once } from './once.ts'
import { tableOf } from './tables/provided.ts'

/** A partition of the characters. */
interface Folding {
  /** For the first plane: the representative of each UTF-16 unit, 0 where that is the unit itself. */
  readonly plane: Uint16Array
  /** For the few characters beyond it. Their representatives are in the first plane. */
  readonly beyond: Map<string, number>
}

/** A table as it is read: each member of a class, but for its representative, with that representative. */
interface Members {
  /** UTF-16 units, in the order of the table; 0 for a character beyond the first plane. */
  readonly codes: Uint16Array
  readonly heads: Uint16Array
  readonly count: number
  /** The characters beyond the first plane. */
  readonly beyond: Map<string, number>
}

/**
 * Reads a table: classes between white space, each with its representative first. O(length) of the table. The tables are read in the
 * first request, before the code is compiled, so this is one plain loop.
 */
function membersOf(table: string): Members {
  const codes = new Uint16Array(table.length)
  const heads = new Uint16Array(table.length)
  const beyond = new Map<string, number>()
  let [count, head] = [0, 0]
  for (let i = 0; i < table.length; i++) {
    const code = table.charCodeAt(i)
    if (code <= 0x20) head = 0
    else if (head === 0) head = code
    else {
      heads[count] = head
      if (code < 0xd800 || code > 0xdfff) codes[count] = code
      else beyond.set(table.slice(i, ++i + 1), head)
      count++
    }
  }
  return { codes, heads, count, beyond }
}

function foldingOf({ codes, heads, count, beyond }: Members): Folding {
  const plane = new Uint16Array(0x10000)
  for (let k = 0; k < count; k++) if (codes[k] !== 0) plane[codes[k]!] = heads[k]!
  return { plane, beyond }
}

/** The finest partition in which every class of the tables is whole: union-find over the representatives. */
function joined(tables: readonly Members[]): Folding {
  const plane = new Uint16Array(0x10000)
  for (const { codes, heads, count } of tables)
    for (let k = 0; k < count; k++) {
      if (codes[k] === 0) continue
      let [from, to] = [codes[k]!, heads[k]!]
      while (plane[from] !== 0) from = plane[from]!
      while (plane[to] !== 0) to = plane[to]!
      if (from !== to) plane[from] = to
    }
  const find = (code: number): number => {
    let head = code
    while (plane[head] !== 0) head = plane[head]!
    return head
  }
  // every character straight to its representative, the heads of classes too
  for (const { codes, heads, count } of tables)
    for (let k = 0; k < count; k++) {
      const head = find(heads[k]!)
      if (head !== heads[k]) plane[heads[k]!] = head
      if (codes[k] !== 0 && codes[k] !== head) plane[codes[k]!] = head
    }
  const beyond = new Map<string, number>()
  for (const table of tables) for (const [character, head] of table.beyond) beyond.set(character, find(head))
  return { plane, beyond }
}

const SCRIPT = once(() => membersOf(tableOf('script')))
const VARIANTS = once(() => membersOf(tableOf('variants')))
const INTERCHANGED = once(() => membersOf(tableOf('interchangeable')))

const BY_SCRIPT = once(() => foldingOf(SCRIPT()))
const BY_VARIANT = once(() => joined([VARIANTS(), INTERCHANGED()]))
const BY_BOTH = once(() => joined([SCRIPT(), VARIANTS(), INTERCHANGED()]))
/** Variants of any script. */
const VARIANTS_ALONE = once(() => foldingOf(VARIANTS()))

const HAN_OR_COMPATIBLE = /[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\ud840-\ud88d]/

/**
 * Ideographic and standardised variation selectors behind a Han character: the same character in another shape. The character is in the
 * match, since a pattern that looks back from each selector is quadratic in a run of them.
 */
const SELECTORS = /([\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}])[\ufe00-\ufe0d\u{e0100}-\u{e01ef}]+/gu
/** Radicals and compatibility ideographs, which Unicode itself decomposes to the character they repeat, or gives an equivalent. */
const COMPATIBLE = /[\u2e80-\u2fdf\uf900-\ufaff]|\ud87e[\udc00-\ude1f]/g

const RADICAL = once(
  () =>
    new Map(
      tableOf('radicals')
        .trim()
        .split(/\s+/)
        .map((pair) => [pair[0]!, pair.slice(1)] as const),
    ),
)

const compatible = (unit: string): string =>
  unit.replace(SELECTORS, '$1').replace(COMPATIBLE, (c) => RADICAL().get(c) ?? c.normalize('NFKC'))

/** A string folded by the script rule, the variant rule, or both. O(n); the same string where nothing changes. */
export function foldHan(unit: string, byScript: boolean, byVariant: boolean): string {
  if (!HAN_OR_COMPATIBLE.test(unit)) return unit
  const folding = byScript ? (byVariant ? BY_BOTH() : BY_SCRIPT()) : BY_VARIANT()
  if (byVariant) unit = compatible(unit)
  let out = ''
  let changed = false
  for (let i = 0; i < unit.length; i++) {
    const code = unit.charCodeAt(i)
    let head = folding.plane[code]!
    let written = 1
    if (code >= 0xd840 && code <= 0xd88d) {
      head = folding.beyond.get(unit.slice(i, i + 2)) ?? 0
      if (i + 1 < unit.length) written = 2
    }
    if (head === 0) out += unit.slice(i, i + written)
    else {
      out += String.fromCharCode(head)
      changed = true
    }
    i += written - 1
  }
  return changed ? out : unit
}

/** The representative of a UTF-16 unit of the first plane under both rules; itself for anything that is not Han. */
export const hanHead = (unit: number): number => BY_BOTH().plane[unit]! || unit

/** The same by UTF-16 unit, 0 where that is the unit itself: for loops over many. Not to be changed. */
export const headsOfUnits = (): Uint16Array => BY_BOTH().plane

/** A string of the same length, its Han characters of the first plane by their representatives. */
export function headsOf(string: string): string {
  const { plane } = BY_BOTH()
  let out = ''
  for (let i = 0; i < string.length; i++) {
    const unit = string.charCodeAt(i)
    out += String.fromCharCode(plane[unit]! || unit)
  }
  return out
}

// --- the relation itself ----------------------------------------------------------------------------------------------

const traditionalToo = once(() => new Set(tableOf('traditionalToo').trim()))
/** Pairs in both directions. 着 and 著 are two words in the simplified norm, as all of these are or may be. */
const interchangeable = once(() => bothWays(tableOf('interchangeable')))
const rareSimplified = once(() => bothWays(tableOf('rareSimplified')))

function bothWays(table: string): ReadonlySet<string> {
  const pairs = new Set<string>()
  for (const entry of table.trim().split(/\s+/)) {
    const [a, b] = [...entry]
    pairs.add(a! + b!).add(b! + a!)
  }
  return pairs
}

export interface HanTerms {
  readonly script: boolean
  readonly variants: boolean
  readonly here: HanScript
  readonly there: HanScript
}

const headIn = (folding: Folding, character: string): string => {
  const head = character.length === 1 ? folding.plane[character.charCodeAt(0)]! : (folding.beyond.get(character) ?? 0)
  return head === 0 ? character : String.fromCharCode(head)
}

/**
 * Whether two strings that fold alike are equal character by character. O(n).
 *
 * By script: one is the simplified form of the other (not 髮/發, which only share it), and not both witnesses are traditional where the
 * simplified form is a traditional character as well (后/後). As variants: both of one class, or used for each other in traditional texts
 * (台/臺), where not both are simplified.
 */
export function hanAgrees(a: string, b: string, terms: HanTerms): boolean {
  if (a === b) return true
  const [x, y] = [[...(terms.variants ? compatible(a) : a)], [...(terms.variants ? compatible(b) : b)]]
  return x.length !== y.length || x.every((c, k) => c === y[k] || characterAgrees(c, y[k]!, terms))
}

function characterAgrees(a: string, b: string, { script, variants, here, there }: HanTerms): boolean {
  if (isOfTwoWords(a, b)) return false
  const variant = (c: string) => (variants ? headIn(VARIANTS_ALONE(), c) : c)
  const [v, w] = [variant(a), variant(b)]
  if (v === w) return true
  const isUsedFor = (c: string, d: string) => interchangeable().has(c + d)
  if (variants && mayBeInterchanged(a, b, here, there))
    if (isUsedFor(a, b) || isUsedFor(v, w) || isUsedFor(a, w) || isUsedFor(v, b)) return true
  return script && [a, v].some((c) => [b, w].some((d) => isSimplified(c, d, here, there)))
}

/**
 * Characters that tables join, and that no text of today writes for each other but in words of the list of spellings (想像, 想象): a bell
 * and a cup, armour and offspring, to work and to move, an image and an elephant.
 */
const TWO_WORDS: readonly string[] = ['鐘鍾', '冑胄', '働動', '働动', '像象']
const isOfTwoWords = (a: string, b: string): boolean => TWO_WORDS.includes(a + b) || TWO_WORDS.includes(b + a)

/** Characters that simplified texts write too, as another word than the one that they are the traditional form of: 乾 in 乾坤 beside 干. */
const SIMPLIFIED_TOO = '乾'

/** What is a matter of script wherever one of the texts may be simplified; 着 and 著 differ by region in both scripts. */
function mayBeInterchanged(a: string, b: string, here: HanScript, there: HanScript): boolean {
  if (here === 'Hans' && there === 'Hans') return false
  const isOfScript = headIn(BY_SCRIPT(), a) === headIn(BY_SCRIPT(), b)
  return !isOfScript || (here === 'Hant' && there === 'Hant')
}

function isSimplified(a: string, b: string, here: HanScript, there: HanScript): boolean {
  const head = headIn(BY_SCRIPT(), a)
  if (a === b || rareSimplified().has(a + b)) return true
  if (head !== headIn(BY_SCRIPT(), b) || (head !== a && head !== b)) return false
  if (here === 'Hans' && there === 'Hans') return !SIMPLIFIED_TOO.includes(a === head ? b : a)
  return !(here === 'Hant' && there === 'Hant' && traditionalToo().has(head))
}

/** 1 for each simplified character that no traditional text has, 2 for each that only traditional ones have, by UTF-16 unit. */
const EVIDENCE = once(() => {
  const evidence = new Uint8Array(0x10000)
  const isTraditionalToo = new Uint8Array(0x10000)
  for (const character of tableOf('traditionalToo').trim()) isTraditionalToo[character.charCodeAt(0)] = 1
  const { codes, heads, count } = SCRIPT()
  for (let k = 0; k < count; k++) {
    if (codes[k] !== 0) evidence[codes[k]!] = 2
    if (isTraditionalToo[heads[k]!] !== 1) evidence[heads[k]!] = 1
  }
  return evidence
})

/** How many times more frequent a script must be than the other: a text in one script sometimes quotes the other. */
const MAJORITY = 2

/** Which script a text is in, by the characters that only one has. O(n). */
export function hanScriptOf(text: string): HanScript {
  if (!HAN_OR_COMPATIBLE.test(text)) return null
  const evidence = EVIDENCE()
  let [simplified, traditional] = [0, 0]
  for (let i = 0; i < text.length; i++) {
    const one = evidence[text.charCodeAt(i)]!
    simplified += one & 1
    traditional += one >> 1
  }
  if (simplified > MAJORITY * traditional) return 'Hans'
  return traditional > MAJORITY * simplified ? 'Hant' : null
}
