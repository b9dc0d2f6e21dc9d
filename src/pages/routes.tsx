/** The pages: what each address shows, and what its forms do. */
import { type Context, Hono } from 'hono'
import { comparisonFigure, type Manner as FigureManner } from '../embed/figure.ts'
import { telegramFigure } from '../embed/telegram-figure.ts'
import { WORDS } from '../embed/words.ts'
import { FORMATS } from '../formats/index.ts'
import { asset } from '../http/assets.ts'
import { isWritable } from '../http/auth.ts'
import { memoize } from '../http/edge.ts'
import type { AppEnv } from '../http/env.ts'
import { chargeWork } from '../http/rate.ts'
import { codePoints } from '../http/validation.ts'
import { LIMITS } from '../limits.ts'
import type { Telegram } from '../provenance/telegram.ts'
import { sum } from '../routes/comparing.ts'
import { ENGINE_MAJOR, pinnedPath } from '../routes/pinned.ts'
import { ID } from '../schemas/requests.ts'
import type { Passage, Store } from '../store/store.ts'
import { textOf } from '../text/codepoints.ts'
import { compare, ENGINE } from '../variants/compare.ts'
import type { VersionDraft } from './add-version.tsx'
import { COMPARES, faultOf, type PageContext, page, passingPage, readerFor, SHOWS_EMBEDS, seeOther } from './answer.ts'
import { bare, type Choice, choiceOf, queryOf, shorten, tidied } from './choice.ts'
import type { Citation } from './cite.tsx'
import { canCompare } from './compare-texts.ts'
import { type Compared, comparedPassage } from './compared.ts'
import { ComparisonPage } from './comparison.tsx'
import { isVariant } from './cut.ts'
import { elsewhereOf } from './elsewhere.ts'
import { EmbedCodesPage, type Embeddable } from './embed-codes.tsx'
import { comparisonData, type Look, lookOf, pageOf, telegramData, themed } from './embeds.ts'
import { ErrorPage } from './error.tsx'
import type { Sources } from './evidence.tsx'
import { readForm } from './form.ts'
import { library } from './library.tsx'
import { ownComparison } from './own.ts'
import { type PassageDraft, STORE_PATH } from './own-store.tsx'
import { emptyTexts, filled } from './own-text.ts'
import { OwnTextsPage } from './own-texts.tsx'
import { PageError } from './page-error.ts'
import { address, type Reader } from './reader.ts'
import { type Count, ReadingRoom, type Shelf } from './reading-room.tsx'
import { type Elsewhere, NOWHERE } from './shown.ts'
import { TelegramPage } from './telegram.tsx'
import { checkPassage, checkToken, checkVersion, storePassage, storeVersion, versionForm } from './writing.ts'

export const pages = new Hono<AppEnv>()

pages.onError((error, c) => {
  const reader = readerFor(c)
  const fault = faultOf(error, reader)
  // Whatever is no fault of the request is for the whole service to tell.
  if (fault === null) throw error
  return passingPage(<ErrorPage reader={reader} {...fault} />, fault.status)
})

/** Reading a form is work too, before anybody knows what it asks for. */
pages.use(async (c, next) => {
  if (c.req.method === 'POST') await chargeWork(c, 0, 0)
  await next()
})

/** For addresses that nothing answers, where a page is wanted. */
export function unknownPage(c: Context<AppEnv>): Promise<Response> {
  const reader = readerFor(c)
  return passingPage(<ErrorPage reader={reader} status={404} detail={reader.t.error.unknownPage} />, 404)
}

const PASSAGES_A_PAGE = 60

pages.get('/', async (c) => {
  const reader = readerFor(c)
  const { store } = c.var
  const cursor = c.req.query('cursor') || null
  const [{ items, cursor: next }, telegrams] = await Promise.all([
    store.listPassages({ limit: PASSAGES_A_PAGE, cursor }),
    allTelegrams(store),
  ])
  const shelves = await counted(store, items)
  return page(c, <ReadingRoom reader={reader} shelves={shelves} cursor={next} telegrams={telegrams} canonical="/" />)
})

/**
 * Counting compares every passage of the page where it was not counted before; up to this many code points in all, that stays
 * within what a request may cost (the first corpus has about 20,000). Longer passages are counted when they are opened.
 */
const COUNTED_IN_ALL = 60_000

