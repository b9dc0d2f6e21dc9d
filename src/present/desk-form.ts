/** Reads a form of the desk into decisions: the same for a form that is sent and for one that is read in the browser. */
import { DECISION_SCOPES, type Target } from '../editing/decision.ts'
import { newDecision } from '../schemas/decisions.ts'
import { checkOneOf, lastMember } from '../service/comparison-query.ts'
import type { GivenDecision } from '../service/decisions/unstored.ts'
import { ServiceError } from '../service/error.ts'
import { checked } from '../service/validation.ts'
import { countCodePoints, slice, type Text } from '../text/codepoints.ts'
import type { OwnRule } from '../text/own-rules.ts'
import type { Reading, Span } from '../variants/comparison.ts'
import type { DeskPlace } from './desk-places.ts'
import { freeBrackets, freeCut, marksIn } from './marked-text.ts'
import { contextAfter, contextBefore } from './text-runs.ts'

const DESK_ACTS = [
  'approve',
  'unprinted',
  'printed',
  'regularise',
  'lemma',
  'conjecture',
  'order',
  'reading',
  'classify',
  'note',
  'join',
  'split',
  'separate',
  'align',
] as const
export type DeskAct = (typeof DESK_ACTS)[number]

/** How far a regularisation reaches; `always` is a rule of the passage and no decision. */
export const DESK_SCOPES = [...DECISION_SCOPES, 'always'] as const

export type DeskRequest =
  | { readonly act: DeskAct; readonly at: number }
  /** `at`: of the place beside which the decision is shown; null where it is beside none. */
  | { readonly withdraw: string; readonly at: number | null }
  /** Of a decision that was withdrawn. */
  | { readonly again: string; readonly at: number | null }

/**
 * What the button says that was pressed: `approve:1423`, `withdraw:1423:3f…`, `again:1423:3f…`. @throws ServiceError `invalid-value`,
 * `not-one-of`
 */
export function requestOf(fields: URLSearchParams): DeskRequest {
  const [, act, place, decision] = /^([a-z]+):(\d{0,12})(?::([\w-]{1,64}))?$/.exec(lastMember(fields, 'do') ?? '') ?? []
  const at = place === undefined || place === '' ? null : Number(place)
  if (act === 'withdraw' && decision !== undefined) return { withdraw: decision, at }
  if (act === 'again' && decision !== undefined) return { again: decision, at }
  if (act === undefined || at === null)
    throw new ServiceError('invalid-value', { expected: 'Expected a button of the desk.' }, 'do')
  return { act: checkOneOf(DESK_ACTS, act, 'do'), at }
}

export interface DeskContext {
  readonly place: DeskPlace
  /** The one behind it; null for the last. */
  readonly next: DeskPlace | null
  readonly texts: ReadonlyMap<string, Text>
  /** The version of a witness; its siglum where texts are not stored. */
  readonly versionOf: (siglum: string) => string
  readonly responsible: string | null
  readonly reason: string | null
}

/** The decisions, or the rule for all places to come. */
export type DeskOutcome = { readonly decisions: readonly GivenDecision[] } | { readonly rule: OwnRule }

/** Witnesses of which a decision names every one; of more it names one for each reading, so that all decisions fit into the store. */
const ALL_NAMED = 12

/**
 * A decision about a place points at the span of every witness, so that it is doubtful once a new version of any of them reads otherwise
 * there; one that relates readings points at those.
 * @throws ServiceError `missing`, `invalid-value`, `over-limit`, `not-one-of`
 */
