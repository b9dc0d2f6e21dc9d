/** The versions of a witness as a page and as a feed. */
import { beforeAll, describe, expect, it } from 'vitest'
import { get, post } from '../routes/service.ts'

const versions: string[] = []

beforeAll(async () => {
  await post('/v1/passages', { id: 'hist', title: { zh: '历次版本', en: 'A history' }, language: 'zh-Hans' })
  await post('/v1/passages/hist/witnesses', { siglum: 'A', label: { zh: '甲本', en: 'the first' } })
  for (const body of [
    { text: '派五六个师。', note: 'draft', responsible: 'Li' },
    { text: '派七八个师。', note: { zh: '改数', en: 'number changed' }, responsible: 'Wang' },
    { text: '派七八个师！' },
  ]) {
    const response = await post('/v1/passages/hist/witnesses/A/versions', body)
    versions.push((await response.json<{ version: string }>()).version)
  }
})

const read = async (path: string) => (await get(path, { Accept: 'text/html' })).text()
const words = (html: string) => html.replace(/<[^>]*>/g, '')

describe('/p/{passage}/{siglum}', () => {
  it('has every version with who, when, why and what changed, the newest first', async () => {
    const html = await read('/p/hist/A?lang=en')
    const items = html.split('<li id="version-').slice(1)
    expect(items.map((item) => item[0])).toEqual(['3', '2', '1'])
    expect(words(items[1]!)).toContain('number changed')
    expect(words(items[1]!)).toContain('Wang')
    expect(words(items[1]!)).toContain('1 variant from the version before (1 substantive, 0 accidental)')
    expect(items[1]).toContain(`versions=${versions[0]},${versions[1]}`)
    expect(words(items[0]!)).toContain('(0 substantive, 1 accidental)')
    expect(words(items[0]!)).toContain('current')
    expect(words(await read('/p/hist/A?lang=zh'))).toContain('改数')
  })

  it('says which version has each word first, to the character', async () => {
    const html = await read('/p/hist/A')
    const origins = [
      ...html.matchAll(/<span class="origin[^"]*"><span class="words">([^<]*)<\/span><a href="#version-(\d)"/g),
    ]
    expect(origins.map(([, text, version]) => `${version}:${text}`)).toEqual(['1:派', '2:七八', '1:个师', '3:！'])
  })

  it('shows a withdrawn version as withdrawn, and counts no word as its own', async () => {
    await post('/v1/passages', { id: 'taken', title: 'taken', language: 'zh-Hans' })
    await post('/v1/passages/taken/witnesses', { siglum: 'A', label: 'A' })
    const made: string[] = []
    for (const text of ['派五个师', '派六个师', '速派六个师']) {
      const response = await post('/v1/passages/taken/witnesses/A/versions', { text })
      made.push((await response.json<{ version: string }>()).version)
    }
    await post(`/v1/versions/${made[1]}/withdrawal`, { reason: 'misread', responsible: 'Li' })
    const html = await read('/p/taken/A?lang=en')
    expect(words(html)).toContain('misread')
    expect(html).toContain('id="version-2" class="withdrawn"')
    expect(html).not.toContain('<a href="#version-2"')
  })

  for (const path of ['/p/hist/Z', '/p/nothing/A'])
    it(`${path} is 404 and leads on`, async () => {
      const response = await get(path, { Accept: 'text/html' })
      expect(response.status).toBe(404)
      expect(await response.text()).toContain('href="/')
    })
})

describe('the feed of a passage', () => {
  for (const path of ['/p/hist/feed.atom', '/p/hist/A/feed.atom'])
    it(`${path} has the first version and the substantive changes, and no change of punctuation`, async () => {
      const response = await get(path)
      expect(response.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8')
      const xml = await response.text()
      const ids = [...xml.matchAll(/<entry><id>[^<]*versions=([^<]+)<\/id>/g)].map(([, id]) => id)
      expect(ids).toEqual([versions[1], versions[0]])
      expect(xml).toContain('<name>Wang</name>')
      expect(xml).toMatch(/<updated>\d{4}-\d{2}-\d{2}T/)
    })
})
