import { expect, test } from 'vitest'
import { FORMATS } from '../../src/formats/index.ts'
import { EXPORTS } from '../../src/pages/pasted-texts/exports.ts'

test('the result of /compare is offered in every form that the API has, under the same name', () => {
  const offered = new Map(EXPORTS)
  for (const { extension, label } of FORMATS) expect(offered.get(extension), extension).toBe(label)
  expect(offered.size).toBe(FORMATS.length)
})
