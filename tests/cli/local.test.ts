/** Starting when it must not start. What a good start gives is tested end to end (`tests/e2e`). */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CORPUS } from '../../src/cli/corpus-files.ts'
import { FolderTakenError, lockFolder } from '../../src/cli/folder-lock.ts'
import { PortTakenError, SeedError, serve, withKv } from '../../src/cli/local.ts'
import { verify } from '../../src/store/upkeep/verify.ts'

const SECONDS = 30_000

test(
  'a corpus with one wrong span: nothing is stored, nothing listens, and the message names it',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'variorum-'))
    const [corpus, data] = [join(folder, 'corpus'), join(folder, 'data')]
    await cp(CORPUS, corpus, { recursive: true })
    const file = join(corpus, 'telegrams/t12.json')
    await writeFile(file, (await readFile(file, 'utf8')).replace('"start": 2119', '"start": 2120'))

    const refused = await serve(0, null, data, corpus).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(SeedError)
    expect((refused as Error).message).toMatch(
      /^kv-seed\/telegrams\/t12\.json: t12, evidence 1, account A \[2120, 2140\): expected "此前在9月30日.*", found "前在9月30日/,
    )
    expect((await withKv(data, verify)).counts).toEqual({})
    await rm(folder, { recursive: true })
  },
  SECONDS,
)

test('a port that is taken', async () => {
  const other = createServer()
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port))
  })
  await expect(serve(port, null, null)).rejects.toThrow(PortTakenError)
  await new Promise((resolve) => other.close(resolve))
})

test('a folder that another one is at work on is refused, and one whose holder was killed is mended at the next start', async () => {
  const data = await mkdtemp(join(tmpdir(), 'variorum-'))
  const first = await serve(0, null, data)
  await expect(serve(0, null, data)).rejects.toThrow(FolderTakenError)
  await expect(withKv(data, verify)).rejects.toThrow(String(process.pid))
  await first.close()

  // As after kill -9 between a record and what is derived from it: the lock of a process that has ended, and summaries that are late.
  await withKv(data, async (kv) => {
    await kv.delete('index/passage')
    await kv.put('index/passage', JSON.stringify({ built: Date.now(), changed: 0, ids: ['t17'] }))
    await kv.delete('head/telegram/t01')
  })
  await writeFile(join(data, 'variorum.lock'), JSON.stringify({ pid: 4_194_305, children: [] }))
  // A command that only reads does not repair, and says so.
  expect((await withKv(data, verify)).faults).toEqual([expect.stringMatching(/^index\/passage misses /)])
  await (await serve(0, null, data)).close()
  expect(await withKv(data, verify)).toMatchObject({ faults: [] })
  expect((await lockFolder(data)).wasAbandoned).toBe(false)
  await rm(data, { recursive: true })
}, 60_000)
