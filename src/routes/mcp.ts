/** The Model Context Protocol: the service as tools, for programs that call tools. */
import { toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
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
import { errorOf, type Message, PROTOCOL_VERSIONS, RPC, RpcError, readMessage, resultOf } from './mcp/protocol.ts'
import { TOOLS, type Tool } from './mcp/tools.ts'

const INSTRUCTIONS =
  'Compares versions of texts, checks quotations against them, and says of every telegram quoted in them where it comes from. ' +
  'Offsets are Unicode code points, from 0, end exclusive. Every result carries permanent addresses to cite.'

const schemaOf = (input: v.GenericSchema) => {
  const { $schema: _, ...schema } = toJsonSchema(input, { errorMode: 'ignore', typeMode: 'input' })
  return schema
}

const describeTool = ({ name, title, description, input }: Tool) => ({
  name,
  title,
  description,
  inputSchema: schemaOf(input),
  outputSchema: { type: 'object' },
  annotations: { title, readOnlyHint: true, idempotentHint: true, openWorldHint: false },
})

async function callTool(c: AppContext, params: Message['params']): Promise<unknown> {
  const { name, arguments: given = {} } = (params ?? {}) as { name?: unknown; arguments?: unknown }
  const tool = TOOLS.find((one) => one.name === name)
  if (tool === undefined) throw new RpcError(RPC.params, `There is no tool "${String(name).slice(0, 80)}".`)
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
    // What cannot be done is told to the model, which can do something else.
    if (!(error instanceof ServiceError)) throw error
    return { content: [{ type: 'text', text: problemOf(error, undefined).message }], isError: true }
  }
}

const FIGURE = 'Figure of a comparison'

async function answerTo(c: AppContext, { method, params }: Message): Promise<unknown> {
  switch (method) {
    case 'initialize': {
      const asked = (params as { protocolVersion?: unknown } | undefined)?.protocolVersion
      return {
        protocolVersion: PROTOCOL_VERSIONS.find((version) => version === asked) ?? PROTOCOL_VERSIONS[0],
        capabilities: { tools: {}, resources: {} },
        serverInfo: { name: 'variorum', title: 'Variorum', version: ENGINE.split('/')[1] },
        instructions: INSTRUCTIONS,
      }
    }
    case 'ping':
      return {}
    case 'tools/list':
      return { tools: TOOLS.map(describeTool) }
    case 'tools/call':
      return callTool(c, params)
    case 'resources/list':
      return { resources: [] }
    case 'resources/templates/list':
      return {
        resourceTemplates: [
          {
            uriTemplate: `${originOf(c.req.raw)}/embed/p/{passage}.html{?witnesses}`,
            name: FIGURE,
            description: 'The comparison of a passage as HTML without a script.',
            mimeType: 'text/html',
          },
        ],
      }
    case 'resources/read':
      return readResource(c, params)
    default:
      throw new RpcError(RPC.method, `There is no method "${method.slice(0, 80)}".`)
  }
}

async function readResource(c: AppContext, params: Message['params']): Promise<unknown> {
  const uri = String((params as { uri?: unknown } | undefined)?.uri ?? '')
  const missing = new RpcError(RPC.resource, 'There is no such resource.', { uri: uri.slice(0, 200) })
  await chargeWork(c, 0, 0)
  const text = await readFigure(c.var.store, uri, originOf(c.req.raw)).catch((error: unknown) => {
    throw error instanceof Problem ? error : missing
  })
  if (text === null) throw missing
  return { contents: [{ uri, mimeType: 'text/html', text }] }
}

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
    `Streamable HTTP without a session; protocol versions ${PROTOCOL_VERSIONS.join(', ')}. Tools: ${TOOLS.map(({ name }) => name).join(', ')}. ` +
    'Answers `initialize` and works without it. Faults are JSON-RPC errors.',
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
    202: { description: 'A notification was taken', mediaTypes: [] },
    400: { description: 'A JSON-RPC error: no message, several at once, or another protocol version' },
    413: { description: 'A JSON-RPC error: the body is over the limit' },
  },
  async handle(c) {
    let id: Message['id'] | null = null
    try {
      const version = c.req.header('MCP-Protocol-Version')
      if (version !== undefined && !(PROTOCOL_VERSIONS as readonly string[]).includes(version))
        return json(
          errorOf(null, new RpcError(RPC.request, `This server speaks ${PROTOCOL_VERSIONS.join(', ')}.`)),
          400,
        )
      const read = readMessage(await readText(c.req.raw))
      if (read.id === undefined) return new Response(null, { status: 202 })
      id = read.id
      return json(resultOf(id, await answerTo(c, read)))
    } catch (error) {
      if (error instanceof RpcError)
        return json(errorOf(id, error), error.code === RPC.parse || id === null ? 400 : 200)
      if (error instanceof Problem)
        return json(errorOf(id, new RpcError(RPC.request, error.message)), error.response().status)
      throw error
    }
  },
}
