/**
 * Makes the OpenAPI 3.1 document from the routes when assets are built, so it describes exactly what the routes do. A representation
 * with an extension has a path of its own, after that of its resource.
 */
import { type ConversionConfig, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { LIMITS } from '../limits.ts'
import { limitOf } from '../service/validation.ts'
import { essence, JSON_REPRESENTATION, type Representation } from './negotiate.ts'
import { EXAMPLES, type OperationExample } from './openapi-examples.ts'
import { headersOf, NOT_MODIFIED, RESPONSE_HEADERS } from './openapi-headers.ts'
import { TAG_OBJECTS, tagOf } from './openapi-tags.ts'
import { PROBLEMS, type ProblemName } from './problem.ts'
import { problemsOf, type Route, representationsOf } from './route.ts'

type Json = Record<string, unknown>

/** Shapes with a name, which the document defines once and refers to. */
type Named = Readonly<Record<string, v.GenericSchema>>

export function openApi(routes: readonly Route[], named: Named, version: string): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const main = operation(route, named)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: main }
    for (const [path, twin] of twins(route, main, named)) paths[path] = { get: twin }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Variorum',
      version,
      summary: 'A comparison service for scholars: versions, variants, repeats and the provenance of telegrams.',
      description: INTRODUCTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    // Reading needs no token; operations that need one are marked.
    security: [],
    tags: TAG_OBJECTS.filter(({ name }) => routes.some(({ path }) => tagOf(path) === name)),
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'The token for writing.' } },
      headers: RESPONSE_HEADERS,
      responses: { NotModified: NOT_MODIFIED },
      schemas: { ...components(named), Problem: PROBLEM_SCHEMA },
    },
    'x-limits': LIMITS,
  }
}

const INTRODUCTION = `Offsets are Unicode code points, 0-based, end-exclusive, into the untouched stored text.
Nothing is ever overwritten: a version is immutable, and a pinned comparison can be cached forever.
Each GET answers with a strong \`ETag\` and honours \`If-None-Match\`; HEAD answers as GET does, without the body. A resource below
\`/v1/\` has its other forms by \`Accept\` and by extension, written before the query; the extension wins.
Any origin may read what is public. Errors are problem documents (RFC 9457); the \`type\` of each is an address that explains it.`

const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri-reference', enum: Object.keys(PROBLEMS).map((name) => `/problems/${name}`) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'For the person who sent the request.' },
    pointer: {
      type: 'string',
      description:
        'The member at fault: a JSON Pointer into the body (the empty string is the whole body), ?name for a member of ' +
        'the query, {name} for a part of the path, Name: for a header.',
    },
  },
}

const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

function operation(route: Route, named: Named): Json {
  const id = operationId(route)
  const example: OperationExample = EXAMPLES[id] ?? {}
  const answers = {
    ...Object.fromEntries(
      Object.entries(route.responses).map(([status, success]) => [
        status,
        successResponse(route, status, success, named),
      ]),
    ),
    ...(route.method === 'GET' && { 304: { $ref: '#/components/responses/NotModified' } }),
    ...problemResponses(problemsOf(route)),
  }
  // Of a redirect that is followed, the client sees the end.
  const isRedirect = !Object.keys(answers).some((status) => status.startsWith('2'))
  const body = route.body ?? route.readsItself
  const isFaultless = !Object.keys(answers).some((status) => status.startsWith('4'))
  return {
    operationId: id,
    tags: [tagOf(route.path)],
    summary: route.summary,
    ...(route.description && { description: route.description }),
    ...(route.token && { security: [{ token: [] }] }),
    parameters: [...pathParameters(route, example), ...queryParameters(route, example), ...headerParameters(route)],
    ...(body && { requestBody: { required: true, content: bodyContent(body, example, named) } }),
    ...(route.file && { requestBody: { required: true, content: fileContent(route.file, example) } }),
    responses: {
      ...answers,
      ...(isFaultless && problemResponses(['method-not-allowed'])),
      ...(isRedirect && {
        default: {
          description: 'The text at `Location`, for a client that follows it',
          content: { 'text/plain': { schema: TEXT } },
        },
      }),
    },
  }
}

/** Of each representation that has an address of its own: the same resource in this form. */
function twins(route: Route, main: Json, named: Named): (readonly [string, Json])[] {
  const extensions = representationsOf(route).filter(({ extension }) => extension !== null)
  if (route.method !== 'GET' || !route.path.startsWith('/v1/') || extensions.length < 2) return []
  const success = route.responses[200]
  if (success === undefined) return []
  return extensions.map((form) => {
    const suffix = form.extension!.replace(/[^A-Za-z0-9]+(\w)/g, (_, letter: string) => letter.toUpperCase())
    const { operationId: id, tags, summary, parameters, responses } = main
    // CollateX's JSON has our media type and another shape.
    const schema = form.extension === JSON_REPRESENTATION.extension ? success.schema : undefined
    const twin = {
      operationId: `${id}${suffix}`,
      tags,
      summary: `${summary}, as \`${form.extension}\``,
      parameters,
      responses: {
        ...(responses as Json),
        200: {
          description: success.description,
          headers: headersOf('200', route.method),
          content: { [essence(form.mediaType)]: { schema: schemaOf(form, schema, named) } },
        },
      },
    }
    return [route.path + form.extension, twin] as const
  })
}

