import type { Decision } from '../../editing/decision.ts'
import { isWritable } from '../../http/auth.ts'
import { type ComparisonView, viewOf } from '../../present/comparison-view.ts'
import { requestOf } from '../../present/desk-form.ts'
import { type Desk, deskOf } from '../../present/desk-places.ts'
import { refusalOf } from '../../present/refusal.ts'
import { compareSelection } from '../../service/comparisons/compared.ts'
import { permalinkPath, type Selection, selectShown } from '../../service/comparisons/selection.ts'
import { type ErrorParameters, ServiceError } from '../../service/error.ts'
import { findPassage, passageIn } from '../../service/passages.ts'
import type { Passage, Store } from '../../store/store.ts'
import { readForm } from '../ui/form.ts'
import type { Page } from '../ui/page.ts'
import { passagePagePath } from '../ui/passage.ts'
import type { Reader } from '../ui/reader.ts'
import { type PageContext, passingPage, SENDS, seeOther } from '../ui/serve-page.ts'
import { DeskPage, type DeskProps } from './desk.tsx'
import { asksForDesk, type DeskQuery, deskPathQuery, deskQueryOf, withoutPinned } from './query.ts'
import type { RefusedForm } from './refusal.tsx'
import { decisionWords } from './words.ts'
import { type PreparedForm, prepare } from './write.ts'

type Loaded = Omit<DeskProps, 'reader'>

export const deskPage: Page<Loaded> = {
  path: '/p/:passage',
  policy: SENDS,
  isAsked: asksForDesk,
  isFresh: true,
  async load(c, reader) {
    const { store } = c.var
    const passage = await findPassage(store, c.req.param('passage')!)
    const url = new URL(c.req.url)
    const query = deskQueryOf(url.searchParams)
    const plain = withoutPinned(url, passage.id, query)
    if (plain !== null) return c.redirect(plain, 302)
    const selection = await selectForDesk(store, passage, query)
    return {
      of: [JSON.stringify(passage), selection && permalinkPath(selection)],
      read: async () => loaded(c, reader, passage, query, selection, null),
    }
  },
  view: (props, reader) => <DeskPage reader={reader} {...props} />,
  forms: [{ path: '/p/:passage', handle: takeDecision }],
}

/** The current versions with the decisions in force; null where there are no two of them. */
async function selectForDesk(store: Store, passage: Passage, query: DeskQuery): Promise<Selection | null> {
  const { witnesses, base, unit, ignore, moves } = query
  const asked = { witnesses, base, unit, ignore, moves, versions: null, names: null, rules: null, decisions: null }
  const selection = await selectShown(store, passage, asked, false)
  return selection !== null && selection.witnesses.length > 1 ? selection : null
}

const NOTHING: Desk = { places: [], decided: 0, again: [], elsewhere: [], notCompared: [], carried: new Set() }

async function loaded(
  c: PageContext,
  reader: Reader,
  passage: Passage,
  query: DeskQuery,
  selection: Selection | null,
  refused: RefusedForm | null,
): Promise<Loaded> {
  const common = {
    passage: passageIn(passage, reader.language),
    query,
    writable: isWritable(c.env ?? {}),
    refused,
    withdrawn: query.withdrawn
      ? (await c.var.store.decisionsOf(passage.id)).filter((decision) => decision.withdrawn !== undefined)
      : null,
    inForce: selection?.decisions.decisions ?? [],
  }
  if (selection === null) return { ...common, shown: null, desk: NOTHING, ownClasses: [], seen: '' }
  const { machine, ...compared } = await compareSelection(c.var.store, selection)
  const shown: ComparisonView = viewOf(compared)
  const desk = deskOf(machine, compared.comparison, selection.decisions.decisions)
  return {
    ...common,
    shown,
    desk,
    ownClasses: selection.rules.entries.map((rule) => rule.class ?? rule.id),
    seen: permalinkPath(selection),
  }
}

async function takeDecision(c: PageContext, reader: Reader): Promise<Response> {
  const { store } = c.var
  const passage = await findPassage(store, c.req.param('passage')!)
  const query = deskQueryOf(new URL(c.req.url).searchParams)
  const fields = await readForm(c.req.raw)
  let prepared: PreparedForm | null = null
  try {
    prepared = await prepare(c, reader, passage, fields)
    await prepared.record()
    const back = { ...query, place: prepared.at ?? query.place, part: prepared.at === null ? query.part : null }
    return seeOther(reader.link(passagePagePath(passage.id), deskPathQuery(back), 'open'))
  } catch (error) {
    const refusal = refusalOf(error, reader.t)
    if (refusal === null) throw error
    const refused = {
      detail: refusal.detail,
      yours: prepared?.decisions.map((given) => decisionWords(reader, given as Decision)).join('; ') ?? null,
      against: await contradicted(store, passage, error),
      fields,
    }
    const back = { ...query, place: placeIn(fields) ?? query.place }
    const selection = await selectForDesk(store, passage, query)
    const props = await loaded(c, reader, passage, back, selection, refused)
    return passingPage(<DeskPage reader={reader} {...props} />, refusal.status, SENDS)
  }
}

/** Decisions in force that an error says are contradicted. */
async function contradicted(store: Store, passage: Passage, error: unknown): Promise<readonly Decision[]> {
  if (!(error instanceof ServiceError) || error.name !== 'contradictory-decision') return []
  const { with: ids } = error.parameters as ErrorParameters['contradictory-decision']
  const { decisions } = await store.decisionsInForce(passage.id)
  return decisions.filter(({ decision }) => ids.includes(decision))
}

/** Of the place that the form was about; null where that is unknown. */
function placeIn(fields: URLSearchParams): number | null {
  try {
    return requestOf(fields).at
  } catch {
    return null
  }
}
