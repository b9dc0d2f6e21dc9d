/** Proposes telegrams for the letters of a file, each as the body of POST /v1/telegrams, with basis and source of each statement. */
import type { Letter, LetterStatement } from '../../import/extract.ts'
import { LIMITS } from '../../limits.ts'
import type { Certainty, Evidence } from '../../provenance/telegram.ts'
import { sha256 } from '../../store/hash.ts'
import type { Document, SourceMap, Store, Version } from '../../store/store.ts'
import { slice, type Text, textOf } from '../../text/codepoints.ts'
import { ServiceError } from '../error.ts'

/** Words of a span that is beside a statement: enough to know it by. */
const LONGEST_EVIDENCE = 400

/**
 * @param text of the document, in whose code points the letters of the map are
 * @param digest of a string, in hexadecimal: ids are derived from the document, so importing it again proposes the same telegrams
 */
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

/**
 * Records a telegram that a file offers, as POST /v1/telegrams would.
 * @throws ServiceError where the document offers none of this id, or it is recorded otherwise
 */
export async function recordTelegram(store: Store, document: Document, id: string): Promise<{ readonly id: string }> {
  const [[own], map] = await Promise.all([
    store.readVersions(document.versions.slice(0, 1)),
    store.readMap(document.id),
  ])
  if (!own || map === null) throw new ServiceError('missing-content', { what: `text of document "${document.id}"` })
  const offered = await telegramsOf(map, document, own.version, textOf(own.text), sha256)
  const proposed = offered.find((one) => one.id === id)
  if (proposed === undefined) throw new ServiceError('unknown-telegram', { id }, 'telegram')
  const { passage, siglum } = own.version
  const located = ({ version, start, end, kind, role, text }: ProposedSpan) =>
    ({ version, passage, siglum, start, end, kind, role, text }) as Evidence
  const statements = await Promise.all(
    proposed.statements.map(async ({ property, value, basis, source, certainty, responsible, evidence }) => {
      const content = {
        ...{ property, value, basis, source, certainty: certainty as Certainty, responsible },
        ...(evidence && { evidence: evidence.map(located) }),
      }
      return { id: `${id}-${property}-${(await sha256(JSON.stringify(content))).slice(0, 12)}`, ...content }
    }),
  )
  const { title, type, status } = proposed
  const evidence = proposed.evidence.map(located)
  const stored = await store.createTelegram({
    id,
    title,
    type,
    status,
    passage: document.id,
    statements,
    evidence,
    relations: [],
    tensions: [],
  })
  if (stored === 'conflict') throw new ServiceError('conflict', { what: 'telegram', id })
  return stored.value
}

type ProposedSpan = ReturnType<typeof spanOf>

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

/** Drafts and memoranda to the files are not sent. */
function statusOf({ title, type }: Letter): string {
  if (/\bdraft\b/i.test(title)) return 'draft'
  return ['telegram', 'airgram', 'message', 'letter', 'despatch', 'note'].includes(type) ? 'sent' : 'unknown'
}
