/**
 * Describes a package of research data as RO-Crate 1.2: each file with its SHA-256, so that anyone can check that the package is
 * complete.
 */

/** In one place: a later version changes this line. */
const CONFORMS_TO = 'https://w3id.org/ro/crate/1.2'
export const CRATE_METADATA = 'ro-crate-metadata.json'

export interface CrateFile {
  /** Within the crate. */
  readonly path: string
  readonly name: string
  /** Media type. */
  readonly type: string
  readonly language?: string | null
  /** Where it is on the web, absolute. */
  readonly url: string
  readonly bytes: number
  /** In lower-case hexadecimal. */
  readonly sha256: string
}

/**
 * In the archive, files are named by their paths. A manifest alone on the web has no files beside it ("detached", RO-Crate 1.2), so each
 * file is named by its address.
 * @param published RFC 3339: when its newest record was made
 * @param address of the manifest, absolute, where there is no archive; null in the archive
 */
export function roCrate(
  files: readonly CrateFile[],
  origin: string,
  published: string,
  address: string | null = null,
): string {
  const idOf = ({ path, url }: CrateFile) => (address === null ? relativeId(path) : url)
  const root = address ?? './'
  const graph = [
    {
      '@id': CRATE_METADATA,
      '@type': 'CreativeWork',
      conformsTo: { '@id': CONFORMS_TO },
      about: { '@id': root },
    },
    {
      '@id': root,
      '@type': 'Dataset',
      name: 'Variorum: texts and telegrams',
      description:
        'The current text of every witness, exactly as it is stored, and all that is said about the telegrams quoted in them: each ' +
        'statement with its basis, source and certainty.',
      datePublished: published.slice(0, 10),
      license: { '@id': '#rights' },
      publisher: { '@id': origin },
      hasPart: files.map((file) => ({ '@id': idOf(file) })),
    },
    {
      '@id': '#rights',
      '@type': 'CreativeWork',
      name: 'Rights',
      description:
        'Rights in a text remain with their holders; the source of each is recorded with its witness. Statements about the telegrams ' +
        'are facts, to be shown with their source.',
    },
    { '@id': origin, '@type': 'Organization', name: 'Variorum', url: origin },
    ...files.map((file) => ({
      '@id': idOf(file),
      '@type': 'File',
      name: file.name,
      encodingFormat: file.type,
      ...(file.language && { inLanguage: file.language }),
      contentSize: String(file.bytes),
      sha256: file.sha256,
      url: file.url,
    })),
  ]
  return JSON.stringify({ '@context': `${CONFORMS_TO}/context`, '@graph': graph }, null, 1)
}

/** A path as the relative address that it is. */
const relativeId = (path: string): string => path.split('/').map(encodeURIComponent).join('/')
