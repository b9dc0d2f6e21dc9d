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
    reason: 'the whole body is in memory together with what is made of it; an isolate has 128 MB',
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
    reason: 'all texts of a comparison are aligned in the memory of one isolate',
    status: 413,
  },
  witnesses: {
    value: 200,
    unit: 'witnesses',
    reason:
      'a comparison reports the similarity of every pair of witnesses: work and answer grow with the square of their number',
    status: 413,
  },
  tableCells: {
    value: ALIGN_LIMITS.tableCells,
    unit: 'cells',
    reason:
      'an alignment table has a cell for every witness in every row, empty cells included; it must fit in an answer, and a row of ' +
      '/collate takes as much room as fourteen cells more',
    status: 413,
  },
  comparedSpans: {
    value: COMPARISON_LIMITS.comparedSpans,
    unit: 'spans',
    reason: 'each segment of a comparison has a span in each witness, and all are in the memory of one isolate',
    status: 413,
  },
  answer: {
    value: 16_000_000,
    unit: 'bytes of an answer',
    reason:
      'drawings, graphs, annotations and Word files have hundreds of bytes for each witness in each place, and are made in memory; JSON, ' +
      'TEI and tables of the same comparison are smaller',
    status: 413,
  },
  comparedSigla: {
    value: COMPARISON_LIMITS.comparedSigla,
    unit: 'bytes of sigla',
    reason: 'every segment of an answer repeats the sigla, so long sigla of many witnesses make up most of it',
    status: 413,
  },
  nesting: {
    value: 100,
    unit: 'levels',
    reason: 'members of a token are returned unchanged, and writing nested ones needs stack',
    status: 413,
  },
  names: {
    value: 2_000,
    unit: 'names',
    reason: 'an authority list is read whole before each comparison of its passage',
    status: 413,
  },
  nameForms: { value: 50, unit: 'forms', reason: 'each form of a name is searched for in each text', status: 413 },
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
    reason: 'every segment of an answer repeats the siglum',
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
    reason: 'a quotation is compared with every text that may contain a part of it',
    status: 413,
  },
  quotations: {
    value: 100,
    unit: 'quotations',
    reason: 'each is searched for in the whole store',
    status: 413,
  },
  page: { value: 1_000, unit: 'entries', reason: 'one call of the store lists at most this many keys', status: 422 },
  statements: {
    value: 500,
    unit: 'statements',
    reason: 'all statements about a telegram are one value of the store, read whole with it',
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
    reason: 'evidence is a place in a text and not the text: every answer with the telegram has its words',
    status: 413,
  },
  evidenceTotal: {
    value: 100_000,
    unit: 'code points',
    reason:
      'the words of all evidence of a telegram are one value of the store, and every answer with the telegram has them',
    status: 413,
  },
  thing: {
    value: 500_000,
    unit: 'bytes',
    reason:
      'the summary of a passage or a telegram, without texts, is one value of the store, and lists read forty at once',
    status: 413,
  },
  crateText: {
    value: 5_000_000,
    unit: 'code points',
    reason: 'a package of everything is made in the memory of one isolate; larger stores are fetched text by text',
    status: 413,
  },
  carriedWitnesses: {
    value: 32,
    unit: 'texts',
    reason: 'reading a telegram searches the current texts for its evidence, with an alignment for each',
    status: null,
  },
  work: {
    value: 300,
    unit: 'units of work a minute for a caller without a token (1 a request or a quotation, and 1 for each 100,000 code points × witnesses)',
    reason: 'anyone may compare without a token, so no caller may use all of the capacity',
    status: 429,
  },
  repeatTexts: {
    value: 200,
    unit: 'texts',
    reason: 'a passage that occurs in every text has as many places as there are texts, and every answer lists them',
    status: 413,
  },
  repeatTotal: {
    value: 1_250_000,
    unit: 'code points',
    reason:
      'repeats are searched for in all texts at once, in the memory of one isolate, with some 60 bytes a code point',
    status: 413,
  },
  importLookedInto: {
    value: 12,
    unit: 'versions',
    reason: 'what a document has in common with the store is searched for in the versions that share most with it',
    status: null,
  },
  repeatsTold: {
    value: REPEAT_LIMITS.passages,
    unit: 'passages',
    reason: 'more than anyone reads; the most remarkable are listed',
    status: null,
  },
  repeatWork: {
    value: REPEAT_LIMITS.cells,
    unit: 'cells',
    reason: 'matches are extended past differences, up to this much work in all',
    status: null,
  },
  // A comparison names the next four as its `reason` where they made it coarser.
  gapWords: {
    value: ALIGN_LIMITS.gapWords,
    unit: 'steps of 32 cells',
    reason:
      'stretches without a common anchor are aligned exactly up to this much work in all, and more coarsely above it',
    status: null,
  },
  profileCells: {
    value: ALIGN_LIMITS.profileCells,
    unit: 'cells, times the distinct tokens in their columns',
    reason:
      'readings that differ are aligned with each other up to this much work in all, and above it with one of them',
    status: null,
  },
  windowCells: {
    value: ALIGN_LIMITS.windowCells,
    unit: 'cells',
    reason:
      'texts that share almost nothing would need a row for almost every word of each; they are placed side by side instead',
    status: null,
  },
  nearPairs: {
    value: ALIGN_LIMITS.nearPairs,
    unit: 'pairs of words',
    reason:
      'words that differ are compared with each other to see whether they are forms of one word; beyond this many pairs they count as different words',
    status: null,
  },
  namesTotal: {
    value: NAMES_TOTAL,
    unit: 'code points',
    reason:
      'all forms of all names are searched for at once, and the automaton that finds them is in memory together with the texts',
    status: 413,
  },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof LIMITS

/** The message for a caller over a limit. */
export function overLimit(name: LimitName): string {
  const { value, unit, reason }: Limit = LIMITS[name]
  return `More than ${grouped(value)} ${unit} (limit "${name}"): ${reason}.`
}
