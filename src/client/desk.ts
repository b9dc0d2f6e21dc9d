/**
 * Makes the editor's desk work by keyboard, and without a new page for each decision. It sends the forms unchanged and replaces what is
 * shown with the answer, so the script knows nothing about decisions. The server answers, or on `/compare` the browser itself.
 */
export interface DeskAnswer {
  /** Null where the answer is no desk, but says why not. */
  readonly work: HTMLElement | null
  readonly words: string
  readonly ok: boolean
  /** Of what is shown now; null where it has none. */
  readonly address: string | null
}

export type AskDesk = (address: string, sent: URLSearchParams | null) => Promise<DeskAnswer>

async function askServer(address: string, sent: URLSearchParams | null): Promise<DeskAnswer> {
  const response = await fetch(address, sent === null ? {} : { method: 'POST', body: sent })
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  return {
    work: page.querySelector<HTMLElement>('#desk-work'),
    words: page.querySelector('main')?.textContent.trim() ?? '',
    ok: response.ok,
    address: response.url,
  }
}

const work = () => document.querySelector<HTMLElement>('#desk-work')
const form = () => document.querySelector<HTMLFormElement>('#desk')
const places = () => [...document.querySelectorAll<HTMLElement>('.desk-place')]

/** What an editor types once a tab: kept until it is closed. */
const KEPT = ['responsible', 'token'] as const
const keptUnder = (name: string) => `variorum desk ${name}`

/** Id of the place that keys are about. */
let current: string | null = null
/** One thing after the other, so that nothing that is pressed meanwhile is lost. */
let queue: Promise<unknown> = Promise.resolve()
let ask: AskDesk = askServer

export function workByKeyboard(): void {
  if (work() === null) return
  restore()
  listen()
}

/** Where the browser answers: links inside the desk are its own too. */
export function workInBrowser(answer: AskDesk): void {
  ask = answer
  listen()
  addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('#desk-work a[href]')
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const place = link.closest('.desk-place')?.id ?? null
    later(() => load(link.href, null, place, null))
  })
}

function listen(): void {
  current = document.querySelector('.desk-place.open')?.id ?? places()[0]?.id ?? null
  addEventListener('keydown', pressed)
  addEventListener('submit', submitted)
  addEventListener('focusin', ({ target }) => {
    current = (target as Element).closest('.desk-place')?.id ?? current
  })
}

function submitted(event: SubmitEvent): void {
  if (event.target !== form()) return
  event.preventDefault()
  const submitter = event.submitter as HTMLButtonElement | null
  if (submitter === null || submitter.disabled) return
  const place = submitter.closest('.desk-place')?.id ?? current
  const body = new URLSearchParams(new FormData(form()!, submitter) as unknown as Record<string, string>)
  const focus = focusOf(submitter)
  later(() => load(form()!.action, asSeenNow(body), place, focus))
}

/** A press that waited for another one is about what that one left. */
function asSeenNow(body: URLSearchParams): URLSearchParams {
  const seen = fieldOf('seen')
  if (seen !== null) body.set('seen', seen.value)
  return body
}

/** How to find a button again in the answer. */
const focusOf = ({ dataset }: HTMLElement): string | null =>
  dataset.key !== undefined
    ? `[data-key="${dataset.key}"]`
    : dataset.act !== undefined
      ? `[data-act="${dataset.act}"]`
      : null

function pressed(event: KeyboardEvent): void {
  const { key, target, ctrlKey, metaKey } = event
  // Beside a comparison the keys belong to the desk only while the editor is at it.
  if (work() === null || (ask !== askServer && (target as Element).closest('#own-desk') === null)) return
  if (event.altKey || event.isComposing || !areKeysOn()) return
  const field = (target as Element).closest<HTMLElement>('input, textarea, select')
  const isDone =
    field === null
      ? !ctrlKey && !metaKey && !event.shiftKey && pressedOutside(key)
      : pressedIn(field, key, ctrlKey || metaKey)
  if (isDone) event.preventDefault()
}

function pressedOutside(key: string): boolean {
  if (key === 'j' || key === 'k') return step(key === 'j' ? 1 : -1)
  if (!/^[axmsrlnu]$/.test(key)) return false
  const place = current
  later(() => use(key, place))
  return true
}

/** Enter presses the button below the field; in a note, where it makes a new line, with Ctrl or ⌘. */
function pressedIn(field: HTMLElement, key: string, isHeld: boolean): boolean {
  if (key === 'Escape') {
    placeNow()?.querySelector<HTMLElement>('.desk-number')?.focus()
    return true
  }
  if (key !== 'Enter' || field.closest('.desk-decide') === null) return false
  if (field.dataset.mark !== undefined && !isHeld) {
    cutAt(field as HTMLTextAreaElement)
    return true
  }
  if (field instanceof HTMLTextAreaElement && !isHeld) return false
  const buttons = [...field.closest('fieldset')!.querySelectorAll<HTMLButtonElement>('[data-act]')]
  buttons.find((one) => field.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)?.click()
  return true
}

