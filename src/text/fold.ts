/** What tokens are compared as: the rules together. */
import { slice } from './codepoints.ts'
import type { Equivalence } from './equivalence.ts'
import { letterCase } from './equivalences/case.ts'
import { nameForm } from './equivalences/name-form.ts'
import { numeralForm } from './equivalences/numeral-form.ts'
import { orthographic } from './equivalences/orthographic.ts'
import { punctuation } from './equivalences/punctuation.ts'
import { spacing } from './equivalences/spacing.ts'
import { width } from './equivalences/width.ts'
import { foldHan } from './han.ts'
import type { Names } from './names.ts'
import { numeralValue } from './numerals.ts'
import type { TokenKind, Tokens } from './tokens.ts'

/** The rules, and `orthographic`, which no reader can ask to ignore but which may explain a difference. */
export type FoldingName = Equivalence['name']

/**
 * The rules that work on characters, in the order in which they are applied. The rules for Han characters come before
 * them, joined where both are asked for (see han.ts), the rule for names before all: it needs the name whole.
 */
const IN_ORDER: readonly Equivalence[] = [width, letterCase, numeralForm, orthographic, punctuation, spacing]

/**
 * What the tokens [from, to) are compared as under a set of rules: their folded forms, one after the other; '' when nothing
 * remains. The order of `rules` does not matter. `names` is the list the text was cut with. O(length of the tokens).
 */
export function folded(tokens: Tokens, from: number, to: number, rules: readonly FoldingName[], names: Names): string {
  if (rules.length === 0) return slice(tokens.text, tokens.starts[from]!, tokens.starts[to]!)
  let out = ''
  for (let k = from; k < to; k++) {
    const written = slice(tokens.text, tokens.starts[k]!, tokens.starts[k + 1]!)
    out += foldToken(written, tokens.kinds[k]!, rules, names)
  }
  return out
}

function foldToken(written: string, kind: TokenKind, rules: readonly FoldingName[], names: Names): string {
  if (kind === 'name' && rules.includes('name-form')) {
    const others = rules.filter((rule) => rule !== 'name-form')
    const fold = (form: string) => foldCharacters(form, others)
    return fold(nameForm(names, fold).fold(written))
  }
  if (kind === 'number') {
    if (rules.includes('numeral-form')) return numeralValue(written) ?? written
    // a decimal point is no punctuation: 3.5 is not 35
    if (rules.includes('punctuation'))
      return foldCharacters(
        written.replace(/[,，]/g, ''),
        rules.filter((rule) => rule !== 'punctuation'),
      )
  }
  return foldCharacters(written, rules)
}

function foldCharacters(written: string, rules: readonly FoldingName[]): string {
  const byScript = rules.includes('script')
  const byVariant = rules.includes('variant-character')
  let unit = byScript || byVariant ? foldHan(written, byScript, byVariant) : written
  for (const rule of IN_ORDER) if (rules.includes(rule.name)) unit = rule.fold(unit)
  return unit
}

// --- keys -------------------------------------------------------------------------------------------------------------

/** Words that no rule changes. */
const PLAIN = /^[a-ik-uw-z0-9]+$/
const WORD_RULES: readonly FoldingName[] = [
  'script',
  'variant-character',
  'width',
  'case',
  'numeral-form',
  'orthographic',
]

const foldWord = (written: string): string => (PLAIN.test(written) ? written : foldCharacters(written, WORD_RULES))

/** A word or a character under every rule; as written where nothing would remain. */
export const keyOfWord = (written: string): string =>
  PLAIN.test(written) ? written : punctuation.fold(foldWord(written)) || written

const QUOTATION = /["“”„‟「」『』«»‹›〝〞〟＂﹁﹂﹃﹄｢｣]/
const ALIKE: Readonly<Record<string, string>> = { '。': '.', '、': ',' }

/** Marks that do the same work have one key: the two widths, all quotation marks, the East Asian comma and stop. */
export function keyOfMark(mark: string): string {
  if (QUOTATION.test(mark)) return '"'
  return ALIKE[mark] ?? width.fold(mark)
}
