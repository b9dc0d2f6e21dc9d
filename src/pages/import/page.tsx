import * as v from 'valibot'
import { isWritable } from '../../http/auth.ts'
import { Problem, problemOf } from '../../http/problem.ts'
import { readSentFile, type SentFile } from '../../http/upload.ts'
import { LIMITS } from '../../limits.ts'
import { faultOf } from '../../present/fault.ts'
import { PageError } from '../../present/page-error.ts'
import { ServiceError } from '../../service/error.ts'
import { filled } from '../../service/validation.ts'
import type { Page } from '../ui/page.ts'
import type { Reader } from '../ui/reader.ts'
import { type PageContext, passingPage, SENDS, seeOther } from '../ui/serve-page.ts'
import { textOfArea } from '../ui/text-field.ts'
import { checkToken } from '../ui/writing.ts'
import { ImportPage } from './import.tsx'

export const importPage: Page<{ readonly writable: boolean }> = {
  path: '/import',
  policy: SENDS,
  load: async (c) => ({ writable: isWritable(c.env ?? {}) }),
  view: ({ writable }, reader) => <ImportPage reader={reader} writable={writable} text="" title="" error={null} />,
  forms: [{ path: '/import', handle: importDocument }],
}

async function importDocument(c: PageContext, reader: Reader): Promise<Response> {
  let sent: SentFile | null = null
  try {
    sent = await readSentFile(c.req.raw)
    const { fields } = sent
    c.set('writer', await checkToken({ get: (name) => fields.get(name) ?? null }, c.env, reader.t, 'documents'))
    const text = textOfArea(fields.get('text') ?? '')
    const file = sent.bytes.length > 0 || text === '' ? sent : { ...sent, ...pasted(text) }
    if (file.bytes.length === 0) throw new PageError(422, reader.t.importing.nothing)
    const { documentOf } = await import('../../service/documents/importing.ts')
    const title = fields.get('title')?.trim() || null
    if (title !== null && !v.is(filled('line'), title))
      throw new PageError(413, reader.t.error.tooLong(reader.t.importing.name, LIMITS.line.value))
    const stored = await c.var.store.addDocument(await documentOf(file, { title, language: null }))
    if (stored === 'conflict') throw new PageError(409, reader.t.importing.failed)
    return seeOther(reader.link(`/d/${stored.value.id}`))
  } catch (thrown) {
    const error = thrown instanceof ServiceError ? problemOf(thrown, undefined) : thrown
    const fault =
      faultOf(error, reader) ??
      (error instanceof Problem ? { status: error.response().status, detail: error.message } : null)
    if (fault === null || fault.status >= 500) throw error
    const [text, title] = [sent?.fields.get('text') ?? '', sent?.fields.get('title') ?? '']
    return passingPage(
      <ImportPage reader={reader} writable={isWritable(c.env ?? {})} text={text} title={title} error={fault.detail} />,
      fault.status,
    )
  }
}

const pasted = (text: string) => ({
  bytes: Uint8Array.from(new TextEncoder().encode(text)),
  mediaType: 'text/plain',
  charset: 'utf-8',
  name: null,
})
