import { describe, expect, test } from 'vitest'
import { sha256 } from '../../../src/store/hash.ts'
import { memory, remembering } from '../../../src/store/kv/remembering.ts'

/** KV in a map that writes down what it is asked for. */
function watched(values: Record<string, string>) {
  const stored = new Map(Object.entries(values))
  const asked: string[] = []
  const kv = {
    async get(key: string | string[], type?: string) {
      asked.push(Array.isArray(key) ? key.join(' ') : key)
      if (Array.isArray(key)) return new Map(key.map((one) => [one, stored.get(one) ?? null]))
      const value = stored.get(key) ?? null
      return type === 'arrayBuffer' && value !== null ? new TextEncoder().encode(value).buffer : value
    },
    async put(key: string, value: string) {
      asked.push(`put ${key}`)
      stored.set(key, value)
    },
    async list() {
      return { keys: [...stored.keys()].map((name) => ({ name })), list_complete: true }
    },
    async delete(key: string) {
      stored.delete(key)
    },
  }
  return { kv: kv as unknown as KVNamespace, stored, asked }
}

const textKeyOf = async (text: string) => `text/${(await sha256(text)).slice(0, 32)}`

describe('what one isolate reads', () => {
  test('a text is read once for all requests, a version once for each', async () => {
    const key = await textKeyOf('天地玄黃')
    const { kv, asked } = watched({ [key]: '天地玄黃', 'version/1': '{}' })
    const own = memory()
    for (let request = 0; request < 3; request++) {
      const { kv: reader } = remembering(kv, own)
      for (let time = 0; time < 2; time++)
        expect(await reader.get(['version/1', key], 'text')).toEqual(
          new Map([
            ['version/1', '{}'],
            [key, '天地玄黃'],
          ]),
        )
    }
    expect(asked).toEqual([`version/1 ${key}`, 'version/1', 'version/1'])
  })

  test('what is not what its key says is read again, and what is missing too', async () => {
    const key = await textKeyOf('right')
    const { kv, asked, stored } = watched({ [key]: 'wrong' })
    const own = memory()
    const read = () => remembering(kv, own).kv.get(key)
    expect(await read()).toBe('wrong')
    stored.delete(key)
    expect(await read()).toBeNull()
    stored.set(key, 'right')
    expect(await read()).toBe('right')
    expect(await read()).toBe('right')
    expect(asked).toEqual([key, key, key])
  })

  test('a text behind a shield is known by the text', async () => {
    const key = await textKeyOf('\ufeff一')
    const { kv, asked } = watched({ [key]: '\u0010\ufeff一' })
    const own = memory()
    expect(await remembering(kv, own).kv.get(key)).toBe('\u0010\ufeff一')
    expect(await remembering(kv, own).kv.get(key)).toBe('\u0010\ufeff一')
    expect(asked).toHaveLength(1)
  })

  test('what a request writes it reads from then on', async () => {
    const { kv, asked } = watched({ 'version/1': '{"a":1}' })
    const { kv: reader } = remembering(kv, memory())
    expect(await reader.get('version/1', 'json')).toEqual({ a: 1 })
    await reader.put('version/1', '{"a":2}')
    expect(await reader.get('version/1', 'json')).toEqual({ a: 2 })
    expect(asked).toEqual(['version/1', 'put version/1', 'version/1'])
  })

  test('reads at the same time are one bulk get, at any step of an async function', async () => {
    const { kv, asked } = watched({ 'head/passage/a': '1', 'index/decisions': '["a"]', 'digest/telegram': 'd' })
    const { kv: reader } = remembering(kv, memory())
    const later = async () => {
      await null
      await null
      return reader.get('index/decisions', 'json')
    }
    const all = [reader.get('head/passage/a', 'json'), later(), reader.get(['digest/telegram', 'change/telegram'])]
    expect(await Promise.all(all)).toEqual([
      1,
      ['a'],
      new Map([
        ['digest/telegram', 'd'],
        ['change/telegram', null],
      ]),
    ])
    expect(asked).toEqual(['head/passage/a digest/telegram change/telegram index/decisions'])
    // Only what never changes is remembered.
    await reader.get('head/passage/a')
    expect(asked).toHaveLength(2)
  })

  test('many keys are many bulk gets, none of more than a hundred keys', async () => {
    const keys = Array.from({ length: 250 }, (_, k) => `head/passage/${k}`)
    const { kv, asked } = watched(Object.fromEntries(keys.map((key) => [key, key])))
    const { kv: reader } = remembering(kv, memory())
    expect(await Promise.all(keys.map((key) => reader.get(key)))).toEqual(keys)
    expect(Math.max(...asked.map((one) => one.split(' ').length))).toBeLessThanOrEqual(100)
    expect(asked.length).toBeLessThan(20)
  })

  test('a failure reaches all who waited, and no later reader', async () => {
    const { kv, stored } = watched({ 'head/passage/a': '1' })
    let fails = true
    const failing = {
      ...kv,
      get: (...args: [string]) => (fails ? Promise.reject(new Error('KV')) : kv.get(...args)),
    } as unknown as KVNamespace
    const { kv: reader } = remembering(failing, memory())
    const both = await Promise.allSettled([reader.get('head/passage/a'), reader.get('index/passage')])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    fails = false
    expect(await reader.get('head/passage/a')).toBe(stored.get('head/passage/a'))
  })

  test('what is read does not push out what was asked for with it', async () => {
    const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(100))
    const keys = await Promise.all(texts.map(textKeyOf))
    const { kv } = watched(Object.fromEntries(keys.map((key, k) => [key, texts[k]!])))
    const own = memory(300)
    await remembering(kv, own).kv.get(keys[0]!)
    const read = await remembering(kv, own).kv.get(keys)
    expect(keys.map((key) => read.get(key))).toEqual(texts)
  })

  test('files and lists pass through', async () => {
    const { kv } = watched({ 'file/1': 'abc' })
    const { kv: reader } = remembering(kv, memory())
    expect(new Uint8Array((await reader.get('file/1', 'arrayBuffer'))!)).toEqual(new Uint8Array([97, 98, 99]))
    expect((await reader.list({})).keys).toEqual([{ name: 'file/1' }])
  })
})

describe('the memory of an isolate', () => {
  test('has room for so many characters, and lets what was used longest ago go first', () => {
    const own = memory(30)
    for (const key of ['aaaa', 'bbbb', 'cccc']) own.set(key, '123456')
    expect(own.get('aaaa')).toBe('123456')
    own.set('dddd', '123456')
    expect(['aaaa', 'bbbb', 'cccc', 'dddd'].map((key) => own.get(key) !== undefined)).toEqual([true, false, true, true])
    own.set('cccc', '')
    own.set('eeee', '12')
    expect(['aaaa', 'cccc', 'dddd', 'eeee'].every((key) => own.get(key) !== undefined)).toBe(true)
  })

  test('reads JSON once', () => {
    const own = memory()
    const json = JSON.stringify({ a: 'x'.repeat(1_000) })
    expect(own.parse(json)).toEqual(JSON.parse(json))
    expect(own.parse(`${json} `.trim())).toBe(own.parse(json))
    expect(own.parse('[1]')).toEqual([1])
    expect(() => own.parse('{'.repeat(1_000))).toThrow(SyntaxError)
  })

  test('has no room for what is very long', () => {
    const own = memory()
    own.set('text/1', 'x'.repeat(1_000_000))
    expect(own.get('text/1')).toBeUndefined()
  })
})
