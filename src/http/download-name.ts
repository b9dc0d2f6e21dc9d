/**
 * Names the file under which a form of a resource is saved. With `comparison.docx` for every passage, each download would replace the
 * one before.
 */

/** Most sigla in a name; for more witnesses the name has their number. */
const NAMED_WITNESSES = 6
/** Of an id in a pinned address. */
const DIGEST = 8

/**
 * `Content-Disposition` (RFC 6266) of an address under `/v1/` with its extension: the things that it names and the witnesses that it
 * asks for, as `t17-A-C.docx`, `t08-provenance.svg`, `80a99f9a-7bf1993c.csv`. `inline`: what a browser can show, it still shows.
 * @param path without extension
 */
export function dispositionOf(path: string, parameters: URLSearchParams, extension: string): string {
  const [, , kind, ...segments] = path.split('/').map(decoded)
  const asked = parameters.get('witnesses')?.split(',') ?? []
  const things =
    kind === 'comparisons'
      ? several((segments[0] ?? '').split(',').map((id) => id.slice(0, DIGEST)))
      : [...segments.filter((segment) => segment !== 'comparison' || asked.length === 0), ...several(asked)]
  // A collection has its own name: telegrams.cmif.xml.
  const name = (things.length === 0 ? [kind ?? ''] : things).join('-') + extension
  const plain = name.replace(/[^\w.-]/g, '_')
  const exact = encodeURIComponent(name).replace(/['()*]/g, escaped)
  return plain === name ? `inline; filename="${plain}"` : `inline; filename="${plain}"; filename*=UTF-8''${exact}`
}

const several = (names: readonly string[]) =>
  names.length > NAMED_WITNESSES ? [...names.slice(0, 1), `and-${names.length - 1}`] : names

/** RFC 8187 requires these to be escaped too. */
const escaped = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
