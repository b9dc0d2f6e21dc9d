/** Runs the Worker on this machine: in workerd, as deployed, with its KV on disk or in memory. No account, no network. */
import { createHash } from 'node:crypto'
import { readFile, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { convertV4MiniflareOptions, Miniflare, type MiniflareOptions } from 'miniflare'
import type { Seeded } from '../store/corpus/seed.ts'
import { repair } from '../store/upkeep/repair.ts'
import { ASSETS, bundle, bundleWorker, ROOT } from './bundle.ts'
import { CORPUS, readFolder } from './corpus-files.ts'
import { FolderTakenError, lockFolder } from './folder-lock.ts'
import { keptBuild } from './kept-build.ts'

const HOST = '127.0.0.1'

export interface Serving {
  readonly url: string
  readonly seeded: Seeded
  /** Goes on with another script and other files, with the same data. */
  replace(builtModule: string, assets: string): Promise<void>
  close(): Promise<void>
}

/** The corpus is not right: what is wrong, and where. */
export class SeedError extends Error {
  override readonly name = 'SeedError'
}

export class PortTakenError extends Error {
  override readonly name = 'PortTakenError'
}

/**
 * Serves with the corpus loaded: nothing listens on the port before that.
 *
 * @param port   0 for any that is free
 * @param token  which writes need; null for a service that only reads
 * @param data   folder of the KV; null for one in memory
 * @param corpus folder of the corpus; null for a store that stays as it is
 * @param vars   more bindings: `WRITE_TOKENS`, `LOG`
 * @param assets folder of the files for browsers
 * @param inspector port on which the runtime may be looked into; null for none
 * @param builtModule in place of src/embed/built.ts, for files of `assets` that are not committed
 * @param entry of the Worker, a path in the project
 * @throws PortTakenError, FolderTakenError, SeedError
 */
export async function serve(
  port: number,
  token: string | null,
  data: string | null,
  corpus: string | null = CORPUS,
  vars: Readonly<Record<string, string>> = {},
  assets = ASSETS,
  inspector: number | null = null,
  builtModule: string | null = null,
  entry = 'src/worker.ts',
): Promise<Serving> {
  // Before the port is looked at: a killed program may have left a runtime that holds it.
  const lock = data === null ? null : await lockFolder(data)
  const worker = bundleWorker(entry, builtModule, assets)
  let miniflare: Miniflare | undefined
  let isMended = false
  try {
    await checkPort(port)
    miniflare = new Miniflare(await options(await moduleOf('src/cli/seed-worker.ts'), { data }))
    // Who was killed may have recorded something that no summary has yet.
    if (lock?.wasAbandoned) await repair(await kvOf(miniflare), Date.now)
    isMended = true
    const seeded = corpus === null ? { created: 0, kept: [] } : await seed(miniflare, corpus)
    await miniflare.setOptions(await options(await worker, { data, port, token, vars, assets, inspector }))
    const url = await miniflare.ready
    await lock?.noteChildren()
    return {
      url: url.origin,
      seeded,
      async replace(builtModule, assets) {
        const script = await bundleWorker(entry, builtModule, assets)
        // The port that was chosen stays, also where any free one was asked for.
        const settings = { data, port: Number(url.port), token, vars, assets, inspector }
        await miniflare?.setOptions(await options(script, settings))
        await lock?.noteChildren()
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }

  async function close(): Promise<void> {
    await miniflare?.dispose()
    await lock?.release(isMended || !lock.wasAbandoned)
  }
}

/** Any other Worker, on a free port, with an empty KV in memory. `entry` is a path in the project. */
export async function serveOther(
  entry: string,
  inspector: number | null = null,
): Promise<Pick<Serving, 'url' | 'close'>> {
  const miniflare = new Miniflare(await options(await moduleOf(entry), { inspector }))
  const url = await miniflare.ready
  return { url: url.origin, close: () => miniflare.dispose() }
}

/** What a Worker answers to one question, beside the KV of a folder or an empty one in memory. `entry` is a path in the project. */
export async function askWorker<T>(entry: string, question: unknown, data: string | null = null): Promise<T> {
  const miniflare = new Miniflare(await options(await moduleOf(entry), { data }))
  try {
    const answer = await miniflare.dispatchFetch('http://worker/', { method: 'POST', body: JSON.stringify(question) })
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()) as T
  } finally {
    await miniflare.dispose()
  }
}

/** `withKv` for a command, which exits with a message where the folder is in use. */
export async function withFolder<T>(data: string, work: (kv: KVNamespace) => Promise<T>): Promise<T> {
  return withKv(data, work).catch((error: unknown) => {
    if (!(error instanceof FolderTakenError)) throw error
    console.error(error.message)
    process.exit(1)
  })
}

/** The KV of a folder, with nothing listening, for as long as `work` takes. @throws FolderTakenError */
export async function withKv<T>(data: string, work: (kv: KVNamespace) => Promise<T>): Promise<T> {
  const lock = await lockFolder(data)
  const miniflare = new Miniflare(await options('export default {}', { data }))
  try {
    return await work(await kvOf(miniflare))
  } finally {
    await miniflare.dispose()
    await lock.release()
  }
}

/** A KV in memory with only the corpus, for as long as `work` takes. */
export async function withSeededKv<T>(work: (kv: KVNamespace) => Promise<T>): Promise<T> {
  const miniflare = new Miniflare(await options(await moduleOf('src/cli/seed-worker.ts'), {}))
  try {
    await seed(miniflare, CORPUS)
    return await work(await kvOf(miniflare))
  } finally {
    await miniflare.dispose()
  }
}

/** Miniflare declares its own copy of the types of workerd; they are the same thing. */
/** A module of src is built once; of any other it is not known what it reads. */
const moduleOf = (entry: string): Promise<string> =>
  entry.startsWith('src/') ? keptBuild(['module', entry], () => bundle(entry)) : bundle(entry)

async function kvOf(miniflare: Miniflare): Promise<KVNamespace> {
  return (await miniflare.getKVNamespace('STORE')) as unknown as KVNamespace
}

async function seed(miniflare: Miniflare, corpus: string): Promise<Seeded> {
  const body = JSON.stringify([...(await readFolder(corpus))])
  const answer = await miniflare.dispatchFetch('http://seed/', { method: 'POST', body })
  if (answer.status === 422) throw new SeedError(await answer.text())
  if (!answer.ok) throw new Error(`Seeding failed: ${await answer.text()}`)
  return (await answer.json()) as Seeded
}

interface Settings {
  readonly port?: number
  readonly token?: string | null
  readonly data?: string | null
  readonly vars?: Readonly<Record<string, string>>
  readonly assets?: string
  readonly inspector?: number | null
}

async function options(
  script: string,
  { port = 0, token = null, data = null, vars = {}, assets = ASSETS, inspector = null }: Settings,
): Promise<MiniflareOptions> {
  return convertV4MiniflareOptions({
    name: 'variorum',
    modules: true,
    script,
    compatibilityDate: await compatibilityDate(),
    kvNamespaces: { STORE: 'variorum' },
    // As in wrangler.toml: every request is the Worker's.
    assets: {
      directory: assets,
      binding: 'ASSETS',
      run_worker_first: true,
      routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true },
    },
    bindings: {
      ...vars,
      LOOPBACK: HOST,
      BUILD: createHash('sha256').update(script).digest('hex').slice(0, 16),
      ...(token !== null && { WRITE_TOKEN: token }),
    },
    host: HOST,
    port,
    ...(data === null ? {} : { resourcePersistencePath: data, serviceBindings: { DISK: () => freeBytes(data) } }),
    ...(inspector === null ? {} : { inspectorPort: inspector }),
    // Miniflare would else ask the network where it is, and report on its use.
    cf: false,
    telemetry: { enabled: false },
  })
}

/** Of the disk that holds a folder. */
async function freeBytes(folder: string): Promise<Response> {
  const { bavail, bsize } = await statfs(folder)
  return Response.json(bavail * bsize)
}

/** The runtime's behaviour is fixed by a date, and `wrangler.toml` says which. */
async function compatibilityDate(): Promise<string> {
  const config = await readFile(join(ROOT, 'wrangler.toml'), 'utf8')
  const date = /^compatibility_date = "([^"]+)"$/m.exec(config)?.[1]
  if (date === undefined) throw new Error('wrangler.toml gives no compatibility_date')
  return date
}

async function checkPort(port: number): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(`Something else runs on port ${port}.`) : error)
    })
    probe.listen(port, HOST, resolve)
  })
  await new Promise((resolve) => probe.close(resolve))
}
