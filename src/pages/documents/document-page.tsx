import { isWritable } from '../../http/auth.ts'
import { readText } from '../../http/body.ts'
import { cacheOf } from '../../http/edge.ts'
import { chargeWork } from '../../http/rate.ts'
import { findDocument, shapeOfFindings } from '../../service/documents/shape.ts'
import { allTelegrams } from '../../service/telegrams/list.ts'
import { inLanguage } from '../../text/localized.ts'
import type { Page } from '../ui/page.ts'
import type { Reader } from '../ui/reader.ts'
import { type PageContext, seeOther } from '../ui/serve-page.ts'
import { checkToken } from '../ui/writing.ts'
import { DocumentPage, type DocumentProps } from './document.tsx'
import { leftOutOf } from './left-out.tsx'

export const documentPage: Page<Omit<DocumentProps, 'reader'>> = {
  path: '/d/:document',
  forms: [
    {
      path: '/d/:document/telegrams',
      back: (c) => `/d/${encodeURIComponent(c.req.param('document') ?? '')}`,
      handle: recordOffered,
    },
  ],
  async load(c, reader) {
    const { store } = c.var
    const document = await findDocument(store, c.req.param('document')!)
    return {
      of: [...(await shapeOfFindings(store, cacheOf(c), document)), String(isWritable(c.env ?? {}))],
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
        const left = await leftOutOf(store, document, findings.map)
        const writable = isWritable(c.env ?? {})
        return {
          document,
          title: passage ? inLanguage(passage.title, reader.language) : document.id,
          findings,
          telegrams,
          left,
          writable,
        }
      },
    }
  },
  view: (loaded, reader) => <DocumentPage reader={reader} {...loaded} />,
}

/** A telegram that the file offers is recorded, and shown. */
async function recordOffered(c: PageContext, reader: Reader): Promise<Response> {
  const fields = new URLSearchParams(await readText(c.req.raw))
  c.set('writer', await checkToken(fields, c.env, 'telegrams'))
  const document = await findDocument(c.var.store, c.req.param('document') ?? '')
  const { recordTelegram } = await import('../../service/documents/importing.ts')
  const { id } = await recordTelegram(c.var.store, document, fields.get('telegram') ?? '')
  return seeOther(reader.link(`/t/${id}`))
}
