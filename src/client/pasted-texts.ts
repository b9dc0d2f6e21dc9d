/**
 * Makes `/compare` work in the browser: texts are compared there and never sent. Without this script the form sends them to the server
 * to be compared; where the script fails, it steps back, says so, and waits until the reader presses the button again.
 */

import { filledTexts, type PastedText, siglumAt } from '../pages/pasted-texts/pasted-text.ts'
import { addressOfRow, addressOfRows, type OwnRow, ownRowsOf } from '../present/own-choice.ts'
import type { Comparer } from './compare-in-browser.tsx'
import { connectPlaces } from './connect-places.ts'
import { showPositions } from './follow-variants.ts'
import { carriesTexts, packed, unpacked } from './share-link.ts'

type Engine = typeof import('./compare-in-browser.tsx')
type Workbench = typeof import('./workbench.ts')
type Field = HTMLInputElement | HTMLTextAreaElement

const form = document.querySelector<HTMLFormElement>('#own')!
const outcome = document.querySelector<HTMLElement>('#outcome')!
const status = form.querySelector<HTMLElement>('.comparing')!
const share = form.querySelector<HTMLElement>('.share')!
const files = form.querySelector<HTMLElement>('.files')!

/** `show`: what a button beside the result, or a link, wants shown of it; null: what the form says. */
const state: {
  show: string | null
  opened: string
  engine: Promise<Engine> | null
  comparer: Comparer | null
  work: object | null
} = {
  show: null,
  opened: '',
  engine: null,
  comparer: null,
  work: null,
}

const rows = () => [...form.querySelectorAll('fieldset')].filter((row) => row.querySelector('[name=text]') !== null)
const field = (row: Element, name: keyof PastedText) => row.querySelector<Field>(`[name=${name}]`)!

const textsNow = (): readonly PastedText[] =>
  filledTexts(
    rows().map((row) => ({
      siglum: field(row, 'siglum').value,
      label: field(row, 'label').value,
      language: field(row, 'language').value,
      text: field(row, 'text').value,
    })),
  )

function fieldsNow(): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  if (state.show !== null) fields.set('show', state.show)
  return fields
}

/** Once, when the button is about to be pressed: who only looks at the page loads little. */
const engine = () => {
  state.engine ??= import(form.dataset.compare!)
  return state.engine
}

/** @returns whether there is something new to see */
async function compare(): Promise<boolean> {
  const work = begin(state.engine === null ? form.dataset.loading! : form.dataset.comparing!)
  try {
    const { Comparer } = await engine()
    if (work.isOver()) return false
    work.say(form.dataset.comparing!)
    state.comparer ??= new Comparer(addRule)
    if (!(await state.comparer.show(outcome, fieldsNow()))) return false
    work.end('')
    connectPlaces()
    showPositions()
    for (const own of outcome.querySelectorAll<HTMLElement>('.exports, #own-desk')) own.hidden = false
    keep()
    return true
  } catch (error) {
    console.error(error)
    work.end('')
    stepBack()
    return false
  }
}

/** Milliseconds after which work shows how far it is, and may be stopped. */
const LONG = 500

interface Work {
  say(stage: string): void
  end(last: string): void
  /** Ended, stopped, or overtaken by other work. */
  isOver(): boolean
}

/** Says what is being done, and after a while for how long, with a button that stops it. The engine tells no share of its work: it is one step. */
function begin(stage: string): Work {
  const [bar, stop] = [form.querySelector('progress')!, form.querySelector<HTMLElement>('#stop')!]
  const began = performance.now()
  const mark = {}
  state.work = mark
  const isOver = () => state.work !== mark
  const seconds = document.createElement('span')
  seconds.setAttribute('aria-hidden', 'true')
  const say = (words: string) => {
    if (!isOver()) status.replaceChildren(words, ' ', seconds)
  }
  const timer = setInterval(() => {
    if (isOver()) return clearInterval(timer)
    bar.hidden = false
    stop.hidden = false
    seconds.textContent = form.dataset.seconds!.replace('%', String(Math.round((performance.now() - began) / 1000)))
  }, LONG)
  const end = (last: string) => {
    clearInterval(timer)
    if (isOver()) return
    state.work = null
    bar.hidden = true
    stop.hidden = true
    status.textContent = last
  }
  stop.onclick = () => {
    end(form.dataset.stopped!)
    state.comparer?.stop()
  }
  say(stage)
  return { say, end, isOver }
}

