/** A real browser and the real server, for the tests of this folder. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core'
import { buildFresh } from '../../src/cli/build-assets.ts'
import { ROOT } from '../../src/cli/bundle.ts'
import { CORPUS } from '../../src/cli/corpus-files.ts'
import { serve } from '../../src/cli/local.ts'
import { installFonts } from './fonts.ts'

export const TOKEN = 'local-dev-token'

/** Kept out of the repository; to be looked at by people after a run. */
const SCREENSHOTS = join(ROOT, 'dist', 'screenshots')

export interface Room {
  readonly url: string
  /** A page in a context of its own. Requests to other hosts, and what its policy refuses, are noted. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>
  /** A page of another host, with what its console says of errors. */
  visit(url: string, options?: BrowserContextOptions): Promise<{ page: Page; errors: string[] }>
  screenshot(page: Page, name: string): Promise<void>
  /** What pages did that they must not do. */
  readonly faults: readonly string[]
  close(): Promise<void>
}

/**
 * The package's own switches are those of a serverless function: its one process falls over with several pages, and
 * without web security a test would prove nothing.
 */
const UNWANTED = /single-process|no-zygote|web-security|site-isolation|insecure|headless/

export async function openRoom(): Promise<Room> {
  const fresh = await buildFresh()
  const serving = await serve(0, TOKEN, null, CORPUS, {}, fresh.folder, null, fresh.module)
  const folder = mkdtempSync(join(tmpdir(), 'variorum-browser-'))
  // Unpacks the browser and its own fonts below the temporary folder, where they stay for the next run.
  const executablePath = await chromium.executablePath()
  const browser: Browser = await playwright.launch({
    executablePath,
    args: chromium.args.filter((arg) => !UNWANTED.test(arg)),
    env: { ...(process.env as Record<string, string>), ...installFonts(folder) },
  })
  mkdirSync(SCREENSHOTS, { recursive: true })
  const faults: string[] = []
  return {
    url: serving.url,
    faults,
    async open(path, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
      const page = await context.newPage()
      page.on('request', (request) => {
        if (new URL(request.url()).origin !== serving.url) faults.push(`${path} asks for ${request.url()}`)
      })
      page.on('response', (response) => {
        if (response.status() >= 500) faults.push(`${path} gets ${response.status()} from ${response.url()}`)
      })
      page.on('console', (message) => {
        if (message.type() === 'error' && /Content Security Policy/.test(message.text())) faults.push(message.text())
      })
      page.on('pageerror', (error) => faults.push(`${path}: ${error.message}`))
      await page.goto(serving.url + path)
      return page
    },
    async visit(url, options = {}) {
      const page = await (await browser.newContext({ viewport: { width: 900, height: 900 }, ...options })).newPage()
      const errors: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      page.on('pageerror', (error) => errors.push(error.message))
      await page.goto(url)
      return { page, errors }
    },
    async screenshot(page, name) {
      await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) })
    },
    async close() {
      await browser.close()
      await serving.close()
      rmSync(fresh.folder, { recursive: true, force: true })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
