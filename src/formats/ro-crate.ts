/** RO-Crate 1.2: what is in a package of research data, each file with its SHA-256, so that anyone can see that it is whole. */

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

/** @param published RFC 3339: when the newest of it was recorded */
export function roCrate(files: readonly CrateFile[], origin: string, published: string): string {
  const graph = [
    {
      '@id': CRATE_METADATA,
      '@type': 'CreativeWork',
      conformsTo: { '@id': CONFORMS_TO },
      about: { '@id': './' },
    },
    {
      '@id': './',
      '@type': 'Dataset',
      name: 'Variorum: texts and telegrams',
      description:
        'The current text of every witness, exactly as it is stored, and all that is said about the telegrams quoted in them: each ' +
        'statement with its basis, source and certainty.',
      datePublished: published.slice(0, 10),
      license: { '@id': '#rights' },
      publisher: { '@id': origin },
      hasPart: files.map(({ path }) => ({ '@id': idOf(path) })),
    },
    {
      '@id': '#rights',
      '@type': 'CreativeWork',
      name: 'Rights',
      description:
        'Rights in a text are with whoever holds them; the source of each is recorded with its witness. Statements about the telegrams ' +
        'are facts, to be shown with their source.',
    },
    { '@id': origin, '@type': 'Organization', name: 'Variorum', url: origin },
    ...files.map(({ path, name, type, language, url, bytes, sha256 }) => ({
      '@id': idOf(path),
      '@type': 'File',
      name,
      encodingFormat: type,
      ...(language && { inLanguage: language }),
      contentSize: String(bytes),
      sha256,
      url,
    })),
  ]
  return JSON.stringify({ '@context': `${CONFORMS_TO}/context`, '@graph': graph }, null, 1)
}

/** A path as the relative address that it is. */
const idOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/')
