import * as v from 'valibot'
import { isWritable } from '../../http/auth.ts'
import { readSentFile } from '../../http/upload.ts'
import { refusalOf } from '../../present/refusal.ts'
import { ServiceError } from '../../service/error.ts'
import { checked, filled } from '../../service/validation.ts'
import type { Page } from '../ui/page.ts'
import type { Reader } from '../ui/reader.ts'
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
  let sent: Awaited<ReturnType<typeof readSentFile>> | null = null
  try {
    sent = await readSentFile(c.req.raw)
    const { fields } = sent
    c.set('writer', await checkToken({ get: (name) => fields.get(name) ?? null }, c.env, 'documents'))
    const text = textOfArea(fields.get('text') ?? '')
    const file = sent.bytes.length > 0 || text === '' ? sent : { ...sent, ...pasted(text) }
    if (file.bytes.length === 0) throw new ServiceError('empty-file', {})
    const { documentOf } = await import('../../service/documents/importing.ts')
    const title = fields.get('title')?.trim() || null
    if (title !== null) checked(v.object({ title: filled('line') }), { title })
    const stored = await c.var.store.addDocument(await documentOf(file, { title, language: null }))
    if (stored === 'conflict') throw new ServiceError('conflict', { what: 'document', id: title ?? file.name ?? '' })
    return seeOther(reader.link(`/d/${stored.value.id}`))
  } catch (error) {
    const refusal = refusalOf(error, reader.t)
    if (refusal === null) throw error
    const [text, title] = [sent?.fields.get('text') ?? '', sent?.fields.get('title') ?? '']
    return passingPage(
      <ImportPage
        reader={reader}
        writable={isWritable(c.env ?? {})}
        text={text}
        title={title}
        error={refusal.detail}
      />,
      refusal.status,
    )
  }
}

const pasted = (text: string) => ({
  bytes: Uint8Array.from(new TextEncoder().encode(text)),
  mediaType: 'text/plain',
  charset: 'utf-8',
  name: null,
})
