/** An authority list made ready to find its names in a text. */
import type { NameEntry } from './equivalence.ts'
import { hanHead } from './han.ts'

export interface Names {
  readonly entries: readonly NameEntry[]
  /** The length in UTF-16 units of the longest listed name that stands at `at`, or 0. In any script, width or case. */
  lengthAt(string: string, at: number): number
  /** Whose name a whole string is, or null. */
  entryOf(string: string): NameEntry | null
  /**
   * What a name is compared as: the first form of its entry, marked where the name is no listed form even under the other
   * rules in force, `fold` (史達林 where the list has 史达林, and script counts). Null for what is no name.
   */
  head(string: string, fold: (form: string) => string): string | null
}

/**
 * Names are found whatever script or width they are written in, so the list need not repeat its forms in both scripts.
 * O(total length of the forms).
 */
export function prepareNames(entries: readonly NameEntry[]): Names {
  const byFirst = new Map<number, string[]>()
  /** Units that some name begins with: nearly every offset of a text is settled by this table. */
  const begins = new Uint8Array(0x10000)
  const byForm = new Map<string, NameEntry>()
  for (const entry of entries) {
    for (const written of entry.forms) {
      const form = written.trim()
      if (form === '') continue
      const key = keyOf(form)
      if (byForm.has(key)) continue
      byForm.set(key, entry)
      const first = key.charCodeAt(0)
      begins[first] = 1
      const keys = byFirst.get(first)
      if (keys) keys.push(key)
      else byFirst.set(first, [key])
    }
  }
  for (const keys of byFirst.values()) keys.sort((a, b) => b.length - a.length)

  return {
    entries,
    lengthAt(string, at) {
      const first = plain(string.charCodeAt(at))
      if (begins[first] === 0) return 0
      for (const key of byFirst.get(first)!) {
        let i = 1
        while (i < key.length && at + i < string.length && plain(string.charCodeAt(at + i)) === key.charCodeAt(i)) i++
        if (i === key.length && isWhole(string, at, at + i)) return i
      }
      return 0
    },
    entryOf: (string) => byForm.get(keyOf(string)) ?? null,
    head(string, fold) {
      const entry = byForm.get(keyOf(string))
      if (entry === undefined) return null
      const written = fold(string)
      const listed = entry.forms.some((form) => fold(form.trim()) === written)
      return entry.forms[0]!.trim() + (listed ? '' : UNLISTED)
    },
  }
}

/** Marks a name in a spelling that other rules must explain. A private character, so that no rule folds it away. */
const UNLISTED = '\ue000'

export const NO_NAMES: Names = prepareNames([])

/** A UTF-16 unit under every rule that maps one to one: script, variants, width, case. */
function plain(unit: number): number {
  if (unit >= 0xff01 && unit <= 0xff5e) unit -= 0xfee0
  if (unit >= 0x41 && unit <= 0x5a) return unit + 0x20
  if (unit < 0x2e80) return unit < 0x80 ? unit : String.fromCharCode(unit).toLowerCase().charCodeAt(0)
  return hanHead(unit)
}

function keyOf(string: string): string {
  let key = ''
  for (let i = 0; i < string.length; i++) key += String.fromCharCode(plain(string.charCodeAt(i)))
  return key
}

const WORD_CHARACTER = /[[\p{L}\p{N}\p{M}]--[\p{Script=Han}]]/v

/** In scripts with spaces a name ends where a word ends: Lin is not in Lincoln. */
function isWhole(string: string, start: number, end: number): boolean {
  const cuts = (at: number) =>
    at > 0 && at < string.length && WORD_CHARACTER.test(string[at - 1]!) && WORD_CHARACTER.test(string[at]!)
  return !cuts(start) && !cuts(end)
}
