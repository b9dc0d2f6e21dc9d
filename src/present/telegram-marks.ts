/** Finds where a shown text quotes, paraphrases or mentions a telegram. */
import type { Evidence, EvidenceKind, Telegram } from '../provenance/telegram.ts'
import type { Span } from '../variants/comparison.ts'

/** One place of a witness's text that concerns a telegram. */
export interface TelegramMark {
  readonly telegram: string
  readonly title: Telegram['title']
  /** The strongest: what quotes a telegram also mentions it. */
  readonly kind: EvidenceKind
  readonly span: Span
  /** Of the sign in the text: `t08-2` is the second place of t08. Unique within one witness. */
  readonly id: string
}

/** By siglum, in the order of the text; of marks that begin together the longest first. */
export type TelegramMarks = ReadonlyMap<string, readonly TelegramMark[]>

const STRENGTH: readonly EvidenceKind[] = ['mention', 'paraphrase', 'quote']

/**
 * @param versions id of the version shown, by siglum; the ids of the signs are short for the first
 *
 * O(evidence × sigla). A telegram without evidence of its own in a text is marked where its statements rest on that text.
 */
export function telegramMarks(
  telegrams: Iterable<Telegram>,
  versions: readonly { readonly siglum: string; readonly version: string }[],
): TelegramMarks {
  const all = [...telegrams]
  return new Map(
    versions.map(({ siglum, version }, index) => {
      const prefix = index === 0 ? '' : `${siglum}-`
      const marks = all.flatMap((telegram) => marksOf(telegram, version, prefix))
      return [siglum, marks.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])] as const
    }),
  )
}

function marksOf(
  { id, title, evidence, statements }: Telegram,
  version: string,
  prefix: string,
): readonly TelegramMark[] {
  const here = (list: readonly Evidence[]) => list.filter((one) => one.version === version)
  const own = here(evidence)
  const found = own.length > 0 ? own : here(statements.flatMap((statement) => statement.evidence ?? []))
  const bySpan = new Map<string, { span: Span; kind: EvidenceKind }>()
  for (const { start, end, kind } of found) {
    const key = `${start}-${end}`
    const before = bySpan.get(key)
    if (before === undefined || STRENGTH.indexOf(kind) > STRENGTH.indexOf(before.kind))
      bySpan.set(key, { span: [start, end], kind })
  }
  return [...bySpan.values()]
    .sort((a, b) => a.span[0] - b.span[0])
    .map(({ span, kind }, index) => ({ telegram: id, title, kind, span, id: `${prefix}${id}-${index + 1}` }))
}

/** Each telegram once, with its first place and its strongest kind, in the order of the text. */
export function firstPlaces(marks: readonly TelegramMark[]): readonly TelegramMark[] {
  const first = new Map<string, TelegramMark>()
  for (const mark of marks) {
    const before = first.get(mark.telegram)
    if (before === undefined) first.set(mark.telegram, mark)
    else if (STRENGTH.indexOf(mark.kind) > STRENGTH.indexOf(before.kind))
      first.set(mark.telegram, { ...before, kind: mark.kind })
  }
  return [...first.values()]
}
