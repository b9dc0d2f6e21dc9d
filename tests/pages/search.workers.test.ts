/** `/search` and `/v1/search`: texts, and what is recorded of telegrams, passages and people. */
import { beforeAll, describe, expect, it } from 'vitest'
import { get, json, post } from '../routes/service.ts'

beforeAll(async () => {
  await post('/v1/passages', { id: 'bridge', title: { zh: '桥梁之议', en: 'On the bridges' }, language: 'zh-Hans' })
  for (const [siglum, text] of Object.entries({
    A: '会议开始。桥梁必须在冬天以前修复，否则军队无法过江。散会。',
    B: '记录如下：桥梁必须在冬天以前修复，否则军队无法过江。（完）',
    C: '桥梁应当在春天以前修复。',
  })) {
    await post('/v1/passages/bridge/witnesses', { siglum, label: siglum })
    await post(`/v1/passages/bridge/witnesses/${siglum}/versions`, { text })
  }
  await post('/v1/passages/bridge/names', { names: [{ id: 'kotov', kind: 'person', forms: ['科托夫', '柯托夫'] }] })
  await post('/v1/telegrams', {
    id: 'k12',
    title: { zh: '科托夫关于桥梁', en: 'Kotov on the bridges' },
    type: 'telegram',
    status: 'sent',
    passage: 'bridge',
  })
  for (const [property, value] of [
    ['sender', { zh: '科托夫', en: 'Kotov' }],
    ['archive', 'RGANI f.3 op.65 d.827'],
    ['dated', '1951-11-12'],
    ['note', { zh: '由信使送达', en: 'carried by a courier' }],
  ])
    await post('/v1/telegrams/k12/statements', { property, value, basis: 'stated', source: 's', certainty: 'high' })
})

interface Result {
  kind: string
  id?: string
  siglum?: string
  match: string
  places: { field?: string; text: string; start: number }[]
}
const search = async (words: string) =>
  (await json<{ results: Result[] }>(get(`/v1/search?q=${encodeURIComponent(words)}`))).results
const page = async (words: string, more = '') =>
  (await get(`/search?q=${encodeURIComponent(words)}&lang=en${more}`, { Accept: 'text/html' })).text()

describe('telegrams, people and passages are found', () => {
  it.each([
    ['Kotov', 'telegram', 'k12'],
    ['科托夫', 'name', 'kotov'],
    ['柯托夫', 'name', 'kotov'],
    ['f.3 op.65', 'telegram', 'k12'],
    ['12 November 1951', 'telegram', 'k12'],
    ['1951年11月12日', 'telegram', 'k12'],
    ['1951-11-12', 'telegram', 'k12'],
    ['courier', 'telegram', 'k12'],
    ['信使', 'telegram', 'k12'],
    ['on the BRIDGES', 'passage', 'bridge'],
    ['Kotov courier', 'telegram', 'k12'],
  ])('by %s', async (words, kind, id) => {
    expect((await search(words)).filter((one) => one.kind === kind).map((one) => one.id)).toEqual([id])
    const path = { telegram: '/t/', name: '/names/', passage: '/p/' }[kind]!
    expect(await page(words)).toContain(`<a href="${path}${id}?lang=en">`)
  })

  it('but not by what was withdrawn', async () => {
    const { id } = await json<{ id: string }>(
      post('/v1/telegrams/k12/statements', { property: 'note', value: 'zeppelin', basis: 'stated', source: 's' }),
    )
    expect(await search('zeppelin')).toHaveLength(1)
    await post(`/v1/telegrams/k12/statements/${id}/withdrawal`, { reason: 'wrong', responsible: 'me' })
    expect(await search('zeppelin')).toEqual([])
  })
})

describe('the page of a person', () => {
  it.each(['en', 'zh'])('says in %s what they sent, though their name has Chinese forms alone', async (language) => {
    const html = await (await get(`/names/kotov?lang=${language}`, { Accept: 'text/html' })).text()
    expect(html).toMatch(/<h2 id="sent">.*href="\/t\/k12/s)
    expect(html).not.toContain('<h2 id="mentioned">')
  })
})

describe('a sentence that several texts have', () => {
  it('is listed once, with a link to each of its places', async () => {
    const html = await page('冬天以前修复')
    expect(html.match(/冬天以前修复<\/mark>/g)).toHaveLength(1)
    expect(html.match(/highlight=[AB]%3A|highlight=[AB]:/g)).toHaveLength(2)
    expect(html).toContain('桥梁必须在<mark>冬天以前修复</mark>，否则军队无法过江。')
  })

  it('is one of its kind, and not near, where only the forms of letters differ', async () => {
    expect((await search('橋梁必須在冬天以前修復')).map(({ match }) => match)).toEqual(['equal', 'equal', 'near'])
  })

  it('is found where the query leaves words out', async () => {
    const [best] = await search('桥梁必须修复，否则军队无法过江')
    expect(best).toMatchObject({ kind: 'text', match: 'near' })
    expect(best!.places[0]!.text).toBe('桥梁必须在冬天以前修复，否则军队无法过江')
  })
})

describe('facets by kind', () => {
  it('count what there is, and lead to only that', async () => {
    const all = await page('桥梁')
    const counts = [...all.matchAll(/>(all|texts|telegrams|passages|people and places) <b>(\d+)<\/b>/g)]
    expect(counts.map(([, kind, n]) => `${kind} ${n}`)).toEqual(['all 4', 'texts 2', 'passages 1', 'telegrams 1'])
    const telegrams = await page('桥梁', '&kind=telegram')
    expect(telegrams).toContain('/t/k12')
    expect(telegrams).not.toContain('<h2 id="results">')
    expect((await get('/search?q=x&kind=ghosts', { Accept: 'text/html' })).status).toBe(422)
  })

  it('say so where nothing is found', async () => {
    expect(await page('绝无此语')).toContain('Nothing stored has these words')
  })
})
