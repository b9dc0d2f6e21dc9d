/** Compares the texts in the form of `/compare`: on the server, or in the browser, which then sends nothing. */
import { type ComparisonView, viewOf } from '../../present/comparison-view.ts'
import { namesOfRows, rulesOfRows } from '../../present/own-choice.ts'
import { type PageQuery, pageQueryOf } from '../../present/page-query.ts'
import { comparedSiglum, language as languageShape } from '../../schemas/requests.ts'
import { checkTexts, comparedTexts } from '../../service/comparisons/compared.ts'
import { checkNumber } from '../../service/comparisons/limits.ts'
import { type Fault, faultOf, ServiceError } from '../../service/error.ts'
import { filled } from '../../service/validation.ts'
import { checkOwn } from '../own-rules/check.ts'
import { checkText, checkValue, textOfArea } from '../ui/text-field.ts'
import { emptyTexts, filledTexts, type PastedText, siglumAt } from './pasted-text.ts'

export interface PastedComparison {
  /** As they go back into the form: as they came, at least two. */
  readonly texts: readonly PastedText[]
  readonly choice: PageQuery
  /** Null where nothing was compared. */
  readonly shown: ComparisonView | null
  /** Why nothing was compared; null where nothing is wrong. */
  readonly fault: Fault | null
}

/** The rules of the form, and one that a button accepts. */
const OWN_FIELDS = ['own-a', 'own-b', 'own-at', 'own']

/**
 * How to compare is in the form. What to show of it is there too, until a button beside the result (`show`) says
 * it in full: the query that the page of a stored passage would have.
 * @throws ServiceError `not-one-of`
 */
export function pastedQuery(fields: URLSearchParams): PageQuery {
  const show = fields.get('show')
  const query = new URLSearchParams(show ?? '')
  query.delete('own')
  for (const name of ['unit', 'ignore', 'base', 'find', ...OWN_FIELDS, ...(show === null ? ['view'] : [])])
    for (const value of fields.getAll(name)) query.append(name, value)
  return pageQueryOf(query)
}

/**
 * Compares what the form holds, or says why not; `more` only adds room for another text.
 * @throws ServiceError `over-limit` for more texts than the limit, `not-one-of` for options that do not exist
 */
export function comparePasted(fields: URLSearchParams): PastedComparison {
  const choice = pastedQuery(fields)
  const texts = textsOf(fields)
  const none = { texts, choice, shown: null, fault: null }
  if (fields.has('more')) return none
  try {
    return { ...none, shown: compared(filledTexts(texts), choice) }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return { ...none, fault: faultOf(error) }
  }
}

function textsOf(fields: URLSearchParams): readonly PastedText[] {
  const sigla = fields.getAll('siglum')
  const labels = fields.getAll('label')
  const languages = fields.getAll('language')
  const sent = fields.getAll('text')
  checkNumber(sent.length, 'witnesses', 0)
  const texts = sent.map((text, index) => ({
    siglum: sigla[index]?.trim() || siglumAt(index),
    label: labels[index]?.trim() ?? '',
    language: languages[index]?.trim() ?? '',
    text: textOfArea(text),
  }))
  return [...texts, ...emptyTexts(Math.max(2, texts.length + (fields.has('more') ? 1 : 0))).slice(texts.length)]
}

function compared(texts: readonly PastedText[], choice: PageQuery): ComparisonView {
  checkNumber(texts.length, 'witnesses')
  for (const { siglum, label, language, text } of texts) {
    checkValue(comparedSiglum, siglum, 'siglum')
    if (label !== '') checkValue(filled('line'), label, 'label')
    if (language !== '') checkValue(languageShape, language, 'language')
    checkText(text, 'comparedText')
  }
  const witnesses = texts.map(({ siglum, language, text }) => ({ siglum, text, language: language || null }))
  const base = choice.base ?? texts[0]!.siglum
  checkTexts(witnesses, base)
  checkOwn(choice.own)
  const { own } = choice
  return {
    ...viewOf(comparedTexts(witnesses, { ...choice, base }, namesOfRows(own), rulesOfRows(own))),
    filter: choice.filter,
    highlight: choice.highlight,
    labels: new Map(texts.map(({ siglum, label }) => [siglum, label])),
  }
}
