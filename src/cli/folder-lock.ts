/**
 * Locks a folder of data for one program: two would write into one database without knowing of each other. The lock names the process
 * and the runtimes that it started, which outlive it if it is killed.
 */
import { execFile } from 'node:child_process'
import { mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

export interface FolderLock {
  /** Whether the one before was not released: its holder was killed, and may have left summaries that are late. */
  readonly wasAbandoned: boolean
  /** Notes the processes that this one has started since. */
  noteChildren(): Promise<void>
  /** @param isMended whether what an abandoned lock reports was repaired; otherwise the next program gets the report too */
  release(isMended?: boolean): Promise<void>
}

/** Another program is at work on the folder. */
export class FolderTakenError extends Error {
  override readonly name = 'FolderTakenError'
}

interface Holder {
  /** 0 where the lock was left behind. */
  readonly pid: number
  /** Runtimes that it has started. */
  readonly children: readonly number[]
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The runtimes on this machine with their parents; none where the system does not list them. */
async function runtimes(): Promise<{ pid: number; parent: number }[]> {
  const list = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,comm=']).catch(() => ({ stdout: '' }))
  return list.stdout.split('\n').flatMap((line) => {
    const [, pid, parent, name = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return name.includes('workerd') ? [{ pid: Number(pid), parent: Number(parent) }] : []
  })
}

/** Ends the runtimes that a killed holder left: they still hold its port and write into its folder. */
async function endChildren({ children }: Holder): Promise<void> {
  const left = (await runtimes()).filter(({ pid }) => children.includes(pid))
  for (const { pid } of left) process.kill(pid, 'SIGKILL')
  for (let waited = 0; waited < 50 && left.some(({ pid }) => isRunning(pid)); waited++)
    await new Promise((resolve) => setTimeout(resolve, 20))
}

function parsed(content: string): Holder {
  try {
    const { pid, children } = JSON.parse(content) as Holder
    return { pid: Number(pid) || 0, children: children.filter(Number.isInteger) }
  } catch {
    return { pid: 0, children: [] }
  }
}

/** @throws FolderTakenError */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'variorum.lock')
  const contentOf = (children: readonly number[]) => JSON.stringify({ pid: process.pid, children } satisfies Holder)
  const take = () => writeFile(file, contentOf([]), { flag: 'wx' })
  let wasAbandoned = false
  try {
    await take()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const holder = parsed(await readFile(file, 'utf8').catch(() => ''))
    if (holder.pid > 0 && isRunning(holder.pid))
      throw new FolderTakenError(
        `The process ${holder.pid} is at work on ${folder}. Stop it first, or choose another folder.`,
      )
    wasAbandoned = true
    await endChildren(holder)
    await unlink(file).catch(() => undefined)
    await take().catch(() => {
      throw new FolderTakenError(`Another process has just begun to work on ${folder}.`)
    })
  }
  return {
    wasAbandoned,
    async noteChildren() {
      const own = (await runtimes()).filter(({ parent }) => parent === process.pid)
      await writeFile(file, contentOf(own.map(({ pid }) => pid)))
    },
    async release(isMended = !wasAbandoned) {
      const left = JSON.stringify({ pid: 0, children: [] } satisfies Holder)
      await (isMended ? unlink(file) : writeFile(file, left)).catch(() => undefined)
    },
  }
}
