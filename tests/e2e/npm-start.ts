/** Starts the server as `npm start` does, in a process of its own. */
import { spawn } from 'node:child_process'

export interface Started {
  /** `http://127.0.0.1:PORT`, on a free port. */
  readonly host: string
  /** Ends the server, and waits until it has written its data. */
  stop(): Promise<void>
}

/**
 * @param folder of its data
 * @param token for writing; without one the server takes its local token
 */
export async function npmStart(folder: string, token = ''): Promise<Started> {
  const server = spawn(process.execPath, ['src/cli/start.ts'], {
    env: { ...process.env, PORT: '0', VARIORUM_DATA: folder, WRITE_TOKEN: token },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const host = await new Promise<string>((resolve, reject) => {
    let said = ''
    server.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (url !== undefined) resolve(url)
    })
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)))
  })
  return {
    host,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
    },
  }
}
