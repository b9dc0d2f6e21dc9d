import * as v from 'valibot'
import { isWritable } from '../../http/auth.ts'
import { readUpload, type Upload } from '../../http/upload.ts'
import { refusalOf } from '../../present/refusal.ts'
import { siglum } from '../../schemas/requests.ts'
import { documentOf, witnessesOfFiles } from '../../service/documents/importing.ts'
import { ServiceError } from '../../service/error.ts'
import { checked, filled } from '../../service/validation.ts'
import type { Page } from '../ui/page.ts'
import type { Reader } from '../ui/reader.ts'
import { READING_CHOICES } from '../ui/reading-choices.tsx'
import { type PageContext, passingPage, SENDS, seeOther } from '../ui/serve-page.ts'
import { textOfArea } from '../ui/text-field.ts'
import { checkToken } from '../ui/writing.ts'
import { ImportPage } from './import.tsx'

export const importPage: Page<{ readonly writable: boolean }> = {
  path: '/import',
  policy: SENDS,
  load: async (c) => ({ of: [], read: async () => ({ writable: isWritable(c.env ?? {}) }) }),
  view: ({ writable }, reader) => <ImportPage reader={reader} writable={writable} text="" title="" error={null} />,
  forms: [{ path: '/import', handle: importDocument }],
}

async function importDocument(c: PageContext, reader: Reader): Promise<Response> {
  let sent: Upload | null = null
  try {
    sent = await readUpload(c.req.raw)
    const field = (name: string) => sent?.fields.get(name)?.at(-1)?.trim() || null
    c.set('writer', await checkToken({ get: field }, c.env, 'documents'))
    const text = textOfArea(sent.fields.get('text')?.at(-1) ?? '')
    const files = sent.files.length > 0 || text === '' ? sent.files : [pasted(text)]
    const [file] = files
    if (file === undefined || file.bytes.length === 0) throw new ServiceError('empty-file', {})
    const said = checked(FIELDS, {
      ...Object.fromEntries(Object.keys(FIELDS.entries).map((name) => [name, field(name)])),
    })
    const { title, charset, notes, layer, readings } = said
    const wanted = { title, language: null, charset, reading: { notes, readings, layer: layer ?? 'last' } }
    if (files.length > 1) {
      const typed = (field('sigla') ?? '').split(/[\s,，、]+/).filter((siglum) => siglum !== '')
      const { sigla } = checked(v.object({ sigla: v.array(siglum) }), { sigla: typed })
      const made = await witnessesOfFiles(c.var.store, { files, sigla, passage: null, said: wanted })
      return seeOther(reader.link(`/p/${made.id}`))
    }
    const stored = await c.var.store.addDocument(await documentOf(file, wanted))
    if (stored === 'conflict') throw new ServiceError('conflict', { what: 'document', id: title ?? file.name ?? '' })
    return seeOther(reader.link(`/d/${stored.value.id}`))
  } catch (error) {
    const refusal = refusalOf(error, reader.t)
    if (refusal === null) throw error
    const [text, title] = ['text', 'title'].map((name) => sent?.fields.get(name)?.at(-1) ?? '')
    return passingPage(
      <ImportPage
        reader={reader}
        writable={isWritable(c.env ?? {})}
        text={text!}
        title={title!}
        error={refusal.detail}
      />,
      refusal.status,
    )
  }
}

const FIELDS = v.object({ title: v.nullable(filled('line')), ...READING_CHOICES })

const pasted = (text: string) => ({
  bytes: Uint8Array.from(new TextEncoder().encode(text)),
  mediaType: 'text/plain',
  charset: 'utf-8',
  name: null,
})
