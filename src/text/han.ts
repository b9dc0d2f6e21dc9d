/**
 * Classes of Han characters that compare as one: by script (繁/简), as variants (異體), or by both together.
 *
 * The two relations do not commute (囯 is a variant of 國, 國 the traditional form of 国; folded one after the other, 囯 and
 * 国 stay apart), so the classes of both together are a partition of their own: the join of the two.
 */
import { SCRIPT_CLASSES } from './tables/script.ts'
import { VARIANT_CLASSES } from './tables/variants.ts'

/** A partition of the characters. */
interface Folding {
  /** For the first plane: the representative of each UTF-16 unit, 0 where that is the unit itself. */
  readonly plane: Uint16Array
  /** For the few characters beyond it. Their representatives are in the first plane. */
  readonly beyond: Map<string, number>
}

/** Reads a table: classes between white space, each with its representative first. O(length), run once when the module is loaded. */
function read(table: string, each: (character: string, code: number, head: number) => void): void {
  let head = 0
  for (let i = 0; i < table.length; i++) {
    const code = table.charCodeAt(i)
    if (code <= 0x20) head = 0
    else if (head === 0) head = code
    else if (code < 0xd800 || code > 0xdfff) each('', code, head)
    else each(table.slice(i, ++i + 1), 0, head)
  }
}

function foldingOf(table: string): Folding {
  const folding: Folding = { plane: new Uint16Array(0x10000), beyond: new Map() }
  read(table, (character, code, head) => {
    if (code === 0) folding.beyond.set(character, head)
    else folding.plane[code] = head
  })
  return folding
}

/** The finest partition in which every class of both tables is whole: union-find over the representatives. */
function joined(tables: readonly string[]): Folding {
  const { plane, beyond }: Folding = { plane: new Uint16Array(0x10000), beyond: new Map() }
  const find = (code: number): number => {
    let head = code
    while (plane[head] !== 0) head = plane[head]!
    for (let next = plane[code]!; next !== 0 && next !== head; next = plane[code]!) {
      plane[code] = head
      code = next
    }
    return head
  }
  for (const table of tables)
    read(table, (character, code, head) => {
      if (code === 0) return void beyond.set(character, head)
      const [from, to] = [find(code), find(head)]
      if (from !== to) plane[from] = to
    })
  // every character straight to its representative, the heads of classes too
  for (const table of tables)
    read(table, (_, code, head) => {
      find(head)
      if (code !== 0) find(code)
    })
  for (const [character, head] of beyond) beyond.set(character, find(head))
  return { plane, beyond }
}

const BY_SCRIPT = foldingOf(SCRIPT_CLASSES)
const BY_VARIANT = foldingOf(VARIANT_CLASSES)
const BY_BOTH = joined([SCRIPT_CLASSES, VARIANT_CLASSES])

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
export const hanHead = (unit: number): number => BY_BOTH.plane[unit]! || unit

/** A string of the same length, its Han characters of the first plane by their representatives. */
export function headsOf(string: string): string {
  let out = ''
  for (let i = 0; i < string.length; i++) out += String.fromCharCode(hanHead(string.charCodeAt(i)))
  return out
}
