/** The real server with the corpus, for validators that ask it. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

export const TOKEN = 'validators-token-0001'

/** Serves while `use` works; its data lie in `folder`. */
export async function whileServing<T>(folder: string, use: (host: string) => T | Promise<T>): Promise<T> {
  const server = spawn(process.execPath, ['src/cli/start.ts'], {
    env: { ...process.env, PORT: '0', VARIORUM_DATA: join(folder, 'data'), WRITE_TOKEN: TOKEN },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    const host = await new Promise<string>((resolve, reject) => {
      let said = ''
      server.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        said += chunk
        const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
        if (url !== undefined) resolve(url)
      })
      server.once('exit', () => reject(new Error(said)))
    })
    return await use(host)
  } finally {
    server.kill('SIGTERM')
  }
}
