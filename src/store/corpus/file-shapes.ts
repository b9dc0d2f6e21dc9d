/** The shapes of the files of a corpus (`kv-seed/`). */
import * as v from 'valibot'
import { RELATION_TYPES } from '../../provenance/telegram.ts'
import {
  bilingualText as bilingual,
  filledText as filled,
  slug as id,
  localizedText as localized,
  fileOffset as offset,
} from './shapes.ts'

const reading = v.strictObject({
  start: offset,
  end: offset,
  /** What the base has at [start, end); empty where the reading is added. */
  base: v.string(),
  reading: v.string(),
  note: v.optional(filled),
})

/** Where a text is lost or breaks off: code points into the witness. */
const lacuna = v.strictObject({
  start: offset,
  end: offset,
  reason: v.optional(filled),
  extent: v.optional(filled),
})

/** Where a witness's text comes from: a file, a span of another witness, or a base with readings put in. */
const origin = v.variant('is', [
  v.strictObject({ is: v.literal('file'), path: filled }),
  v.strictObject({
    is: v.literal('span'),
    passage: id,
    siglum: filled,
    start: offset,
    end: offset,
    begins: filled,
    ends: filled,
  }),
  v.strictObject({ is: v.literal('reconstruction'), base: filled, readings: v.array(reading) }),
])

export const passageFile = v.strictObject({
  id,
  title: localized,
  language: filled,
  description: v.nullable(localized),
  witnesses: v.array(
    v.strictObject({
      siglum: filled,
      label: localized,
      language: v.nullable(filled),
      source: v.nullable(localized),
      version: v.strictObject({
        created: v.pipe(v.string(), v.isoTimestamp()),
        responsible: v.nullable(filled),
        note: v.nullable(localized),
        lacunae: v.optional(v.array(lacuna), []),
        text: origin,
      }),
    }),
  ),
})

const evidence = v.strictObject({
  passage: id,
  in: v.pipe(v.array(filled), v.minLength(1)),
  start: offset,
  end: offset,
  kind: v.picklist(['quote', 'paraphrase', 'mention']),
  role: v.picklist(['content', 'date', 'existence', 'status', 'received', 'via', 'comparison']),
  /** The exact words that the span cuts, for readers of the file. */
  quote: filled,
})

const certainty = v.picklist(['high', 'medium', 'low', 'unknown'])
const basis = v.picklist(['stated', 'inferred', 'external-document', 'external-scholarship', 'computed', 'editorial'])

export const telegramFile = v.strictObject({
  id,
  title: bilingual,
  type: filled,
  status: filled,
  passage: v.nullable(id),
  statements: v.array(
    v.strictObject({
      id: filled,
      property: id,
      value: localized,
      basis,
      source: localized,
      certainty,
      responsible: filled,
      evidence: v.optional(v.array(evidence)),
    }),
  ),
  evidence: v.array(evidence),
  relations: v.array(
    v.strictObject({ type: v.picklist(RELATION_TYPES), telegram: id, basis, source: filled, certainty }),
  ),
})

export const tensionsFile = v.array(
  v.strictObject({
    id,
    title: bilingual,
    text: bilingual,
    telegrams: v.array(id),
    evidence: v.array(evidence),
  }),
)

export const corpusFile = v.strictObject({
  edition: v.pipe(v.string(), v.isoTimestamp()),
  rights: bilingual,
})

export const namesFile = v.array(
  v.strictObject({
    id,
    kind: v.picklist(['person', 'pseudonym', 'place']),
    forms: v.pipe(v.array(filled), v.minLength(1)),
  }),
)

export type CorpusReading = v.InferOutput<typeof reading>
export type PassageFile = v.InferOutput<typeof passageFile>
export type WitnessFile = PassageFile['witnesses'][number]
export type CorpusEvidence = v.InferOutput<typeof evidence>
export type CorpusTelegram = v.InferOutput<typeof telegramFile>
export type CorpusTension = v.InferOutput<typeof tensionsFile>[number]
