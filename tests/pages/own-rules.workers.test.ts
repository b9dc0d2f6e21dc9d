/** Rules of a reader's own: tried on a page, counted, proposed by the texts, stored. Nothing of it needs a script. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/variants/comparison.ts'
import { get, json, passage, send } from '../routes/service.ts'

const TOKEN = 'local-dev-token'

const VERSE = {
  A: 'loka stod bi the doka and sang of maka',
  B: 'lota stod bi the dota and sang of maka',
}

beforeAll(async () => {
  await passage('verse', VERSE)
  await passage('names', { A: '斯大林对什特科夫说，必须立即动员。', B: '斯大林对史蒂科夫说，必须立即动员。' })
})

const read = async (path: string) => (await get(path)).text()
const form = (path: string, fields: readonly (readonly [string, string])[]) =>
  send('POST', path, {
    token: null,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields as [string, string][]).toString(),
  })
/** Substantive and accidental variants, as the page counts them. */
const counts = (html: string) =>
  ['substantive', 'accidental'].map((name) => Number(new RegExp(`>${name} <b>(\\d+)</b>`).exec(html)?.[1] ?? 0))
const part = (html: string, open: string, close: string) => html.slice(html.indexOf(open)).split(close)[0]!

describe('/p', () => {
  it('proposes what the texts write in two ways, with its places, and applies nothing', async () => {
    const html = await read('/p/verse')
    const proposed = part(html, '<section class="own-proposed"', '</section>')
    expect(proposed).toContain('k = t')
    expect(proposed).toContain('href="/p/verse?own=k%3Dt#own-rules"')
    expect(proposed).toMatch(/href="#v1"[^>]*>1<\/a><a href="#v2"/)
    expect(counts(html)).toEqual([2, 0])
  })

  it('tries a rule that is accepted, says what it explains, and cites nothing', async () => {
    const html = await read('/p/verse?own=k%3Dt')
    expect(counts(html)).toEqual([0, 2])
    const explained = part(html, '<section class="own-explained"', '</section>')
    expect(explained).toMatch(/k = t[\s\S]*2 places/)
    expect(explained).toContain('href="#v1"')
    expect(html).not.toContain('Permanent address')
    expect(html).not.toContain('own-proposed')
    expect(html).toContain('Tried here and not stored')
  })

  it('takes the rows of its form', async () => {
    const sent = await get('/p/verse?own-a=k&own-b=t&own-at=anywhere&own-a=&own-b=&own-at=anywhere')
    expect(sent.status).toBe(302)
    expect(sent.headers.get('location')).toBe('/p/verse?own=k%3Dt')
  })

  it('treats as equal what a tried rule explains, where its class is ignored', async () => {
    const html = await read('/p/verse?own=k%3Dt&ignore=k%3Dt')
    expect(html).toContain('2 differences treated as equal')
    expect(part(html, '<section class="own-explained"', '</section>')).toContain('2 more treated as equal')
  })

  it('names a rule that not valid', async () => {
    for (const own of ['k%3D', 'k%3Dk', '%3Da@name']) {
      const answer = await get(`/p/verse?own=${own}`)
      expect(answer.status, own).toBe(422)
    }
    expect((await get('/p/verse?own=k%3Dt&ignore=nonsense')).status).toBe(422)
  })

  it('proposes names for the authority list in the same way', async () => {
    const proposed = part(await read('/p/names'), '<section class="own-proposed"', '</section>')
    expect(proposed).toContain('什特科夫 = 史蒂科夫')
    const html = await read(`/p/names?own=${encodeURIComponent('什特科夫=史蒂科夫@name')}`)
    expect(counts(html)).toEqual([0, 1])
    expect(part(html, '<section class="own-explained"', '</section>')).toContain('1 place')
  })

  it('stores what was tried, with a token and not without, and compares by it from then on', async () => {
    const own = 'k=t;什特科夫=史蒂科夫@name'
    expect((await form('/p/verse/rules', [['own', own]])).status).toBe(401)
    const stored = await form('/p/verse/rules', [
      ['own', own],
      ['token', TOKEN],
    ])
    expect(stored.status).toBe(303)
    const { rules } = await json<{ rules: readonly unknown[] }>(get('/v1/passages/verse/rules'))
    expect(rules).toEqual([{ id: 'k=t', pairs: [['k', 't']], at: 'anywhere' }])
    const { names } = await json<{ names: readonly { forms: readonly string[] }[] }>(get('/v1/passages/verse/names'))
    expect(names.map(({ forms }) => forms)).toEqual([['什特科夫', '史蒂科夫']])
    const html = await read('/p/verse')
    expect(counts(html)).toEqual([0, 2])
    expect(part(html, '<section class="own-explained"', '</section>')).toMatch(/k = t[\s\S]*stored/)
    expect(html).toContain('Permanent address')
    // A second rule is added, the first stays.
    await form('/p/verse/rules', [
      ['own', 'sang=song@word'],
      ['token', TOKEN],
    ])
    const after = await json<{ rules: readonly { id: string }[] }>(get('/v1/passages/verse/rules'))
    expect(after.rules.map(({ id }) => id)).toEqual(['k=t', 'sang=song@word'])
    const { summary } = await json<Comparison>(get('/v1/passages/verse/comparison'))
    expect(summary.byClass).toEqual({ 'k=t': 2 })
  })
})

describe('/compare', () => {
  const texts = [
    ['siglum', 'A'],
    ['language', 'qaa'],
    ['text', VERSE.A],
    ['siglum', 'B'],
    ['language', 'qaa'],
    ['text', VERSE.B],
  ] as const

  it('compares by the rules of its form, and proposes others', async () => {
    const html = await (await form('/compare', texts)).text()
    expect(html).toContain('name="own" value="k=t"')
    expect(counts(html)).toEqual([2, 0])
    const accepted = await (await form('/compare', [...texts, ['own', 'k=t']])).text()
    expect(counts(accepted)).toEqual([0, 2])
    // It is in the form now, so that the next step sends it.
    expect(accepted).toMatch(/name="own-a" value="k"[\s\S]*name="own-b" value="t"/)
    const typed = [
      ['own-a', 'k'],
      ['own-b', 't'],
      ['own-at', 'anywhere'],
    ] as const
    expect(counts(await (await form('/compare', [...texts, ...typed])).text())).toEqual([0, 2])
  })

  it('says what is wrong with a rule', async () => {
    expect((await form('/compare', [...texts, ['own', 'k=k']])).status).toBe(422)
  })

  it('stores the passage with its rules', async () => {
    const stored = await form('/compare/passage', [
      ...texts,
      ['own', 'k=t'],
      ['title', 'Verse'],
      ['id', 'verse-2'],
      ['in', 'qaa'],
      ['token', TOKEN],
    ])
    expect(stored.status).toBe(303)
    const { summary } = await json<Comparison>(get('/v1/passages/verse-2/comparison'))
    expect(summary.accidental).toBe(2)
  })

  it('is whole in both languages', async () => {
    const html = await (await form('/compare?lang=zh', texts)).text()
    for (const told of ['自定规则', '由这些文本提出的规则', '采纳']) expect(html).toContain(told)
  })
})
