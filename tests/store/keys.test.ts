import { expect, test } from 'vitest'
import { EMPTY_LIST, listId } from '../../src/store/keys.ts'

test('the empty list is known by its hash', async () => {
  expect(EMPTY_LIST).toBe(await listId('[]'))
})
