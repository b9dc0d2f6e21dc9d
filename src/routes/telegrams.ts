/** Telegrams, each with all its statements and their sources. */
import * as v from 'valibot'
import { cmif } from '../formats/cmif.ts'
import { TELEGRAM_FORMATS } from '../formats/telegram/index.ts'
import { cached } from '../http/edge.ts'
import { JSON_REPRESENTATION, type Representation } from '../http/negotiate.ts'
import { readQuery } from '../http/query.ts'
import { CACHE, entityTag, originOf, respond, respondJson } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { aboutTelegram } from '../http/telegram.ts'
import { telegramIn } from '../provenance/localized.ts'
import { pageQuery } from '../schemas/paging.ts'
import { optionalInstant } from '../schemas/requests.ts'
import { telegram, telegramInFull } from '../schemas/responses/telegrams.ts'
import { cursor } from '../schemas/responses/values.ts'
import { allTelegrams } from '../service/telegrams/list.ts'
import { readInFull, readTelegram } from '../service/telegrams/reading.ts'

const CMIF: Representation = {
  extension: '.cmif.xml',
  mediaType: 'application/tei+xml',
  aliases: ['application/xml', 'text/xml'],
}

/** When nothing was recorded yet. */
const NEVER = '1970-01-01T00:00:00.000Z'

export const listTelegrams: Route = {
  method: 'GET',
  path: '/v1/telegrams',
  summary: 'All telegrams, by id, as they were recorded',
  description: 'As CMIF (`.cmif.xml`), which correspSearch harvests: all letters that were sent, whatever the page.',
  query: pageQuery,
  representations: [JSON_REPRESENTATION, CMIF],
  responses: {
    200: { description: 'A page of telegrams', schema: v.strictObject({ telegrams: v.array(telegram), cursor }) },
  },
  async handle(c) {
    const { store, representation } = c.var
    const page = readQuery(c.req.url, pageQuery)
    if (representation === CMIF) {
      const all = [...(await allTelegrams(store)).values()]
      const newest = all.map(({ recorded = '' }) => recorded).sort()
      const body = cmif(all, originOf(c.req.raw), newest.at(-1) || NEVER)
      return respond(c, { etag: await entityTag(body), cache: CACHE.briefly }, CMIF.mediaType, () => body)
    }
    const { items, cursor } = await store.listTelegrams(page)
    return respondJson(c, { telegrams: items, cursor })
  },
}

const telegramQuery = v.object({ at: optionalInstant('As it was recorded by then; without it, as it is.') })

export const getTelegram: Route = {
  method: 'GET',
  path: '/v1/telegrams/{id}',
  summary: 'A telegram with its statements, evidence, relations, tensions and contradictions',
  description:
    'Evidence that was recorded in one text is carried to the current texts of the other witnesses by alignment, and marked `computed`;' +
    ' words that a current text no longer has are listed under `gone`. Forms that have no field for certainty have statements of low or' +
    ' unknown certainty only among the notes, marked "perhaps". `Link: rel="cite-as"` is the address of the present state of the ' +
    'record.',
  query: telegramQuery,
  representations: [JSON_REPRESENTATION, ...TELEGRAM_FORMATS],
  responses: { 200: { description: 'The telegram', schema: telegramInFull } },
  problems: ['unknown-telegram', 'too-many-requests'],
  async handle(c) {
    const { store, representation } = c.var
    const { at } = readQuery(c.req.url, telegramQuery)
    const reading = await readTelegram(store, c.req.param('id') ?? '', at)
    const origin = originOf(c.req.raw)
    const form = TELEGRAM_FORMATS.find(({ extension }) => extension === representation.extension)
    // Citations name the day on which they were read.
    const today = new Date(Date.now()).toISOString().slice(0, 10)
    const etag = await entityTag(reading.digest, representation.extension, origin, form === undefined ? null : today)
    const path = `/v1/telegrams/${reading.telegram.id}`
    const state = `${origin}${path}?at=${reading.telegram.recorded ?? NEVER}`
    const headers = {
      Link: `<${state}>; rel="cite-as", <${path}/provenance>; rel="http://www.w3.org/ns/prov#has_provenance"`,
    }
    return respond(c, { etag, cache: CACHE.briefly, headers }, representation.mediaType, () =>
      cached(c, etag, async () => {
        const full = await readInFull(store, reading)
        if (form) return form.render(telegramIn(full.telegram, 'zh'), aboutTelegram(origin, today, reading, full))
        const { telegram, gone, left, contradictions } = full
        return JSON.stringify({ ...telegram, gone, notCarried: left, contradictions })
      }),
    )
  },
}
