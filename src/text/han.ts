/**
 * Classes of Han characters that compare as one: by script (繁/简), as variants (異體), or by both together.
 *
 * The two relations do not commute (囯 is a variant of 國, 國 the traditional form of 国; folded one after the other, 囯 and
 * 国 stay apart), so the classes of both together are a partition of their own: the join of the two.
 */
import { SCRIPT_CLASSES } from './tables/script.ts'
import { VARIANT_CLASSES } from './tables/variants.ts'

/** From every character to the representative of its class. */
interface Folding {
  /** For the first plane, by UTF-16 unit. */
  readonly plane: Uint16Array
  /** For characters beyond it, and those whose representative is. */
  readonly beyond: ReadonlyMap<string, string>
}

const classesOf = (table: string): string[][] =>
  table
    .trim()
    .split(/\s+/)
    .map((characters) => [...characters])

function foldingOf(classes: Iterable<readonly string[]>): Folding {
  const plane = new Uint16Array(0x10000)
  for (let unit = 0; unit < plane.length; unit++) plane[unit] = unit
  const beyond = new Map<string, string>()
  for (const characters of classes) {
    // A representative in the first plane keeps the fast path fast.
    const head = characters.find((c) => c.length === 1) ?? characters[0]!
    for (const c of characters) {
      if (c.length === 1 && head.length === 1) plane[c.charCodeAt(0)] = head.charCodeAt(0)
      else if (c !== head) beyond.set(c, head)
    }
  }
  return { plane, beyond }
}

/** The finest partition in which every class of either table is whole. */
function join(classes: readonly (readonly string[])[]): string[][] {
  const found = new Map<string, string[]>()
  for (const characters of classes) {
    const parts = new Set(characters.map((c) => found.get(c) ?? [c]))
    const whole = [...new Set([...parts].flat().concat(characters))]
    for (const c of whole) found.set(c, whole)
  }
  return [...new Set(found.values())]
}

const script = classesOf(SCRIPT_CLASSES)
const variants = classesOf(VARIANT_CLASSES)
const BY_SCRIPT = foldingOf(script)
const BY_VARIANT = foldingOf(variants)
const BY_BOTH = foldingOf(join([...script, ...variants]))

const HAN_OR_COMPATIBLE = /[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\ud840-\ud88d]/

/** Ideographic and standardised variation selectors: the same character in another shape. */
const SELECTORS = /[\ufe00-\ufe0d]|\udb40[\udd00-\uddef]/g
/** Radicals and compatibility ideographs, which Unicode itself decomposes to the character they repeat. */
const COMPATIBLE = /[\u2e80-\u2fdf\uf900-\ufaff]|\ud87e[\udc00-\ude1f]/g

/** What a string is under the script rule, the variant rule, or both. O(n); the very string where nothing changes. */
export function foldHan(unit: string, byScript: boolean, byVariant: boolean): string {
  if (!HAN_OR_COMPATIBLE.test(unit)) return unit
  const folding = byScript ? (byVariant ? BY_BOTH : BY_SCRIPT) : BY_VARIANT
  if (byVariant && unit.length > 1) unit = unit.replace(SELECTORS, '')
  if (byVariant) unit = unit.replace(COMPATIBLE, (c) => c.normalize('NFKC'))
  let out = ''
  let changed = false
  for (let i = 0; i < unit.length; i++) {
    const code = unit.charCodeAt(i)
    if (code >= 0xd800 && code < 0xdc00 && i + 1 < unit.length) {
      const pair = unit.slice(i, i + 2)
      const head = folding.beyond.get(pair)
      if (head !== undefined) changed = true
      out += head ?? pair
      i++
    } else {
      const head = folding.plane[code]!
      if (head !== code) changed = true
      out += String.fromCharCode(head)
    }
  }
  return changed ? out : unit
}

/** The representative of a UTF-16 unit of the first plane under both rules; itself for anything that is not Han. */
export const hanHead = (unit: number): number => BY_BOTH.plane[unit]!