const areKeysOn = () => document.querySelector<HTMLInputElement>('#desk-keys-on')?.checked !== false

const placeNow = () => (current === null ? null : document.getElementById(current))

function step(by: number): boolean {
  const all = places()
  const next = all[all.indexOf(placeNow()!) + by]
  if (next === undefined) return false
  current = next.id
  next.querySelector<HTMLElement>('.desk-number')?.focus()
  return true
}

/** The button or the field of a key; a place that is not open is opened first. */
async function use(key: string, id: string | null): Promise<void> {
  const find = () => document.getElementById(id ?? '')?.querySelector<HTMLElement>(`[data-key="${key}"]`) ?? null
  const place = document.getElementById(id ?? '')
  if (place === null) return
  if (find() === null && !place.classList.contains('open'))
    await load(place.querySelector<HTMLAnchorElement>('.desk-number')!.href, null, id, null)
  const found = find()
  if (found instanceof HTMLButtonElement) found.click()
  else found?.focus()
}

/** Marks the cut at the caret, then goes on to the next reading; after the last one the place is split. */
function cutAt(field: HTMLTextAreaElement): void {
  field.setRangeText(field.dataset.mark!, field.selectionStart, field.selectionEnd, 'end')
  const fields = [...document.querySelectorAll<HTMLTextAreaElement>('[data-mark]')]
  const next = fields[fields.indexOf(field) + 1]
  if (next !== undefined) next.focus()
  else document.querySelector<HTMLButtonElement>('[data-act="split"]')?.click()
}

function later(task: () => Promise<void>): void {
  queue = queue.then(task).catch(() => say(work()?.dataset.lost ?? ''))
}

function say(sentence: string): void {
  // A live region announces the same sentence again only where it was empty in between.
  document.querySelector('#desk-said')?.replaceChildren()
  setTimeout(() => {
    const status = document.querySelector('#desk-said')
    if (status) status.textContent = sentence
  }, 100)
}

/** Shows the desk that an address answers with, at the same place. */
async function load(
  address: string,
  sent: URLSearchParams | null,
  place: string | null,
  focus: string | null,
): Promise<void> {
  const { work: next, words, ok, address: now } = await ask(address, sent)
  const here = work()
  if (here === null) return
  // Such as where a reader has asked for too much in a minute: what is typed stays.
  if (next === null) {
    say(words)
    return
  }
  const typed = KEPT.map((name) => [name, fieldOf(name)?.value ?? ''] as const)
  const areOn = areKeysOn()
  here.replaceWith(next)
  const keys = document.querySelector<HTMLInputElement>('#desk-keys-on')
  if (keys !== null) keys.checked = areOn
  for (const [name, value] of typed) {
    const field = fieldOf(name)
    if (field !== null) field.value = value
  }
  if (!ok) {
    document.querySelector<HTMLElement>('.error-summary')?.focus()
    return
  }
  if (now !== null) history.replaceState(null, '', now)
  const shown = sameOrNext(place)
  current = shown?.id ?? null
  const button = focus === null ? null : shown?.querySelector<HTMLElement>(focus)
  ;(button ?? shown?.querySelector<HTMLElement>('.desk-number'))?.focus()
  if (sent === null) return
  keep(typed)
  const { recorded, progress } = next.dataset
  say([recorded, shown?.dataset.said, progress].filter(Boolean).join(' '))
}

/** The place of an id, or the one that has taken its place: ids grow along the text. */
function sameOrNext(id: string | null): HTMLElement | undefined {
  const number = (one: string) => Number(one.slice(1))
  const all = places()
  return all.find((one) => id !== null && number(one.id) >= number(id)) ?? all.at(-1)
}

const fieldOf = (name: string) => form()?.elements.namedItem(name) as HTMLInputElement | null

function keep(typed: readonly (readonly [name: string, value: string])[]): void {
  try {
    for (const [name, value] of typed) sessionStorage.setItem(keptUnder(name), value)
  } catch {
    // Not allowed: then they are typed again.
  }
}

function restore(): void {
  try {
    for (const name of KEPT) {
      const field = fieldOf(name)
      if (field !== null && field.value === '') field.value = sessionStorage.getItem(keptUnder(name)) ?? ''
    }
  } catch {
    // As above.
  }
}
