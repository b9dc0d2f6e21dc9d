/** The five forms of an answer of `/collate`, and the choice between them. */
import { dotOf } from '../formats/dot.ts'
import { type GraphPlace, type VariantGraph, variantGraph } from '../formats/graph.ts'
import { graphmlOf } from '../formats/graphml.ts'
import { svgOf } from '../formats/svg.ts'
import { type Collation, collatedReadings } from './collation.ts'
import { answerTable } from './table.ts'
import { collateTei } from './tei.ts'

export interface CollateForm {
  /** As `Accept` names it. */
  readonly accept: string
  readonly mediaType: string
  /** @param transpositions whether the graphs show moved words */
  readonly render: (collation: Collation, transpositions: boolean) => string
}

const json: CollateForm = {
  accept: 'application/json',
  mediaType: 'application/json; charset=utf-8',
  render: ({ sigla, rows, tokens }) => JSON.stringify({ witnesses: sigla, table: answerTable(rows, tokens) }),
}

export const COLLATE_FORMS: readonly CollateForm[] = [
  json,
  { accept: 'application/tei+xml', mediaType: 'application/tei+xml; charset=utf-8', render: collateTei },
  {
    accept: 'application/graphml+xml',
    mediaType: 'application/graphml+xml; charset=utf-8',
    render: (collation, transpositions) => graphmlOf(graphOf(collation, transpositions)),
  },
  {
    accept: 'text/plain',
    mediaType: 'text/plain; charset=utf-8',
    render: (collation, transpositions) => dotOf(graphOf(collation, transpositions)),
  },
  {
    accept: 'image/svg+xml',
    mediaType: 'image/svg+xml; charset=utf-8',
    render: (collation, transpositions) => svgOf(graphOf(collation, transpositions)),
  },
]

/**
 * The form that the request prefers. JSON is for callers that do not choose, that accept none of the forms, or that name JSON beside
 * others, as HTTP libraries do by default; CollateX answers those with DOT.
 * @param quality the quality that the request gives a media type, 0 to 1
 * @param named whether it names the type itself, not by an asterisk
 */
export function chooseForm(quality: (type: string) => number, named: (type: string) => boolean): CollateForm {
  if (named(json.accept) && quality(json.accept) > 0) return json
  let [best, most] = [json, quality(json.accept)]
  for (const form of COLLATE_FORMS.slice(1)) {
    const wanted = named(form.accept) ? quality(form.accept) : 0
    // A type that is named is preferred to one that matches an asterisk.
    if (wanted > most || (wanted === most && wanted > 0 && best === json)) [best, most] = [form, wanted]
  }
  return best
}

function graphOf(collation: Collation, transpositions: boolean): VariantGraph {
  const { sigla, rows } = collation
  return variantGraph(
    `Variant graph of ${sigla.join(', ')}`,
    null,
    sigla,
    rows.map((row) => collatedReadings(collation, row)),
    transpositions ? movedPlaces(collation) : [],
  )
}

/** For every move, the row where each witness has it joined to that of the first. O(rows × witnesses + moves × witnesses). */
function movedPlaces({ sigla, tokens, rows, moves }: Collation): (readonly [GraphPlace, GraphPlace])[] {
  if (moves.length === 0) return []
  /** Of each token of each witness. */
  const rowOf = tokens.map((own, w) => {
    const numbers = new Int32Array(own.length)
    for (const [number, row] of rows.entries()) numbers.fill(number, row.start[w], row.end[w])
    return numbers
  })
  return moves.flatMap(({ tokens: spans }) => {
    const places = spans.flatMap((span, w): GraphPlace[] => (span === null ? [] : [[rowOf[w]![span[0]]!, sigla[w]!]]))
    return places.slice(1).map((place) => [places[0]!, place] as const)
  })
}
