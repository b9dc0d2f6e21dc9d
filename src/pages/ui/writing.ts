/** Adds a version that a reader sends through the form of a passage: the checks of the API, in the reader's language. */
import * as v from 'valibot'
import { isWritable, requireToken, type Scope, type Secrets } from '../../http/auth.ts'
import { problem } from '../../http/problem.ts'
import { siglum as siglumShape } from '../../schemas/requests.ts'
import { ServiceError } from '../../service/error.ts'
import { checked, filled } from '../../service/validation.ts'
import type { Passage, Store } from '../../store/store.ts'
import { checkText, checkValue, textOfArea } from './text-field.ts'

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
 * @throws Problem 401, 403
 */
export async function checkToken(
  fields: Pick<URLSearchParams, 'get'>,
  secrets: Secrets,
  scope: Scope = 'versions',
): Promise<string> {
  const sent = fields.get('token')?.trim() ?? ''
  // What cannot be in a header is no token.
  if (/[^\x21-\x7e]/.test(sent) && isWritable(secrets))
    throw problem('wrong-token', 'This token opens nothing here.', { pointer: 'Authorization:' })
  const headers = new Headers(sent === '' ? {} : { Authorization: `Bearer ${sent}` })
  return requireToken(new Request('https://variorum.invalid/', { headers }), scope, secrets)
}

/** Everything is checked before anything is stored. @throws ServiceError */
export function checkVersion(passage: Passage, { siglum, label, note, text }: NewVersionForm): void {
  checkValue(siglumShape, siglum, 'siglum')
  const known = passage.witnesses.find((witness) => witness.siglum === siglum)
  if (known === undefined && label === '') throw new ServiceError('unlabelled-witness', { siglum }, 'label')
  if (known !== undefined && label !== '' && label !== known.label)
    throw new ServiceError('conflict', { what: 'witness', id: siglum })
  checkField(label, 'line', 'label')
  checkField(note, 'prose', 'note')
  checkText(text, 'storedText')
}

/** @throws ServiceError `over-limit`, `invalid-value` */
export function checkField(value: string, limit: 'line' | 'prose', member: string): void {
  if (value !== '') checked(v.object({ [member]: filled(limit) }), { [member]: value })
}

/** Stores it, as a new version of a witness or with a new witness. @throws ServiceError `conflict` */
export async function storeVersion(store: Store, passage: Passage, form: NewVersionForm): Promise<void> {
  const { siglum, label, note, text } = form
  if (!passage.witnesses.some((witness) => witness.siglum === siglum)) {
    const added = await store.addWitness(passage.id, { siglum, label, language: passage.language, source: null })
    // Another request may have taken the siglum since the page was made.
    if (added === 'conflict') throw new ServiceError('conflict', { what: 'witness', id: siglum })
  }
  await store.addVersion(passage.id, siglum, { text, note: note || null })
}
