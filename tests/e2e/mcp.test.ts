/** The Model Context Protocol, asked by the client of its official SDK over a real server. */
import { request } from 'node:http'
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

  test('what cannot be done is a result with isError', async () => {
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
  const message = (method: string, params: unknown = {}) => ({ jsonrpc: '2.0', id: 1, method, params })

  test.each(['2025-06-18', '2025-11-25'])('speaks %s, with and without initialize', async (protocolVersion) => {
    const asked = { protocolVersion, capabilities: {}, clientInfo: { name: 'x', version: '1' } }
    const answer = (await (await post(message('initialize', asked))).json()) as { result: { protocolVersion: string } }
    expect(answer.result.protocolVersion).toBe(protocolVersion)
    const list = await post(message('tools/list'), { 'MCP-Protocol-Version': protocolVersion })
    expect(await list.json()).toHaveProperty('result.tools')
  })

  test.each([
    ['{', 400, -32700],
    [[message('ping')], 400, -32600],
    [{ jsonrpc: '1.0', id: 1, method: 'ping' }, 400, -32600],
    [message('nothing/at/all'), 200, -32601],
    [message('tools/call', { name: 'nothing' }), 200, -32602],
    [message('tools/call', { name: 'get_telegram', arguments: { id: 't08', ids: 1 } }), 200, -32602],
    [message('tools/call', { name: 'find_wording', arguments: {} }), 200, -32602],
    [message('resources/read', { uri: 'https://elsewhere.example/embed/p/t17.html' }), 200, -32002],
    [message('resources/read', { uri: 'nothing' }), 200, -32002],
  ])('%j → %i, %i', async (body, status, code) => {
    const answer = await post(body)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toHaveProperty('error.code', code)
  })

  test('a notification is taken; other methods of HTTP and other versions are refused', async () => {
    const taken = await post({ jsonrpc: '2.0', method: 'notifications/initialized' })
    expect([taken.status, await taken.text()]).toEqual([202, ''])
    expect((await post(message('ping'), { 'MCP-Protocol-Version': '1900-01-01' })).status).toBe(400)
    const get = await fetch(`${serving.url}/mcp`)
    expect([get.status, get.headers.get('Allow')]).toEqual([405, 'POST, OPTIONS'])
  })
})

describe('requests that declare the revision themselves, 2026-07-28', () => {
  const META = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientCapabilities': {},
  }
  const ask = (method: string, params: object = {}, headers: Record<string, string> = {}, meta: object = META) =>
    fetch(`${serving.url}/mcp`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
        'MCP-Protocol-Version': '2026-07-28',
        'Mcp-Method': method,
        ...headers,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 'seven', method, params: { ...params, _meta: meta } }),
    })

  test('the client of the SDK finds it, calls a tool and reads a figure', async () => {
    const modern = new Client({ name: 'tests', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } })
    await modern.connect(new StreamableHTTPClientTransport(new URL('/mcp', serving.url)))
    expect(modern.getNegotiatedProtocolVersion()).toBe('2026-07-28')
    expect(modern.getServerVersion()).toMatchObject({ name: 'variorum' })
    expect((await modern.listTools()).tools).toHaveLength(7)
    const { structuredContent } = await modern.callTool({ name: 'get_telegram', arguments: { id: 't08' } })
    expect(structuredContent).toHaveProperty('statements')
    // A siglum in another script reaches the header in Base64.
    const uri = `${serving.url}/embed/p/t17.html?witnesses=A,C&heading=电`
    await expect(modern.readResource({ uri })).resolves.toHaveProperty('contents')
    await modern.close()
  })

  test('every result says that it is complete and who answers; lists say how long they hold', async () => {
    const discover = await (await ask('server/discover')).json()
    expect(discover).toMatchObject({
      id: 'seven',
      result: { resultType: 'complete', supportedVersions: ['2026-07-28', '2025-11-25', '2025-06-18', '2025-03-26'] },
    })
    for (const method of ['server/discover', 'tools/list', 'resources/list', 'resources/templates/list'])
      expect(await (await ask(method)).json()).toMatchObject({
        result: {
          resultType: 'complete',
          ttlMs: expect.any(Number),
          cacheScope: 'public',
          _meta: { 'io.modelcontextprotocol/serverInfo': { name: 'variorum' } },
        },
      })
  })

  test.each([
    ['server/discover', {}, {}, {}, 400, -32602],
    ['server/discover', {}, {}, { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' }, 400, -32602],
    ['server/discover', {}, {}, { ...META, 'io.modelcontextprotocol/protocolVersion': '2099-01-01' }, 400, -32020],
    ['tools/list', {}, { 'Mcp-Method': 'tools/call' }, META, 400, -32020],
    ['tools/call', { name: 'get_telegram', arguments: { id: 't08' } }, {}, META, 400, -32020],
    ['tools/call', { name: 'get_telegram', arguments: {} }, { 'Mcp-Name': 'find_wording' }, META, 400, -32020],
    ['tools/call', { name: 'get_telegram' }, { 'Mcp-Name': '=?base64?!?=' }, META, 400, -32020],
    ['initialize', {}, {}, META, 404, -32601],
    ['ping', {}, {}, META, 404, -32601],
    ['toString', {}, {}, META, 404, -32601],
    ['resources/read', { uri: 'x://nothing' }, { 'Mcp-Name': 'x://nothing' }, META, 200, -32602],
  ])('%s %j, headers %j, meta %j → %i %i', async (method, params, headers, meta, status, code) => {
    const answer = await ask(method, params, headers as unknown as Record<string, string>, meta)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ id: 'seven', error: { code } })
  })

  test('another revision is refused with those that are spoken', async () => {
    const meta = { ...META, 'io.modelcontextprotocol/protocolVersion': '2099-01-01' }
    const answer = await ask('server/discover', {}, { 'MCP-Protocol-Version': '2099-01-01' }, meta)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      error: { code: -32022, data: { requested: '2099-01-01', supported: expect.arrayContaining(['2026-07-28']) } },
    })
  })

  test('a page may send the headers that are asked for', async () => {
    const asked = { 'Access-Control-Request-Method': 'POST', Origin: 'https://reading.example' }
    const answer = await fetch(`${serving.url}/mcp`, { method: 'OPTIONS', headers: asked })
    const allowed = answer.headers.get('Access-Control-Allow-Headers')!.split(', ')
    expect(allowed).toEqual(expect.arrayContaining(['MCP-Protocol-Version', 'Mcp-Method', 'Mcp-Name', 'Content-Type']))
  })
})

test('a name that leads to this machine from elsewhere is refused; pages under other origins are not', async () => {
  const { hostname, port } = new URL(serving.url)
  const status = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const asked = request({ hostname, port, path: '/mcp', method: 'POST', headers }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
      asked.once('error', reject)
      asked.end('{"jsonrpc":"2.0","id":1,"method":"ping"}')
    })
  expect(await status({ Host: 'rebound.example', Origin: 'http://rebound.example' })).toBe(403)
  expect(await status({ Host: `${hostname}:${port}`, Origin: 'https://reading.example' })).toBe(200)
  expect(await status({ Host: `localhost:${port}`, Origin: `http://localhost:${port}` })).toBe(200)
  expect(await status({ Host: 'rebound.example' })).toBe(200)
})
