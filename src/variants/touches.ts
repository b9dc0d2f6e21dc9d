/** Says what a difference touches: a number, a date, a name, a negation, quotation marks. */
import { slice } from '../text/codepoints.ts'
import { datesSomething, isMonthName, isQuantity, QUANTITIES } from '../text/counting.ts'
import { foldNumberWords } from '../text/number-words.ts'
import type { Names, Tokens } from '../text/tokens.ts'
import type { TokenRange } from './classify.ts'
import type { Touch } from './comparison.ts'
import { negationsIn } from './negation.ts'

/**
 * What two readings differ in, in the order of the contract: numbers and dates by their values, names by their entries,
 * negations and quotation marks by how many there are. O(length of the readings).
 */
export function touchesOf(a: Tokens, r: TokenRange, b: Tokens, s: TokenRange, names: Names): Touch[] {
  const here = borneBy(a, r, names)
  const there = borneBy(b, s, names)
  const touches: Touch[] = []
  if (differs(numbersBeside(here, there), numbersBeside(there, here))) touches.push('number')
  if (differs(here.dates, there.dates)) touches.push('date')
  if (differs(here.names, there.names)) touches.push('name')
  if (negationsIn(a, r, s.from === s.to) !== negationsIn(b, s, r.from === r.to)) touches.push('negation')
  if (here.quotationMarks !== there.quotationMarks) touches.push('quotation')
  return touches
}

/** What something is called, with how often it is met; null where nothing is. Most readings hold none, so no map is made for them. */
type Counts = Map<string, number> | null

/** What a reading holds, each with how often. */
interface Borne {
  numbers: Counts
  /** Words in capitals that may be Roman numerals: DC, DI. */
  romans: Counts
  dates: Counts
  names: Counts
  quotationMarks: number
}

const counted = (counts: Counts, what: string): Counts =>
  (counts ?? new Map<string, number>()).set(what, (counts?.get(what) ?? 0) + 1)

const QUOTATION_MARK = /^["“”„‟‘’「」『』«»‹›〝〞〟＂﹁﹂﹃﹄｢｣]$/
const DIGIT = /[0-9]/
const DIGITS = /[0-9]+/g
/** Of two letters and more, or V and X; what is none keeps its letters: CIVIL. */
const ROMAN = /^(?:[IVXLCDM]{2,}|[VX])$/

function borneBy(tokens: Tokens, { from, to }: TokenRange, names: Names): Borne {
  const borne: Borne = { numbers: null, romans: null, dates: null, names: null, quotationMarks: 0 }
  let opened = false
  for (let k = from; k < to; k++) {
    const written = textOf(tokens, k, k + 1)
    switch (tokens.kinds[k]) {
      case 'name':
        borne.names = counted(borne.names, names.entryOf(written)?.id ?? written)
        break
      case 'number':
        if (isLabel(tokens, k) && !isDate(tokens, k)) break
        if (isDate(tokens, k)) borne.dates = counted(borne.dates, tokens.keys[k]!)
        // 一个, 一次: an article as much as a number; where 两个 replaces it, that one counts
        else if (written !== '一' || textOf(tokens, k - 1, k) === '第')
          borne.numbers = counted(borne.numbers, tokens.keys[k]!)
        break
      case 'punctuation':
        // the apostrophe of an elision (ἀπ’ αὐτοῦ) closes nothing
        if (QUOTATION_MARK.test(written) && !(written === '’' && !opened && isLetter(tokens, k - 1)))
          borne.quotationMarks++
        if (written === '‘') opened = true
        break
      case 'han':
        if (QUANTITIES.has(written) && isQuantity(written, textOf(tokens, k - 1, k), textOf(tokens, k + 1, k + 2)))
          borne.numbers = counted(borne.numbers, tokens.keys[k]!)
        break
      case 'space':
        break
      default:
        if (isMonthName(written) && isNumber(tokens, k - 1, k + 1)) borne.dates = counted(borne.dates, tokens.keys[k]!)
        else if (DIGIT.test(written))
          for (const [digits] of written.matchAll(DIGITS)) borne.numbers = counted(borne.numbers, digits)
        else if (ROMAN.test(written)) {
          const value = foldNumberWords(written, [])
          if (value !== written) borne.romans = counted(borne.romans, value)
        }
    }
  }
  return borne
}

/** The numbers of a reading; what may be a Roman numeral is one where the other reading has a number too: `[IV/VI]`, not `Malcolm [X/Y]`. */
function numbersBeside({ numbers, romans }: Borne, other: Borne): Counts {
  if (romans === null || (other.numbers === null && other.romans === null)) return numbers
  const both = new Map(numbers)
  for (const [value, times] of romans) both.set(value, (both.get(value) ?? 0) + times)
  return both
}

/** The text of some tokens; what lies outside the witness is empty. */
const textOf = (tokens: Tokens, from: number, to: number): string =>
  slice(tokens.text, tokens.starts[Math.max(from, 0)]!, tokens.starts[Math.min(Math.max(to, 0), tokens.count)]!)

/** Whether a number only counts the paragraphs: 二、 or 3. where a line begins. */
const isLabel = (tokens: Tokens, k: number): boolean =>
  (k === 0 || tokens.keys[k - 1] === '\n') && /^[、.．)）]/.test(textOf(tokens, k + 1, k + 2))

const isLetter = (tokens: Tokens, k: number): boolean => tokens.kinds[k] === 'word'

/** Whether a number is at either of two tokens, white space and commas aside. */
function isNumber(tokens: Tokens, before: number, after: number): boolean {
  const passes = (k: number) => tokens.kinds[k] === 'space' || tokens.kinds[k] === 'punctuation'
  while (passes(before)) before--
  while (passes(after)) after++
  return tokens.kinds[before] === 'number' || tokens.kinds[after] === 'number'
}

/** Whether the number at a token belongs to a date: by the Han signs around it, by a month, or as 1950-10-02, 2/10/1950. */
function isDate(tokens: Tokens, k: number): boolean {
  const [before, after] = [textOf(tokens, k - 5, k), textOf(tokens, k + 1, k + 8)].map((text) =>
    text.replace(/[ \u3000]/g, ''),
  )
  if (datesSomething(tokens.keys[k]!, before!, after!)) return true
  const beside = (step: -1 | 1): string => {
    let near = k + step
    // 8. Oktober
    if (step > 0 && textOf(tokens, near, near + 1) === '.') near++
    if (tokens.kinds[near] === 'space') near += step
    return tokens.kinds[near] === 'word' ? textOf(tokens, near, near + 1) : ''
  }
  if (isMonthName(beside(-1)) || isMonthName(beside(1))) return true
  return /(?:^|\D)(?:\d{4}([-/])\d{1,2}\1\d{1,2}|\d{1,2}([-/])\d{1,2}\2\d{2,4})(?:\D|$)/.test(
    textOf(tokens, k - 4, k + 5),
  )
}

/** Whether one reading holds something more often than the other. */
function differs(a: Counts, b: Counts): boolean {
  if (a === null || b === null) return a !== b
  const isMore = (x: ReadonlyMap<string, number>, y: ReadonlyMap<string, number>) =>
    [...x].some(([what, times]) => times > (y.get(what) ?? 0))
  return isMore(a, b) || isMore(b, a)
}
