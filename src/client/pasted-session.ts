/** Keeps the texts of `/compare` with the tab: through a reload and the Back button, and no longer than the tab. */
import type { PastedText } from '../pages/pasted-texts/pasted-text.ts'
import { addressOfRows, ownRowsOf } from '../present/own-choice.ts'
import { fieldsNow, fill, form, textsNow } from './pasted-form.ts'
import { addRules } from './pasted-rules.ts'

const KEY = 'variorum-compare'

interface Kept {
  readonly texts: readonly PastedText[]
  /** The other fields of the form, as a query. */
  readonly fields: string
}

export function keepTexts(show: string | null): void {
  try {
    const fields = fieldsNow(show)
    for (const name of ['text', 'siglum', 'label', 'language']) fields.delete(name)
    const kept: Kept = { texts: textsNow(), fields: fields.toString() }
    if (kept.texts.length > 0) sessionStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // Full, or not allowed: then a reload begins with an empty form, as without this script.
  }
}

/**
 * Fills the form with what was kept.
 * @returns how many texts there are, and what was shown of their comparison; null where nothing was kept, or the form has other texts
 */
export function restoreTexts(): { readonly count: number; readonly show: string | null } | null {
  const json = sessionStorage.getItem(KEY)
  if (json === null) return null
  const { texts, fields } = JSON.parse(json) as Kept
  // After Back a browser may have put the texts there itself.
  const there = textsNow().map(({ text }) => text)
  if (there.length > 0 && JSON.stringify(there) !== JSON.stringify(texts.map(({ text }) => text))) return null
  fill(texts)
  const query = new URLSearchParams(fields)
  for (const input of form.querySelectorAll<HTMLInputElement>('[type=radio], [type=checkbox]'))
    input.checked = query.getAll(input.name).includes(input.value)
  addRules(addressOfRows(ownRowsOf(query)) ?? '')
  return { count: texts.length, show: query.get('show') }
}

export const forgetTexts = (): void => sessionStorage.removeItem(KEY)
