/** The real server with the corpus, for validators that send requests to it. */
import { join } from 'node:path'
import { npmStart } from '../e2e/npm-start.ts'

export const TOKEN = 'validators-token-0001'

/** Serves while `use` works; its data lie in `folder`. */
export async function whileServing<T>(folder: string, use: (host: string) => T | Promise<T>): Promise<T> {
  const server = await npmStart(join(folder, 'data'), TOKEN)
  try {
    return await use(server.host)
  } finally {
    await server.stop()
  }
}