async function counted(store: Store, passages: readonly Passage[]): Promise<readonly Shelf[]> {
  let room = COUNTED_IN_ALL
  const chosen = passages.filter(({ witnesses }) => {
    const current = witnesses.flatMap((witness) => witness.current ?? [])
    const length = current.reduce((sum, version) => sum + version.length, 0)
    if (current.length < 2 || length > room) return false
    room -= length
    return true
  })
  const counts = await Promise.all(chosen.map((passage) => countOf(store, passage)))
  return passages.map((passage) => ({ passage, count: counts[chosen.indexOf(passage)] ?? null }))
}

/** What a count follows from never changes, so it is worked out again only where somebody wrote; then texts are read, and paid for. */
async function countOf(store: Store, { id, witnesses }: Passage): Promise<Count | null> {
  const current = witnesses.flatMap(({ siglum, language, current }) =>
    current ? [{ siglum, language, ...current }] : [],
  )
  const versions = current.map(({ version }) => version)
  const { id: list, names } = await store.namesOf(id)
  return memoize([ENGINE, list, ...versions], async () => {
    const read = await store.readVersions(versions)
    const found = current.flatMap(({ siglum, language }, i) => {
      const text = read[i]?.text
      return text === undefined ? [] : [{ siglum, language, text }]
    })
    // Written elsewhere a moment ago, and not in sight here yet.
    if (found.length < current.length) return null
    const { summary, witnesses: compared } = compare(found, { names })
    const { variants, substantive, accidental } = summary
    return { variants, substantive, accidental, length: compared[0]!.length }
  })
}

async function allTelegrams(store: Store): Promise<readonly Telegram[]> {
  const { items } = await store.listTelegrams({ limit: LIMITS.page.value })
  return items
}

pages.get('/p/:passage', async (c) => {
  const reader = readerFor(c)
  const passage = await passageOf(c, reader)
  const url = new URL(c.req.url)
  const choice = choiceOf(url.searchParams, reader.t)
  const tidy = tidied(url, choice)
  if (tidy !== null) return c.redirect(tidy, 302)
  const draft = await startedDraft(c, passage, url.searchParams.get('start'), reader)
  const compared = await comparedPassage(c.var.store, passage, choice, reader.t)
  const { cited } = choice
  if (cited !== null && !compared?.shown.comparison.segments.some((one) => isVariant(one) && one.id === cited))
    throw new PageError(404, reader.t.error.unknownVariant(shorten(cited)))
  // Said beside the page, and no reason to refuse it: not when the caller has nothing left either.
  const elsewhere = compared === null ? NOWHERE : await elsewhereOf(c, compared).catch(() => NOWHERE)
  return page(c, comparisonPage(reader, passage, choice, compared, draft, elsewhere))
})

function comparisonPage(
  reader: Reader,
  passage: Passage,
  choice: Choice,
  compared: Compared | null,
  draft: VersionDraft,
  elsewhere: Elsewhere = NOWHERE,
) {
  return (
    <ComparisonPage
      reader={reader}
      passage={passage}
      choice={choice}
      shown={compared?.shown ?? null}
      citation={compared && citationOf(reader, passage, choice, compared)}
      canonical={address(passagePath(passage.id), queryOf(bare(choice)))}
      draft={draft}
      elsewhere={elsewhere}
    />
  )
}

const passagePath = (id: string) => `/p/${encodeURIComponent(id)}`

async function passageOf(c: PageContext, { t }: Reader): Promise<Passage> {
  const id = c.req.param('passage') ?? ''
  const passage = ID.test(id) ? await c.var.store.getPassage(id) : null
  if (passage === null) throw new PageError(404, t.error.unknownPassage(shorten(id)))
  return passage
}

function citationOf(reader: Reader, passage: Passage, choice: Choice, compared: Compared): Citation {
  const { options, engine } = compared.shown.comparison
  const { unit, ignore, base } = options
  const versions = compared.versions.map(({ version }) => version)
  const pinned = { versions, unit: choice.unit, ignore, moves: true, names: compared.names }
  const forms = [
    { label: 'JSON', href: pinnedPath(pinned), type: 'application/json' },
    ...FORMATS.map(({ label, extension, mediaType }) => ({
      label,
      href: pinnedPath(pinned, extension),
      type: mediaType,
    })),
  ]
  const permalink = queryOf({ ...bare(choice), versions, base: null, engine: ENGINE_MAJOR })
  return {
    title: passage.title,
    language: passage.language,
    passage: passage.id,
    witnesses: compared.versions,
    base,
    rules: ignore.map((rule) => reader.t.rules[rule][0]),
    unit: reader.t.units[unit],
    engine,
    permalink: reader.origin + address(passagePath(passage.id), permalink),
    requestedEngine: choice.engine === null || choice.engine === ENGINE_MAJOR ? null : shorten(choice.engine),
    // A comparison has other forms; one text alone has not.
    forms: versions.length > 1 ? forms : [],
  }
}

