/** Prepares an authority list of names so that the tokeniser finds its names in a text. */
import type { NameEntry } from './equivalence.ts'
import { hanHead } from './han.ts'
import { Trie } from './trie.ts'

export interface Names {
  readonly entries: readonly NameEntry[]
  /** Whether any listed name begins with a unit as names are looked for: the representative of a Han character. */
  mayBegin(unit: number): boolean
  /** The length in UTF-16 units of the longest listed name that is at `at`, or 0. In any script, width or case. */
  lengthAt(string: string, at: number): number
  /** Whether a listed name that begins before an offset may reach beyond it. */
  reachesOver(string: string, at: number): boolean
  /** What a name found by `lengthAt` is aligned by: the first form of its entry under every rule. */
  keyOf(name: string): string
  /** Whose name a whole string is, or null. */
  entryOf(name: string): NameEntry | null
  /**
   * What a name is compared as: the first form of its entry, marked where the name is no listed form even under the other
   * rules in force, `fold` (史達林 where the list has 史达林, and script counts). Null for what is no name.
   */
  head(name: string, fold: (form: string) => string): string | null
}

/** Code points of all forms of a list, at most; the edge refuses longer lists. */
export const NAMES_TOTAL = 500_000

/**
 * Names are found in any script and width, so the list need not repeat its forms in both scripts. O(total length of the forms) to
 * prepare; one offset costs at most the length of the longest form, for any number of forms.
 */
export function prepareNames(entries: readonly NameEntry[]): Names {
  let names = prepared.get(entries)
  if (names === undefined) {
    names = made(entries)
    prepared.set(entries, names)
  }
  return names
}

/** Kept for each list as long as the list is in use: it depends only on the list, and a passage is compared many times. */
const prepared = new WeakMap<readonly NameEntry[], Names>()

function made(entries: readonly NameEntry[]): Names {
  const byForm = new Map<string, { entry: NameEntry; key: string }>()
  /** Units that some name begins with: nearly every offset of a text is settled by this table. */
  const begins = new Uint8Array(entries.length === 0 ? 0 : 0x10000)
  const forms = new Trie()
  let longestForm = 0
  for (const entry of entries) {
    const key = plainly(entry.forms[0]?.trim() ?? '')
    for (const written of entry.forms) {
      const form = plainly(written.trim())
      if (form === '' || byForm.has(form)) continue
      byForm.set(form, { entry, key })
      begins[form.charCodeAt(0)] = 1
      forms.add(form)
      longestForm = Math.max(longestForm, form.length)
    }
  }

  return {
    entries,
    mayBegin: (unit) => begins[unit] === 1,
    lengthAt(string, at) {
      if (entries.length === 0 || begins[plain(string.charCodeAt(at))] !== 1 || isInsideWord(string, at)) return 0
      let longest = 0
      let node = 0
      for (let i = at; i < string.length; i++) {
        node = forms.child(node, plain(string.charCodeAt(i)))
        if (node === 0) break
        if (forms.isEnd(node) && !isInsideWord(string, i + 1)) longest = i + 1 - at
      }
      return longest
    },
    reachesOver(string, at) {
      for (let start = at - 1; start > at - longestForm && start >= 0; start--)
        if (this.lengthAt(string, start) > at - start) return true
      return false
    },
    keyOf: (name) => byForm.get(plainly(name))?.key || name,
    entryOf: (name) => byForm.get(plainly(name))?.entry ?? null,
    head(name, fold) {
      const entry = byForm.get(plainly(name))?.entry
      if (entry === undefined) return null
      const written = fold(name)
      const listed = entry.forms.some((form) => fold(form.trim()) === written)
      return entry.forms[0]!.trim() + (listed ? '' : UNLISTED)
    },
  }
}

/** Marks a name in a spelling that other rules must explain. A private character, so that no rule folds it away. */
const UNLISTED = '\ue000'

export const NO_NAMES: Names = made([])

/** A UTF-16 unit under every rule that maps one to one: script, variants, width, case. */
function plain(unit: number): number {
  if (unit >= 0x2e80) {
    if (unit < 0xff01 || unit > 0xff5e) return hanHead(unit)
    unit -= 0xfee0
  }
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit
  return String.fromCharCode(unit).toLowerCase().charCodeAt(0)
}

function plainly(name: string): string {
  let out = ''
  for (let i = 0; i < name.length; i++) out += String.fromCharCode(plain(name.charCodeAt(i)))
  return out
}

const WORD_CHARACTER = /[[\p{L}\p{N}\p{M}]--[\p{Script=Han}]]/v

/** Whether an offset lies inside a word. In scripts with spaces a name ends where a word ends: Lin is not in Lincoln. */
const isInsideWord = (string: string, at: number) =>
  at > 0 && at < string.length && WORD_CHARACTER.test(string[at - 1]!) && WORD_CHARACTER.test(string[at]!)
