/** The shape of a document in an answer. */
import { lettersOf } from '../../search/letters.ts'
import { type Sample, sampleOf } from '../../search/sample.ts'
import type { Document, Store } from '../../store/store.ts'
import { ENGINE } from '../../variants/compare.ts'
import type { Cache } from '../cache.ts'
import { ServiceError } from '../error.ts'

/** @throws ServiceError `unknown-document` */
export async function findDocument(store: Pick<Store, 'getDocument'>, id: string): Promise<Document> {
  const found = await store.getDocument(id)
  if (found === null) throw new ServiceError('unknown-document', { id }, 'document')
  return found
}

/**
 * What the findings of a document follow from beside the telegrams: its text, and which versions share most with it. No text is read but
 * the first time, when the sample of the document's own text is taken.
 */
export async function shapeOfFindings(store: Store, cache: Cache, document: Document): Promise<readonly string[]> {
  const [own = ''] = document.versions
  const sample = await cache.keep(['sample', own], async () => {
    const [read] = await store.readVersions([own])
    if (!read) throw new ServiceError('missing-content', { what: `text of document "${document.id}"` })
    return JSON.stringify(sampleOf(lettersOf(read.text)))
  })
  const [sharing, passage] = await Promise.all([
    store.sharing(JSON.parse(sample) as Sample),
    store.getPassage(document.id),
  ])
  return [ENGINE, ...[document, sharing, passage].map((one) => JSON.stringify(one))]
}
