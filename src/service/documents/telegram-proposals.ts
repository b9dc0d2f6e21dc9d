/** The letters of a file as telegrams, each the body of POST /v1/telegrams: with basis and source of each statement. */
import type { Letter, LetterStatement } from '../../import/extract.ts'
import { LIMITS } from '../../limits.ts'
import type { Document, SourceMap, Version } from '../../store/store.ts'
import { slice, type Text } from '../../text/codepoints.ts'

/** Words of a span that stands beside a statement: enough to know it by. */
const LONGEST_EVIDENCE = 400

export async function telegramsOf(
  { letters = [] }: SourceMap,
  document: Document,
  { version }: Version,
  text: Text,
  digest: (text: string) => Promise<string>,
) {
  return Promise.all(
    letters.map(async (letter, i) => {
      const id = `telegram-${(await digest(JSON.stringify([document.id, i]))).slice(0, 24)}`
      const title = lineOf(letter.title)
      return {
        id,
        title: { zh: title, en: title },
        type: letter.type,
        status: statusOf(letter),
        passage: document.id,
        statements: letter.statements.map((statement) => statementOf(statement, version, text)),
        evidence: [spanOf(version, text, letter.start, letter.end, 'content')],
        relations: [],
      }
    }),
  )
}

export type ProposedTelegram = Awaited<ReturnType<typeof telegramsOf>>[number]

const lineOf = (line: string) => [...line].slice(0, LIMITS.line.value).join('')

function statementOf({ property, value, basis, source, span }: LetterStatement, version: string, text: Text) {
  const isShort = span !== undefined && span[1] - span[0] <= LONGEST_EVIDENCE
  return {
    property,
    value,
    basis,
    source,
    // What the editors of the file mark or write is theirs to answer for; what is read out of words may be read wrongly.
    certainty: basis === 'inferred' ? 'medium' : 'high',
    responsible: basis === 'inferred' ? 'read by Variorum out of the file' : 'the editors of the file',
    ...(isShort && {
      evidence: [spanOf(version, text, span[0], span[1], property === 'dated' ? 'date' : 'existence')],
    }),
  }
}

const spanOf = (version: string, text: Text, start: number, end: number, role: string) => ({
  version,
  start,
  end,
  kind: role === 'content' ? 'quote' : 'mention',
  role,
  text: slice(text, start, end),
})

/** A draft is not sent, and nobody sends a memorandum to the files. */
function statusOf({ title, type }: Letter): string {
  if (/\bdraft\b/i.test(title)) return 'draft'
  return ['telegram', 'airgram', 'message', 'letter', 'despatch', 'note'].includes(type) ? 'sent' : 'unknown'
}
