/** The form of `/compare`: a row for each text, and what the reader chose. */
import { filledTexts, type PastedText, siglumAt } from '../pages/pasted-texts/pasted-text.ts'

type Field = HTMLInputElement | HTMLTextAreaElement

export const form = document.querySelector<HTMLFormElement>('#own')!

export const textRows = () =>
  [...form.querySelectorAll('fieldset')].filter((row) => row.querySelector('[name=text]') !== null)

export const field = (row: Element, name: keyof PastedText) => row.querySelector<Field>(`[name=${name}]`)!

const baseOf = (row: Element) => row.querySelector<HTMLInputElement>('[name=base]')!

/** The texts of all rows that have one. */
export const textsNow = (): readonly PastedText[] =>
  filledTexts(
    textRows().map((row) => ({
      siglum: field(row, 'siglum').value,
      label: field(row, 'label').value,
      language: field(row, 'language').value,
      text: field(row, 'text').value,
    })),
  )

/** @param show what is shown of the result, where something else is than the form says */
export function fieldsNow(show: string | null): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  if (show !== null) fields.set('show', show)
  return fields
}

/** Adds a row for one more text: a copy of the last, with ids, siglum and title of its own, and empty. */
export function addRow(): Element {
  const last = textRows().at(-1)!
  const row = last.cloneNode(true) as Element
  const number = textRows().length
  for (const element of row.querySelectorAll('[id], [for]'))
    for (const name of ['id', 'for']) {
      const value = element.getAttribute(name)
      if (value !== null) element.setAttribute(name, value.replace(/\d+$/, String(number)))
    }
  for (const title of row.querySelectorAll('legend, label[for^=text]'))
    title.textContent = form.dataset.text!.replace('%', siglumAt(number))
  field(row, 'siglum').value = siglumAt(number)
  baseOf(row).checked = false
  clear(row)
  last.after(row)
  nameBases()
  return row
}

function clear(row: Element): void {
  for (const name of ['label', 'language', 'text'] as const) field(row, name).value = ''
}

export function fill(texts: readonly PastedText[]): void {
  while (textRows().length < texts.length) addRow()
  for (const [index, row] of textRows().entries())
    for (const name of ['siglum', 'label', 'language', 'text'] as const)
      field(row, name).value = texts[index]?.[name] ?? (name === 'siglum' ? siglumAt(index) : '')
  nameBases()
}

/** Gives the buttons that choose the base the sigla of their rows, which the reader may have changed. */
export function nameBases(): void {
  for (const row of textRows()) baseOf(row).value = field(row, 'siglum').value
}

export function moveUp(row: Element): void {
  textRows()[textRows().indexOf(row as HTMLFieldSetElement) - 1]?.before(row)
}

/** Removes a row; of the last two, only what is in it. */
export function removeRow(row: Element): void {
  if (textRows().length <= 2) {
    clear(row)
    return
  }
  const isBase = baseOf(row).checked
  row.remove()
  if (isBase) baseOf(textRows()[0]!).checked = true
}
