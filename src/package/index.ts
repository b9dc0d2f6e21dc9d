/**
 * The npm package `variorum`: the engine with functions of one call each. Built by `npm run build:package`; no dependencies.
 *
 *     import { compare, formats } from 'variorum'
 *     const witnesses = [{ siglum: 'A', text: '派五六个师' }, { siglum: 'B', text: '派七八个师' }]
 *     formats.txt(compare(witnesses), witnesses)
 */
export {
  type CompareOptions,
  type Comparison,
  compare,
  type DifferingSegment,
  ENGINE,
  findRepeats,
  type IdenticalSegment,
  LimitExceeded,
  type Move,
  type NameEntry,
  type Reading,
  Refused as CollateError,
  type Repeat,
  type RepeatOptions,
  type Repeats,
  RULES,
  type RuleName,
  type Segment,
  type Span,
  type Summary,
  type Tokens,
  tokenise,
  type Witness,
} from '../engine.ts'
export { type CollateInput, type CollateTable, collateWitnesses as collate } from './collate.ts'
export { type FormatName, formats } from './formats.ts'
