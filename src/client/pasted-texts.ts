/**
 * `/compare` in a browser: texts are compared where they are, and never sent. Without this the form sends them to be
 * compared; where this does not work, it steps back, says so, and waits for the button to be pressed again.
 */

import { filled, type PastedText, siglumAt } from '../pages/pasted-texts/pasted-text.ts'
import type { Comparer } from './compare-in-browser.tsx'
import { connectPlaces } from './connect-places.ts'
import { showPositions } from './follow-variants.ts'
import { carriesTexts, packed, unpacked } from './share-link.ts'

type Engine = typeof import('./compare-in-browser.tsx')
type Field = HTMLInputElement | HTMLTextAreaElement

const form = document.querySelector<HTMLFormElement>('#own')!
const outcome = document.querySelector<HTMLElement>('#outcome')!
const status = form.querySelector<HTMLElement>('.comparing')!
const share = form.querySelector<HTMLElement>('.share')!
const files = form.querySelector<HTMLElement>('.files')!

/** `show`: what a button beside the result, or a link, wants shown of it; null: what the form says. */
const state: { show: string | null; opened: string; engine: Promise<Engine> | null; comparer: Comparer | null } = {
  show: null,
  opened: '',
  engine: null,
  comparer: null,
}

const rows = () => [...form.querySelectorAll('fieldset')].filter((row) => row.querySelector('[name=text]') !== null)
const field = (row: Element, name: keyof PastedText) => row.querySelector<Field>(`[name=${name}]`)!

const textsNow = (): readonly PastedText[] =>
  filled(
    rows().map((row) => ({
      siglum: field(row, 'siglum').value,
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

/** Once, when a text is about to come. */
const engine = () => {
  state.engine ??= import(form.dataset.compare!)
  return state.engine
}

/** @returns whether there is something new to see */
async function compare(): Promise<boolean> {
  status.textContent = form.dataset.comparing!
  try {
    const { Comparer } = await engine()
    state.comparer ??= new Comparer()
    if (!(await state.comparer.show(outcome, fieldsNow()))) return false
    status.textContent = ''
    connectPlaces()
    showPositions()
    return true
  } catch (error) {
    console.error(error)
    stepBack()
    return false
  }
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
  field(row, 'language').value = ''
  field(row, 'text').value = ''
  last.after(row)
  return row
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
  while (rows().length < texts.length) addRow()
  for (const [index, row] of rows().entries())
    for (const name of ['siglum', 'language', 'text'] as const)
      field(row, name).value = texts[index]?.[name] ?? (name === 'siglum' ? siglumAt(index) : '')
  state.show = location.search.slice(1)
  await compare()
}

/** This page with what stands in the form: the texts in the fragment, how they are compared and shown in the query. */
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

/** Files go where they were dropped, else into areas that are empty. */
async function take(chosen: FileList, area: Element | null): Promise<void> {
  try {
    const { textOfFile } = await engine()
    status.textContent = ''
    for (const [index, file] of [...chosen].entries()) {
      const found = await textOfFile(file)
      if ('fault' in found) status.textContent += `${found.fault} `
      else {
        const row =
          (index === 0 && area?.closest('fieldset')) ||
          (rows().find((row) => field(row, 'text').value === '') ?? addRow())
        field(row, 'text').value = found.text
      }
    }
  } catch (error) {
    console.error(error)
    stepBack()
  }
}

form.addEventListener('submit', submitted)
form.addEventListener('focusin', () => void engine().catch(() => {}), { once: true })
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

share.hidden = false
files.hidden = false
promise(true)
void open()
