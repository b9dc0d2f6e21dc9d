import { cacheOf } from '../../http/edge.ts'
import { chargeWork } from '../../http/rate.ts'
import { findDocument, shapeOfFindings } from '../../service/documents/shape.ts'
import { allTelegrams } from '../../service/telegrams/list.ts'
import { inLanguage } from '../../text/localized.ts'
import type { Page } from '../ui/page.ts'
import { DocumentPage, type DocumentProps } from './document.tsx'

export const documentPage: Page<Omit<DocumentProps, 'reader'>> = {
  path: '/d/:document',
  async load(c, reader) {
    const { store } = c.var
    const document = await findDocument(store, c.req.param('document')!)
    return {
      of: await shapeOfFindings(store, cacheOf(c), document),
      async read() {
        const [versions, passage, known] = await Promise.all([
          store.getVersions(document.versions.slice(0, 1)),
          store.getPassage(document.id),
          allTelegrams(store, reader.language),
        ])
        await chargeWork(c, versions[0]?.length ?? 0, 2)
        const { findingsOf } = await import('../../service/documents/importing.ts')
        const findings = await findingsOf(store, document, cacheOf(c))
        const telegrams = new Map([...known.values()].map(({ id, title }) => [id, title[reader.language]]))
        return {
          document,
          title: passage ? inLanguage(passage.title, reader.language) : document.id,
          findings,
          telegrams,
        }
      },
    }
  },
  view: (loaded, reader) => <DocumentPage reader={reader} {...loaded} />,
}
