/** CollateX's service in the deployed runtime: no token, any origin, the forms that need most of it. */
import { describe, expect, test } from 'vitest'
import { send } from './service.ts'

const TELEGRAM = {
  witnesses: [
    { id: 'C', content: '我认为不需要派7个师去' },
    { id: 'A', tokens: [...'我认为不需要派五六个师去'].map((t) => ({ t, from: 'kv-seed' })) },
  ],
}

const collate = (body: unknown, headers: Record<string, string> = {}) =>
  send('POST', '/collate', { body, headers, token: null })

describe('POST /collate inside workerd', () => {
  test('needs no token and gives every witness back', async () => {
    const response = await collate(TELEGRAM)
    expect(response.status).toBe(200)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    const { witnesses, table } = (await response.json()) as { witnesses: string[]; table: unknown[][][] }
    expect(witnesses).toEqual(['A', 'C'])
    expect(table.flatMap((row) => row[0])).toEqual(TELEGRAM.witnesses[1]!.tokens)
    expect(table.flatMap((row) => row[1]).join('')).toBe('我认为不需要派7个师去')
  })

  for (const accept of ['application/tei+xml', 'application/graphml+xml', 'text/plain', 'image/svg+xml'])
    test(accept, async () => {
      const response = await collate(TELEGRAM, { Accept: accept })
      expect(response.headers.get('Content-Type')).toContain(accept)
      expect(await response.text()).toContain('五六')
    })

  test('an error is CollateX’s message alone, readable from any page', async () => {
    const response = await collate({ witnesses: [{ id: 'A' }] })
    expect(response.status).toBe(400)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(await response.text()).toBe(`Expected either 'tokens' or 'content' field in witness "A"`)
  })
})
