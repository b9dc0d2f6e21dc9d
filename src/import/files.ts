/** Reads the bytes of a file into its text. */

import { fromDocx } from './docx.ts'
import { declaredInside, decode } from './encoding.ts'
import { fromEpub } from './epub.ts'
import { AS_USUAL, type Extracted, ImportError, type ReadingOptions } from './extract.ts'
import { fromHtml, fromXhtml } from './html.ts'
import { fromMandoku, isMandoku } from './mandoku.ts'
import { fromMarkdown } from './markdown.ts'
import { fromOdt } from './odt.ts'
import { fromPlain } from './plain.ts'
import { fromTei } from './tei/tei.ts'

export const ODT = 'application/vnd.oasis.opendocument.text'
export const EPUB = 'application/epub+zip'
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** How each type is read: as text first, or as bytes. */
const TEXTS: Readonly<Record<string, (source: string, reading: ReadingOptions) => Extracted>> = {
  'text/plain': (source, reading) => (isMandoku(source) ? fromMandoku(source, reading) : fromPlain(source)),
  'text/markdown': fromMarkdown,
  'text/html': fromHtml,
  'application/xhtml+xml': fromXhtml,
  'application/tei+xml': fromTei,
  'application/xml': fromTei,
  'text/xml': fromTei,
}
const PACKAGES: Readonly<Record<string, (bytes: Uint8Array, reading: ReadingOptions) => Promise<Extracted>>> = {
  [DOCX]: fromDocx,
  [ODT]: fromOdt,
  [EPUB]: fromEpub,
}
export const FILE_TYPES: readonly string[] = [...Object.keys(TEXTS), ...Object.keys(PACKAGES)]

const BY_EXTENSION: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'application/xhtml+xml',
  docx: DOCX,
  odt: ODT,
  epub: EPUB,
  xml: 'application/tei+xml',
  tei: 'application/tei+xml',
  odd: 'application/tei+xml',
}

/** Browsers send no type, or octet-stream, for types that they do not know; then the extension decides. Null where neither is known. */
export function fileType(mediaType: string, name: string | null): string | null {
  if (FILE_TYPES.includes(mediaType)) return mediaType
  const extension = /\.([A-Za-z]+)$/.exec(name ?? '')?.[1]?.toLowerCase() ?? ''
  const isUnsaid = ['', 'application/octet-stream', 'text/x-markdown'].includes(mediaType)
  return isUnsaid && Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension]! : null
}

export interface FileText extends Extracted {
  /** Null for packages, whose parts are UTF-8. */
  readonly encoding: string | null
}

/**
 * @param mediaType one of `FILE_TYPES`
 * @param charset   as it came with the file; null where nothing came
 * @throws ImportError
 */
export async function readFile(
  bytes: Uint8Array,
  mediaType: string,
  charset: string | null,
  reading: ReadingOptions = AS_USUAL,
): Promise<FileText> {
  if (bytes.length === 0) throw new ImportError('The file is empty.')
  const unpack = PACKAGES[mediaType]
  if (unpack !== undefined) return filled({ ...(await unpack(bytes, reading)), encoding: null })
  const inside = /html|xml/.test(mediaType) ? declaredInside(bytes) : null
  const { text, encoding } = decode(bytes, charset, inside)
  return filled({ ...TEXTS[mediaType]!(text, reading), encoding })
}

function filled(file: FileText): FileText {
  if (file.text.trim() === '') throw new ImportError('There is no text in the file.')
  return file
}