export function outcomeOf(act: DeskAct, fields: URLSearchParams, context: DeskContext): DeskOutcome {
  const { place, next, responsible, reason } = context
  const { spans, readings } = place.segment
  const target = (of: Readonly<Record<string, Span>>): Target[] =>
    Object.entries(of).map(([siglum, [start, end]]) => ({ version: context.versionOf(siglum), start, end }))
  const targetsOf = (sigla: readonly string[]) =>
    target(Object.fromEntries(sigla.map((siglum) => [siglum, spans[siglum]!])))
  const areFew = Object.keys(spans).length <= ALL_NAMED
  const named = ({ witnesses }: Reading) => (areFew ? witnesses : witnesses.slice(0, 1))
  const ofPlace = () => (areFew ? target(spans) : targetsOf(readings.flatMap(named)))
  const one = (type: string, value: object, targets = ofPlace(), scope = 'place'): DeskOutcome => ({
    decisions: [checked(newDecision, { type, target: targets, value, scope, reason, responsible }) as GivenDecision],
  })
  switch (act) {
    case 'approve':
      return one('approve', {})
    case 'unprinted':
      return one('print', { print: 'no' })
    case 'printed':
      return one('print', { print: 'yes' })
    case 'join': {
      if (next === null) throw new ServiceError('invalid-value', { expected: 'Expected a place behind it.' }, 'do')
      const both = Object.entries(spans).map(([siglum, [start]]) => [siglum, [start, next.segment.spans[siglum]![1]]])
      return one('join', {}, target(Object.fromEntries(both)))
    }
    case 'regularise': {
      const [as, of] = [readingAt(readings, fields, 'as'), readingAt(readings, fields, 'of')]
      if (as === of) throw new ServiceError('invalid-value', { expected: 'Expected two readings.' }, 'reading')
      const sort = needed(fields, 'class')
      const scope = checkOneOf(DESK_SCOPES, lastMember(fields, 'scope') ?? 'place', 'scope')
      const others = scope === 'witness' ? of.witnesses : named(of)
      if (scope === 'always') return { rule: ruleOf(sort, as.text, of.text) }
      return one('regularise', { class: sort }, targetsOf([as.witnesses[0]!, ...others]), scope)
    }
    case 'lemma':
      return one('lemma', { siglum: readingAt(readings, fields, 'lemma').witnesses[0]! })
    case 'conjecture':
      return one('lemma', { conjecture: needed(fields, 'conjecture') })
    case 'order':
      return one('order', { readings: inOrder(readings, fields).map(({ text }) => text) })
    case 'separate':
      return one('separate', {}, targetsOf(inOrder(readings, fields).map(({ witnesses }) => witnesses[0]!)))
    case 'reading': {
      const ranked = fields.getAll('ranked').map((k) => readings[Number(k)])
      if (ranked.length === 0 || ranked.includes(undefined)) throw new ServiceError('missing', {}, 'reading')
      const parent = lastMember(fields, 'parent') === null ? {} : { parent: readingAt(readings, fields, 'parent').text }
      const sigla = ranked.flatMap((reading) => named(reading!))
      return one('reading', { rank: lastMember(fields, 'rank') ?? 'sub', ...parent }, targetsOf(sigla))
    }
    case 'classify':
      return one('classify', classified(fields, place))
    case 'note': {
      const text = needed(fields, 'note').replaceAll('\r\n', '\n')
      return one('note', { text, language: lastMember(fields, 'note-language') })
    }
    case 'split':
      return split(fields, context, one)
    case 'align':
      return one('align', {}, target(aligned(fields, context)))
  }
}

function needed(fields: URLSearchParams, name: string): string {
  const value = lastMember(fields, name)
  if (value === null) throw new ServiceError('missing', {}, name)
  return value
}

function readingAt(readings: readonly Reading[], fields: URLSearchParams, name: string): Reading {
  const reading = readings[Number(lastMember(fields, name) ?? Number.NaN)]
  if (reading === undefined) throw new ServiceError('missing', {}, 'reading')
  return reading
}

/** By the numbers that are beside the readings; those without a number last, as they were. */
function inOrder(readings: readonly Reading[], fields: URLSearchParams): readonly Reading[] {
  const rank = (k: number) => Number(lastMember(fields, `order-${k}`) ?? readings.length) || readings.length
  return readings
    .map((reading, k) => ({ reading, rank: rank(k) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ reading }) => reading)
}