const emptyDraft = (c: PageContext, passage: Passage): VersionDraft => ({
  siglum: '',
  label: '',
  note: '',
  text: '',
  language: passage.language,
  errors: [],
  writable: isWritable(c.env ?? {}),
})

/** The form for a new version, started from the current text of a witness where the reader asks for that. */
async function startedDraft(
  c: PageContext,
  passage: Passage,
  siglum: string | null,
  { t }: Reader,
): Promise<VersionDraft> {
  const draft = emptyDraft(c, passage)
  if (siglum === null) return draft
  const current = passage.witnesses.find((witness) => witness.siglum === siglum)?.current
  if (!current) throw new PageError(404, t.error.unknownSiglum(shorten(siglum)))
  const [found] = await c.var.store.readVersions([current.version])
  return { ...draft, text: found?.text ?? '' }
}

pages.post('/p/:passage/versions', async (c) => {
  const reader = readerFor(c)
  const { t, link } = reader
  const passage = await passageOf(c, reader)
  const fields = await readForm(c.req.raw, t)
  const form = versionForm(fields)
  try {
    c.set('writer', await checkToken(fields, c.env, t))
    checkVersion(passage, form, t)
    await storeVersion(c.var.store, passage, form, t)
  } catch (error) {
    const fault = faultOf(error, reader)
    if (fault === null) throw error
    // What was typed comes back with the reason (but for the token), so that nothing has to be typed twice.
    const draft = { ...emptyDraft(c, passage), ...form, errors: [fault.detail] }
    const choice = choiceOf(new URLSearchParams(), t)
    const compared = await comparedPassage(c.var.store, passage, choice, t)
    return passingPage(comparisonPage(reader, passage, choice, compared, draft), fault.status)
  }
  const length = textOf(form.text).length
  const other = passage.witnesses.find(
    ({ siglum, current }) => current !== null && siglum !== form.siglum && canCompare(length, current.length),
  )
  const witnesses = [other?.siglum, form.siglum].filter((siglum) => siglum !== undefined).join(',')
  return seeOther(link(passagePath(passage.id), { witnesses }))
})

/** Where a refused form leaves its address in the browser, the passage itself is what there is to see. */
pages.get('/p/:passage/versions', (c) => c.redirect(readerFor(c).link(passagePath(c.req.param('passage'))), 302))

pages.get('/t/:telegram', async (c) => {
  const reader = readerFor(c)
  const { store } = c.var
  const id = c.req.param('telegram')
  const telegram = await store.getTelegram(id)
  if (telegram === null) throw new PageError(404, reader.t.error.unknownTelegram(shorten(id)))
  const [sources, telegrams, wording] = await Promise.all([
    sourcesOf(store, telegram),
    allTelegrams(store),
    wordingOf(store, telegram, reader),
  ])
  return page(
    c,
    <TelegramPage
      reader={reader}
      telegram={telegram}
      titles={new Map(telegrams.map(({ id, title }) => [id, title]))}
      sources={sources}
      wording={wording}
      canonical={`/t/${encodeURIComponent(telegram.id)}`}
    />,
  )
})

/** The versions that a telegram's evidence is cut from, with the language that each is in. */
async function sourcesOf(store: Store, telegram: Telegram): Promise<Sources> {
  const evidence = [...telegram.evidence, ...telegram.tensions.flatMap((tension) => tension.evidence)]
  const ids = [...new Set(evidence.map(({ version }) => version))]
  const names = [...new Set(evidence.map(({ passage }) => passage))]
  const [read, passages] = await Promise.all([
    store.readVersions(ids),
    Promise.all(names.map((name) => store.getPassage(name))),
  ])
  return new Map(
    read.flatMap((found) => {
      if (found === null) return []
      const { version, text } = found
      const passage = passages.find((one) => one?.id === version.passage)
      const witness = passage?.witnesses.find((one) => one.siglum === version.siglum)
      return [[version.version, { text: textOf(text), language: witness?.language ?? passage?.language }] as const]
    }),
  )
}

async function wordingOf(store: Store, { passage: id }: Telegram, { t }: Reader) {
  const passage = id === null ? null : await store.getPassage(id)
  if (passage === null) return null
  return (await comparedPassage(store, passage, choiceOf(new URLSearchParams(), t), t))?.shown ?? null
}

pages.route('/', library)

pages.get('/compare', (c) => {
  const reader = readerFor(c)
  const choice = choiceOf(new URL(c.req.url).searchParams, reader.t)
  const outcome = { texts: emptyTexts(2), choice, shown: null, fault: null }
  return page(c, <OwnTextsPage reader={reader} outcome={outcome} draft={passageDraft(c)} />, COMPARES)
})

