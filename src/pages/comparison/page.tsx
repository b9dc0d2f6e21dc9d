import { isWritable } from '../../http/auth.ts'
import { cacheOf } from '../../http/edge.ts'
import { address } from '../../present/address.ts'
import { type ComparisonView, type Elsewhere, NOWHERE } from '../../present/comparison-view.ts'
import { addressOfRows, listsOfRows, ownRowsOf } from '../../present/own-choice.ts'
import {
  addressQuery,
  canonicalAddress,
  type PageQuery,
  pageQueryOf,
  withoutPresentation,
} from '../../present/page-query.ts'
import { refusalOf } from '../../present/refusal.ts'
import { type ComparedSelection, selectionOf, viewSelection } from '../../present/selection-view.ts'
import { telegramMarks } from '../../present/telegram-marks.ts'
import { isVariant } from '../../present/text-runs.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import { checkPrinted } from '../../service/comparison-query.ts'
import { canCompare } from '../../service/comparisons/limits.ts'
import { permalinkPath, type Selection } from '../../service/comparisons/selection.ts'
import { ServiceError } from '../../service/error.ts'
import { findPassage, findPassageInForce, type PassageIn, passageIn } from '../../service/passages.ts'
import { telegramsUnder } from '../../service/telegrams/list.ts'
import type { Passage } from '../../store/store.ts'
import { textOf } from '../../text/codepoints.ts'
import { addToLists } from '../own-rules/add-to-lists.ts'
import { checkOwn, classesOfRows, withOwn } from '../own-rules/check.ts'
import { readForm } from '../ui/form.ts'
import type { Page } from '../ui/page.ts'
import { passagePagePath } from '../ui/passage.ts'
import type { Reader } from '../ui/reader.ts'
import { type PageContext, passingPage, seeOther } from '../ui/serve-page.ts'
import { checkToken, checkVersion, storeVersion, versionForm } from '../ui/writing.ts'
import type { VersionDraft } from './add-version.tsx'
import { citationOf } from './citation.ts'
import { ComparisonPage } from './comparison.tsx'
import { elsewhereOf } from './elsewhere.ts'

interface Loaded {
  readonly passage: PassageIn
  readonly query: PageQuery
  /** Null where the passage has no text. */
  readonly compared: { readonly selection: Selection; readonly view: ComparedSelection } | null
  readonly draft: VersionDraft
  /** Null where it could not be had, such as where the reader's share of work is used up. */
  readonly elsewhere: Elsewhere | null
  /** Those whose wording the passage is. */
  readonly telegrams: readonly Telegram[]
  /** Whether the telegrams are those that the page is known by. */
  readonly isSame: boolean
}

export const comparisonPage: Page<Loaded> = {
  path: '/p/:passage',
  async load(c, reader) {
    const { store } = c.var
    const url = new URL(c.req.url)
    const id = c.req.param('passage')!
    const isPinned = ['versions', 'decisions'].some((name) => url.searchParams.has(name))
    const [passage, digest] = await Promise.all([
      isPinned ? findPassage(store, id) : findPassageInForce(store, id),
      store.digestOfKind('telegram'),
    ])
    const query = pageQueryOf(url.searchParams)
    checkOwn(query.own)
    const canonical = canonicalAddress(url, query)
    if (canonical !== null) return c.redirect(canonical, 302)
    const start = startedFrom(passage, url.searchParams.get('start'))
    const selection = await selectionOf(store, passage, storedQuery(query))
    const own = passageIn(passage, reader.language)
    return {
      of: [JSON.stringify(passage), digest, selection && permalinkPath(selection), start, addressOfRows(query.own)],
      async read() {
        const draft = await startedDraft(c, passage, start)
        const { telegrams: all, isSame } = await telegramsUnder(store, cacheOf(c), digest, reader.language)
        const telegrams = all.filter((telegram) => telegram.passage === passage.id)
        const loaded = { passage: own, query, draft, telegrams, isSame }
        if (selection === null) return { ...loaded, compared: null, elsewhere: NOWHERE }
        const tried = withOwn(selection, query.own, query.ignore)
        const view = await viewSelection(store, tried, query)
        checkPrinted(query.filter.classes, view.shown.comparison, tried.rules.entries, 'class')
        const { cited } = query
        if (cited !== null && !view.shown.comparison.segments.some((one) => isVariant(one) && one.id === cited))
          throw new ServiceError('unknown-variant', { id: cited }, 'cite')
        const elsewhere = await elsewhereOf(c, view).catch(() => null)
        const compared = { selection, view: { ...view, shown: labelled(marked(view, all), own) } }
        return { ...loaded, compared, elsewhere }
      },
    }
  },
  isWhole: ({ elsewhere, isSame }) => elsewhere !== null && isSame,
  view: ({ passage, query, compared, draft, elsewhere, telegrams }, reader) => (
    <ComparisonPage
      reader={reader}
      passage={passage}
      choice={query}
      shown={compared?.view.shown ?? null}
      // What is only tried cannot be cited.
      citation={
        query.own.length > 0 ? null : compared && citationOf(reader, passage, query, compared.selection, compared.view)
      }
      rules={compared?.selection.rules.entries ?? []}
      canonical={address(passagePagePath(passage.id), addressQuery(withoutPresentation(query)))}
      draft={draft}
      elsewhere={elsewhere ?? NOWHERE}
      telegrams={telegrams}
    />
  ),
  forms: [
    { path: '/p/:passage/versions', handle: addVersion, back: (c) => passagePagePath(c.req.param('passage')!) },
    { path: '/p/:passage/rules', handle: addRules, back: (c) => passagePagePath(c.req.param('passage')!) },
  ],
}

