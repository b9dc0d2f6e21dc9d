/** Writes a comparison in JSON or in one of `FORMATS`. */

import type { AboutDecisions, AboutWitness, ComparisonFormat } from '../../formats/format.ts'
import { type About, type AnyComparisonFormat, FORMATS } from '../../formats/index.ts'
import { LIMITS } from '../../limits.ts'
import { ServiceError } from '../error.ts'
import type { ComparedTexts } from './compared.ts'
import type { Selection } from './selection.ts'

/** What an answer says beside the comparison itself. */
export interface Presentation extends Omit<About, 'url' | 'decisions'> {
  /** Those that came with the comparison, whether applied or not. */
  readonly decisions?: readonly AnyDecision[] | undefined
  /** Absolute; null for texts that are not stored. */
  readonly permalink: string | null
  /** Only where another engine was asked for than runs. */
  readonly requestedEngine?: string | undefined
}

type AnyDecision = { readonly decision: string; readonly type: string; readonly responsible: string | null }

/** The format of this extension; null for JSON, which is none of them. */
export const comparisonFormat = (extension: string | null): AnyComparisonFormat | null =>
  FORMATS.find((format) => format.extension === extension) ?? null

/**
 * Text, or the bytes of a file that is not text.
 * @throws ServiceError `over-limit` for a form that writes much of each place, before it is made
 */
export function renderComparison(
  format: ComparisonFormat | null,
  compared: ComparedTexts,
  presentation?: Presentation,
): string
export function renderComparison(
  format: AnyComparisonFormat | null,
  compared: ComparedTexts,
  presentation?: Presentation,
): string | Uint8Array<ArrayBuffer>
export function renderComparison(
  format: AnyComparisonFormat | null,
  { comparison, texts }: ComparedTexts,
  { permalink, requestedEngine, decisions, ...about }: Presentation = { permalink: null },
): string | Uint8Array<ArrayBuffer> {
  if (format === null) {
    const { engine, ...rest } = comparison
    return JSON.stringify({ engine, requestedEngine, ...rest, permalink })
  }
  const spans = comparison.segments.length * comparison.witnesses.length
  const bytes = spans * (format.spanBytes ?? 0)
  if (bytes > LIMITS.answer.value || bytes + (format.moreBytes?.(comparison, texts, about) ?? 0) > LIMITS.answer.value)
    throw new ServiceError('over-limit', { limit: 'answer' })
  const decided = comparison.decisions && aboutDecisions(comparison.decisions, decisions)
  return format.render(comparison, texts, {
    ...about,
    ...(permalink !== null && { url: permalink }),
    ...(decided && { decisions: decided }),
  })
}

const aboutDecisions = (
  { id, applied, unapplied }: NonNullable<ComparedTexts['comparison']['decisions']>,
  decisions: readonly AnyDecision[] = [],
): AboutDecisions => ({
  id,
  applied,
  unapplied: unapplied.length,
  by: new Map(decisions.map(({ decision, type, responsible }) => [decision, { type, responsible }])),
})

/** What the sigla of a selection mean, as formats write it. */
export const aboutWitnesses = ({ witnesses }: Selection): ReadonlyMap<string, AboutWitness> =>
  new Map(witnesses.map(({ siglum, label, source }) => [siglum, { label, source }]))