/** What the form says, compared. The work is counted before it is done. */
async function comparedForm(c: PageContext, { t }: Reader) {
  const fields = await readForm(c.req.raw, t)
  const sent = fields.getAll('text').filter((text) => text !== '')
  await chargeWork(c, sum(sent.map(codePoints)), sent.length)
  return { fields, outcome: ownComparison(fields, t) }
}

pages.post('/compare', async (c) => {
  const reader = readerFor(c)
  const { outcome } = await comparedForm(c, reader)
  const element = <OwnTextsPage reader={reader} outcome={outcome} draft={passageDraft(c)} />
  return passingPage(element, outcome.fault?.status ?? 200, COMPARES)
})

/** Null where nothing can be stored. */
const passageDraft = (c: PageContext): PassageDraft | null =>
  isWritable(c.env ?? {}) ? { id: '', title: '', language: '', error: null } : null

pages.post(STORE_PATH, async (c) => {
  const reader = readerFor(c)
  const { t, link } = reader
  const { fields, outcome } = await comparedForm(c, reader)
  const { fault, choice } = outcome
  const line = (name: string) => fields.get(name)?.trim() ?? ''
  const form = { id: line('id'), title: line('title'), language: line('in') }
  const texts = filled(outcome.texts)
  try {
    c.set('writer', await checkToken(fields, c.env, t, 'passages'))
    if (fault !== null) throw new PageError(fault.status, fault.message)
    checkPassage(form, texts, t)
    await storePassage(c.var.store, form, texts, t)
  } catch (error) {
    const refused = faultOf(error, reader)
    if (refused === null) throw error
    // What was typed comes back with the reason (but for the token), so that nothing has to be typed twice.
    const draft = { ...form, error: `${refused.detail} ${t.error.nothingStored}` }
    return passingPage(<OwnTextsPage reader={reader} outcome={outcome} draft={draft} />, refused.status, COMPARES)
  }
  return seeOther(link(passagePath(form.id), queryOf({ ...choice, base: null, part: 1 })))
})

/** Where a refused form leaves its address in the browser, there is the form. */
pages.get(STORE_PATH, (c) => c.redirect(readerFor(c).link('/compare'), 302))

/** @throws PageError 404, 413, 422 */
async function embeddable(store: Store, address: string, look: Look, reader: Reader): Promise<Embeddable> {
  const { t, origin, language } = reader
  const url = URL.canParse(address, origin) ? new URL(address, origin) : null
  const [, kind, id] = /^\/([pt])\/([^/]+)$/.exec(url?.host === new URL(origin).host ? url.pathname : '') ?? []
  if (url === null || id === undefined) throw new PageError(422, t.embed.notOurs)
  for (const name of ['highlight', 'lang']) url.searchParams.delete(name)
  const manner: FigureManner = {
    ...look,
    words: WORDS[language],
    heading: 'p',
    page: pageOf(origin, url.pathname, url.searchParams),
    accessed: null,
  }
  const at = { path: url.pathname, query: Object.fromEntries(url.searchParams) }
  if (kind === 't') {
    const data = await telegramData(store, id, t)
    return { ...at, title: data.title[language], language: t.tag, figure: themed(telegramFigure(data, manner), look) }
  }
  const data = await comparisonData(store, id, url.searchParams, t)
  return { ...at, title: data.title, language: data.language, figure: themed(comparisonFigure(data, manner), look) }
}

pages.get('/embed', async (c) => {
  const reader = readerFor(c)
  const { searchParams } = new URL(c.req.url)
  const url = searchParams.get('url')?.trim() ?? ''
  const look = lookOf(searchParams, reader.t)
  if (url === '') {
    const empty = <EmbedCodesPage reader={reader} url="" look={look} shown={null} error={null} />
    return page(c, empty, SHOWS_EMBEDS)
  }
  try {
    const shown = await embeddable(c.var.store, url, look, reader)
    return page(c, <EmbedCodesPage reader={reader} url={url} look={look} shown={shown} error={null} />, SHOWS_EMBEDS)
  } catch (error) {
    const fault = faultOf(error, reader)
    if (fault === null) throw error
    const { status, detail } = fault
    return passingPage(
      <EmbedCodesPage reader={reader} url={shorten(url)} look={look} shown={null} error={detail} />,
      status,
    )
  }
})

pages.get('/assets/:file{(?:page|own|compare|style|icon)-[0-9a-f]+\\.(?:js|css|svg)}', (c) =>
  asset(c, c.req.param('file')),
)