const TEXT = { type: 'string' }

/** JSON has its schema; other JSON is an object, text and XML a string, everything else bytes. */
function schemaOf(
  { mediaType }: Pick<Representation, 'mediaType'>,
  schema: v.GenericSchema | undefined,
  named: Named,
): Json {
  const type = essence(mediaType)
  if (type === essence(JSON_REPRESENTATION.mediaType) && schema) return jsonSchema(schema, 'output', named)
  if (/[/+]json$/.test(type)) return { type: ['object', 'array'] }
  return /^text\/|[/+]xml$|x-tex|x-bibtex|x-research-info|link-format|graphviz/.test(type)
    ? TEXT
    : { type: 'string', format: 'binary' }
}

function successResponse(route: Route, status: string, success: Route['responses'][number], named: Named): Json {
  const { description, schema, mediaTypes } = success
  const representations = representationsOf(route)
  const formed = status.startsWith('2') ? (representations.length > 0 ? representations : [JSON_REPRESENTATION]) : []
  const types = mediaTypes ?? formed.map((form) => essence(form.mediaType))
  const content = [...new Set(types)].map((type) => [type, { schema: schemaOf({ mediaType: type }, schema, named) }])
  return {
    description,
    headers: headersOf(status, route.method),
    ...(content.length > 0 && { content: Object.fromEntries(content) }),
  }
}

function bodyContent(body: NonNullable<Route['body']>, example: OperationExample, named: Named): Json {
  return Object.fromEntries(
    Object.entries(body).map(([type, schema]) => {
      const isExample = example.body !== undefined && type === (example.mediaType ?? 'application/json')
      return [type, { schema: jsonSchema(schema, 'input', named), ...(isExample && { example: example.body }) }]
    }),
  )
}

function fileContent(types: readonly string[], example: OperationExample): Json {
  const file = { type: 'string', format: 'binary' }
  const form = { schema: { type: 'object', required: ['file'], properties: { file } } }
  return {
    ...Object.fromEntries(
      types.map((type) => [type, { schema: file, ...(type === example.mediaType && { example: example.body }) }]),
    ),
    'multipart/form-data': form,
  }
}

/** `GET /v1/passages/{id}/names` is `getPassagesIdNames`: stable, and a legal name in every language clients are made in. */
export function operationId({ method, path }: Pick<Route, 'method' | 'path'>): string {
  const words = path
    .replace(/^\/v1/, '')
    .split(/[^A-Za-z]+/)
    .filter(Boolean)
  return method.toLowerCase() + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')
}

function pathParameters({ path }: Route, { path: examples = {} }: OperationExample): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: TEXT,
    ...(examples[name!] !== undefined && { example: examples[name!] }),
  }))
}

function queryParameters({ query }: Route, { query: examples = {} }: OperationExample): Json[] {
  return Object.entries(query?.entries ?? {}).map(([name, schema]) => {
    const { description, ...rest } = jsonSchema(schema as v.GenericSchema, 'input', {})
    return {
      name,
      in: 'query',
      required: false,
      ...(description !== undefined && { description }),
      schema: rest,
      ...(examples[name] !== undefined && { example: examples[name] }),
    }
  })
}

function headerParameters({ headers = {} }: Route): Json[] {
  return Object.entries(headers).map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: TEXT,
  }))
}

/** One response for each status, naming every problem that it may be. */
function problemResponses(names: readonly ProblemName[]): Json {
  const responses: Record<number, Json> = {}
  for (const name of new Set(names)) {
    const { status, title } = PROBLEMS[name]
    const before = responses[status]?.description
    const headers = headersOf(String(status), 'GET')
    responses[status] = {
      description: `${before === undefined ? '' : `${before}; `}${title} (/problems/${name})`,
      ...(Object.keys(headers).length > 0 && { headers }),
      content: problemContent,
    }
  }
  return responses
}

/** What a validator accepts, as JSON Schema; checks that JSON Schema cannot express stay in the descriptions. */
function jsonSchema(schema: v.GenericSchema, typeMode: 'input' | 'output', named: Named): Json {
  const { $schema, $defs, ...rest } = toJsonSchema(schema, { ...CONVERSION, typeMode, definitions: { ...named } })
  return rest
}

function components(named: Named): Json {
  return toJsonSchemaDefs({ ...named }, { ...CONVERSION, typeMode: 'output' })
}

const CONVERSION: ConversionConfig = {
  target: 'draft-2020-12', // what OpenAPI 3.1 speaks
  errorMode: 'ignore',
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  overrideAction({ valibotAction, jsonSchema }) {
    // What a shape declares apart from its checks: a parameter of a query is text, and may still be a number.
    if (valibotAction.type === 'metadata') {
      const { jsonSchema: own = {}, ...rest } = jsonSchema as Json
      return { ...rest, ...(own as Json) }
    }
    if (valibotAction.type !== 'check') return undefined
    const { message } = valibotAction as { readonly message?: unknown }
    // The message of a limit is made when it is asked for; other ones that are functions need the issue that they are about.
    const limit = limitOf(typeof message === 'function' && message.length === 0 ? message() : message)
    // Both JSON Schema and our limits count strings in code points.
    if (limit === undefined) return undefined
    return { ...jsonSchema, [jsonSchema.type === 'array' ? 'maxItems' : 'maxLength']: LIMITS[limit].value }
  },
}
