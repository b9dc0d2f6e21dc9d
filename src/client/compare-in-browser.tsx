/**
 * Compares the texts of `/compare` in the browser, with the engine and the components of the server, loaded when they are first needed.
 * The same file runs in the page, where it draws, and in a worker thread, where it compares; the thread has the policy of its own file,
 * which forbids every connection.
 */
import '../text/tables/bundled.ts'
import { comparePasted, type PastedComparison, pastedQuery } from '../pages/pasted-texts/compare-pasted.ts'
import { Outcome } from '../pages/pasted-texts/outcome.tsx'
import type { PassageDraft } from '../pages/pasted-texts/store-texts.tsx'
import type { ComparisonView } from '../present/comparison-view.ts'
import type { OwnRow } from '../present/own-choice.ts'
import { pageQueryOf } from '../present/page-query.ts'
import { readerOf } from '../present/reader.ts'
import { faultOf, ServiceError } from '../service/error.ts'
import { DeskOverTexts } from './desk-over-texts.tsx'
import { nodesOf } from './jsx-dom.ts'
import { COMPARING_STRINGS } from './strings.ts'

interface Question {
  readonly fields: readonly (readonly [name: string, value: string])[]
}

const isThread = !('document' in globalThis)
if (isThread) addEventListener('message', ({ data }: MessageEvent<Question>) => postMessage(answerTo(data)))

function answerTo({ fields }: Question): PastedComparison {
  try {
    return comparePasted(new URLSearchParams(fields as [string, string][]))
  } catch (error) {
    // What the server answers with a page of its own, where the form was not even read.
    if (!(error instanceof ServiceError)) throw error
    return { texts: [], choice: pageQueryOf(new URLSearchParams()), shown: null, fault: faultOf(error) }
  }
}

const thisReader = () => readerOf(new URL(location.href), document.documentElement.lang, COMPARING_STRINGS)

/** Fields that change what is shown of a comparison, and not the comparison. */
const SHOWN_ONLY: readonly string[] = ['show', 'view', 'find']

/** One comparison at a time, and the last one, which is only shown otherwise where only that is asked for. */
export class Comparer {
  #thread: Worker | null = null
  #stop: (() => void) | null = null
  #shown: ComparisonView | null = null
  #last: { readonly key: string; readonly outcome: PastedComparison } | null = null
  readonly #desk: DeskOverTexts

  /** @param addRule what becomes of a rule that is made on the desk */
  constructor(addRule: (row: OwnRow) => void) {
    this.#desk = new DeskOverTexts(thisReader, addRule)
  }

  /**
   * Shows in `root` what becomes of the fields.
   * @returns false where another comparison was asked for before this one was done
   * @throws where the thread cannot be had
   */
  async show(root: HTMLElement, fields: URLSearchParams): Promise<boolean> {
    const reader = thisReader()
    const key = JSON.stringify([...fields].filter(([name]) => !SHOWN_ONLY.includes(name)))
    if (this.#last?.key !== key) {
      const outcome = await this.#compare({ fields: [...fields] })
      if (outcome === null) return false
      this.#last = { key, outcome }
    }
    const { outcome } = this.#last!
    const choice = outcome.shown === null ? outcome.choice : pastedQuery(fields)
    const shown = outcome.shown && { ...outcome.shown, filter: choice.filter, highlight: choice.highlight }
    this.#shown = shown
    const draft = root.dataset.storing === undefined ? null : draftIn(root)
    const isOpen = root.querySelector<HTMLDetailsElement>('#own-desk')?.open ?? false
    root.replaceChildren(nodesOf(<Outcome reader={reader} outcome={{ ...outcome, choice, shown }} draft={draft} />))
    const desk = root.querySelector<HTMLDetailsElement>('#own-desk')
    if (desk !== null) this.#desk.show(desk, { ...outcome, choice, shown }, isOpen)
    return true
  }

  /** Ends the work that is under way. What was shown before stays. */
  stop(): void {
    this.#stop?.()
  }

  /** What is shown now, with what was decided; null where nothing was compared. */
  get shown(): ComparisonView | null {
    return this.#shown && this.#desk.edited(this.#shown)
  }

  /** Of all that was compared. */
  forget(): void {
    this.#desk.forget()
  }

  /** Null where it was stopped. */
  #compare(question: Question): Promise<PastedComparison | null> {
    this.#stop?.()
    return new Promise((resolve, reject) => {
      this.#thread ??= new Worker(import.meta.url, { type: 'module' })
      const thread = this.#thread
      const end = () => {
        thread.terminate()
        this.#thread = null
        this.#stop = null
      }
      this.#stop = () => {
        end()
        resolve(null)
      }
      thread.onmessage = ({ data }: MessageEvent<PastedComparison>) => {
        this.#stop = null
        resolve(data)
      }
      thread.onerror = (event) => {
        event.preventDefault()
        end()
        reject(new Error(event.message))
      }
      thread.postMessage(question)
    })
  }
}

/**
 * What was typed into the form for storing stays there (except the token) when something else is shown. The language is that of the texts
 * until the reader types another one: after the texts change, an old language must not be stored.
 */
function draftIn(root: HTMLElement): PassageDraft {
  const input = (name: string) => root.querySelector<HTMLInputElement>(`#store-${name}`)
  const value = (name: string) => input(name)?.value ?? ''
  const language = input('language')
  const typed = language !== null && language.value !== language.defaultValue ? language.value : ''
  return { title: value('title'), id: value('id'), language: typed, decisions: '', error: null }
}
