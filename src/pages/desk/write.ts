/** Carries out a form of the desk through the same service as the API, on the comparison that the editor saw. */
import * as v from 'valibot'
import { type DeskRequest, outcomeOf, requestOf } from '../../present/desk-form.ts'
import { deskOf } from '../../present/desk-places.ts'
import { lastMember, readComparisonOptions } from '../../service/comparison-query.ts'
import { compareSelection } from '../../service/comparisons/compared.ts'
import { readEarlier, withDecisions } from '../../service/comparisons/edited.ts'
import { type Selection, selectVersions } from '../../service/comparisons/selection.ts'
import { addDecisions, withdrawDecision } from '../../service/decisions/stored.ts'
import type { GivenDecision } from '../../service/decisions/unstored.ts'
import { ServiceError } from '../../service/error.ts'
import { checked, filled } from '../../service/validation.ts'
import type { Passage, Store } from '../../store/store.ts'
import { addToLists } from '../own-rules/add-to-lists.ts'
import type { Reader } from '../ui/reader.ts'
import type { PageContext } from '../ui/serve-page.ts'
import { checkToken } from '../ui/writing.ts'

export interface PreparedForm {
  /** Where the place begins that it is about; null where a decision is withdrawn that belongs to none. */
  readonly at: number | null
  readonly decisions: readonly GivenDecision[]
  /** @throws ServiceError, such as `contradictory-decision` */
  record(): Promise<unknown>
}

/** Checks all that can be checked before anything is recorded. @throws ServiceError, Problem */
export async function prepare(
  c: PageContext,
  reader: Reader,
  passage: Passage,
  fields: URLSearchParams,
): Promise<PreparedForm> {
  const { store } = c.var
  const request: DeskRequest = requestOf(fields)
  const isRule = 'act' in request && request.act === 'regularise' && lastMember(fields, 'scope') === 'always'
  c.set('writer', await checkToken(fields, c.env, isRule ? 'names' : 'decisions'))
  const { at } = request
  const responsible = lastMember(fields, 'responsible')
  if (responsible === null) throw new ServiceError('missing', {}, 'responsible')
  const said = checked(v.object({ responsible: filled('line'), reason: v.nullable(filled('prose')) }), {
    responsible,
    reason: lastMember(fields, 'reason'),
  })
  if ('withdraw' in request) {
    const withdrawal = { ...said, reason: said.reason ?? reader.t.desk.undone }
    return { at, decisions: [], record: () => withdrawDecision(store, passage, request.withdraw, withdrawal) }
  }
  if ('again' in request) {
    const withdrawn = (await store.decisionsOf(passage.id)).find(({ decision }) => decision === request.again)
    if (withdrawn === undefined)
      throw new ServiceError('unknown-decision', { passage: passage.id, decision: request.again }, 'do')
    const { type, target, value, scope, reason } = withdrawn
    const decisions = [{ type, target, value, scope, ...said, reason: said.reason ?? reason } as GivenDecision]
    return { at, decisions, record: () => addDecisions(store, passage, decisions, []) }
  }
  const selection = await selectSeen(store, passage, fields)
  const { machine, versions: _, ...compared } = await compareSelection(store, selection)
  const { places } = deskOf(machine, compared.comparison, selection.decisions.decisions)
  const index = places.findIndex((place) => place.at === at)
  const place = places[index]
  if (place === undefined) throw new ServiceError('unknown-variant', { id: String(at) }, 'do')
  const outcome = outcomeOf(request.act, fields, {
    ...said,
    place,
    next: places[index + 1] ?? null,
    texts: compared.texts,
    versionOf: (siglum) => selection.witnesses.find((one) => one.siglum === siglum)!.version,
  })
  if ('rule' in outcome)
    return { at, decisions: [], record: () => addToLists(store, passage.id, { rules: [outcome.rule] }) }
  const { decisions } = outcome
  await checkApplies(store, selection, { comparison: machine, texts: compared.texts }, decisions)
  return { at, decisions, record: () => addDecisions(store, passage, decisions, []) }
}

/** What the editor had before them: a permanent address of a comparison. @throws ServiceError */
async function selectSeen(store: Store, passage: Passage, fields: URLSearchParams): Promise<Selection> {
  const [, versions, query] = /^\/v1\/comparisons\/([^?]+)\?(.*)$/.exec(fields.get('seen') ?? '') ?? []
  if (versions === undefined) throw new ServiceError('missing', {}, 'seen')
  const asked = new URLSearchParams(query)
  const [names, rules, decisions] = ['names', 'rules', 'decisions'].map((name) => lastMember(asked, name))
  return selectVersions(
    store,
    {
      ...readComparisonOptions(asked),
      versions: versions.split(','),
      names: names!,
      rules: rules!,
      decisions: decisions!,
    },
    { of: passage },
  )
}

/**
 * What would not shape the comparison is not recorded: an editor at the desk sees at once why. That it contradicts what is in force is
 * for `addDecisions`, which knows what others have recorded meanwhile.
 * @throws ServiceError `inapplicable-decision`
 */
async function checkApplies(
  store: Store,
  selection: Selection,
  machine: Parameters<typeof withDecisions>[0],
  given: readonly GivenDecision[],
): Promise<void> {
  const tried = given.map((decision, k) => ({ ...decision, decision: `tried ${k}`, created: '9999' }) as never)
  const decisions = [...selection.decisions.decisions, ...tried]
  const earlier = await readEarlier(store, selection)
  const { comparison } = withDecisions(
    machine,
    { id: null, decisions, earlier },
    selection.names.names,
    selection.rules.entries,
  )
  for (const { decision, reason } of comparison.decisions?.unapplied ?? [])
    if (decision.startsWith('tried ') && reason !== 'contradicts')
      throw new ServiceError('inapplicable-decision', { reason })
}
