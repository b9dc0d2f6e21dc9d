/** The files for browsers, as the real server hands them out: those of today, and those that an older page still names. */
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ASSETS } from '../../src/cli/bundle.ts'
import { CORPUS } from '../../src/cli/corpus-files.ts'
import { type Serving, serve } from '../../src/cli/local.ts'
import { ELEMENT_FILE, FIGURE_FILE, ICON_FILE, PAGE_FILE, STYLE_FILE } from '../../src/embed/built.ts'

let serving: Serving
/** A copy of the folder with one script more: what was today's some other day. */
let folder: string
const OLDER = `${readFileSync(join(ASSETS, ELEMENT_FILE), 'utf8')}\n// of another day\n`
const OLDER_FILE = `embed-${createHash('sha256').update(OLDER).digest('hex').slice(0, 12)}.js`

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'variorum-assets-'))
  cpSync(ASSETS, folder, { recursive: true })
  writeFileSync(join(folder, OLDER_FILE), OLDER)
  serving = await serve(0, null, null, CORPUS, {}, folder)
}, 30_000)

afterAll(async () => {
  await serving?.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(serving.url + path, { headers })
const SCRIPT = 'text/javascript; charset=utf-8'
const SHEET = 'text/css; charset=utf-8'

describe('a file', () => {
  const files = [
    { path: `/${ELEMENT_FILE}`, file: ELEMENT_FILE, type: SCRIPT },
    { path: `/${FIGURE_FILE}`, file: FIGURE_FILE, type: SHEET },
    { path: `/${OLDER_FILE}`, file: OLDER_FILE, type: SCRIPT },
    { path: `/assets/${PAGE_FILE}`, file: PAGE_FILE, type: SCRIPT },
    { path: `/assets/${STYLE_FILE}`, file: STYLE_FILE, type: SHEET },
    { path: `/assets/${ICON_FILE}`, file: ICON_FILE, type: 'image/svg+xml' },
    { path: '/embed.js', file: ELEMENT_FILE, type: SCRIPT, cache: 'public, max-age=3600' },
  ]
  for (const { path, file, type, cache = 'public, max-age=31536000, immutable' } of files)
    it(`${path} is its own bytes, for any page, kept as long as its address says`, async () => {
      const response = await get(path)
      expect(response.status).toBe(200)
      expect(await response.text()).toBe(readFileSync(join(folder, file), 'utf8'))
      const common = {
        'cache-control': cache,
        etag: `"${file}"`,
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      }
      const headers = { ...common, 'content-type': type, 'x-content-type-options': 'nosniff' }
      expect(Object.fromEntries(response.headers)).toMatchObject(headers)
      const again = await get(path, { 'If-None-Match': `"${file}"` })
      expect([again.status, await again.text()]).toEqual([304, ''])
      expect(Object.fromEntries(again.headers)).toMatchObject(common)
    })

  for (const path of ['/embed-000000000000.js', '/embed-000000000000.css', '/assets/style-000000000000.css'])
    it(`${path}, which was never built, is 404, and not the present file under a wrong name`, async () => {
      const response = await get(path, { 'If-None-Match': '*' })
      expect(response.status).toBe(404)
      expect(response.headers.get('Content-Type')).toBe('application/problem+json')
      expect(response.headers.get('Cache-Control') ?? '').not.toContain('immutable')
    })

  for (const path of ['/assets/', '/assets/..%2fbuilt.ts', `/assets/${ELEMENT_FILE}`, `/${STYLE_FILE}`])
    it(`${path} is no address`, async () => expect((await get(path)).status).toBe(404))
})
