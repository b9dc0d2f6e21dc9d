/** One program at a time on a folder of data: two would write into one database without knowing of each other. */
import { mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface FolderLock {
  /** Whether the one before was not released: its holder was killed, and may have left summaries that are late. */
  readonly wasAbandoned: boolean
  /** @param isMended whether what an abandoned lock tells of was mended; otherwise the next one is told too */
  release(isMended?: boolean): Promise<void>
}

/** Another program is at work on the folder. */
export class FolderTakenError extends Error {
  override readonly name = 'FolderTakenError'
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** @throws FolderTakenError */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'variorum.lock')
  const take = () => writeFile(file, String(process.pid), { flag: 'wx' })
  let wasAbandoned = false
  try {
    await take()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const holder = Number(await readFile(file, 'utf8').catch(() => ''))
    if (Number.isInteger(holder) && holder > 0 && isRunning(holder))
      throw new FolderTakenError(
        `The process ${holder} is at work on ${folder}. Stop it first, or choose another folder.`,
      )
    wasAbandoned = true
    await unlink(file).catch(() => undefined)
    await take().catch(() => {
      throw new FolderTakenError(`Another process has just begun to work on ${folder}.`)
    })
  }
  return {
    wasAbandoned,
    async release(isMended = !wasAbandoned) {
      await (isMended ? unlink(file) : writeFile(file, 'abandoned')).catch(() => undefined)
    },
  }
}
