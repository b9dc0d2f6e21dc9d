/**
 * The engine as a library: pure functions of texts, without framework, store, network or clock, for Node, Workers and browsers. What the
 * service does over HTTP it does with these; see docs of each for shapes, units (offsets are Unicode code points) and costs.
 *
 *     import { compare } from './src/engine.ts'
 *     compare([{ siglum: 'A', text: '派五六个师' }, { siglum: 'B', text: '派七八个师' }]).segments
 */

import './text/tables/bundled.ts'

export { ALIGN_LIMITS, LimitExceeded } from './align/limits.ts'
export { type AlignOptions, alignMany, type Sequence, type Table } from './align/many.ts'
export { COLLATE_FORMS, type CollateForm } from './collate/answer.ts'
export { type Collation, collate } from './collate/collation.ts'
export { type CollateRequest, Refused, readRequest } from './collate/request.ts'
export type { About, ComparisonFormat } from './formats/format.ts'
export { FORMATS } from './formats/index.ts'
export { REPEAT_LIMITS } from './repeats/limits.ts'
export { findRepeats, type Repeat, type RepeatOptions, type RepeatSpan, type Repeats } from './repeats/repeats.ts'
export { slice, type Text, textOf } from './text/codepoints.ts'
export type { NameEntry } from './text/equivalence.ts'
export { RULES, type RuleName } from './text/equivalences/index.ts'
export { type Names, prepareNames, type TokeniseOptions, type TokenKind, type Tokens, tokenise } from './text/tokens.ts'
export { defaultUnit, type Unit } from './text/unit.ts'
export { compare, ENGINE } from './variants/compare.ts'
export type {
  CompareOptions,
  Comparison,
  DifferingSegment,
  IdenticalSegment,
  Move,
  Reading,
  Segment,
  Span,
  Summary,
  Witness,
} from './variants/comparison.ts'
export { type NameProposal, proposeNames, proposeRules, type RuleProposal } from './variants/rule-proposals.ts'