/** The form is as without a script: it sends. That is never done in the same breath, but when it is asked for again. */
function stepBack(): void {
  form.removeEventListener('submit', submitted)
  promise(false)
  status.textContent = form.dataset.failed!
}

function promise(here: boolean): void {
  document.querySelector<HTMLElement>('#here')!.hidden = !here
  document.querySelector<HTMLElement>('#sent')!.hidden = here
}

async function submitted(event: SubmitEvent): Promise<void> {
  event.preventDefault()
  const button = event.submitter as HTMLButtonElement | null
  if (button?.name === 'more') return field(addRow(), 'text').focus()
  if (button?.name === 'own') accept(button.value)
  const others = () => [...outcome.querySelectorAll<HTMLButtonElement>('[name=show]')]
  const at = button?.name === 'show' ? others().indexOf(button) : -1
  state.show = at < 0 ? null : button!.value
  if (!(await compare())) return
  if (at < 0) {
    const news = outcome.querySelector<HTMLElement>('#result, .error-summary')
    news?.scrollIntoView()
    news?.focus({ preventScroll: true })
    return
  }
  // The button that was pressed is another one now.
  const same = others().find(({ textContent }) => textContent === button!.textContent) ?? others()[at]
  same?.focus({ preventScroll: true })
  if (new URLSearchParams(state.show ?? '').has('highlight'))
    outcome.querySelector('#highlight')?.scrollIntoView({ block: 'center' })
  const view = new URLSearchParams(state.show ?? '').get('view') ?? 'inline'
  form.querySelector<HTMLInputElement>(`[name=view][value=${view}]`)!.checked = true
}

/** One more text: as the last one, under its own names. */
function addRow(): Element {
  const last = rows().at(-1)!
  const row = last.cloneNode(true) as Element
  const number = rows().length
  for (const element of row.querySelectorAll('[id], [for]'))
    for (const name of ['id', 'for']) {
      const value = element.getAttribute(name)
      if (value !== null) element.setAttribute(name, value.replace(/\d+$/, String(number)))
    }
  for (const title of row.querySelectorAll('legend, label[for^=text]'))
    title.textContent = form.dataset.text!.replace('%', siglumAt(number))
  field(row, 'siglum').value = siglumAt(number)
  row.querySelector<HTMLInputElement>('[name=base]')!.checked = false
  for (const name of ['label', 'language', 'text'] as const) field(row, name).value = ''
  last.after(row)
  nameBases()
  return row
}

const ownRows = () => [...form.querySelectorAll<HTMLElement>('.own-row')]

/** A row for one more rule, empty. */
function addOwnRow(): HTMLElement {
  const last = ownRows().at(-1)!
  const row = last.cloneNode(true) as HTMLElement
  for (const input of row.querySelectorAll('input')) input.value = ''
  last.after(row)
  return row
}

const isEmpty = (row: HTMLElement) => [...row.querySelectorAll('input')].every(({ value }) => value === '')

/** There is always room for one more. */
function makeRoom(): void {
  if (!isEmpty(ownRows().at(-1)!)) addOwnRow()
}

/** A rule that the texts propose becomes a row of the form. */
function accept(rule: string): void {
  for (const { a, b, at } of ownRowsOf(new URLSearchParams({ own: rule }))) {
    const row = ownRows().find(isEmpty) ?? addOwnRow()
    const [first, second] = row.querySelectorAll('input')
    first!.value = a
    second!.value = b
    row.querySelector('select')!.value = at
  }
  makeRoom()
}

