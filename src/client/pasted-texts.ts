/**
 * Makes `/compare` work in the browser: texts are compared there and never sent. Without this script the form sends them to the server to
 * be compared; where the script fails, it shows a message and leaves the form as it is without a script, until the reader presses the
 * button again.
 */
import { addressOfRow, addressOfRows, type OwnRow, ownRowsOf } from '../present/own-choice.ts'
import type { Comparer } from './compare-in-browser.tsx'
import { connectPlaces } from './connect-places.ts'
import { showPositions } from './follow-variants.ts'
import {
  addRow,
  field,
  fieldsNow,
  fill,
  form,
  moveUp,
  nameBases,
  removeRow,
  textRows,
  textsNow,
} from './pasted-form.ts'
import { beginWork, say } from './pasted-progress.ts'
import { addRules, clearRules, keepEmptyRuleRow } from './pasted-rules.ts'
import { forgetTexts, keepTexts, restoreTexts } from './pasted-session.ts'
import { carriesTexts, packed, unpacked } from './share-link.ts'

type Engine = typeof import('./compare-in-browser.tsx')
type Workbench = typeof import('./workbench.ts')

const outcome = document.querySelector<HTMLElement>('#outcome')!
const share = form.querySelector<HTMLElement>('.share')!
const files = form.querySelector<HTMLElement>('.files')!

const state: {
  /** What a button beside the result, or a link, shows of it; null: what the form says. */
  show: string | null
  /** The fragment of the address whose texts were opened last. */
  opened: string
  engine: Promise<Engine> | null
  comparer: Comparer | null
} = {
  show: null,
  opened: '',
  engine: null,
  comparer: null,
}

/** Loads the engine once, when the button is about to be pressed: a reader who only looks at the page loads little. */
const engine = () => {
  state.engine ??= import(form.dataset.compare!)
  return state.engine
}

/** Loads once what reads files and writes other forms. */
const workbench = (): Promise<Workbench> => import(form.dataset.workbench!)

const keep = () => keepTexts(state.show)

