/** Texts brought to `/compare`, in the fields of its form: on the server, and in the browser that keeps them to itself. */
import * as v from 'valibot'
import { LIMITS } from '../limits.ts'
import { comparedSiglum, language as languageShape } from '../schemas/requests.ts'
import { type Choice, choiceOf, shorten } from './choice.ts'
import { comparedTexts } from './compare-texts.ts'
import { emptyTexts, filled, type OwnText, siglumAt } from './own-text.ts'
import { PageError } from './page-error.ts'
import type { Shown } from './shown.ts'
import type { Strings } from './strings.ts'
import { checkText, textOfArea } from './text-field.ts'

export interface OwnComparison {
  /** As they go back into the form: as they came, at least two. */
  readonly texts: readonly OwnText[]
  readonly choice: Choice
  /** Null where nothing was compared. */
  readonly shown: Shown | null
  readonly fault: { readonly status: PageError['status']; readonly message: string } | null
}

/**
 * How to compare stands in the form. What to show of it stands there too, until a button beside the result (`show`) says
 * it in full: the query that the page of a stored passage would have.
 * @throws PageError 422 for what does not exist
 */
export function ownChoice(fields: URLSearchParams, t: Strings): Choice {
  const show = fields.get('show')
  const query = new URLSearchParams(show ?? '')
  for (const name of ['unit', 'ignore', 'base', ...(show === null ? ['view'] : [])])
    for (const value of fields.getAll(name)) query.append(name, value)
  return choiceOf(query, t)
}

/**
 * Compares what the form holds, or says why not; `more` only adds room for another text.
 * @throws PageError 413 for more texts than anybody may compare, 422 for a manner that does not exist
 */
export function ownComparison(fields: URLSearchParams, t: Strings): OwnComparison {
  const choice = ownChoice(fields, t)
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

function textsOf(fields: URLSearchParams, t: Strings): readonly OwnText[] {
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

function compared(texts: readonly OwnText[], choice: Choice, t: Strings): Shown {
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
