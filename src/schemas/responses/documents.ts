/** The shapes of answers about documents. */
import * as v from 'valibot'
import { LIMITS } from '../../limits.ts'
import { version } from './passages.ts'
import { bilingual, codePoints, instant } from './values.ts'

export const document = v.strictObject({
  id: v.pipe(v.string(), v.description('Derived from the bytes and how they were read; also the id of its passage.')),
  sha256: v.pipe(v.string(), v.description('Of the file, in lower-case hexadecimal.')),
  mediaType: v.string(),
  encoding: v.pipe(v.nullable(v.string()), v.description('Null where the media type determines it.')),
  length: v.pipe(v.number(), v.description('In bytes.')),
  name: v.nullable(v.string()),
  created: instant,
  versions: v.pipe(v.array(v.string()), v.description("The one of the document's own text first.")),
})

const derivedFrom = v.strictObject({ version: v.string(), start: codePoints, end: codePoints })

const proposal = v.strictObject({
  id: v.string(),
  title: v.string(),
  language: v.string(),
  description: v.string(),
  witnesses: v.array(v.strictObject({ siglum: v.string(), label: v.string(), derivedFrom })),
})

/** What a repeat says beside its places. */
const repeat = {
  length: codePoints,
  similarity: v.number(),
  identical: v.boolean(),
  proposal: v.pipe(
    proposal,
    v.description('The body of POST /v1/passages that stores it as a passage with witnesses.'),
  ),
}

export const repeatWithProposal = v.strictObject({
  spans: v.array(
    v.strictObject({
      text: v.pipe(v.string(), v.description('The id of a version.')),
      start: codePoints,
      end: codePoints,
    }),
  ),
  ...repeat,
})

/** A passage of the document that is in stored versions too. */
export const storedRepeat = v.strictObject({
  spans: v.pipe(
    v.array(
      v.strictObject({
        version: v.string(),
        passage: v.string(),
        siglum: v.string(),
        start: codePoints,
        end: codePoints,
      }),
    ),
    v.description('At least one in the document and one elsewhere.'),
  ),
  ...repeat,
})

export const foundQuotation = v.strictObject({
  start: codePoints,
  end: codePoints,
  kind: v.pipe(
    v.picklist(['marked', 'unclosed', 'block']),
    v.description('block: paragraphs without marks that the text announces.'),
  ),
  mark: v.pipe(v.nullable(v.string()), v.description('The mark that opens it.')),
  text: v.string(),
})

export const quotation = v.strictObject({
  ...foundQuotation.entries,
  telegrams: v.pipe(
    v.array(v.strictObject({ telegram: v.string(), similarity: v.number() })),
    v.description('The telegrams whose known wording it shares, the most similar first.'),
  ),
})

const evidence = v.strictObject({
  version: v.string(),
  start: codePoints,
  end: codePoints,
  kind: v.string(),
  role: v.string(),
  text: v.string(),
})

/** The body of POST /v1/telegrams. */
export const proposedTelegram = v.strictObject({
  id: v.string(),
  title: bilingual,
  type: v.string(),
  status: v.string(),
  passage: v.string(),
  statements: v.array(
    v.strictObject({
      property: v.string(),
      value: v.string(),
      basis: v.string(),
      source: v.string(),
      certainty: v.string(),
      responsible: v.string(),
      evidence: v.optional(v.array(evidence)),
    }),
  ),
  evidence: v.array(evidence),
  relations: v.array(v.string()),
})

const departures = v.record(v.string(), v.number())

/** What an import answers. */
export const importedDocument = v.strictObject({
  document,
  version: v.pipe(version, v.description('The text of the document; all offsets below count in it.')),
  versions: v.pipe(
    v.array(v.string()),
    v.description(
      'All that were made from it: its text, then the witnesses that it encodes and the other layers of its text. For several files, the witness of each.',
    ),
  ),
  leftOut: v.pipe(
    departures,
    v.description(
      'What of the file is not in the text, by kind, and how often: the name of a TEI element where TEI has one for it (`note`, `del`, `fw`). ' +
        'The map of the document says where.',
    ),
  ),
  changed: v.pipe(
    departures,
    v.description('What the text has in another form than the file: signs for gaps, characters for glyphs.'),
  ),
  repeats: v.pipe(v.array(repeatWithProposal), v.description('The most remarkable first.')),
  precise: v.boolean(),
  reason: v.optional(v.string()),
  stored: v.pipe(
    v.strictObject({
      repeats: v.array(storedRepeat),
      precise: v.boolean(),
      reason: v.optional(v.pipe(v.string(), v.description('Only where precise is false.'))),
    }),
    v.description(
      `Passages of the document that occur in stored versions too. It is compared with the ${LIMITS.importLookedInto.value} versions that share ` +
        'most with it, unless they are too long; not with its own text under another name, nor with what was cut from it.',
    ),
  ),
  quotations: v.pipe(v.array(quotation), v.description('In reading order; proposed as evidence of telegrams.')),
  telegrams: v.pipe(
    v.array(proposedTelegram),
    v.description('The letters and telegrams that the file encodes, each ready for POST /v1/telegrams.'),
  ),
  more: v.pipe(
    v.record(v.string(), v.number()),
    v.description(
      'The lists that are longer than this answer has them, and their length: the findings of the document have the rest.',
    ),
  ),
  passages: v.pipe(v.array(v.string()), v.description('Of the proposed passages, those that were stored now.')),
  passage: v.optional(v.pipe(v.string(), v.description('For several files: the passage whose witnesses they are.'))),
  documents: v.optional(v.pipe(v.array(document), v.description('For several files: each of them.'))),
})
