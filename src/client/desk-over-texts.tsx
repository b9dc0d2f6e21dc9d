/** The editor's desk over the texts of `/compare`: decisions stay in this tab until they are exported, or stored with the texts. */

import type { Decision } from '../editing/decision.ts'
import { type DeskQuery, deskPathQuery, deskQueryOf } from '../pages/desk/query.ts'
import type { RefusedForm } from '../pages/desk/refusal.tsx'
import { decisionWords } from '../pages/desk/words.ts'
import { DeskWork } from '../pages/desk/work.tsx'
import type { PastedComparison } from '../pages/pasted-texts/compare-pasted.ts'
import { readDecisions } from '../pages/pasted-texts/read-decisions.ts'
import type { Reader } from '../pages/ui/reader.ts'
import { address } from '../present/address.ts'
import { type ComparisonView, viewOf } from '../present/comparison-view.ts'
import { outcomeOf, requestOf } from '../present/desk-form.ts'
import { deskOf } from '../present/desk-places.ts'
import { wordError } from '../present/error-words.ts'
import { certainOf, editedByKept, type KeptDecisions, keptFor, NONE_KEPT } from '../present/kept-decisions.ts'
import { namesOfRows, type OwnRow, rulesOfRows } from '../present/own-choice.ts'
import { lastMember } from '../service/comparison-query.ts'
import type { ComparedTexts } from '../service/comparisons/compared.ts'
import { checkTargets } from '../service/decisions/targets.ts'
import type { GivenDecision } from '../service/decisions/unstored.ts'
import { faultOf, ServiceError } from '../service/error.ts'
import { type AskDesk, workInBrowser } from './desk.ts'
import { nodesOf } from './jsx-dom.ts'

const KEY = 'variorum-compare-decisions'

export class DeskOverTexts {
  #kept: KeptDecisions = restored()
  #outcome: PastedComparison | null = null
  #root: HTMLDetailsElement | null = null
  #isListening = false
  readonly #reader: () => Reader
  readonly #addRule: (row: OwnRow) => void

  constructor(reader: () => Reader, addRule: (row: OwnRow) => void) {
    this.#reader = reader
    this.#addRule = addRule
  }

