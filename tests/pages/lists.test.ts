/** Lists of pages that tests in a browser and the fuzzer go through: none may lack a page. */
import { expect, test } from 'vitest'
import { PAGES } from '../../src/pages/index.ts'
import { ADDRESSES } from '../browser/addresses.ts'
import { PAGE_TARGETS } from '../e2e/targets.ts'

const PATHS = [...new Set(PAGES.map(({ path }) => path))]

const lacking = (addresses: readonly string[]) =>
  PATHS.filter((path) => {
    const pattern = new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`)
    return !addresses.some((address) => pattern.test(address.split('?')[0]!))
  })

test('the fuzzer asks for every page', () => {
  expect(PATHS.length).toBeGreaterThan(10)
  expect(lacking(PAGE_TARGETS.filter(({ method }) => method === 'GET').map(({ path }) => path))).toEqual([])
})

test('a browser reads every page in both languages, but those of documents, which the corpus has none of', () => {
  expect(lacking(ADDRESSES)).toEqual(['/d/:document', '/d/:document/places'])
})
