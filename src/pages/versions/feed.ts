/** `/p/{passage}/feed.atom` and `/p/{passage}/{siglum}/feed.atom`: substantive changes, for feed readers (RFC 4287). */

import { xmlAttribute, xmlText } from '../../formats/xml.ts'
import type { AppEnv } from '../../http/env.ts'
import { Hono } from '../../http/hono.ts'
import { entityTag, respond } from '../../http/respond.ts'
import { findPassage, passageIn } from '../../service/passages.ts'
import { findVersions, type HistoryVersion, historyOf } from '../../service/witness-history.ts'
import { inLanguage } from '../../text/localized.ts'
import { passagePagePath } from '../ui/passage.ts'
import { readerFor } from '../ui/serve-page.ts'

export const feeds = new Hono<AppEnv>()

const ENTRIES = 50

interface Entry {
  readonly siglum: string
  readonly one: HistoryVersion
}

feeds.get('/p/:passage/feed.atom', (c) => feed(c, c.req.param('passage'), null))
feeds.get('/p/:passage/:siglum/feed.atom', (c) => feed(c, c.req.param('passage'), c.req.param('siglum')))

async function feed(c: Parameters<typeof readerFor>[0], id: string, siglum: string | null): Promise<Response> {
  const reader = readerFor(c)
  const { t, language, origin } = reader
  const { store } = c.var
  const passage = passageIn(await findPassage(store, id), language)
  const sigla = siglum === null ? passage.witnesses.map((one) => one.siglum) : [siglum]
  const entries: Entry[] = []
  for (const one of sigla) {
    const { versions, current } = await findVersions(store, passage.id, one)
    const first = Math.max(0, versions.length - ENTRIES)
    const history = await historyOf(store, passage.id, versions, current, { first, end: versions.length })
    // The first version is news too; after it, what changed no word is none.
    const news = history.filter(
      ({ change }) => change === null || change.summary === null || change.summary.substantive > 0,
    )
    entries.push(...news.map((version) => ({ siglum: one, one: version })))
  }
  entries.sort((a, b) => (a.one.recorded < b.one.recorded ? 1 : -1))
  const shown = entries.slice(0, ENTRIES)
  const self = origin + new URL(c.req.url).pathname
  const page = origin + passagePagePath(passage.id)
  const updated = shown[0]?.one.recorded ?? '1970-01-01T00:00:00.000Z'
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlAttribute(t.tag)}">`,
    `<id>${xmlText(self)}</id>`,
    `<title>${xmlText(siglum === null ? passage.title : `${passage.title}, ${siglum}`)}</title>`,
    `<updated>${updated}</updated>`,
    '<author><name>Variorum</name></author>',
    `<link rel="self" href="${xmlAttribute(self)}"/>`,
    `<link rel="alternate" href="${xmlAttribute(page)}"/>`,
    ...shown.map(({ siglum, one }) => entryXml(siglum, one)),
    '</feed>',
    '',
  ].join('\n')
  // As with pages: only an address that says its language is for shared caches.
  const cache = `${reader.chosen ? 'public' : 'private'}, max-age=300`
  const of = { etag: await entityTag(xml), cache, headers: { Vary: 'Accept-Language' } }
  return respond(c, of, 'application/atom+xml; charset=utf-8', () => xml)

  function entryXml(siglum: string, { version, recorded, responsible, note, change }: HistoryVersion): string {
    const says =
      change === null
        ? t.versions.first
        : change.summary === null
          ? t.versions.compare
          : `${t.versions.changed(change.summary.variants)} (${t.comparison.parts(change.summary.substantive, change.summary.accidental)})`
    const versions = change === null ? version : `${change.from},${version}`
    return [
      '<entry>',
      `<id>${xmlText(`${page}?versions=${version}`)}</id>`,
      `<title>${xmlText(`${siglum}: ${says}`)}</title>`,
      `<updated>${recorded}</updated>`,
      `<link rel="alternate" href="${xmlAttribute(`${page}?versions=${versions}`)}"/>`,
      ...(responsible === null ? [] : [`<author><name>${xmlText(responsible)}</name></author>`]),
      ...(note === null ? [] : [`<summary>${xmlText(inLanguage(note, language))}</summary>`]),
      '</entry>',
    ].join('')
  }
}
