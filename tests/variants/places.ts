/** One place in the notation of tests/notation.ts, as the tokens of its two sides. */
import { compared, writingOf } from '../../src/text/languages/index.ts'
import { prepareNames, type Tokens, tokenise } from '../../src/text/tokens.ts'
import type { Unit } from '../../src/text/unit.ts'
import type { TokenRange } from '../../src/variants/classify.ts'

export const names = prepareNames([
  { id: 'stalin', kind: 'person', forms: ['斯大林', '史达林', 'Stalin'] },
  { id: 'roshchin', kind: 'person', forms: ['罗申', '罗辛'] },
  { id: 'mao', kind: 'person', forms: ['毛泽东'] },
  { id: 'gromyko', kind: 'person', forms: ['葛罗米柯', '葛罗米科'] },
  { id: 'pyongyang', kind: 'place', forms: ['平壤'] },
])

/** The tokens between `[…/…]` on either side; a place must begin and end where tokens do. */
export function place(
  notation: string,
  unit: Unit = 'grapheme',
  language: string | null = null,
): [Tokens, TokenRange, Tokens, TokenRange] {
  const [, before, a, b, after] = /^(.*)\[([^/\]]*)\/([^/\]]*)\](.*)$/su.exec(notation)!
  const texts = [before + a! + after, before + b! + after]
  const writings = compared(texts.map((text) => writingOf(text, language)))
  const side = (reading: string, k: number): [Tokens, TokenRange] => {
    const tokens = tokenise(before + reading + after, { unit, names, writing: writings[k]! })
    const from = tokens.starts.indexOf([...before!].length)
    const to = tokens.starts.indexOf([...before!, ...reading].length)
    if (from < 0 || to < 0) throw new Error(`${notation}: ${reading} does not begin and end with tokens`)
    return [tokens, { from, to }]
  }
  return [...side(a!, 0), ...side(b!, 1)]
}
