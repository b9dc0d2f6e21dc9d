import { chargeWork } from '../../http/rate.ts'
import { LIMITS } from '../../limits.ts'
import type { Page } from '../ui/page.ts'
import { DocumentPage, type DocumentProps } from './document.tsx'
import { documentOfPath } from './load.ts'

export const documentPage: Page<Omit<DocumentProps, 'reader'>> = {
  path: '/d/:document',
  async load(c, reader) {
    const document = await documentOfPath(c, reader)
    const [versions, passage] = await Promise.all([
      c.var.store.getVersions(document.versions.slice(0, 1)),
      c.var.store.getPassage(document.id),
    ])
    await chargeWork(c, versions[0]?.length ?? 0, 2)
    const { findingsOf } = await import('../../service/documents/importing.ts')
    const findings = await findingsOf(c.var.store, document)
    const known = await c.var.store.listTelegrams({ limit: LIMITS.page.value })
    const telegrams = new Map(known.items.map(({ id, title }) => [id, title[reader.language]]))
    return { document, title: passage?.title ?? document.id, findings, telegrams }
  },
  view: (loaded, reader) => <DocumentPage reader={reader} {...loaded} />,
}
