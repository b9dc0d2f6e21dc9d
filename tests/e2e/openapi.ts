/** The part of an OpenAPI document from which requests are made and by which answers are checked. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
}
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly schema: Schema
}
export interface Operation {
  readonly operationId: string
  readonly security?: unknown
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >
}
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** What is wrong with a value, or null. */
export type Check = (value: unknown) => string | null

/** By `operationId status type`, a check for each declared JSON body; compiled once, and the same shape only once. */
export function checksOf(document: Document): ReadonlyMap<string, Check> {
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  formats.default(ajv)
  ajv.addSchema(document, 'openapi')
  const compiled = new Map<string, Check>()
  const checks = new Map<string, Check>()
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, { operationId, responses }] of Object.entries(methods))
      for (const [status, { content = {} }] of Object.entries(responses))
        for (const [type, { schema }] of Object.entries(content)) {
          if (schema === undefined || !/json$/.test(type)) continue
          const shape = JSON.stringify(schema)
          const steps = ['paths', path, method, 'responses', status, 'content', type, 'schema']
          const check = compiled.get(shape) ?? compile(ajv, steps)
          compiled.set(shape, check)
          checks.set(`${operationId} ${status} ${type}`, check)
        }
  return checks
}

function compile(ajv: Ajv2020, steps: readonly string[]): Check {
  const pointer = steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')
  const check = ajv.compile({ $ref: `openapi#/${pointer}` })
  return (value) => (check(value) ? null : ajv.errorsText(check.errors))
}
