/** Whether an answer says exactly what was changed. */
import type { Segment } from '../../src/variants/comparison.ts'
import type { Case, Departed } from './constructed.ts'

interface Answered {
  readonly places: readonly { readonly segments: readonly Segment[] }[]
}

/** Letters and digits: marks may go with what is beside them. */
const lettersOf = (text: string) => [...text.normalize('NFC')].filter((sign) => /[\p{L}\p{M}\p{N}]/u.test(sign))

/** What both sides begin and end with is no departure; of two equal neighbouring words either may be the omitted one. */
function formOf([source, quoted]: Departed): string {
  const [a, b] = [lettersOf(source), lettersOf(quoted)]
  while (a.length > 0 && a[0] === b[0]) {
    a.shift()
    b.shift()
  }
  while (a.length > 0 && a.at(-1) === b.at(-1)) {
    a.pop()
    b.pop()
  }
  return `${a.sort().join('')} → ${b.sort().join('')}`
}

/** Departures in substance, of the best place; for joined quotations, what each place has. */
export function hasExactDepartures(
  { quotation, departures, pieces }: Pick<Case, 'quotation' | 'departures' | 'pieces'>,
  { places }: Answered,
): boolean {
  if (pieces !== undefined) {
    const found = places.map(({ segments }) => {
      const [start, end] = [segments[0]!.spans.quotation![0], segments.at(-1)!.spans.quotation![1]]
      return lettersOf([...quotation].slice(start, end).join(''))
    })
    return JSON.stringify(found) === JSON.stringify(pieces.map(lettersOf))
  }
  const found = (places[0]?.segments ?? []).flatMap((segment): Departed[] => {
    if (segment.relation === 'identical' || segment.significance === 'accidental') return []
    const of = (isQuotation: boolean) =>
      segment.readings.find(({ witnesses }) => witnesses.includes('quotation') === isQuotation)?.text ?? ''
    return [[of(false), of(true)]]
  })
  return JSON.stringify(found.map(formOf)) === JSON.stringify((departures ?? []).map(formOf))
}
