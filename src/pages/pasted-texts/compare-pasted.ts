/** Texts brought to `/compare`, in the fields of its form: on the server, and in the browser that keeps them to itself. */
import * as v from 'valibot'
import { LIMITS } from '../../limits.ts'
import { comparedTexts } from '../../present/compared-texts.ts'
import { type ComparisonQuery, comparisonQueryOf, shorten } from '../../present/comparison-query.ts'
import type { ComparisonView } from '../../present/comparison-view.ts'
import { PageError } from '../../present/page-error.ts'
import { comparedSiglum, language as languageShape } from '../../schemas/requests.ts'
import type { Strings } from '../strings.ts'
import { checkText, textOfArea } from '../ui/text-field.ts'
import { emptyTexts, filled, type PastedText, siglumAt } from './pasted-text.ts'

export interface PastedComparison {
  /** As they go back into the form: as they came, at least two. */
  readonly texts: readonly PastedText[]
  readonly choice: ComparisonQuery
  /** Null where nothing was compared. */
  readonly shown: ComparisonView | null
  readonly fault: { readonly status: PageError['status']; readonly message: string } | null
}

/**
 * How to compare stands in the form. What to show of it stands there too, until a button beside the result (`show`) says
 * it in full: the query that the page of a stored passage would have.
 * @throws PageError 422 for what does not exist
 */
export function pastedQuery(fields: URLSearchParams, t: Strings): ComparisonQuery {
  const show = fields.get('show')
  const query = new URLSearchParams(show ?? '')
  for (const name of ['unit', 'ignore', 'base', ...(show === null ? ['view'] : [])])
    for (const value of fields.getAll(name)) query.append(name, value)
  return comparisonQueryOf(query, t)
}

/**
 * Compares what the form holds, or says why not; `more` only adds room for another text.
 * @throws PageError 413 for more texts than anybody may compare, 422 for a manner that does not exist
 */
export function comparePasted(fields: URLSearchParams, t: Strings): PastedComparison {
  const choice = pastedQuery(fields, t)
  const texts = textsOf(fields, t)
  const none = { texts, choice, shown: null, fault: null }
  if (fields.has('more')) return none
  try {
    return { ...none, shown: compared(filled(texts), choice, t) }
  } catch (error) {
    if (!(error instanceof PageError)) throw error
    return { ...none, fault: { status: error.status, message: error.message } }
  }
}

function textsOf(fields: URLSearchParams, t: Strings): readonly PastedText[] {
  const sigla = fields.getAll('siglum')
  const languages = fields.getAll('language')
  const sent = fields.getAll('text')
  if (sent.length > LIMITS.witnesses.value) throw new PageError(413, t.error.manyTexts(LIMITS.witnesses.value))
  const texts = sent.map((text, index) => ({
    siglum: sigla[index]?.trim() || siglumAt(index),
    language: languages[index]?.trim() ?? '',
    text: textOfArea(text),
  }))
  return [...texts, ...emptyTexts(Math.max(2, texts.length + (fields.has('more') ? 1 : 0))).slice(texts.length)]
}

function compared(texts: readonly PastedText[], choice: ComparisonQuery, t: Strings): ComparisonView {
  if (texts.length < 2) throw new PageError(422, t.error.fewTexts)
  for (const [index, { siglum, language, text }] of texts.entries()) {
    if (!v.is(comparedSiglum, siglum)) throw new PageError(422, t.error.badSiglum(shorten(siglum)))
    if (texts.findIndex((other) => other.siglum === siglum) < index)
      throw new PageError(422, t.error.sameSiglum(siglum))
    if (language !== '' && !v.is(languageShape, language))
      throw new PageError(422, t.error.badLanguage(shorten(language)))
    checkText(text, 'comparedText', t)
  }
  const witnesses = texts.map(({ siglum, language, text }) => ({ siglum, text, language: language || null }))
  const shown = comparedTexts(witnesses, { ...choice, base: choice.base ?? texts[0]!.siglum }, [], t)
  return { ...shown, filter: choice.filter }
}