/** A rule that was made on the desk becomes a row of the form, and the texts are compared with it. */
function addRule(row: OwnRow): void {
  accept(addressOfRow(row))
  void compare()
}

/** A link in the address fills the form and shows its comparison. */
async function open(): Promise<void> {
  const { hash } = location
  if (!carriesTexts(hash) || hash === state.opened) return
  state.opened = hash
  const texts = await unpacked(hash)
  if (texts === null) {
    status.textContent = form.dataset.broken!
    return
  }
  fill(texts)
  state.show = location.search.slice(1)
  await compare()
}

/** This page with what is in the form: the texts in the fragment, how they are compared and shown in the query. */
async function linkToThis(from: string): Promise<string> {
  const url = new URL(from, location.href)
  const fields = fieldsNow()
  const query = new URLSearchParams(state.show ?? `view=${fields.get('view')}`)
  if (query.get('view') === 'inline') query.delete('view')
  const [language, unit] = [url.searchParams.get('lang'), fields.get('unit')]
  for (const [name, value] of [
    ['lang', language],
    ['unit', unit],
    ['ignore', fields.getAll('ignore').join(',')],
    ['own', addressOfRows(ownRowsOf(fields))],
  ] as const)
    if (value) query.set(name, value)
    else query.delete(name)
  url.search = query.toString().replaceAll('%2C', ',')
  url.hash = await packed(textsNow())
  return url.href
}

async function makeLink(): Promise<void> {
  const link = share.querySelector('input')!
  link.value = await linkToThis(location.href)
  link.hidden = false
  link.select()
}

/** Once, when a file or another form is wanted. */
const workbench = (): Promise<Workbench> => import(form.dataset.workbench!)

/** Files go where they were dropped, else into areas that are empty. */
async function take(chosen: FileList, area: Element | null): Promise<void> {
  try {
    const { readFileText } = await workbench()
    status.textContent = ''
    for (const [index, file] of [...chosen].entries()) {
      // What cannot be read is named; the other files are read all the same.
      const text = await readFileText(file).catch(() => {
        status.textContent += `${form.dataset.unreadable!.replace('%', () => file.name)} `
        return null
      })
      if (text === null) continue
      const row =
        (index === 0 && area?.closest('fieldset')) ||
        (rows().find((row) => field(row, 'text').value === '') ?? addRow())
      field(row, 'text').value = text
      if (field(row, 'label').value === '') field(row, 'label').value = file.name
    }
  } catch (error) {
    console.error(error)
    stepBack()
  }
}

