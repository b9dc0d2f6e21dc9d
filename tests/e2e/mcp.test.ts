/** The Model Context Protocol, asked by the client of its official SDK over a real server. */
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Serving, serve } from '../../src/cli/local.ts'

let serving: Serving
let client: Client

beforeAll(async () => {
  serving = await serve(0, 'local-dev-token', null)
  client = new Client({ name: 'tests', version: '1.0.0' })
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', serving.url)))
}, 60_000)

afterAll(async () => {
  await client?.close()
  await serving?.close()
})

const call = async (name: string, args: Record<string, unknown>) => {
  const result = await client.callTool({ name, arguments: args })
  return result as {
    isError?: boolean
    structuredContent?: Record<string, never>
    content: { type: string; text?: string; uri?: string }[]
  }
}

describe('tools', () => {
  test('are the seven of the contract, each with a schema that refuses what it does not know', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual([
      'compare_witnesses',
      'compare_texts',
      'check_quotation',
      'find_wording',
      'find_repeats',
      'get_telegram',
      'list_versions',
    ])
    for (const { inputSchema, annotations } of tools) {
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false })
      expect(annotations?.readOnlyHint).toBe(true)
    }
  })

  test('compare_witnesses: the comparison with its permanent address, which answers', async () => {
    const { structuredContent, content } = await call('compare_witnesses', { passage: 't17', witnesses: ['A', 'C'] })
    const { summary, permalink } = structuredContent as unknown as { summary: { variants: number }; permalink: string }
    expect(summary.variants).toBe(13)
    expect((await fetch(permalink)).status).toBe(200)
    const links = content.filter(({ type }) => type === 'resource_link')
    expect(links.length).toBe(2)
    for (const { uri } of links) expect((await fetch(uri!)).status).toBe(200)
    expect(content[0]!.text).toContain('需要')
  })

  test('the figure without a script is a resource', async () => {
    const uri = `${serving.url}/embed/p/t17.html?witnesses=A,C`
    const { contents } = await client.readResource({ uri })
    const [figure] = contents as { mimeType: string; text: string }[]
    expect(figure!.mimeType).toBe('text/html')
    expect(figure!.text).toContain('<ins')
    expect(figure!.text).not.toContain('<script')
  })

  test.each([
    [
      'compare_texts',
      {
        witnesses: [
          { siglum: 'A', text: '派五六个师' },
          { siglum: 'B', text: '派七八个师' },
        ],
      },
      'segments',
    ],
    ['check_quotation', { quotation: '因为我们在一起将比美国和英国更有力量' }, 'verdict'],
    ['find_wording', { q: '有战斗力的师' }, 'results'],
    ['find_repeats', { passage: 'source' }, 'repeats'],
    ['get_telegram', { id: 't08' }, 'statements'],
    ['list_versions', { passage: 't17', siglum: 'A' }, 'versions'],
  ])('%s', async (name, args, member) => {
    const { structuredContent, isError, content } = await call(name, args)
    expect(isError).toBe(false)
    expect(structuredContent).toHaveProperty(member)
    expect(content[0]!.text).not.toBe('')
  })

  test('what cannot be done is a result that says so', async () => {
    const { isError, content } = await call('get_telegram', { id: 'nothing' })
    expect(isError).toBe(true)
    expect(content[0]!.text).toContain('nothing')
  })
})

describe('the protocol', () => {
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${serving.url}/mcp`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const request = (method: string, params: unknown = {}) => ({ jsonrpc: '2.0', id: 1, method, params })

  test.each(['2025-06-18', '2025-11-25'])('speaks %s, with and without initialize', async (protocolVersion) => {
    const asked = { protocolVersion, capabilities: {}, clientInfo: { name: 'x', version: '1' } }
    const answer = (await (await post(request('initialize', asked))).json()) as { result: { protocolVersion: string } }
    expect(answer.result.protocolVersion).toBe(protocolVersion)
    const list = await post(request('tools/list'), { 'MCP-Protocol-Version': protocolVersion })
    expect(await list.json()).toHaveProperty('result.tools')
  })

  test.each([
    ['{', 400, -32700],
    [[request('ping')], 400, -32600],
    [{ jsonrpc: '1.0', id: 1, method: 'ping' }, 400, -32600],
    [request('nothing/at/all'), 200, -32601],
    [request('tools/call', { name: 'nothing' }), 200, -32602],
    [request('tools/call', { name: 'get_telegram', arguments: { id: 't08', ids: 1 } }), 200, -32602],
    [request('tools/call', { name: 'find_wording', arguments: {} }), 200, -32602],
    [request('resources/read', { uri: 'https://elsewhere.example/embed/p/t17.html' }), 200, -32002],
    [request('resources/read', { uri: 'nothing' }), 200, -32002],
  ])('%j → %i, %i', async (body, status, code) => {
    const answer = await post(body)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toHaveProperty('error.code', code)
  })

  test('a notification is taken; other methods of HTTP and other versions are refused', async () => {
    const taken = await post({ jsonrpc: '2.0', method: 'notifications/initialized' })
    expect([taken.status, await taken.text()]).toEqual([202, ''])
    expect((await post(request('ping'), { 'MCP-Protocol-Version': '1900-01-01' })).status).toBe(400)
    const get = await fetch(`${serving.url}/mcp`)
    expect([get.status, get.headers.get('Allow')]).toEqual([405, 'POST, OPTIONS'])
  })
})
