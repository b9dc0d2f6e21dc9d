/** The whole corpus as one package of research data: its description (RO-Crate), and the package itself. */

import { textPath } from '../addresses.ts'
import { cmif } from '../formats/cmif.ts'
import { CRATE_METADATA, type CrateFile, roCrate } from '../formats/ro-crate.ts'
import { type ZipFile, zip } from '../formats/zip.ts'
import type { AppContext } from '../http/env.ts'
import type { Representation } from '../http/negotiate.ts'
import { problem } from '../http/problem.ts'
import { CACHE, entityTag, matchesEtag, notModified, originOf } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { LIMITS, overLimit } from '../limits.ts'
import type { Telegram } from '../provenance/telegram.ts'
import { allPassages } from '../service/passages.ts'
import { allTelegrams } from '../service/telegrams/list.ts'
import type { Passage } from '../store/store.ts'

const METADATA: Representation = { extension: '.jsonld', mediaType: 'application/ld+json' }
const ARCHIVE: Representation = { extension: '.zip', mediaType: 'application/zip' }

/** An archive counts its files with 16 bits. */
const ZIP_FILES = 65_000

export const getCrate: Route = {
  method: 'GET',
  path: '/v1/crate',
  summary: 'Everything, as an RO-Crate 1.2: a manifest with the SHA-256 of each file, and (`.zip`) the files',
  representations: [METADATA, ARCHIVE],
  responses: { 200: { description: 'The manifest, or the archive with it' } },
  problems: ['over-limit', 'too-many-requests'],
  async handle(c) {
    const { store, representation } = c.var
    const [passages, byId] = await Promise.all([allPassages(store), allTelegrams(store)])
    const telegrams = [...byId.values()]
    const held = passages.flatMap(({ witnesses }) => witnesses.flatMap(({ current }) => current ?? []))
    const length = held.reduce((sum, { length }) => sum + length, 0)
    if (length > LIMITS.crateText.value || held.length > ZIP_FILES) throw problem('over-limit', overLimit('crateText'))
    const etag = await entityTag(originOf(c.req.raw), representation.extension, JSON.stringify([passages, telegrams]))
    const of = { etag, cache: CACHE.briefly }
    if (matchesEtag(c.req.raw, etag)) return notModified(of)
    const dates = [...held.map(({ created }) => created), ...telegrams.map(({ recorded = '' }) => recorded)].sort()
    const published = dates.at(-1) || '1980-01-01T00:00:00.000Z'
    const files = await filesOf(c, passages, telegrams, published)
    const manifest = roCrate(
      files.map(({ file }) => file),
      originOf(c.req.raw),
      published,
      representation === ARCHIVE ? null : `${originOf(c.req.raw)}/v1/crate`,
    )
    const headers = { 'Content-Type': representation.mediaType, ETag: etag, 'Cache-Control': of.cache }
    if (representation !== ARCHIVE) return new Response(manifest, { headers })
    const contents = files.map(({ file, content }): ZipFile => ({ path: file.path, content }))
    const archive = zip([{ path: CRATE_METADATA, content: new TextEncoder().encode(manifest) }, ...contents], published)
    return new Response(archive, {
      headers: { ...headers, 'Content-Disposition': 'attachment; filename="variorum.zip"' },
    })
  },
}

async function filesOf(
  c: AppContext,
  passages: readonly Passage[],
  telegrams: readonly Telegram[],
  published: string,
): Promise<readonly { readonly file: CrateFile; readonly content: Uint8Array<ArrayBuffer> }[]> {
  const origin = originOf(c.req.raw)
  const witnesses = passages.flatMap((passage) =>
    passage.witnesses.flatMap(({ current, ...witness }) => (current === null ? [] : [{ passage, witness, current }])),
  )
  const read = await c.var.store.readVersions(witnesses.map(({ current }) => current.version))
  const texts = witnesses.flatMap(({ passage, witness, current }, k) => {
    const text = read[k]?.text
    if (text === undefined) return []
    const path = `texts/${passage.id}/${witness.siglum}.txt`
    const name = `${passage.title}: ${witness.label}`
    const language = witness.language ?? passage.language
    return [{ path, name, language, type: 'text/plain', url: origin + textPath(current.version), text }]
  })
  const about = [
    {
      path: 'telegrams.json',
      name: 'Telegrams: statements, evidence, relations, tensions',
      type: 'application/json',
      url: `${origin}/v1/telegrams`,
      text: JSON.stringify({ telegrams }, null, 1),
    },
    {
      path: 'telegrams.cmif.xml',
      name: 'Letters that were sent, as CMIF',
      type: 'application/tei+xml',
      url: `${origin}/v1/telegrams.cmif.xml`,
      text: cmif(telegrams, origin, published),
    },
  ]
  return Promise.all(
    [...texts, ...about].map(async ({ text, ...rest }) => {
      const content = new Uint8Array(new TextEncoder().encode(text))
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content))
      const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
      return { file: { ...rest, bytes: content.length, sha256 }, content }
    }),
  )
}
