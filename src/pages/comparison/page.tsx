import { isWritable } from '../../http/auth.ts'
import { address } from '../../present/address.ts'
import { type Compared, comparedPassage } from '../../present/compared-passage.ts'
import { canCompare } from '../../present/compared-texts.ts'
import {
  type ComparisonQuery,
  canonicalAddress,
  comparisonQueryOf,
  queryOf,
  shorten,
  withoutPresentation,
} from '../../present/comparison-query.ts'
import { type ComparisonView, type Elsewhere, NOWHERE } from '../../present/comparison-view.ts'
import { faultOf } from '../../present/fault.ts'
import { PageError } from '../../present/page-error.ts'
import { telegramMarks } from '../../present/telegram-marks.ts'
import { isVariant } from '../../present/text-runs.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import type { Passage } from '../../store/store.ts'
import { textOf } from '../../text/codepoints.ts'
import { allTelegrams } from '../reading-room/load.ts'
import { readForm } from '../ui/form.ts'
import type { Page } from '../ui/page.ts'
import { passageOf, passagePath } from '../ui/passage.ts'
import type { Reader } from '../ui/reader.ts'
import { type PageContext, passingPage, seeOther } from '../ui/serve-page.ts'
import { checkToken, checkVersion, storeVersion, versionForm } from '../ui/writing.ts'
import type { VersionDraft } from './add-version.tsx'
import { citationOf } from './citation.ts'
import { ComparisonPage } from './comparison.tsx'
import { elsewhereOf } from './elsewhere.ts'

interface Loaded {
  readonly passage: Passage
  readonly query: ComparisonQuery
  /** Null where the passage has no text. */
  readonly compared: Compared | null
  readonly draft: VersionDraft
  readonly elsewhere: Elsewhere
  /** Those whose wording the passage is. */
  readonly telegrams: readonly Telegram[]
}

export const comparisonPage: Page<Loaded> = {
  path: '/p/:passage',
  async load(c, reader) {
    const passage = await passageOf(c, reader)
    const url = new URL(c.req.url)
    const query = comparisonQueryOf(url.searchParams, reader.t)
    const canonical = canonicalAddress(url, query)
    if (canonical !== null) return c.redirect(canonical, 302)
    const draft = await startedDraft(c, passage, url.searchParams.get('start'), reader)
    const compared = await comparedPassage(c.var.store, passage, query, reader.t)
    const { cited } = query
    if (cited !== null && !compared?.shown.comparison.segments.some((one) => isVariant(one) && one.id === cited))
      throw new PageError(404, reader.t.error.unknownVariant(shorten(cited)))
    // The page is shown without these places where they cannot be had, also where the reader's share of work is used up.
    const elsewhere = compared === null ? NOWHERE : await elsewhereOf(c, compared).catch(() => NOWHERE)
    const telegrams = await allTelegrams(c.var.store)
    return {
      passage,
      query,
      compared: compared && { ...compared, shown: marked(compared, telegrams) },
      draft,
      elsewhere,
      telegrams: telegrams.filter((telegram) => telegram.passage === passage.id),
    }
  },
  view: ({ passage, query, compared, draft, elsewhere, telegrams }, reader) => (
    <ComparisonPage
      reader={reader}
      passage={passage}
      choice={query}
      shown={compared?.shown ?? null}
      citation={compared && citationOf(reader, passage, query, compared)}
      canonical={address(passagePath(passage.id), queryOf(withoutPresentation(query)))}
      draft={draft}
      elsewhere={elsewhere}
      telegrams={telegrams}
    />
  ),
  forms: [{ path: '/p/:passage/versions', handle: addVersion, back: (c) => passagePath(c.req.param('passage')!) }],
}

/** With the places that concern telegrams; those of the text that runs on come first. */
function marked({ shown, versions }: Compared, telegrams: readonly Telegram[]): ComparisonView {
  const speaks = shown.highlight?.siglum ?? shown.comparison.options.base
  const ordered = [...versions].sort((a, b) => Number(b.siglum === speaks) - Number(a.siglum === speaks))
  return { ...shown, telegrams: telegramMarks(telegrams, ordered) }
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

async function addVersion(c: PageContext, reader: Reader): Promise<Response> {
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
    const choice = comparisonQueryOf(new URLSearchParams(), t)
    const compared = await comparedPassage(c.var.store, passage, choice, t)
    return passingPage(
      comparisonPage.view({ passage, query: choice, compared, draft, elsewhere: NOWHERE, telegrams: [] }, reader),
      fault.status,
    )
  }
  const length = textOf(form.text).length
  const other = passage.witnesses.find(
    ({ siglum, current }) => current !== null && siglum !== form.siglum && canCompare(length, current.length),
  )
  const witnesses = [other?.siglum, form.siglum].filter((siglum) => siglum !== undefined).join(',')
  return seeOther(link(passagePath(passage.id), { witnesses }))
}
