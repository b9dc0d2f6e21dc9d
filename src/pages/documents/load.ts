/** The document that an address names. */
import { shorten } from '../../present/comparison-query.ts'
import { PageError } from '../../present/page-error.ts'
import type { Document } from '../../store/store.ts'
import type { Reader } from '../ui/reader.ts'
import type { PageContext } from '../ui/serve-page.ts'

/** @throws PageError 404 */
export async function documentOfPath(c: PageContext, { t }: Reader): Promise<Document> {
  const id = c.req.param('document') ?? ''
  const document = await c.var.store.getDocument(id)
  if (document === null) throw new PageError(404, t.document.unknown(shorten(id)))
  return document
}
