/** Checks every quotation of a document against everything else that is stored. */
import { quotationsIn } from '../../import/quotations.ts'
import { LIMITS } from '../../limits.ts'
import type { Document, Store, Version } from '../../store/store.ts'
import { slice, textOf } from '../../text/codepoints.ts'
import { ServiceError } from '../error.ts'
import { allTelegrams } from '../telegrams/list.ts'
import { newSharedLetters } from './candidates.ts'
import { checkStoredQuotation, type QuotationAnswer } from './check.ts'

/** Quotations of an answer: each reads as much as one question does. */
const AT_ONCE = 20

export interface DocumentQuotation extends Pick<QuotationAnswer, 'places'> {
  /** In code points of the document's text; without its marks. */
  readonly start: number
  readonly end: number
  readonly kind: 'marked' | 'unclosed' | 'block'
  readonly mark: string | null
  readonly text: string
  /** Null where it was not checked. */
  readonly verdict: QuotationAnswer['verdict'] | null
  readonly unchecked: 'too-long' | 'no-letters' | null
}

export interface DocumentQuotations {
  /** Of its text. */
  readonly version: string
  readonly language: string | null
  readonly quotations: readonly DocumentQuotation[]
  /** How many the text has. */
  readonly total: number
  /** Where the next part begins; null at the end. */
  readonly next: number | null
}

/**
 * A part of the quotations of a document, in the order of its text. The document itself, and what was cut from it, are no source
 * of what it quotes.
 * @param charge is called with the number of quotations before the first is checked
 * @throws ServiceError `missing-content`
 */
export async function quotationsOfDocument(
  store: Store,
  document: Document,
  from: number,
  charge: (count: number) => Promise<void>,
): Promise<DocumentQuotations> {
  const [[own], passage, telegrams] = await Promise.all([
    store.readVersions(document.versions.slice(0, 1)),
    store.getPassage(document.id),
    allTelegrams(store),
  ])
  if (!own) throw new ServiceError('missing-content', { what: `text of document "${document.id}"` })
  const isLeftOut = ({ passage, derivedFrom }: Version) =>
    passage === document.id || (derivedFrom !== null && document.versions.includes(derivedFrom.version))
  const language = passage?.language ?? null
  const text = textOf(own.text)
  const all = quotationsIn(own.text)
  const part = all.slice(from, from + AT_ONCE)
  await charge(part.length)
  const shared = { telegrams, isLeftOut, reading: newSharedLetters() }
  const quotations: DocumentQuotation[] = []
  // One after the other, so that the texts that they are compared with are not all in memory.
  for (const found of part) {
    const words = slice(text, found.start, found.end)
    const unchecked = reasonNotToCheck(words, found.end - found.start)
    const question = { quotation: words, language, attribution: null, ignore: [] }
    const answer = unchecked === null ? await checkStoredQuotation(store, question, shared) : null
    quotations.push({
      ...found,
      text: words,
      verdict: answer?.verdict ?? null,
      unchecked,
      places: answer?.places ?? [],
    })
  }
  const next = from + AT_ONCE < all.length ? from + AT_ONCE : null
  return { version: own.version.version, language, quotations, total: all.length, next }
}

function reasonNotToCheck(words: string, length: number): DocumentQuotation['unchecked'] {
  if (length > LIMITS.quotation.value) return 'too-long'
  return /[\p{L}\p{N}]/u.test(words) ? null : 'no-letters'
}
