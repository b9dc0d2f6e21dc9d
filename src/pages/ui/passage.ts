/** The passage that an address names. */

import { shorten } from '../../present/comparison-query.ts'
import { PageError } from '../../present/page-error.ts'
import { ID } from '../../service/identifiers.ts'
import type { Passage } from '../../store/store.ts'
import type { Reader } from './reader.ts'
import type { PageContext } from './serve-page.ts'

export const passagePath = (id: string) => `/p/${encodeURIComponent(id)}`

/** @throws PageError 404 */
export async function passageOf(c: PageContext, { t }: Reader): Promise<Passage> {
  const id = c.req.param('passage') ?? ''
  const passage = ID.test(id) ? await c.var.store.getPassage(id) : null
  if (passage === null) throw new PageError(404, t.error.unknownPassage(shorten(id)))
  return passage
}
