/** Kinds of text through one operation, larger and larger, in a process of their own: what `worst.ts` starts. Prints a line of JSON for each size. */
import '../../src/text/tables/bundled.ts'
import { LimitExceeded } from '../../src/align/limits.ts'
import { collate } from '../../src/collate/collation.ts'
import { readRequest } from '../../src/collate/request.ts'
import { answerTable } from '../../src/collate/table.ts'
import { unitsOf } from '../../src/http/rate.ts'
import { quotationsIn } from '../../src/import/quotations.ts'
import { findRepeats } from '../../src/repeats/repeats.ts'
import type { NameEntry } from '../../src/text/equivalence.ts'
import { compare } from '../../src/variants/compare.ts'
import { randomOf } from '../store/weather.ts'
import { watchArrayBuffers } from './array-buffers.ts'
import { WORST_NAMES, WORST_TEXTS } from './worst-texts.ts'

type Question = readonly [
  operation: string,
  kinds: string | readonly string[],
  from: number,
  most: number,
  seconds: number,
  seed: number,
]
const [operation, kinds, from, most, seconds, seed] = JSON.parse(process.argv[2]!) as Question

const OPERATIONS: Readonly<Record<string, (texts: readonly string[], names: readonly NameEntry[]) => unknown>> = {
  compare: (list, names) =>
    JSON.stringify(
      compare(
        list.map((text, k) => ({ siglum: `W${k}`, text })),
        { names },
      ),
    ),
  collate(list) {
    const { rows, tokens } = collate(readRequest({ witnesses: list.map((content, k) => ({ id: `W${k}`, content })) }))
    return JSON.stringify(answerTable(rows, tokens))
  },
  repeats: (list) => findRepeats(list.map((text, k) => ({ id: `t${k}`, text }))).repeats.length,
  documents: (list) =>
    findRepeats([{ id: 't', text: list.join('\n') }]).repeats.length + quotationsIn(list.join('\n')).length,
}

/** Only where it is asked for: each look takes a collection of garbage, whose CPU would be counted. */
const held = globalThis.gc === undefined ? null : watchArrayBuffers()

for (const kind of [kinds].flat()) measure(kind)

function measure(kind: string): void {
  const { texts, names } = WORST_NAMES[kind] ?? { texts: WORST_TEXTS[kind]!, names: [] }
  for (let length = from, cpu = 0; length <= most && cpu < seconds; length *= cpu < seconds / 8 ? 4 : 2) {
    const list = texts(length, randomOf(seed))
    const points = list.reduce((sum, text) => sum + text.length, 0)
    const forms = names.reduce((sum, name) => sum + name.forms.join('').length, 0)
    held?.()
    const start = process.cpuUsage()
    let status = 200
    try {
      OPERATIONS[operation]!(list, names)
    } catch (error) {
      if (!(error instanceof LimitExceeded)) throw error
      status = 413
    }
    const { user, system } = process.cpuUsage(start)
    cpu = (user + system) / 1e6
    console.log(
      JSON.stringify({
        kind,
        length,
        points,
        cpu,
        units: unitsOf(points + forms, list.length),
        peak: process.resourceUsage().maxRSS / 1024,
        status,
        ...held?.(),
      }),
    )
  }
}
