import { isWritable } from '../../http/auth.ts'
import { problemOf, statusOf } from '../../http/problem.ts'
import { chargeWork } from '../../http/rate.ts'
import { listsOfRows, namesOfRows, rulesOfRows } from '../../present/own-choice.ts'
import { addressQuery, pageQueryOf } from '../../present/page-query.ts'
import { refusalOf } from '../../present/refusal.ts'
import { sum } from '../../service/comparisons/limits.ts'
import { editUnstored, type GivenDecision } from '../../service/decisions/unstored.ts'
import { ServiceError } from '../../service/error.ts'
import { countCodePoints, textOf } from '../../text/codepoints.ts'
import { addToLists } from '../own-rules/add-to-lists.ts'
import { readForm } from '../ui/form.ts'
import type { Page } from '../ui/page.ts'
import { passagePagePath } from '../ui/passage.ts'
import type { Reader } from '../ui/reader.ts'
import { COMPARES, type PageContext, passingPage, seeOther } from '../ui/serve-page.ts'
import { checkToken } from '../ui/writing.ts'
import { comparePasted, type PastedComparison } from './compare-pasted.ts'
import { emptyTexts, filledTexts } from './pasted-text.ts'
import { PastedTextsPage } from './pasted-texts.tsx'
import { readDecisions } from './read-decisions.ts'
import { storeDecisions } from './store-decisions.ts'
import { checkPassage, storePassage } from './store-passage.ts'
import { type PassageDraft, STORE_PATH } from './store-texts.tsx'

interface Loaded {
  readonly outcome: PastedComparison
  readonly draft: PassageDraft | null
}

export const pastedTextsPage: Page<Loaded> = {
  path: '/compare',
  policy: COMPARES,
  async load(c) {
    const choice = pageQueryOf(new URL(c.req.url).searchParams)
    const outcome = { texts: emptyTexts(2), choice, shown: null, fault: null }
    return { of: [], read: async () => ({ outcome, draft: passageDraft(c) }) }
  },
  view: (loaded, reader) => <PastedTextsPage reader={reader} {...loaded} />,
  forms: [
    {
      path: '/compare',
      async handle(c, reader) {
        const { outcome } = await comparedForm(c)
        const { fault } = outcome
        const element = <PastedTextsPage reader={reader} outcome={outcome} draft={passageDraft(c)} />
        return passingPage(element, fault === null ? 200 : statusOf(problemOf(fault, undefined)), COMPARES)
      },
    },
    { path: STORE_PATH, handle: storeTexts, back: () => '/compare' },
  ],
}

/** What the form says, compared. The work is counted before it is done. */
async function comparedForm(c: PageContext) {
  const fields = await readForm(c.req.raw)
  const sent = fields.getAll('text').filter((text) => text !== '')
  await chargeWork(c, sum(sent.map(countCodePoints)), sent.length)
  return { fields, outcome: comparePasted(fields) }
}

/** Null where nothing can be stored. */
const passageDraft = (c: PageContext): PassageDraft | null =>
  isWritable(c.env ?? {}) ? { id: '', title: '', language: '', decisions: '', error: null } : null

/**
 * Before the passage is stored: decisions that contradict each other would leave it without any.
 * @throws ServiceError `contradictory-decision`
 */
function checkAgree({ shown, choice }: PastedComparison, given: readonly GivenDecision[]): void {
  if (shown === null) return
  const { comparison } = editUnstored(shown, given, namesOfRows(choice.own), rulesOfRows(choice.own))
  for (const one of comparison.decisions?.unapplied ?? [])
    if (one.reason === 'contradicts')
      throw new ServiceError('contradictory-decision', { with: one.with ?? [] }, 'decisions')
}

async function storeTexts(c: PageContext, reader: Reader): Promise<Response> {
  const { t, link } = reader
  const { fields, outcome } = await comparedForm(c)
  const { fault, choice } = outcome
  const line = (name: string) => fields.get(name)?.trim() ?? ''
  const form = { id: line('id'), title: line('title'), language: line('in') }
  const texts = filledTexts(outcome.texts)
  const decisions = fields.get('decisions') ?? ''
  try {
    c.set('writer', await checkToken(fields, c.env, 'passages'))
    if (fault !== null) throw new ServiceError(fault.name, fault.parameters, ...fault.member)
    checkPassage(form, texts)
    const given = readDecisions(decisions, new Map(texts.map(({ siglum, text }) => [siglum, textOf(text)])))
    if (given.length > 0) await checkToken(fields, c.env, 'decisions')
    checkAgree(outcome, given)
    const passage = await storePassage(c.var.store, form, texts, t)
    await addToLists(c.var.store, form.id, listsOfRows(choice.own))
    await storeDecisions(c.var.store, passage, given)
  } catch (error) {
    const refused = refusalOf(error, t)
    if (refused === null) throw error
    // What was typed comes back with the reason (but for the token), so that nothing has to be typed twice.
    const draft = { ...form, decisions, error: `${refused.detail} ${t.error.nothingStored}` }
    return passingPage(<PastedTextsPage reader={reader} outcome={outcome} draft={draft} />, refused.status, COMPARES)
  }
  return seeOther(link(passagePagePath(form.id), addressQuery({ ...choice, base: null, own: [], part: 1 })))
}
