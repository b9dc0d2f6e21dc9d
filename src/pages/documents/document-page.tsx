import * as v from 'valibot'
import { isWritable } from '../../http/auth.ts'
import { cacheOf } from '../../http/edge.ts'
import { chargeWork } from '../../http/rate.ts'
import { acceptOne, findingsOf, readAgain, recordTelegram } from '../../service/documents/importing.ts'
import { findDocument, shapeOfFindings } from '../../service/documents/shape.ts'
import { ServiceError } from '../../service/error.ts'
import { allTelegrams } from '../../service/telegrams/list.ts'
import { checked } from '../../service/validation.ts'
import { inLanguage } from '../../text/localized.ts'
import { readForm } from '../ui/form.ts'
import type { Page } from '../ui/page.ts'
import { passagePagePath } from '../ui/passage.ts'
import type { Reader } from '../ui/reader.ts'
import { READING_CHOICES } from '../ui/reading-choices.tsx'
import { type PageContext, seeOther } from '../ui/serve-page.ts'
import { checkToken } from '../ui/writing.ts'
import { DocumentPage, type DocumentProps } from './document.tsx'
import { leftOutOf } from './left-out.tsx'

interface Loaded extends Omit<DocumentProps, 'reader'> {
  /** Whether the telegrams are those that the page is known by. */
  readonly isSame: boolean
}

export const documentPage: Page<Loaded> = {
  path: '/d/:document',
  forms: [
    {
      path: '/d/:document/telegrams',
      back: (c) => `/d/${encodeURIComponent(c.req.param('document') ?? '')}`,
      handle: recordOffered,
    },
    {
      path: '/d/:document/passages',
      back: (c) => `/d/${encodeURIComponent(c.req.param('document') ?? '')}`,
      handle: makePassage,
    },
    {
      path: '/d/:document/read-again',
      back: (c) => `/d/${encodeURIComponent(c.req.param('document') ?? '')}`,
      handle: readOtherwise,
    },
  ],
  async load(c, reader) {
    const { store } = c.var
    const document = await findDocument(store, c.req.param('document')!)
    const [digest, made] = await Promise.all([store.digestOfKind('telegram'), store.digestOfKind('passage')])
    return {
      of: [...(await shapeOfFindings(store, cacheOf(c), document)), digest, made, String(isWritable(c.env ?? {}))],
      async read() {
        const [versions, passage, known] = await Promise.all([
          store.getVersions(document.versions.slice(0, 1)),
          store.getPassage(document.id),
          allTelegrams(store, reader.language),
        ])
        await chargeWork(c, versions[0]?.length ?? 0, 2)
        const findings = await findingsOf(store, document, cacheOf(c))
        const telegrams = new Map([...known.values()].map(({ id, title }) => [id, title[reader.language]]))
        const left = await leftOutOf(store, document, findings.map)
        const writable = isWritable(c.env ?? {})
        const named = [
          ...[...findings.repeats, ...findings.stored.repeats]
            .slice(0, MOST_LOOKED_UP)
            .map(({ proposal }) => proposal.id),
          ...findings.stored.repeats.slice(0, MOST_LOOKED_UP).flatMap(({ spans }) => spans.map((span) => span.passage)),
        ]
        const passages = await Promise.all([...new Set(named)].map((id) => store.getPassage(id)))
        const heads = await Promise.all(
          (['telegram', 'passage'] as const).map((kind) => store.digestOfKind(kind, 'heads')),
        )
        const isSame = heads[0] === digest && heads[1] === made
        return {
          isSame,
          document,
          passage,
          title: passage ? inLanguage(passage.title, reader.language) : document.id,
          findings,
          telegrams,
          left,
          writable,
          passages: new Map(
            passages.flatMap((one) =>
              one === null ? [] : [[one.id, inLanguage(one.title, reader.language)] as const],
            ),
          ),
        }
      },
    }
  },
  isWhole: ({ isSame }) => isSame,
  view: (loaded, reader) => <DocumentPage reader={reader} {...loaded} />,
}

/** Reads the file again with the options of the form, and shows the result. */
async function readOtherwise(c: PageContext, reader: Reader): Promise<Response> {
  const fields = await readForm(c.req.raw)
  c.set('writer', await checkToken(fields, c.env, 'documents'))
  const { store } = c.var
  const document = await findDocument(store, c.req.param('document') ?? '')
  const field = (name: string) => fields.get(name)?.trim() || null
  const { charset, notes, layer, readings } = checked(
    v.object(READING_CHOICES),
    Object.fromEntries(Object.keys(READING_CHOICES).map((name) => [name, field(name)])),
  )
  const passage = await store.getPassage(document.id)
  const title = passage === null ? null : inLanguage(passage.title, reader.language)
  const reading = { notes, readings, layer: layer ?? ('last' as const) }
  const stored = await store.addDocument(await readAgain(store, document, { title, language: null, charset, reading }))
  if (stored === 'conflict') throw new ServiceError('conflict', { what: 'document', id: document.id })
  return seeOther(reader.link(`/d/${stored.value.id}`))
}

/** Repeats whose passages are looked up: whether there is one, and what it is called. */
const MOST_LOOKED_UP = 20

/** What repeats is stored as a passage with its witnesses, and shown, compared. */
async function makePassage(c: PageContext, reader: Reader): Promise<Response> {
  const fields = await readForm(c.req.raw)
  c.set('writer', await checkToken(fields, c.env, 'passages'))
  const { store } = c.var
  const document = await findDocument(store, c.req.param('document') ?? '')
  const [version] = await store.getVersions(document.versions.slice(0, 1))
  await chargeWork(c, version?.length ?? 0, 2)
  const id = fields.get('repeat') ?? ''
  await acceptOne(store, await findingsOf(store, document, cacheOf(c)), id)
  return seeOther(reader.link(passagePagePath(id)))
}

/** A telegram that the file offers is recorded, and shown. */
async function recordOffered(c: PageContext, reader: Reader): Promise<Response> {
  const fields = await readForm(c.req.raw)
  c.set('writer', await checkToken(fields, c.env, 'telegrams'))
  const document = await findDocument(c.var.store, c.req.param('document') ?? '')
  const { id } = await recordTelegram(c.var.store, document, fields.get('telegram') ?? '')
  return seeOther(reader.link(`/t/${id}`))
}
