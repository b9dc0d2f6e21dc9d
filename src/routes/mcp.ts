/** The Model Context Protocol: the service as tools for programs that call tools. */
import * as v from 'valibot'
import { TOOLS_FILE } from '../embed/built.ts'
import { assetData } from '../http/assets.ts'
import { readText } from '../http/body.ts'
import type { AppContext } from '../http/env.ts'
import { Problem, problemOf } from '../http/problem.ts'
import { chargeWork } from '../http/rate.ts'
import { originOf } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { ServiceError } from '../service/error.ts'
import { checked } from '../service/validation.ts'
import { ENGINE } from '../variants/compare.ts'
import { readFigure } from './mcp/figure.ts'
import { errorOf, type Message, RPC, RpcError, readMessage, resultOf } from './mcp/protocol.ts'
import { HANDSHAKE_REVISIONS, inRevision, REVISIONS, type Revision, revisionOf } from './mcp/revisions.ts'
import { TOOLS } from './mcp/tools.ts'

const INSTRUCTIONS =
  'Compares versions of texts, checks quotations against them, and says of every telegram quoted in them where it comes from. ' +
  'Offsets are Unicode code points, from 0, end exclusive. Every result carries permanent addresses to cite.'

async function callTool(c: AppContext, params: Message['params']): Promise<object> {
  const { name, arguments: given = {} } = params ?? {}
  const tool = TOOLS.find((one) => one.name === name)
  if (tool === undefined) {
    const said = typeof name === 'string' ? `There is no tool "${name.slice(0, 80)}"` : 'The call names no tool'
    throw new RpcError(RPC.params, `${said}: tools/list has their names.`)
  }
  let input: unknown
  try {
    input = checked(tool.input, given)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const { message } = problemOf(error, undefined)
    throw new RpcError(RPC.params, message, { member: error.member })
  }
  await chargeWork(c, 0, 0)
  try {
    const { structured, text, links } = await tool.call(c, input as never)
    const content = [{ type: 'text', text }, ...links.map((link) => ({ type: 'resource_link', ...link }))]
    return { content, structuredContent: structured, isError: false }
  } catch (error) {
    // An error goes to the model, which can try something else.
    if (!(error instanceof ServiceError)) throw error
    return { content: [{ type: 'text', text: problemOf(error, undefined).message }], isError: true }
  }
}

const FIGURE = 'Figure of a comparison'
const CAPABILITIES = { tools: {}, resources: {} }
const SERVER = { name: 'variorum', title: 'Variorum', version: ENGINE.split('/')[1] }

type Answer = (c: AppContext, params: Message['params'], revision: Revision) => object | Promise<object>

/** What is answered in every revision. */
const METHODS: Readonly<Record<string, Answer>> = {
  'tools/list': async (c) => ({ tools: await assetData(c.env.ASSETS, TOOLS_FILE) }),
  'tools/call': callTool,
  'resources/list': () => ({ resources: [] }),
  'resources/templates/list': (c) => ({
    resourceTemplates: [
      {
        uriTemplate: `${originOf(c.req.raw)}/embed/p/{passage}.html{?witnesses}`,
        name: FIGURE,
        description: 'The comparison of a passage as HTML without a script.',
        mimeType: 'text/html',
      },
    ],
  }),
  'resources/read': readResource,
}
const HANDSHAKE_METHODS: Readonly<Record<string, Answer>> = {
  ...METHODS,
  initialize: (_, params) => ({
    protocolVersion: HANDSHAKE_REVISIONS.find((one) => one === params?.protocolVersion) ?? HANDSHAKE_REVISIONS[0],
    capabilities: CAPABILITIES,
    serverInfo: SERVER,
    instructions: INSTRUCTIONS,
  }),
  ping: () => ({}),
}
const DECLARED_METHODS: Readonly<Record<string, Answer>> = {
  ...METHODS,
  'server/discover': () => ({
    supportedVersions: REVISIONS,
    capabilities: CAPABILITIES,
    instructions: INSTRUCTIONS,
  }),
}

async function answerTo(c: AppContext, { method, params }: Message, revision: Revision): Promise<object> {
  const methods = revision.isDeclared ? DECLARED_METHODS : HANDSHAKE_METHODS
  if (!Object.hasOwn(methods, method))
    throw new RpcError(
      RPC.method,
      `There is no method "${method.slice(0, 80)}".`,
      undefined,
      revision.isDeclared ? 404 : null,
    )
  return inRevision(revision, method, await methods[method]!(c, params, revision), SERVER)
}

async function readResource(c: AppContext, params: Message['params'], revision: Revision): Promise<object> {
  const uri = typeof params?.uri === 'string' ? params.uri : ''
  const missing = new RpcError(revision.missingResource, 'There is no such resource.', { uri: uri.slice(0, 200) })
  await chargeWork(c, 0, 0)
  const text = await readFigure(c.var.store, uri, originOf(c.req.raw)).catch((error: unknown) => {
    throw error instanceof Problem ? error : missing
  })
  if (text === null) throw missing
  return { contents: [{ uri, mimeType: 'text/html', text }] }
}

/**
 * A page of another site that had its own name lead to this machine would pass for a page of this server: a name that no loopback
 * address has is refused where the server listens on one (the specification's "DNS rebinding"). A public server takes every origin,
 * as all its reads do: it knows no cookie, and a network of its own protects nothing.
 */
function refusesOrigin(c: AppContext): boolean {
  if (c.env.LOOPBACK === undefined || c.req.header('Origin') === undefined) return false
  return !LOOPBACK_NAMES.has(new URL(c.req.url).hostname)
}
const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  })

export const postMcp: Route = {
  method: 'POST',
  path: '/mcp',
  summary: 'The Model Context Protocol',
  description:
    `Streamable HTTP without a session; protocol versions ${REVISIONS.join(', ')}. Tools: ${TOOLS.map(({ name }) => name).join(', ')}. ` +
    'Answers `initialize` and works without it. Faults are JSON-RPC errors. A local server answers 403 to a page that calls it under another host name.',
  representations: [],
  readsItself: {
    'application/json': v.looseObject({
      jsonrpc: v.literal('2.0'),
      id: v.optional(v.union([v.string(), v.number()])),
      method: v.string(),
      params: v.optional(v.looseObject({})),
    }),
  },
  responses: {
    200: { description: 'A JSON-RPC answer, or error', schema: v.looseObject({ jsonrpc: v.literal('2.0') }) },
    202: { description: 'The notification was accepted', mediaTypes: [] },
    400: {
      description:
        'A JSON-RPC error: no message, several at once, an unsupported protocol version, or headers that contradict the body',
    },
    404: { description: 'A JSON-RPC error: no such method, from 2026-07-28' },
    413: { description: 'A JSON-RPC error: the body is over the limit' },
  },
  async handle(c) {
    if (refusesOrigin(c)) return json(errorOf(null, new RpcError(RPC.request, 'This origin is refused.')), 403)
    let id: Message['id'] | null = null
    try {
      const read = readMessage(await readText(c.req.raw))
      id = read.id ?? null
      const revision = revisionOf(read, (name) => c.req.header(name))
      if (id === null) return new Response(null, { status: 202 })
      return json(resultOf(id, await answerTo(c, read, revision)))
    } catch (error) {
      if (error instanceof RpcError) return json(errorOf(id, error), error.status ?? 200)
      if (error instanceof Problem)
        return json(errorOf(id, new RpcError(RPC.request, error.message)), error.response().status)
      throw error
    }
  },
}
