/**
 * Serves what describes the API. It is made from the routes and tools when assets are built; the Worker serves these files, and carries
 * neither the texts nor the code that makes them (src/cli/undescribed.ts).
 */
import { toJsonSchema } from '@valibot/to-json-schema'
import { openApi } from '../http/openapi.ts'
import { NAMED } from '../schemas/responses/named.ts'
import { ROUTES } from './index.ts'
import { TOOLS } from './mcp/tools.ts'

/** Of the API that the document describes. */
const API_VERSION = '2.0.0'

export const openApiDocument = () => openApi(ROUTES, NAMED, API_VERSION)

/** As `tools/list` of the Model Context Protocol has them. */
export const toolDescriptions = () =>
  TOOLS.map(({ name, title, description, input }) => {
    const { $schema: _, ...inputSchema } = toJsonSchema(input, { errorMode: 'ignore', typeMode: 'input' })
    return {
      name,
      title,
      description,
      inputSchema,
      outputSchema: { type: 'object' },
      annotations: { title, readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    }
  })
