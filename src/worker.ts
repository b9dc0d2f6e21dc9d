/** The entry point of the Worker. */
import { app } from './app.ts'
import type { Bindings } from './http/env.ts'

export { Coordinator } from './store/coordinator/durable-object.ts'

export default { fetch: app.fetch } satisfies ExportedHandler<Bindings>
