/** What a difference bears on: a number, a date, a name, a negation, quotation marks. */
import { slice } from '../text/codepoints.ts'
import type { Names, Tokens } from '../text/tokens.ts'
import type { Range } from './classify.ts'
import type { Touch } from './comparison.ts'

/** The touches of two readings, in the order of the contract. O(length of the readings). */
export function touchesOf(a: Tokens, r: Range, b: Tokens, s: Range, names: Names): Touch[] {
  const [here, there] = [borneBy(a, r, names), borneBy(b, s, names)]
  const touches: Touch[] = []
  const numbers = [...difference(here.numbers, there.numbers), ...difference(there.numbers, here.numbers)]
  if (numbers.some((n) => n.startsWith('n:'))) touches.push('number')
  if (numbers.some((n) => n.startsWith('d:'))) touches.push('date')
  if (difference(here.names, there.names).length + difference(there.names, here.names).length > 0) touches.push('name')
  if (here.negations !== there.negations) touches.push('negation')
  if (here.quotes !== there.quotes) touches.push('quotation')
  return touches
}

interface Borne {
  readonly numbers: string[]
  readonly names: string[]
  negations: number
  quotes: number
}

const QUOTE = /["“”„‟「」『』«»‹›〝〞〟＂﹁﹂﹃﹄]/
const NEGATION = /^[不没沒未非无無莫勿]$/

function borneBy(tokens: Tokens, { from, to }: Range, names: Names): Borne {
  const borne: Borne = { numbers: [], names: [], negations: 0, quotes: 0 }
  const written = (k: number) =>
    k < 0 || k >= tokens.count ? '' : slice(tokens.text, tokens.starts[k]!, tokens.starts[k + 1]!)
  for (let k = from; k < to; k++) {
    const kind = tokens.kinds[k]!
    if (kind === 'name') borne.names.push(names.entryOf(written(k))?.id ?? written(k))
    else if (kind === 'number')
      borne.numbers.push(`${/^[年月日号號]/.test(written(k + 1)) ? 'd' : 'n'}:${tokens.keys[k]!}`)
    else if (kind === 'punctuation') borne.quotes += QUOTE.test(written(k)) ? 1 : 0
    else if (NEGATION.test(written(k))) borne.negations++
  }
  return borne
}

/** What of the first list is not in the second, each as often as it is more there. */
function difference(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other]
  return list.filter((item) => {
    const at = rest.indexOf(item)
    if (at < 0) return true
    rest.splice(at, 1)
    return false
  })
}
