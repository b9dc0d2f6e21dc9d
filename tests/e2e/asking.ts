/** Two ways to talk to a server: as a client that keeps its connections, and in ways that no client should. */
import { Agent, type IncomingHttpHeaders, request as send } from 'node:http'
import { connect } from 'node:net'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly body: string | Uint8Array | null
}
export interface Answered {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly ms: number
}

/** For so long one answer may take on a machine that does other things too. */
const PATIENCE = 30_000

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

export const get = (path: string): Asked => ({ method: 'GET', path, headers: {}, body: null })

/** Sent as it is: a path is not tidied, a header not checked beyond what HTTP allows. */
export function ask(origin: string, asked: Asked): Promise<Answered> {
  const { method, path, headers, body } = asked
  const start = performance.now()
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const request = send({ hostname, port, method, path, headers, agent, timeout: PATIENCE }, (response) => {
      let text = ''
      response
        .setEncoding('utf8')
        .on('data', (chunk: string) => {
          text += chunk
        })
        .on('end', () =>
          resolve({
            status: response.statusCode!,
            headers: response.headers,
            body: text,
            ms: performance.now() - start,
          }),
        )
        .on('error', reject)
    })
    request.on('timeout', () => request.destroy(new Error(`no answer in ${PATIENCE} ms`)))
    request.on('error', (error: NodeJS.ErrnoException) => {
      // A connection kept from a request whose body the server did not want to read may be closed by the time it is used again.
      if (error.code === 'ECONNRESET' && request.reusedSocket) resolve(ask(origin, asked))
      else reject(error)
    })
    request.end(body ?? undefined)
  })
}

/** Writes to a socket as no proper client does; gives the status line, or null when the server closed without one. */
export function rawly(
  origin: string,
  talk: (write: (bytes: string | Uint8Array) => Promise<boolean>, closed: () => boolean) => Promise<void>,
  patience = PATIENCE,
): Promise<string | null> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    let said = ''
    let gone = false
    const timer = setTimeout(() => {
      gone = true
      socket.destroy()
      reject(new Error(`no answer in ${patience} ms`))
    }, patience)
    const done = () => {
      gone = true
      clearTimeout(timer)
      resolve(/^HTTP\/1\.1 \d+/.exec(said)?.[0] ?? null)
      socket.destroy()
    }
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
      if (said.includes('\r\n\r\n')) done()
    })
    socket.on('close', done).on('error', done)
    const write = (bytes: string | Uint8Array) =>
      new Promise<boolean>((resolve) => (gone ? resolve(false) : socket.write(bytes, (error) => resolve(!error))))
    socket.once('connect', () => talk(write, () => gone).catch(reject))
  })
}
