import { expect, test } from 'vitest'
import { FORMATS } from '../../../src/formats/index.ts'
import { FORMAT_LABELS } from '../../../src/pages/ui/format-labels.ts'

test('the list has every form of a comparison, under the label that the API gives it', () => {
  expect(FORMAT_LABELS.length).toBe(FORMATS.length)
  const labels = new Map(FORMAT_LABELS.map(([extension, label]) => [extension, label]))
  for (const { extension, label } of FORMATS) expect(labels.get(extension), extension).toBe(label)
})

test('every label has Chinese words, but for names of programs', () => {
  const names = ['LaTeX (reledmac)', 'CollateX JSON']
  const lacking = FORMAT_LABELS.filter(([, , zh]) => zh === undefined).map(([, label]) => label)
  expect(lacking.toSorted()).toEqual(names.toSorted())
  for (const [, , zh] of FORMAT_LABELS) if (zh !== undefined) expect(zh).toMatch(/\p{Script=Han}/u)
})
