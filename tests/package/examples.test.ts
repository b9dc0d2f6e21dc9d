/** Every file of examples/, run as it is, beside the package and against the real server. */
import { spawnSync } from 'node:child_process'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../src/cli/bundle.ts'
import { openRoom, type Room } from '../browser/browser.ts'
import { installPackage, run } from './installed.ts'

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }

let folder: string
let room: Room
let site: Server
let origin: string

beforeAll(async () => {
  ;[folder, room] = await Promise.all([installPackage(), openRoom()])
  await cp(join(ROOT, 'examples'), folder, { recursive: true })
  for (const name of ['embed.html', 'inline.html', 'place-and-quotation.html']) {
    const page = await readFile(join(folder, name), 'utf8')
    await writeFile(join(folder, name), page.replaceAll('https://your-host', room.url))
  }
  site = createServer(async (request, answer) => {
    const file = join(folder, new URL(request.url!, 'http://site').pathname)
    const body = await readFile(file).catch(() => null)
    answer.writeHead(body === null ? 404 : 200, { 'Content-Type': TYPES[extname(file)] ?? 'text/plain' })
    answer.end(body ?? '')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => site.once('listening', resolve))
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
}, 180_000)

afterAll(async () => {
  site?.close()
  await room?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

test('the list of examples names every one, and every one is run here', async () => {
  const files = (await readdir(join(ROOT, 'examples'))).filter((name) => name !== 'README.md')
  const list = await readFile(join(ROOT, 'examples/README.md'), 'utf8')
  const tests = await readFile(import.meta.filename, 'utf8')
  expect(files.length).toBeGreaterThan(4)
  for (const name of files) {
    expect(list).toContain(`(${name})`)
    expect(tests).toContain(`'${name}'`)
  }
})

test('compare.js prints an apparatus and cuts the text by offsets', async () => {
  await writeFile(join(folder, 'a.txt'), '𠀀派五六个师')
  await writeFile(join(folder, 'b.txt'), '𠀀派七八个师')
  const { stdout } = await run(process.execPath, ['compare.js', 'a.txt', 'b.txt'], { cwd: folder })
  expect(stdout).toContain('七八')
  expect(stdout).toContain('A 2–4: 五六')
})

test('worker.js answers in workerd', async () => {
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'worker.js')],
    bundle: true,
    write: false,
    format: 'esm',
    nodePaths: [join(folder, 'node_modules')],
  })
  const worker = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: outputFiles[0]!.text,
      compatibilityDate: '2026-10-01',
      cf: false,
      telemetry: { enabled: false },
    }),
  )
  try {
    const send = (body: unknown) =>
      worker.dispatchFetch('http://worker/', { method: 'POST', body: JSON.stringify(body) })
    expect(await (await send({ a: '派五六个师', b: '派七八个师' })).text()).toContain('七八')
    expect((await send({ a: 1 })).status).toBe(422)
    expect((await worker.dispatchFetch('http://worker/')).status).toBe(405)
  } finally {
    await worker.dispose()
  }
})

test('browser.html compares as one types', async () => {
  const { page, errors } = await room.visit(`${origin}/${'browser.html'}`)
  await page.waitForSelector('#result ins')
  expect(await page.textContent('#result')).toContain('small')
  await page.fill('#b', 'The colour of the old cat.')
  expect(await page.textContent('#result ins')).toBe('old')
  expect(errors).toEqual([])
})

test('embed.html shows the element and the frame', async () => {
  const { page, errors } = await room.visit(`${origin}/${'embed.html'}`)
  await page.waitForFunction(
    "document.querySelector('variorum-comparison').shadowRoot?.querySelector('ins') !== null && document.querySelector('variorum-comparison').shadowRoot !== null",
  )
  const frame = page.frames().find((one) => one.url().includes('/embed/p/t17'))!
  await frame.waitForSelector('ins')
  expect(errors).toEqual([])
})

test('inline.html compares its own texts', async () => {
  const { page, errors } = await room.visit(`${origin}/${'inline.html'}`)
  await page.locator('variorum-comparison figure').waitFor()
  expect(await page.locator('variorum-comparison del .words').allTextContents()).toEqual(['virumque', 'cano', 'Trojae'])
  expect(await page.locator('variorum-comparison ins .words').allTextContents()).toEqual(['uirumque', 'canam', 'Trojæ'])
  expect(errors).toEqual([])
})

test('place-and-quotation.html shows both', async () => {
  const { page, errors } = await room.visit(`${origin}/${'place-and-quotation.html'}`)
  await page.locator('variorum-place figure').waitFor()
  expect(await page.locator('variorum-place li .number').textContent()).toBe('3')
  await page.locator('variorum-quotation figure').waitFor()
  expect(await page.locator('variorum-quotation ins .words').textContent()).toBe('七八')
  expect(errors).toEqual([])
})

const python = spawnSync('python3', ['--version']).status === 0
if (!python) console.warn('client.py is not run: there is no python3 here.')

test.runIf(python)('client.py prints the variants with offsets as they are', async () => {
  const { stdout } = await run('python3', ['client.py', room.url], { cwd: folder })
  expect(stdout).toContain('五六 [1, 3): 五六 / 七八')
})

test('variants.yml: its commands say what changed in substance', async () => {
  const workflow = await readFile(join(folder, 'variants.yml'), 'utf8')
  const command = /npx (variorum compare before\.txt text\.txt .*)$/m.exec(workflow)![1]!
  const status = async (before: string, after: string) => {
    await writeFile(join(folder, 'before.txt'), before)
    await writeFile(join(folder, 'text.txt'), after)
    const [, ...args] = command.split(' ')
    return spawnSync(process.execPath, [join(folder, 'node_modules/variorum/bin.js'), ...args], { cwd: folder }).status
  }
  expect(await status('The cat sat.', 'The cat sat!')).toBe(0)
  expect(await status('The cat sat.', 'The dog sat.')).toBe(1)
})
