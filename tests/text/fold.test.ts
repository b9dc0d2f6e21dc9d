import { expect, test, vi } from 'vitest'
import { keyOfWord } from '../../src/text/fold.ts'

// To put 16,000 marks on one letter into their order took half a second, once for each rule and each set of rules.
test('thousands of marks on one letter are put into no order', () => {
  const long: number[] = []
  const { normalize } = String.prototype
  const spy = vi.spyOn(String.prototype, 'normalize').mockImplementation(function (this: string, form?: string) {
    if (this.length > 1_000) long.push(this.length)
    return normalize.call(this, form as 'NFC')
  })
  keyOfWord(`a${'\u0301\u0323'.repeat(8_000)}`)
  keyOfWord('e\u0301te\u0301')
  spy.mockRestore()
  expect(long).toEqual([])
})
