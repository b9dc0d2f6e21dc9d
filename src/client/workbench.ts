/**
 * The part of `/compare` that is loaded only when it is needed: reads files with the code of an import, and writes the comparison in
 * every form that the API has. Both happen in the browser; nothing is sent.
 */
import '../import/tables/bundled.ts'
import { FORMATS } from '../formats/index.ts'
import { fileType, readFile } from '../import/files.ts'
import type { ComparisonView } from '../present/comparison-view.ts'

export interface Exported {
  readonly body: Blob
  readonly name: string
}

/** @throws where there is no such form */
export function exportOf(extension: string, { exact, texts, labels, filter }: ComparisonView): Exported {
  const format = FORMATS.find((one) => one.extension === extension)!
  const { significance, classes } = filter
  const body = format.render(exact, texts, {
    title: [...texts.keys()].join(' – '),
    witnesses: new Map([...labels].map(([siglum, label]) => [siglum, { label, source: null }])),
    print: { ...(significance !== null && { significance }), ...(classes.length > 0 && { classes }) },
  })
  return { body: new Blob([body], { type: format.mediaType }), name: `comparison${extension}` }
}

/** @throws where the file is none that is read, or has no text */
export async function readFileText(file: File): Promise<string> {
  const type = fileType(file.type, file.name)
  const bytes = new Uint8Array(await file.arrayBuffer())
  // A file of unknown kind counts as plain text, unless it has a byte that no plain text in an encoding of one byte a character has.
  if (type === null && bytes.includes(0)) throw new Error('This file is not text.')
  const { text } = await readFile(bytes, type ?? 'text/plain', null)
  return text
}
