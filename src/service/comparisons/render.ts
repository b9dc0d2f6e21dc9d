/** A comparison written down, in JSON or in one of `FORMATS`. */
import type { About, ComparisonFormat } from '../../formats/format.ts'
import { FORMATS } from '../../formats/index.ts'
import type { ComparedTexts } from './compared.ts'

/** What an answer says beside the comparison itself. */
export interface Presentation extends Omit<About, 'url'> {
  /** Absolute; null for texts that are not stored. */
  readonly permalink: string | null
  /** Only where another engine was asked for than runs. */
  readonly requestedEngine?: string | undefined
}

/** The format of this extension; null for JSON, which is none of them. */
export const comparisonFormat = (extension: string | null): ComparisonFormat | null =>
  FORMATS.find((format) => format.extension === extension) ?? null

export function renderComparison(
  format: ComparisonFormat | null,
  { comparison, texts }: ComparedTexts,
  { permalink, requestedEngine, title, versionUrl }: Presentation = { permalink: null },
): string {
  if (format === null) {
    const { engine, ...rest } = comparison
    return JSON.stringify({ engine, requestedEngine, ...rest, permalink })
  }
  return format.render(comparison, texts, {
    ...(title !== undefined && { title }),
    ...(permalink !== null && { url: permalink }),
    ...(versionUrl !== undefined && { versionUrl }),
  })
}