/** @returns whether there is something new to see */
async function compare(): Promise<boolean> {
  const stage = state.engine === null ? form.dataset.loading! : form.dataset.comparing!
  const work = beginWork(stage, () => state.comparer?.stop())
  try {
    const { Comparer } = await engine()
    if (work.isOver()) return false
    work.say(form.dataset.comparing!)
    state.comparer ??= new Comparer(addDeskRule)
    if (!(await state.comparer.show(outcome, fieldsNow(state.show)))) return false
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

/** Leaves the form as it is without a script: it sends the texts. It does so only when the reader presses the button again. */
function stepBack(): void {
  form.removeEventListener('submit', submitted)
  sayWhere(false)
  say(form.dataset.failed!)
}

/** Says where texts are compared. */
function sayWhere(here: boolean): void {
  document.querySelector<HTMLElement>('#here')!.hidden = !here
  document.querySelector<HTMLElement>('#sent')!.hidden = here
}

async function submitted(event: SubmitEvent): Promise<void> {
  event.preventDefault()
  const button = event.submitter as HTMLButtonElement | null
  if (button?.name === 'more') return field(addRow(), 'text').focus()
  if (button?.name === 'own') addRules(button.value)
  const views = () => [...outcome.querySelectorAll<HTMLButtonElement>('[name=show]')]
  const pressed = button?.name === 'show' ? views().indexOf(button) : -1
  state.show = pressed < 0 ? null : button!.value
  if (!(await compare())) return
  if (pressed < 0) {
    const news = outcome.querySelector<HTMLElement>('#result, .error-summary')
    news?.scrollIntoView()
    news?.focus({ preventScroll: true })
    return
  }
  // The result was drawn again, so the button that was pressed is another one now.
  const same = views().find(({ textContent }) => textContent === button!.textContent) ?? views()[pressed]
  same?.focus({ preventScroll: true })
  const query = new URLSearchParams(state.show ?? '')
  if (query.has('highlight')) outcome.querySelector('#highlight')?.scrollIntoView({ block: 'center' })
  form.querySelector<HTMLInputElement>(`[name=view][value=${query.get('view') ?? 'inline'}]`)!.checked = true
}

/** A rule that was made on the desk becomes a row of the form, and the texts are compared with it. */
function addDeskRule(row: OwnRow): void {
  addRules(addressOfRow(row))
  void compare()
}

/** A link in the address fills the form and shows its comparison. */
async function open(): Promise<void> {
  const { hash } = location
  if (!carriesTexts(hash) || hash === state.opened) return
  state.opened = hash
  const texts = await unpacked(hash)
  if (texts === null) {
    say(form.dataset.broken!)
    return
  }
  fill(texts)
  state.show = location.search.slice(1)
  await compare()
}

/** This page with what is in the form: the texts in the fragment, how they are compared and shown in the query. */
async function linkToThis(from: string): Promise<string> {
  const url = new URL(from, location.href)
  const fields = fieldsNow(state.show)
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

/** Reads files into the row where they were dropped, and then into rows that are empty. */
async function readFiles(chosen: FileList, area: Element | null): Promise<void> {
  try {
    const { readFileText } = await workbench()
    const unreadable: string[] = []
    say('')
    for (const [index, file] of [...chosen].entries()) {
      const text = await readFileText(file).catch(() => null)
      if (text === null) {
        unreadable.push(form.dataset.unreadable!.replace('%', () => file.name))
        say(unreadable.join(' '))
        continue
      }
      const row =
        (index === 0 && area?.closest('fieldset')) ||
        (textRows().find((row) => field(row, 'text').value === '') ?? addRow())
      field(row, 'text').value = text
      if (field(row, 'label').value === '') field(row, 'label').value = file.name
    }
  } catch (error) {
    console.error(error)
    stepBack()
  }
}

/** Saves the comparison in another form, as a file. */
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

/** Compares what was kept, unless the page has a result, a refusal of the server, or a link with texts. */
async function restore(): Promise<void> {
  if (outcome.querySelector('#result, .error-summary') !== null || carriesTexts(location.hash)) return
  const restored = restoreTexts()
  if (restored === null) return
  state.show = restored.show
  if (restored.count > 1) await compare()
}

function forget(): void {
  forgetTexts()
  for (const row of textRows().slice(2)) row.remove()
  fill([])
  clearRules()
  state.comparer?.forget()
  outcome.replaceChildren()
  field(textRows()[0]!, 'text').focus()
}

form.addEventListener('submit', submitted)
for (const button of form.querySelectorAll<HTMLElement>('button[type=submit]:not([name])'))
  for (const sign of ['pointerenter', 'pointerdown', 'focus'])
    button.addEventListener(sign, () => void engine().catch(() => {}), { once: true })
share.querySelector('button')!.addEventListener('click', () => void makeLink())
files.querySelector('input')!.addEventListener('change', ({ target }) => {
  const input = target as HTMLInputElement
  void readFiles(input.files!, null).then(() => {
    input.value = ''
  })
})
addEventListener('dragover', (event) => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
})
addEventListener('drop', (event) => {
  if (!event.dataTransfer?.files.length) return
  event.preventDefault()
  void readFiles(event.dataTransfer.files, (event.target as Element).closest('textarea'))
})
document.querySelector('a.language')?.addEventListener('click', (event) => {
  if (textsNow().length === 0) return
  event.preventDefault()
  void linkToThis((event.currentTarget as HTMLAnchorElement).href).then((href) => location.assign(href))
})
addEventListener('hashchange', () => void open())

form.addEventListener('input', nameBases)
form.addEventListener('input', keepEmptyRuleRow)
addEventListener('click', ({ target }) => {
  const element = target as Element
  const exporting = element.closest<HTMLElement>('[data-export]')
  if (exporting) void download(exporting.dataset.export!)
  const tool = element.closest<HTMLButtonElement>('[data-row]')
  if (!tool) return
  if (tool.dataset.row === 'up') moveUp(tool.closest('fieldset')!)
  else removeRow(tool.closest('fieldset')!)
  keep()
})
addEventListener('pagehide', keep)

const forgetButton = document.querySelector<HTMLButtonElement>('#forget')!
forgetButton.addEventListener('click', forget)
forgetButton.hidden = false
for (const tools of form.querySelectorAll<HTMLElement>('.row-tools')) tools.hidden = false
share.hidden = false
files.hidden = false
sayWhere(true)
void open()
void restore()
