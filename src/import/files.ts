/** From the bytes of a file to its text. */

import { fromDocx } from './docx.ts'
import { declaredInside, decode, type Encoding } from './encoding.ts'
import { type Extracted, ImportError } from './extract.ts'
import { fromHtml } from './html.ts'
import { fromMarkdown } from './markdown.ts'
import { fromPlain } from './plain.ts'
import { fromTei } from './tei.ts'

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** How each type is read: as text first, or as bytes. */
const TEXTS: Readonly<Record<string, (source: string) => Extracted>> = {
  'text/plain': fromPlain,
  'text/markdown': fromMarkdown,
  'text/html': fromHtml,
  'application/xhtml+xml': fromHtml,
  'application/tei+xml': fromTei,
  'application/xml': fromTei,
  'text/xml': fromTei,
}
export const FILE_TYPES: readonly string[] = [...Object.keys(TEXTS), DOCX]

const BY_EXTENSION: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'application/xhtml+xml',
  docx: DOCX,
  xml: 'application/tei+xml',
  tei: 'application/tei+xml',
  odd: 'application/tei+xml',
}

/** What a browser does not know it calls nothing, or octet-stream; then the name tells. Null where neither does. */
export function fileType(mediaType: string, name: string | null): string | null {
  if (FILE_TYPES.includes(mediaType)) return mediaType
  const extension = /\.([A-Za-z]+)$/.exec(name ?? '')?.[1]?.toLowerCase() ?? ''
  const isUnsaid = ['', 'application/octet-stream', 'text/x-markdown'].includes(mediaType)
  return isUnsaid && Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension]! : null
}

export interface FileText extends Extracted {
  /** Null for a DOCX, whose parts are UTF-8. */
  readonly encoding: Encoding | null
}

/**
 * @param mediaType one of `FILE_TYPES`
 * @param charset   as it came with the file; null where nothing came
 * @throws ImportError
 */
export async function readFile(bytes: Uint8Array, mediaType: string, charset: string | null): Promise<FileText> {
  if (bytes.length === 0) throw new ImportError('The file is empty.')
  if (mediaType === DOCX) return filled({ ...(await fromDocx(bytes)), encoding: null })
  const inside = /html|xml/.test(mediaType) ? declaredInside(bytes) : null
  const { text, encoding } = decode(bytes, charset ?? inside)
  return filled({ ...TEXTS[mediaType]!(text), encoding })
}

function filled(file: FileText): FileText {
  if (file.text.trim() === '') throw new ImportError('There is no text in the file.')
  return file
}
