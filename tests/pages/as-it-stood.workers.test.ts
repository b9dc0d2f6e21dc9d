/** `?at=` on the page of a passage; and what pages say for addresses of unknown things. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { get, post } from '../routes/service.ts'

const versions: string[] = []

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-02-01T00:00:00Z') })
  await post('/v1/passages', { id: 'past', title: { zh: '往昔', en: 'The past' }, language: 'zh-Hans' })
  for (const siglum of ['A', 'B']) await post('/v1/passages/past/witnesses', { siglum, label: siglum })
  for (const [siglum, text, created] of [
    ['A', '派五六个师。', '2026-03-01T10:00:00.000Z'],
    ['B', '派五六个师！', '2026-03-02T10:00:00.000Z'],
    ['A', '派七八个师。', '2026-03-05T10:00:00.000Z'],
  ]) {
    vi.setSystemTime(new Date(created!))
    const response = await post(`/v1/passages/past/witnesses/${siglum}/versions`, { text })
    versions.push((await response.json<{ version: string }>()).version)
  }
})

afterAll(() => {
  vi.useRealTimers()
})

const page = (path: string) => get(path, { Accept: 'text/html' })
const read = async (path: string) => (await page(path)).text()
const words = (html: string) => html.replace(/<[^>]*>/g, '')

describe('a passage at an instant', () => {
  it('on a day has the versions of the end of that day, says so, and links to the present and to the permanent comparison', async () => {
    const html = await read('/p/past?at=2026-03-02&lang=en')
    expect(words(html)).toContain('This is the passage as it was on 2 March 2026.')
    expect(html).toContain('<del><span class="said"')
    expect(words(html)).toContain('五六')
    expect(words(html)).not.toContain('七八')
    expect(html).toContain('<a href="/p/past?lang=en">Show the current versions</a>')
    expect(html).toMatch(new RegExp(`href="[^"]*versions=${versions[0]},${versions[1]}[^"]*" rel="cite-as"`))
    expect(words(await read('/p/past?at=2026-03-02&lang=zh'))).toContain('以下是此文段在2026年3月2日的样子')
    expect(words(await read('/p/past?lang=en'))).not.toContain('as it was on 2')
  })

  it('at an instant, to the millisecond, in any time zone', async () => {
    expect(words(await read('/p/past?at=2026-03-05T09:59:59.999Z&witnesses=A&lang=en'))).toContain('五六')
    expect(words(await read('/p/past?at=2026-03-05T11:00:00%2B01:00&witnesses=A&lang=en'))).toContain('七八')
  })

  it('goes on from view to view', async () => {
    const html = await read('/p/past?at=2026-03-02&lang=en')
    expect(html).toContain('href="/p/past?at=2026-03-02&amp;view=list&amp;lang=en"')
    expect(html).toContain('<input type="hidden" name="at" value="2026-03-02"/>')
  })

  it('before there was a text is empty, and says so', async () => {
    const html = await read('/p/past?at=2025-01-01&lang=en')
    expect(words(html)).toContain('No witness of this passage had a text on 1 January 2025.')
    expect(html).toContain('<a href="/p/past?lang=en">Show the current versions</a>')
  })

  it('is one step from each version of a witness', async () => {
    expect(await read('/p/past/A?lang=en')).toContain('href="/p/past?at=2026-03-01T10:00:00.000Z&amp;lang=en"')
  })
})

describe('an address of something unknown says so, and links on', () => {
  it.each([
    ['/p/past?versions=0123', 404, 'There is no version “0123”', '/p/past?lang=en'],
    ['/p/past?at=2026-02-30', 422, '“2026-02-30” is not a date', '/p/past?lang=en'],
    ['/p/past?at=yesterday', 422, '“yesterday” is not a date', '/p/past?lang=en'],
    ['/p/past?at=2026-03-01&witnesses=B', 404, 'The witness “B” had no text at', '/p/past?lang=en'],
    ['/p/past?witnesses=Q', 404, 'no witness “Q”', '/p/past?lang=en'],
    ['/p/past/Q', 404, 'no witness “Q”', '/p/past?lang=en'],
    ['/p/past?cite=99', 404, '99', '/p/past?lang=en'],
    ['/p/nowhere', 404, 'no passage “nowhere”', 'value="nowhere"'],
    ['/t/nowhere', 404, 'no telegram “nowhere”', 'value="nowhere"'],
    ['/names/nobody', 404, 'nobody', '/search?lang=en'],
    ['/nowhere/at/all', 404, '', '/search?lang=en'],
  ])('%s', async (path, status, said, way) => {
    const response = await page(`${path}${path.includes('?') ? '&' : '?'}lang=en`)
    const html = await response.text()
    expect(response.status).toBe(status)
    expect(words(html)).toContain(said)
    expect(html).toContain(way)
  })
})
