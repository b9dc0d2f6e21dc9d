/** The rows of the form of `/compare` for the reader's own rules. */
import { ownRowsOf } from '../present/own-choice.ts'
import { form } from './pasted-form.ts'

const ruleRows = () => [...form.querySelectorAll<HTMLElement>('.own-row')]

function addRuleRow(): HTMLElement {
  const last = ruleRows().at(-1)!
  const row = last.cloneNode(true) as HTMLElement
  for (const input of row.querySelectorAll('input')) input.value = ''
  last.after(row)
  return row
}

const isEmpty = (row: HTMLElement) => [...row.querySelectorAll('input')].every(({ value }) => value === '')

/** Keeps an empty row at the end. */
export function keepEmptyRuleRow(): void {
  if (!isEmpty(ruleRows().at(-1)!)) addRuleRow()
}

/** @param rules as addresses have them: those that the texts propose, or that an earlier visit had */
export function addRules(rules: string): void {
  for (const { a, b, at } of ownRowsOf(new URLSearchParams({ own: rules }))) {
    const row = ruleRows().find(isEmpty) ?? addRuleRow()
    const [first, second] = row.querySelectorAll('input')
    first!.value = a
    second!.value = b
    row.querySelector('select')!.value = at
  }
  keepEmptyRuleRow()
}

export function clearRules(): void {
  for (const input of form.querySelectorAll<HTMLInputElement>('.own-row input')) input.value = ''
}
