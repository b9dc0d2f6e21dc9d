import { describe, expect, test } from 'vitest'
import { entityTag, matchesEtag } from '../../src/http/respond.ts'

const asked = (header: string | null) =>
  new Request('https://variorum.example/', { headers: header === null ? {} : { 'If-None-Match': header } })

describe('whether If-None-Match names "a"', () => {
  test.each([
    [null, false],
    ['"a"', true],
    ['W/"a"', true],
    ['"b"', false],
    ['"b", "a"', true],
    ['"b" , W/"a"', true],
    ['"b,a", "ab"', false],
    ['a', false],
    ['"a', false],
    ['', false],
    ['*', true],
    [' * ', true],
    ['"*"', false],
  ])('%s: %s', (header, held) => {
    expect(matchesEtag(asked(header), '"a"')).toBe(held)
  })

  test('* matches any existing answer, and none where no answer is known to exist', () => {
    expect(matchesEtag(asked('*'), '"a"', false)).toBe(false)
    expect(matchesEtag(asked('"a"'), '"a"', false)).toBe(true)
  })
})

test('a tag is strong, stable, and another for other parts', async () => {
  expect(await entityTag('a', 'b')).toMatch(/^"[A-Za-z0-9_-]{24}"$/)
  expect(await entityTag('a', 'b')).toBe(await entityTag('a', 'b'))
  const tags = await Promise.all([entityTag('ab'), entityTag('a', 'b'), entityTag('a', null), entityTag('a', 'null')])
  expect(new Set(tags).size).toBe(4)
})