/** What the form says otherwise than the place does now. */
function classified(fields: URLSearchParams, { segment }: DeskPlace) {
  const own = (lastMember(fields, 'own-classes') ?? '').split(/[,，、;；]/).map((name) => name.trim())
  const classes = [...new Set([...fields.getAll('classes'), ...own])].filter((name) => name !== '')
  const isSame = classes.length === segment.classes.length && classes.every((name) => segment.classes.includes(name))
  const [significance, relation] = [lastMember(fields, 'significance'), lastMember(fields, 'relation')]
  return {
    ...(isSame ? {} : { classes }),
    ...(significance !== null && significance !== segment.significance && { significance }),
    ...(relation !== null && relation !== segment.relation && { relation }),
  }
}

/** Small and capital letters alike, whole words: a decision about one place need not hold for letters inside other words. */
const ruleOf = (named: string, a: string, b: string): OwnRule => ({
  id: named,
  pairs: [[a.trim(), b.trim()]],
  at: 'word',
})

/** One decision for each cut: the k-th mark of every reading. */
function split(
  fields: URLSearchParams,
  { place: { segment }, versionOf }: DeskContext,
  one: (type: string, value: object, targets: Target[]) => DeskOutcome,
): DeskOutcome {
  const mark = freeCut(segment.readings.map(({ text }) => text)) ?? ''
  const cuts = segment.readings.map(({ text }, k) =>
    text === '' ? null : marksIn(fields.get(`split-${k}`) ?? '', text, mark),
  )
  const count = Math.max(0, ...cuts.map((offsets) => offsets?.length ?? 0))
  const isWhole = segment.readings.every(({ text }, k) => text === '' || cuts[k]?.length === count)
  if (count === 0 || !isWhole)
    throw new ServiceError('invalid-value', { expected: `Expected as many ${mark} in every reading.` }, 'split')
  const decisions = Array.from({ length: count }, (_, cut) => {
    const targets: Target[] = []
    const at: number[] = []
    segment.readings.forEach(({ witnesses }, k) => {
      for (const siglum of witnesses) {
        const [start, end] = segment.spans[siglum]!
        targets.push({ version: versionOf(siglum), start, end })
        at.push(start + (cuts[k]?.[cut] ?? 0))
      }
    })
    const made = one('split', { at }, targets)
    return 'decisions' in made ? made.decisions : []
  })
  return { decisions: decisions.flat() }
}

/** Graphemes of context within which an editor may move the ends of a place. */
const AROUND = 32

export interface AlignField {
  readonly sigla: readonly string[]
  readonly before: string
  readonly text: string
  readonly after: string
}

/** What is around a place, for each group of witnesses that have the same words there. */
export function alignFields(place: DeskPlace, texts: ReadonlyMap<string, Text>): readonly AlignField[] {
  const groups = new Map<string, AlignField & { readonly sigla: string[] }>()
  for (const [siglum, [start, end]] of Object.entries(place.segment.spans)) {
    const text = texts.get(siglum)!
    const field = {
      before: contextBefore(text, start, AROUND),
      text: slice(text, start, end),
      after: contextAfter(text, end, AROUND),
    }
    const key = JSON.stringify(field)
    const group = groups.get(key)
    if (group) group.sigla.push(siglum)
    else groups.set(key, { sigla: [siglum], ...field })
  }
  return [...groups.values()]
}

/** All that the fields of an alignment show; none of it may have the brackets of its own. */
export const alignBrackets = (fields: readonly AlignField[]): string | null =>
  freeBrackets(fields.map(({ before, text, after }) => before + text + after))

function aligned(fields: URLSearchParams, { place, texts }: DeskContext): Record<string, Span> {
  const shown = alignFields(place, texts)
  const brackets = alignBrackets(shown) ?? ''
  const spans: Record<string, Span> = {}
  shown.forEach(({ sigla, before, text, after }, k) => {
    const ends = marksIn(fields.get(`align-${k}`) ?? '', before + text + after, brackets)
    if (ends?.length !== 2)
      throw new ServiceError('invalid-value', { expected: `Expected one pair of ${brackets}.` }, 'align')
    for (const siglum of sigla) {
      const from = place.segment.spans[siglum]![0] - countCodePoints(before)
      spans[siglum] = [from + ends[0]!, from + ends[1]!]
    }
  })
  return spans
}