  /** Shows the desk in its drawer, where that is open, now and once it is opened. */
  show(root: HTMLDetailsElement, outcome: PastedComparison, isOpen: boolean): void {
    this.#root = root
    this.#outcome = outcome
    this.#keep(keptFor(this.#kept, this.#texts()))
    root.addEventListener('toggle', () => this.#fill())
    root.querySelector('[data-decisions]')!.addEventListener('click', () => this.#export())
    root.querySelector<HTMLInputElement>('[data-load]')!.addEventListener('change', ({ target }) => {
      const [file] = (target as HTMLInputElement).files ?? []
      if (file !== undefined) void file.text().then((json) => this.#load(json))
    })
    root.open = isOpen
    if (isOpen) this.#fill()
  }

  /** The comparison as edited, for its other forms. */
  edited(shown: ComparisonView): ComparisonView {
    return this.#outcome?.shown ? { ...shown, exact: this.#edited().comparison } : shown
  }

  forget(): void {
    this.#keep(NONE_KEPT)
  }

  #texts = () => new Map([...(this.#outcome?.shown?.texts ?? [])].map(([siglum, { string }]) => [siglum, string]))

  #compared(): ComparedTexts {
    const { exact, texts } = this.#outcome!.shown!
    return { comparison: exact, texts }
  }

  #edited(kept = this.#kept): ComparedTexts {
    const { own } = this.#outcome!.choice
    return editedByKept(this.#compared(), kept, namesOfRows(own), rulesOfRows(own))
  }

  #fill(): void {
    if (this.#root === null || !this.#root.open || !this.#outcome?.shown) return
    const query = deskQueryOf(new URLSearchParams())
    this.#root.querySelector('.own-desk')!.replaceChildren(nodesOf(this.#work(query, null)))
    if (!this.#isListening) workInBrowser(this.#answer)
    this.#isListening = true
  }

  #work(query: DeskQuery, refused: RefusedForm | null) {
    const edited = this.#edited()
    const { own } = this.#outcome!.choice
    return (
      <DeskWork
        reader={this.#reader()}
        query={query}
        shown={viewOf(edited)}
        desk={deskOf(this.#compared().comparison, edited.comparison, this.#kept.decisions)}
        ownClasses={rulesOfRows(own).map((rule) => rule.class ?? rule.id)}
        seen={null}
        writable
        refused={refused}
        at={(changes, fragment) => address('', deskPathQuery({ ...query, ...changes }), fragment)}
      />
    )
  }

  /** What the server answers for a stored passage. */
  #answer: AskDesk = async (asked, sent) => {
    const query = deskQueryOf(new URL(asked, location.href).searchParams)
    let refused: RefusedForm | null = null
    let place = query.place
    if (sent !== null)
      try {
        place = requestOf(sent).at ?? place
        refused = this.#decide(sent)
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error
        const detail = wordError(faultOf(error), this.#reader().t)
        refused = { detail, yours: null, against: [], fields: sent }
      }
    const nodes = nodesOf(this.#work({ ...query, place, part: place === null ? query.part : null }, refused))
    return { work: nodes.querySelector<HTMLElement>('#desk-work'), words: '', ok: refused === null, address: null }
  }

  /** @throws ServiceError */
  #decide(fields: URLSearchParams): RefusedForm | null {
    const { t } = this.#reader()
    const request = requestOf(fields)
    const { decisions } = this.#kept
    if ('withdraw' in request) {
      this.#keep({ ...this.#kept, decisions: decisions.filter(({ decision }) => decision !== request.withdraw) })
      return null
    }
    // What is withdrawn here is gone: the tab keeps what is in force.
    if ('again' in request)
      throw new ServiceError('invalid-value', { expected: 'Expected a button of the desk.' }, 'do')
    const edited = this.#edited()
    const { places } = deskOf(this.#compared().comparison, edited.comparison, decisions)
    const index = places.findIndex(({ at }) => at === request.at)
    const place = places[index]
    if (place === undefined) throw new ServiceError('unknown-variant', { id: String(request.at) }, 'do')
    const made = outcomeOf(request.act, fields, {
      place,
      next: places[index + 1] ?? null,
      texts: edited.texts,
      versionOf: (siglum) => siglum,
      responsible: lastMember(fields, 'responsible'),
      reason: lastMember(fields, 'reason'),
    })
    if ('rule' in made) {
      const [[a, b] = ['', '']] = made.rule.pairs
      this.#addRule({ a, b, at: 'word' })
      return null
    }
    const added = this.#numbered(made.decisions)
    for (const decision of added) checkTargets(decision, (siglum) => edited.texts.get(siglum) ?? null)
    const wanted = { ...this.#kept, decisions: [...decisions, ...added] }
    const ids = new Set(added.map(({ decision }) => decision))
    const failed = this.#edited(wanted).comparison.decisions?.unapplied.find(({ decision }) => ids.has(decision))
    if (failed !== undefined) {
      const against = decisions.filter(({ decision }) => failed.with?.includes(decision))
      const detail = t.error.inapplicable(t.unapplied[failed.reason])
      const yours = added.map((one) => decisionWords(this.#reader(), one)).join('; ')
      return { detail, yours, against, fields }
    }
    this.#keep(wanted)
    return null
  }

  #keep(kept: KeptDecisions): void {
    this.#kept = kept
    const certain = certainOf(kept)
    const field = document.querySelector<HTMLInputElement>('.store [name=decisions]')
    if (field !== null) field.value = certain.length === 0 ? '' : JSON.stringify(certain)
    this.#say('')
    try {
      if (kept.decisions.length === 0) sessionStorage.removeItem(KEY)
      else sessionStorage.setItem(KEY, JSON.stringify(kept))
    } catch {
      this.#say(this.#reader().t.pasted.notKept)
    }
  }

  /** Beside those that are there; their ids and times are their own. */
  #load(json: string): void {
    const { t } = this.#reader()
    try {
      const given = readDecisions(json, this.#outcome!.shown!.texts)
      this.#keep({ ...this.#kept, decisions: [...this.#kept.decisions, ...this.#numbered(given)] })
      this.#fill()
      this.#say(t.pasted.loaded(given.length))
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      this.#say(wordError(faultOf(error), t))
    }
  }

  #numbered(given: readonly GivenDecision[]): readonly Decision[] {
    const last = Math.max(0, ...this.#kept.decisions.map(({ decision }) => Number(decision.slice(1))))
    const now = new Date().toISOString()
    return given.map((one, k) => ({ created: now, ...one, decision: `d${last + k + 1}` }) as Decision)
  }

  #say(sentence: string): void {
    const status = this.#root?.querySelector('.own-desk-head [role=status]')
    if (status) status.textContent = sentence
  }

  /** As `POST /v1/compare` takes them. */
  #export(): void {
    const certain = certainOf(this.#kept)
    const left = this.#kept.decisions.length - certain.length
    const link = document.createElement('a')
    link.href = URL.createObjectURL(
      new Blob([JSON.stringify({ decisions: certain }, null, 2)], { type: 'application/json' }),
    )
    link.download = 'decisions.json'
    link.click()
    URL.revokeObjectURL(link.href)
    this.#say(this.#reader().t.pasted.exported(certain.length, left))
  }
}

/** What was kept in this tab; nothing where it cannot be read. */
function restored(): KeptDecisions {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as KeptDecisions | null) ?? NONE_KEPT
  } catch {
    return NONE_KEPT
  }
}
