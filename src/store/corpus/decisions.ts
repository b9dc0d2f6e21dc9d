/** Reads the editorial decisions of the corpus: place by place, with the words at each span beside its offsets. */
import * as v from 'valibot'
import type { RecordedDecision } from '../things/decision-entries.ts'
import { filledText as filled, localizedText as localized, fileOffset as offset } from './shapes.ts'

export const decisionsFile = v.strictObject({
  /** Of the passage. */
  id: filled,
  responsible: filled,
  created: v.pipe(v.string(), v.isoTimestamp()),
  places: v.array(
    v.strictObject({
      spans: v.array(
        v.strictObject({
          in: v.pipe(v.array(filled), v.minLength(1)),
          start: offset,
          end: offset,
          /** The exact words that the span cuts; empty where others add words there. */
          words: v.string(),
        }),
      ),
      decisions: v.array(v.strictObject({ type: filled, value: v.looseObject({}), reason: localized })),
    }),
  ),
})

/** Decisions of one passage; their targets name a siglum until the versions are stored. */
export interface CorpusDecisions {
  readonly passage: string
  readonly responsible: string
  readonly created: string
  readonly decisions: readonly CorpusDecision[]
}

interface CorpusDecision extends Omit<RecordedDecision, 'target'> {
  readonly target: readonly { readonly siglum: string; readonly start: number; readonly end: number }[]
}

type Words = { readonly start: number; readonly end: number; readonly words: string }

/** @param check throws where a span of a witness does not cut the words beside it */
export function toCorpusDecisions(
  { id, responsible, created, places }: v.InferOutput<typeof decisionsFile>,
  check: (siglum: string, words: Words) => void,
): CorpusDecisions {
  const decisions = places.flatMap(({ spans, decisions }) => {
    const target = spans.flatMap(({ in: sigla, ...words }) =>
      sigla.map((siglum) => {
        check(siglum, words)
        return { siglum, start: words.start, end: words.end }
      }),
    )
    return decisions.map(({ type, value, reason }) => {
      return { type, target, value, scope: 'place', reason, responsible } as CorpusDecision
    })
  })
  return { passage: id, responsible, created: new Date(created).toISOString(), decisions }
}
