/** Stores a passage made from the texts that were compared. */
import { id as idShape, language as languageShape, siglum as siglumShape } from '../../schemas/requests.ts'
import { ServiceError } from '../../service/error.ts'
import { checkDistinguishable } from '../../service/new-witnesses.ts'
import type { Passage, Store } from '../../store/store.ts'
import type { Strings } from '../strings.ts'
import { checkValue } from '../ui/text-field.ts'
import { checkField } from '../ui/writing.ts'
import type { PastedText } from './pasted-text.ts'

export interface NewPassageForm {
  readonly id: string
  readonly title: string
  readonly language: string
}

/** A passage made from texts that were compared. @throws ServiceError */
export function checkPassage({ id, title, language }: NewPassageForm, texts: readonly PastedText[]): void {
  if (title === '') throw new ServiceError('missing', {}, 'title')
  checkField(title, 'line', 'title')
  checkValue(idShape, id, 'id')
  if (language === '') throw new ServiceError('missing', {}, 'language')
  checkValue(languageShape, language, 'language')
  for (const { siglum } of texts) checkValue(siglumShape, siglum, 'siglum')
  checkDistinguishable(texts.map(({ siglum }) => siglum))
}

/** All of it or nothing. @throws ServiceError `conflict` for an id that is taken */
export async function storePassage(
  store: Store,
  { id, title, language }: NewPassageForm,
  texts: readonly PastedText[],
  t: Strings,
): Promise<Passage> {
  const witnesses = texts.map(({ siglum, label, language: own, text }) => ({
    witness: { siglum, label: label || t.pasted.text(siglum), language: own || language, source: null },
    version: { text },
  }))
  const stored = await store.createPassageWith({ id, title, language, description: null }, witnesses)
  if (stored === 'conflict') throw new ServiceError('conflict', { what: 'passage', id })
  return stored.value
}
