/** Measures what the isolates of a local runtime hold, over its inspector: our memory, without the runtime's. */
import '../text/tables/bundled.ts'
import { createServer } from 'node:net'

/** Of Miniflare's: our Worker, its KV and its cache, each an isolate of its own. */
const ISOLATES = ['core:user:variorum', 'kv:ns', 'cache:cache'] as const

export interface Heaps {
  /** Megabytes of objects in each of `ISOLATES`, including those without references that are not collected yet. */
  used(): Promise<readonly number[]>
  close(): void
}

export async function heapsOf(port: number): Promise<Heaps> {
  const sockets = await Promise.all(ISOLATES.map((isolate) => opened(`ws://127.0.0.1:${port}/${isolate}`)))
  return {
    used: () => Promise.all(sockets.map(usedBy)),
    close: () => {
      for (const socket of sockets) socket.close()
    },
  }
}

function opened(address: string): Promise<WebSocket> {
  const socket = new WebSocket(address)
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(socket), { once: true })
    socket.addEventListener('error', () => reject(new Error(`No inspector at ${address}.`)), { once: true })
  })
}

let calls = 0

function usedBy(socket: WebSocket): Promise<number> {
  const id = ++calls
  return new Promise((resolve) => {
    const read = ({ data }: MessageEvent): void => {
      const message = JSON.parse(data as string) as { id?: number; result?: { usedSize: number } }
      if (message.id !== id) return
      socket.removeEventListener('message', read)
      resolve((message.result?.usedSize ?? Number.NaN) / 2 ** 20)
    }
    socket.addEventListener('message', read)
    socket.send(JSON.stringify({ id, method: 'Runtime.getHeapUsage' }))
  })
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return port
}
