/** Every limit of the service: value, unit, reason, and the status of an answer that reports it. */
import { ALIGN_LIMITS } from './align/limits.ts'
import { REPEAT_LIMITS } from './repeats/limits.ts'
import { grouped } from './text/grouped.ts'
import { NAMES_TOTAL } from './text/names.ts'
import { COMPARISON_LIMITS } from './variants/limits.ts'

export interface Limit {
  readonly value: number
  readonly unit: string
  readonly reason: string
  /** Of the problem that answers a request over it; null where the answer only becomes coarser (`precise: false`). */
  readonly status: 413 | 422 | 429 | null
}

export const LIMITS = {
  bodyBytes: {
    value: 16 * 1024 * 1024,
    unit: 'bytes',
    reason: 'a body is held in memory whole, beside what is made of it; an isolate has 128 MB',
    status: 413,
  },
  storedText: {
    value: 1_000_000,
    unit: 'code points',
    reason: 'a text is one value of the store, which holds 25 MiB; the longest novels of the tradition fit',
    status: 413,
  },
  comparedText: {
    value: 500_000,
    unit: 'code points',
    reason: 'two texts of this length are compared within the memory of one isolate',
    status: 413,
  },
  comparedTotal: {
    value: 1_000_000,
    unit: 'code points',
    reason: 'all texts of a comparison are held and aligned in the memory of one isolate',
    status: 413,
  },
  witnesses: {
    value: 200,
    unit: 'witnesses',
    reason: 'a comparison tells every pair of witnesses apart: work and answer grow with the square of their number',
    status: 413,
  },
  tableCells: {
    value: ALIGN_LIMITS.tableCells,
    unit: 'cells',
    reason:
      'an alignment table has a cell for every witness in every row, also where it has nothing: it must fit in an answer, and a row of /collate takes as much as fourteen cells besides',
    status: 413,
  },
  comparedSpans: {
    value: COMPARISON_LIMITS.comparedSpans,
    unit: 'spans',
    reason: 'each segment of a comparison has a span in each witness, and all are held in the memory of one isolate',
    status: 413,
  },
  answer: {
    value: 16_000_000,
    unit: 'bytes of an answer',
    reason:
      'drawings, graphs, annotations and Word files say hundreds of bytes of each witness in each place, and are made in memory; JSON, TEI and tables of the same comparison are smaller',
    status: 413,
  },
  comparedSigla: {
    value: COMPARISON_LIMITS.comparedSigla,
    unit: 'bytes of sigla',
    reason: 'a siglum stands in each segment of an answer, so long sigla of many witnesses make most of it',
    status: 413,
  },
  nesting: {
    value: 100,
    unit: 'levels',
    reason: 'members of a token are given back as they came, and writing them down takes a stack',
    status: 413,
  },
  names: {
    value: 2_000,
    unit: 'names',
    reason: 'an authority list is read whole before each comparison of its passage',
    status: 413,
  },
  nameForms: { value: 50, unit: 'forms', reason: 'each form of a name is looked for in each text', status: 413 },
  marks: {
    value: 5_000,
    unit: 'entries',
    reason: 'lacunae and references of a version are read with it before each comparison',
    status: 413,
  },
  nameForm: { value: 100, unit: 'code points', reason: 'longer is a sentence, not a name', status: 413 },
  id: { value: 64, unit: 'characters', reason: 'an id is part of an address that people read and type', status: 422 },
  siglum: {
    value: 32,
    unit: 'code points',
    reason: 'a siglum of a stored witness is part of an address and of every entry of an apparatus',
    status: 422,
  },
  comparedSiglum: {
    value: 64,
    unit: 'code points',
    reason: 'a siglum stands in every segment of an answer',
    status: 422,
  },
  line: { value: 300, unit: 'code points', reason: 'titles and labels are shown on one line', status: 413 },
  prose: {
    value: 4_000,
    unit: 'code points',
    reason: 'descriptions, sources and notes are read, not searched',
    status: 413,
  },
  query: { value: 200, unit: 'code points', reason: 'a query is aligned with many places of many texts', status: 413 },
  decisions: {
    value: 5_000,
    unit: 'decisions',
    reason: 'the decisions of a passage are one value of the store, read whole before they are applied',
    status: 413,
  },
  decisionsInForce: {
    value: 4_000_000,
    unit: 'bytes',
    reason: 'the decisions of a passage that are in force are one value of the store, read with every comparison of it',
    status: 413,
  },
  decisionTargets: {
    value: 200,
    unit: 'entries',
    reason: 'a decision names at most one span of each witness of a comparison',
    status: 413,
  },
  quotation: {
    value: 2_000,
    unit: 'code points',
    reason: 'a quotation is held against every text that may have a part of it',
    status: 413,
  },
  quotations: {
    value: 100,
    unit: 'quotations',
    reason: 'each is looked for in the whole store',
    status: 413,
  },
  page: { value: 1_000, unit: 'entries', reason: 'one call of the store lists at most this many keys', status: 422 },
  statements: {
    value: 500,
    unit: 'statements',
    reason: 'all that is said about a telegram is one value of the store, read whole with it',
    status: 413,
  },
  statedSpans: {
    value: 200,
    unit: 'entries',
    reason: 'each span is cut from its text before it is recorded, and each relation is followed',
    status: 413,
  },
  evidenceSpan: {
    value: 5_000,
    unit: 'code points',
    reason:
      'evidence is a place in a text and not the text: its words are told with the telegram wherever that is told',
    status: 413,
  },
  evidenceTotal: {
    value: 100_000,
    unit: 'code points',
    reason: 'the words of all evidence of a telegram are kept together, and told wherever it is told',
    status: 413,
  },
  thing: {
    value: 500_000,
    unit: 'bytes',
    reason:
      'all that is present about a passage or a telegram, texts aside, is one value of the store, and lists read forty at once',
    status: 413,
  },
  crateText: {
    value: 5_000_000,
    unit: 'code points',
    reason: 'a package of everything is made in the memory of one isolate; beyond that, texts are fetched one by one',
    status: 413,
  },
  carriedWitnesses: {
    value: 32,
    unit: 'texts',
    reason: 'evidence is looked for in the current texts whenever a telegram is read, with an alignment for each',
    status: null,
  },
  work: {
    value: 300,
    unit: 'units of work a minute for a caller without a token (1 a request or a quotation, and 1 for each 100,000 code points × witnesses)',
    reason: 'comparing is free for all, so no one may have all of it',
    status: 429,
  },
  repeatTexts: {
    value: 200,
    unit: 'texts',
    reason: 'a passage that stands in every text has as many places, each told by each passage it shares with others',
    status: 413,
  },
  repeatTotal: {
    value: 1_250_000,
    unit: 'code points',
    reason:
      'repeats are looked for in all texts at once, with some 60 bytes a code point, in the memory of one isolate',
    status: 413,
  },
  importLookedInto: {
    value: 12,
    unit: 'versions',
    reason:
      'what a document has in common with all that is stored is looked for in the versions that share most with it',
    status: null,
  },
  repeatsTold: {
    value: REPEAT_LIMITS.passages,
    unit: 'passages',
    reason: 'more than anyone reads; those most worth reading are told',
    status: null,
  },
  repeatWork: {
    value: REPEAT_LIMITS.cells,
    unit: 'cells',
    reason: 'places that share a few words are followed past what differs, up to this much work in all',
    status: null,
  },
  // The next four have the names that a comparison gives as its `reason` where they bit.
  gapWords: {
    value: ALIGN_LIMITS.gapWords,
    unit: 'steps of 32 cells',
    reason: 'stretches without any common anchor are aligned exactly up to this much work in all, and coarser above it',
    status: null,
  },
  profileCells: {
    value: ALIGN_LIMITS.profileCells,
    unit: 'cells, times the distinct tokens in their columns',
    reason:
      'many differing readings are aligned with each other up to this much work in all, and with one of them above it',
    status: null,
  },
  windowCells: {
    value: ALIGN_LIMITS.windowCells,
    unit: 'cells',
    reason:
      'texts that have next to nothing in common would need a row for nearly every word of each; they are put side by side instead',
    status: null,
  },
  nearPairs: {
    value: ALIGN_LIMITS.nearPairs,
    unit: 'pairs of words',
    reason:
      'words that differ are held against each other to see whether they are forms of one; beyond so many pairs they are taken to be different words',
    status: null,
  },
  namesTotal: {
    value: NAMES_TOTAL,
    unit: 'code points',
    reason: 'all forms of all names are looked for together, and what finds them is held in memory beside the texts',
    status: 413,
  },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof LIMITS

/** The message for a caller over a limit. */
export function overLimit(name: LimitName): string {
  const { value, unit, reason }: Limit = LIMITS[name]
  return `More than ${grouped(value)} ${unit} (limit "${name}"): ${reason}.`
}
