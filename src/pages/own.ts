/** Texts pasted into the form of `/compare`. */
import * as v from 'valibot'
import { LIMITS } from '../limits.ts'
import { comparedSiglum, language as languageShape } from '../routes/shapes.ts'
import { type Manner, shorten } from './choice.ts'
import { comparedTexts } from './compared.ts'
import { textOfArea } from './form.ts'
import type { OwnText } from './own-texts.tsx'
import { PageError } from './page-error.ts'
import type { Shown } from './shown.ts'
import type { Strings } from './strings.ts'
import { checkText } from './writing.ts'

/** A, B, C … Z, then W27 and on. */
const siglumAt = (index: number) => (index < 26 ? String.fromCharCode(65 + index) : `W${index + 1}`)

export const emptyTexts = (number: number): OwnText[] =>
  Array.from({ length: number }, (_, index) => ({ siglum: siglumAt(index), language: '', text: '' }))

export interface OwnComparison {
  /** As they go back into the form: as they were sent, at least two. */
  readonly texts: readonly OwnText[]
  readonly shown: Shown | null
  readonly fault: PageError | null
}

/** Compares what the form holds, or says why not; `more` only adds room for another text. Areas left empty do not count. */
export function ownTexts(fields: URLSearchParams, manner: Manner, t: Strings): OwnComparison {
  const sigla = fields.getAll('siglum')
  const languages = fields.getAll('language')
  const sent = fields.getAll('text')
  if (sent.length > LIMITS.witnesses.value) throw new PageError(413, t.error.manyTexts(LIMITS.witnesses.value))
  const filled = sent.map((text, index) => ({
    siglum: sigla[index]?.trim() || siglumAt(index),
    language: languages[index]?.trim() ?? '',
    text: textOfArea(text),
  }))
  const texts = [
    ...filled,
    ...emptyTexts(Math.max(2, filled.length + (fields.has('more') ? 1 : 0))).slice(filled.length),
  ]
  if (fields.has('more')) return { texts, shown: null, fault: null }
  try {
    return {
      texts,
      shown: compared(
        filled.filter(({ text }) => text !== ''),
        manner,
        t,
      ),
      fault: null,
    }
  } catch (error) {
    if (error instanceof PageError) return { texts, shown: null, fault: error }
    throw error
  }
}

function compared(texts: readonly OwnText[], manner: Manner, t: Strings): Shown {
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
  return comparedTexts(witnesses, { ...manner, base: manner.base ?? texts[0]!.siglum }, [], t)
}
