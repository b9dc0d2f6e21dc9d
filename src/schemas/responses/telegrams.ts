/** The shapes of telegrams, with the statements and the evidence about them. */
import * as v from 'valibot'
import { CONTRADICTION_RULES } from '../../provenance/contradictions.ts'
import { RELATION_TYPES } from '../../provenance/telegram.ts'
import { bilingual, codePoints, idOfVersion, instant, localizedWords, provisionalFlag, withdrawal } from './values.ts'

export const evidence = v.strictObject({
  version: idOfVersion,
  passage: v.string(),
  siglum: v.string(),
  start: codePoints,
  end: codePoints,
  kind: v.picklist(['quote', 'paraphrase', 'mention']),
  role: v.picklist(['content', 'date', 'existence', 'status', 'received', 'via', 'comparison']),
  text: v.pipe(v.string(), v.description('What the span cuts from that version.')),
})

export const statement = v.strictObject({
  id: v.string(),
  property: v.string(),
  value: localizedWords,
  basis: v.picklist(['stated', 'inferred', 'external-document', 'external-scholarship', 'computed', 'editorial']),
  source: localizedWords,
  certainty: v.picklist(['high', 'medium', 'low', 'unknown']),
  responsible: v.string(),
  evidence: v.optional(v.array(evidence)),
  withdrawn: v.optional(v.pipe(withdrawal, v.description('The statement is withdrawn: it stays readable.'))),
  provisional: provisionalFlag,
})

export const telegram = v.strictObject({
  id: v.string(),
  title: bilingual,
  type: v.string(),
  status: v.string(),
  passage: v.pipe(v.nullable(v.string()), v.description('The passage that holds its wording.')),
  statements: v.array(statement),
  evidence: v.array(evidence),
  relations: v.array(
    v.strictObject({
      type: v.picklist(RELATION_TYPES),
      telegram: v.string(),
      basis: v.optional(statement.entries.basis),
      source: v.optional(v.string()),
      certainty: v.optional(statement.entries.certainty),
    }),
  ),
  tensions: v.array(
    v.strictObject({
      id: v.string(),
      title: bilingual,
      text: bilingual,
      telegrams: v.array(v.string()),
      evidence: v.array(evidence),
    }),
  ),
  recorded: v.optional(v.pipe(instant, v.description('When the newest of this was recorded.'))),
  provisional: provisionalFlag,
})

const recordedAt = v.strictObject({ version: idOfVersion, start: codePoints, end: codePoints })

/** Evidence that was computed and not recorded: found again in another text. */
const carriedEvidence = v.strictObject({
  ...evidence.entries,
  basis: v.literal('computed'),
  certainty: statement.entries.certainty,
  similarity: v.pipe(v.number(), v.description('Of the words to those that they were carried from, 0 to 1.')),
  from: recordedAt,
})

const { start: _start, end: _end, ...spanless } = evidence.entries

export const telegramInFull = v.strictObject({
  ...telegram.entries,
  evidence: v.pipe(
    v.array(v.union([evidence, carriedEvidence])),
    v.description('As recorded, then what alignment carried from there to the current texts.'),
  ),
  gone: v.pipe(
    v.array(v.strictObject({ ...spanless, from: recordedAt })),
    v.description('Recorded words that the current text of a witness no longer has; `text` has the words.'),
  ),
  notCarried: v.pipe(
    v.array(idOfVersion),
    v.description('Texts that were not searched, over the limit carriedWitnesses.'),
  ),
  contradictions: v.array(
    v.strictObject({
      rule: v.picklist(CONTRADICTION_RULES),
      text: bilingual,
      statements: v.array(v.string()),
      telegrams: v.array(v.string()),
      tension: v.optional(v.string()),
    }),
  ),
})
