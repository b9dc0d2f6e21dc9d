import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { bodyType, parseJson, readText } from '../../src/http/body.ts'
import type { Problem } from '../../src/http/problem.ts'
import { LIMITS } from '../../src/limits.ts'
import { text } from '../../src/service/validation.ts'
import { countCodePoints } from '../../src/text/codepoints.ts'

const url = 'https://variorum.example/'
const posted = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request(url, { method: 'POST', body, headers })

async function problemOf(work: () => unknown): Promise<[string, string | undefined]> {
  try {
    await work()
  } catch (error) {
    return [(error as Problem).problem, (error as Problem).details.pointer]
  }
  throw new Error('There was no problem.')
}

describe('the type of a body', () => {
  test.each([
    ['application/json', 'application/json'],
    ['Application/JSON; charset=UTF-8', 'application/json'],
    ['text/plain;charset="utf-8"', 'text/plain'],
    ['text/plain;charset=utf8', 'text/plain'],
    ['text/plain; format=flowed', 'text/plain'],
  ])('%s', (header, type) => {
    expect(bodyType(posted('x', { 'Content-Type': header }), ['application/json', 'text/plain'])).toBe(type)
  })
})

describe('a body', () => {
  test('is put together from its pieces, wherever they are cut', async () => {
    const whole = '至少𠀀派e\u0301五六个师'
    const bytes = new TextEncoder().encode(whole)
    for (let at = 0; at <= bytes.length; at++) {
      const pieces = new ReadableStream({
        start(controller) {
          controller.enqueue(bytes.subarray(0, at))
          controller.enqueue(bytes.subarray(at))
          controller.close()
        },
      })
      expect(await readText(new Request(url, { method: 'POST', body: pieces, duplex: 'half' } as RequestInit))).toBe(
        whole,
      )
    }
  })

  test('that says it is too long is refused unread', async () => {
    let pulled = 0
    const stream = new ReadableStream({ pull: () => void pulled++ }, { highWaterMark: 0 })
    const headers = { 'Content-Length': String(LIMITS.bodyBytes.value + 1) }
    const request = new Request(url, { method: 'POST', body: stream, headers, duplex: 'half' } as RequestInit)
    expect(await problemOf(() => readText(request))).toEqual(['over-limit', ''])
    expect(pulled).toBe(0)
  })

  test('without anything in it is empty', async () => {
    expect(await readText(new Request(url, { method: 'POST' }))).toBe('')
  })
})

describe('the member at fault', () => {
  const schema = v.object({ 'a/b': v.array(v.object({ '~': text }, 'Expected an object.')) }, 'Expected an object.')
  test.each([
    ['{"a/b":[{"~":"x"},{"~":7}]}', 'invalid-value', '/a~1b/1/~0'],
    ['{"a/b":[[]]}', 'invalid-value', '/a~1b/0/~0'],
    ['{}', 'invalid-value', '/a~1b'],
    ['7', 'invalid-value', ''],
    ['', 'malformed-json', ''],
    ['{"a/b":[{"~":"\\ud800"}]}', 'invalid-value', '/a~1b/0/~0'],
  ])('%s', async (json, problem, pointer) => {
    expect(await problemOf(() => parseJson(json, schema))).toEqual([problem, pointer])
  })
})

test.each(['', 'abc', '五六', '𠀀𠀁', 'a𠀀', '\ud800', '\ud800\ud800\udc00', '\udc00\ud800', 'x\udfff'])(
  'code points of %j',
  (s) => {
    expect(countCodePoints(s)).toBe([...s].length)
  },
)