/** What the stored lists know: classes of rules that are only tried come in with the rules. */
const storedQuery = (query: PageQuery): PageQuery => {
  const tried = classesOfRows(query.own)
  return { ...query, ignore: query.ignore.filter((name) => !tried.has(name)) }
}

async function addRules(c: PageContext, reader: Reader): Promise<Response> {
  const passage = await findPassage(c.var.store, c.req.param('passage')!)
  const fields = await readForm(c.req.raw)
  const own = ownRowsOf(fields)
  checkOwn(own)
  c.set('writer', await checkToken(fields, c.env, 'names'))
  await addToLists(c.var.store, passage.id, listsOfRows(own))
  return seeOther(reader.link(passagePagePath(passage.id), {}, 'own-rules'))
}

/** With the places that concern telegrams; those of the text that runs on come first. */
function marked({ shown, versions }: ComparedSelection, telegrams: readonly Telegram[]): ComparisonView {
  const speaks = shown.highlight?.siglum ?? shown.comparison.options.base
  const ordered = [...versions].sort((a, b) => Number(b.siglum === speaks) - Number(a.siglum === speaks))
  return { ...shown, telegrams: telegramMarks(telegrams, ordered) }
}

/** With what the witnesses are called in the reader's language. */
const labelled = (shown: ComparisonView, { witnesses }: PassageIn): ComparisonView => ({
  ...shown,
  labels: new Map(
    [...shown.labels].map(([siglum, label]) => [
      siglum,
      witnesses.find((one) => one.siglum === siglum)?.label ?? label,
    ]),
  ),
})

const emptyDraft = (c: PageContext, passage: Passage): VersionDraft => ({
  siglum: '',
  label: '',
  note: '',
  text: '',
  language: passage.language,
  errors: [],
  writable: isWritable(c.env ?? {}),
})

/** The version that the form for a new one is started from; null where the reader asks for none. @throws ServiceError */
function startedFrom(passage: Passage, siglum: string | null): string | null {
  if (siglum === null) return null
  const current = passage.witnesses.find((witness) => witness.siglum === siglum)?.current
  if (!current) throw new ServiceError('unknown-witness', { passage: passage.id, siglum }, 'start')
  return current.version
}

async function startedDraft(c: PageContext, passage: Passage, version: string | null): Promise<VersionDraft> {
  const draft = emptyDraft(c, passage)
  if (version === null) return draft
  const [found] = await c.var.store.readVersions([version])
  return { ...draft, text: found?.text ?? '' }
}

async function addVersion(c: PageContext, reader: Reader): Promise<Response> {
  const { t, link } = reader
  const { store } = c.var
  const passage = await findPassage(store, c.req.param('passage')!)
  const fields = await readForm(c.req.raw)
  const form = versionForm(fields)
  try {
    c.set('writer', await checkToken(fields, c.env))
    checkVersion(passage, form)
    await storeVersion(store, passage, form)
  } catch (error) {
    const refusal = refusalOf(error, t)
    if (refusal === null) throw error
    // What was typed comes back with the reason (but for the token), so that nothing has to be typed twice.
    const draft = { ...emptyDraft(c, passage), ...form, errors: [refusal.detail] }
    const query = pageQueryOf(new URLSearchParams())
    const selection = await selectionOf(store, passage, query)
    const compared = selection && { selection, view: await viewSelection(store, selection, query) }
    return passingPage(
      comparisonPage.view(
        {
          passage: passageIn(passage, reader.language),
          query,
          compared,
          draft,
          elsewhere: NOWHERE,
          telegrams: [],
          isSame: true,
        },
        reader,
      ),
      refusal.status,
    )
  }
  const length = textOf(form.text).length
  const other = passage.witnesses.find(
    ({ siglum, current }) => current !== null && siglum !== form.siglum && canCompare(length, current.length),
  )
  const witnesses = [other?.siglum, form.siglum].filter((siglum) => siglum !== undefined)
  return seeOther(link(passagePagePath(passage.id), addressQuery({ witnesses, base: witnesses[0]! })))
}
