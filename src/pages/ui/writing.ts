/** A version that a reader sends through the form of a passage: the same checks as the API's, in the reader's words. */
import * as v from 'valibot'
import { isWritable, requireToken, type Scope, type Secrets } from '../../http/auth.ts'
import { LIMITS } from '../../limits.ts'
import { shorten } from '../../present/comparison-query.ts'
import { PageError } from '../../present/page-error.ts'
import { language as languageShape, siglum as siglumShape } from '../../schemas/requests.ts'
import { ID } from '../../service/identifiers.ts'
import { filled } from '../../service/validation.ts'
import type { Passage, Store } from '../../store/store.ts'
import type { PastedText } from '../pasted-texts/pasted-text.ts'
import type { Strings } from '../strings.ts'
import { checkText, textOfArea } from './text-field.ts'

export interface NewVersionForm {
  readonly siglum: string
  readonly label: string
  readonly note: string
  readonly text: string
}

export function versionForm(fields: URLSearchParams): NewVersionForm {
  const line = (name: string) => fields.get(name)?.trim() ?? ''
  return {
    siglum: line('siglum'),
    label: line('label'),
    note: textOfArea(line('note')),
    text: textOfArea(fields.get('text') ?? ''),
  }
}

/**
 * The token travels as a field of the form, never in a cookie: another site's form, which cannot know it, can write
 * nothing here in a reader's name, so there is no forged request to guard against.
 * @returns the name of the token
 * @throws Problem 401, 403; PageError 403
 */
export async function checkToken(
  fields: Pick<URLSearchParams, 'get'>,
  secrets: Secrets,
  t: Strings,
  scope: Scope = 'versions',
): Promise<string> {
  const sent = fields.get('token')?.trim() ?? ''
  // What cannot stand in a header is nobody's token.
  if (/[^\x21-\x7e]/.test(sent) && isWritable(secrets)) throw new PageError(403, t.error.wrongToken)
  const headers = new Headers(sent === '' ? {} : { Authorization: `Bearer ${sent}` })
  return requireToken(new Request('https://variorum.invalid/', { headers }), scope, secrets)
}

/** Everything is checked before anything is stored. @throws PageError 409, 413, 422 */
export function checkVersion(passage: Passage, { siglum, label, note, text }: NewVersionForm, t: Strings): void {
  if (!v.is(siglumShape, siglum)) throw new PageError(422, t.error.badSiglum(shorten(siglum)))
  const known = passage.witnesses.find((witness) => witness.siglum === siglum)
  if (known === undefined && label === '') throw new PageError(422, t.error.needsLabel(siglum))
  if (known !== undefined && label !== '' && label !== known.label)
    throw new PageError(409, t.error.siglumTaken(siglum))
  checkField(label, 'line', t.add.label, t)
  checkField(note, 'prose', t.add.note, t)
  checkText(text, 'storedText', t)
}

function checkField(value: string, limit: 'line' | 'prose', name: string, t: Strings): void {
  if (value !== '' && !v.is(filled(limit), value)) throw new PageError(413, t.error.tooLong(name, LIMITS[limit].value))
}

export interface NewPassageForm {
  readonly id: string
  readonly title: string
  readonly language: string
}

/** A passage made of texts that were compared. @throws PageError 413, 422 */
export function checkPassage({ id, title, language }: NewPassageForm, texts: readonly PastedText[], t: Strings): void {
  if (title === '') throw new PageError(422, t.error.missing(t.pasted.name))
  checkField(title, 'line', t.pasted.name, t)
  if (!ID.test(id)) throw new PageError(422, t.error.badId(shorten(id)))
  if (language === '') throw new PageError(422, t.error.missing(t.pasted.language))
  if (!v.is(languageShape, language)) throw new PageError(422, t.error.badLanguage(shorten(language)))
  for (const { siglum } of texts)
    if (!v.is(siglumShape, siglum)) throw new PageError(422, t.error.badSiglum(shorten(siglum)))
}

/** All of it or nothing. @throws PageError 409 for an id that is taken */
export async function storePassage(
  store: Store,
  { id, title, language }: NewPassageForm,
  texts: readonly PastedText[],
  t: Strings,
): Promise<void> {
  const witnesses = texts.map(({ siglum, language: own, text }) => ({
    witness: { siglum, label: t.pasted.text(siglum), language: own || language, source: null },
    version: { text },
  }))
  const stored = await store.createPassageWith({ id, title, language, description: null }, witnesses)
  if (stored === 'conflict') throw new PageError(409, t.error.idTaken(id))
}

/** Stores it, as a new version of a witness or with a new witness. */
export async function storeVersion(store: Store, passage: Passage, form: NewVersionForm, t: Strings): Promise<void> {
  const { siglum, label, note, text } = form
  if (!passage.witnesses.some((witness) => witness.siglum === siglum)) {
    const added = await store.addWitness(passage.id, { siglum, label, language: passage.language, source: null })
    // Somebody else may have taken the siglum since the page was made.
    if (added === 'conflict') throw new PageError(409, t.error.siglumTaken(siglum))
  }
  await store.addVersion(passage.id, siglum, { text, note: note || null })
}
