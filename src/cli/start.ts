/** `npm start`: serves on this machine, with the corpus and what was stored before. */
import { join } from 'node:path'
import { ROOT } from './bundle.ts'
import { FolderTakenError } from './folder-lock.ts'
import { PortTakenError, SeedError, serve } from './local.ts'

const port = Number(process.env.PORT || 8787)
const token = process.env.WRITE_TOKEN || 'local-dev-token'
const data = process.env.VARIORUM_DATA || join(ROOT, '.variorum')

function stop(reason: string): never {
  console.error(reason)
  process.exit(1)
}

if (!Number.isInteger(port) || port < 0 || port > 65535) stop(`PORT=${process.env.PORT} is not a port.`)

/** `LOG=requests npm start` writes a line a request. */
const vars = Object.fromEntries(
  ['WRITE_TOKENS', 'LOG'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
)

const { url, seeded, close } = await serve(port, token, data, undefined, vars).catch((error: Error) => {
  if (error instanceof PortTakenError) stop(`${error.message} Stop it, or choose another: PORT=${port + 1} npm start`)
  const isPlain = error instanceof SeedError || error instanceof FolderTakenError
  return stop(isPlain ? error.message : String(error.stack))
})

console.log(`Variorum  ${url}`)
console.log(`Writes    Authorization: Bearer ${token}`)
console.log(`Data      ${data}${seeded.created > 0 ? `, ${seeded.created} things of the corpus newly stored` : ''}`)
for (const id of seeded.kept) console.log(`Kept      ${id}: stored otherwise than kv-seed/ has it now`)

async function leave(): Promise<void> {
  await close()
  process.exit(0)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Miniflare's own answer to a signal is to leave at once and with an error.
  process.removeAllListeners(signal)
  process.once(signal, leave)
}

// npm passes a signal to its shell, which does not pass it on: when that shell ends, npm was stopped.
if (process.env.npm_lifecycle_event !== undefined) {
  const shell = process.ppid
  setInterval(() => process.ppid !== shell && leave(), 500).unref()
}