/** The comparison in another form, as a file. */
async function download(extension: string): Promise<void> {
  const shown = state.comparer?.shown
  if (!shown) return
  const { exportOf } = await workbench()
  const { body, name } = exportOf(extension, shown)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(body)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Texts of this tab: kept through a reload and the Back button, gone with the tab. */
const KEY = 'variorum-compare'

interface Kept {
  readonly texts: readonly PastedText[]
  readonly fields: string
}

function keep(): void {
  try {
    const fields = fieldsNow()
    for (const name of ['text', 'siglum', 'label', 'language']) fields.delete(name)
    const kept: Kept = { texts: textsNow(), fields: fields.toString() }
    if (kept.texts.length > 0) sessionStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // Full, or not allowed: then a reload begins anew, as without this.
  }
}

async function restore(): Promise<void> {
  const json = sessionStorage.getItem(KEY)
  // A form that was refused comes back with its result, and with the reason.
  const isShown = outcome.querySelector('#result, .error-summary') !== null
  if (json === null || isShown || carriesTexts(location.hash)) return
  const { texts, fields } = JSON.parse(json) as Kept
  // After Back a browser may have put the texts there itself; others that are there already go before those that were kept.
  const there = textsNow().map(({ text }) => text)
  if (there.length > 0 && JSON.stringify(there) !== JSON.stringify(texts.map(({ text }) => text))) return
  fill(texts)
  const asked = new URLSearchParams(fields)
  for (const input of form.querySelectorAll<HTMLInputElement>('[type=radio], [type=checkbox]'))
    input.checked = asked.getAll(input.name).includes(input.value)
  accept(addressOfRows(ownRowsOf(asked)) ?? '')
  state.show = asked.get('show')
  if (texts.length > 1) await compare()
}

function forget(): void {
  sessionStorage.removeItem(KEY)
  for (const row of rows().slice(2)) row.remove()
  fill([])
  for (const input of form.querySelectorAll<HTMLInputElement>('.own-row input')) input.value = ''
  state.comparer?.forget()
  outcome.replaceChildren()
  field(rows()[0]!, 'text').focus()
}

function fill(texts: readonly PastedText[]): void {
  while (rows().length < texts.length) addRow()
  for (const [index, row] of rows().entries())
    for (const name of ['siglum', 'label', 'language', 'text'] as const)
      field(row, name).value = texts[index]?.[name] ?? (name === 'siglum' ? siglumAt(index) : '')
  nameBases()
}

/** The base is chosen by siglum, which may be typed anew. */
function nameBases(): void {
  for (const row of rows()) row.querySelector<HTMLInputElement>('[name=base]')!.value = field(row, 'siglum').value
}

function changeRow(button: HTMLButtonElement): void {
  const row = button.closest('fieldset')!
  const at = rows().indexOf(row)
  if (button.dataset.row === 'up') rows()[at - 1]?.before(row)
  else if (rows().length > 2) {
    const isBase = row.querySelector<HTMLInputElement>('[name=base]')!.checked
    row.remove()
    if (isBase) rows()[0]!.querySelector<HTMLInputElement>('[name=base]')!.checked = true
  } else for (const name of ['label', 'language', 'text'] as const) field(row, name).value = ''
  keep()
}

form.addEventListener('submit', submitted)
for (const button of form.querySelectorAll<HTMLElement>('button[type=submit]:not([name])'))
  for (const sign of ['pointerenter', 'pointerdown', 'focus'])
    button.addEventListener(sign, () => void engine().catch(() => {}), { once: true })
share.querySelector('button')!.addEventListener('click', () => void makeLink())
files.querySelector('input')!.addEventListener('change', ({ target }) => {
  const input = target as HTMLInputElement
  void take(input.files!, null).then(() => {
    input.value = ''
  })
})
addEventListener('dragover', (event) => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
})
addEventListener('drop', (event) => {
  if (!event.dataTransfer?.files.length) return
  event.preventDefault()
  void take(event.dataTransfer.files, (event.target as Element).closest('textarea'))
})
document.querySelector('a.language')?.addEventListener('click', (event) => {
  if (textsNow().length === 0) return
  event.preventDefault()
  void linkToThis((event.currentTarget as HTMLAnchorElement).href).then((href) => location.assign(href))
})
addEventListener('hashchange', () => void open())

form.addEventListener('input', nameBases)
form.addEventListener('input', makeRoom)
addEventListener('click', ({ target }) => {
  const element = target as Element
  const exporting = element.closest<HTMLElement>('[data-export]')
  if (exporting) void download(exporting.dataset.export!)
  const tool = element.closest<HTMLButtonElement>('[data-row]')
  if (tool) changeRow(tool)
})
addEventListener('pagehide', keep)

const forgetting = document.querySelector<HTMLButtonElement>('#forget')!
forgetting.addEventListener('click', forget)
forgetting.hidden = false
for (const tools of form.querySelectorAll<HTMLElement>('.row-tools')) tools.hidden = false
share.hidden = false
files.hidden = false
promise(true)
void open()
void restore()
