/** Reads uploaded files: one as the body itself, or several in a form. */
import { readWhole } from './body.ts'
import { problem } from './problem.ts'

export interface SentFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Lower-case, without parameters; '' where nothing was said. */
  readonly mediaType: string
  readonly charset: string | null
  readonly name: string | null
}

export interface Upload {
  readonly files: readonly SentFile[]
  /** The other fields of the form, each with all its values. */
  readonly fields: ReadonlyMap<string, readonly string[]>
}

const FORM = 'multipart/form-data'

/**
 * The body itself as one file, or all files of a form. A browser sends an empty file field as a file without bytes or name, which
 * counts as absent.
 * @throws 400 for a form that cannot be read, 413, 415 for a body that is compressed
 */
export async function readUpload(request: Request): Promise<Upload> {
  if ((request.headers.get('Content-Encoding') ?? 'identity') !== 'identity')
    throw problem('unsupported-media-type', 'Send the file as it is, not compressed.', { pointer: 'Content-Encoding:' })
  const contentType = request.headers.get('Content-Type') ?? ''
  const bytes = await readWhole(request)
  const { mediaType, charset } = typeOf(contentType)
  if (mediaType !== FORM) return { files: [{ bytes, mediaType, charset, name: null }], fields: new Map() }
  const form = await new Response(bytes, { headers: { 'Content-Type': contentType } }).formData().catch(() => {
    throw problem('malformed-file', 'The form cannot be read.', { pointer: '' })
  })
  const fields = new Map<string, string[]>()
  const files: SentFile[] = []
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value])
    else if (value.size > 0 || value.name !== '')
      files.push({ bytes: new Uint8Array(await value.arrayBuffer()), ...typeOf(value.type), name: value.name || null })
  }
  return { files, fields }
}

function typeOf(header: string): Pick<SentFile, 'mediaType' | 'charset'> {
  const [type, ...parameters] = header.split(';').map((part) => part.trim())
  const charset = parameters.find((parameter) => /^charset=/i.test(parameter))
  return {
    mediaType: type!.toLowerCase(),
    charset: charset === undefined ? null : charset.slice('charset='.length).replaceAll('"', '') || null,
  }
}
