/**
 * The API and the page asked for the same thing. Each decision has one place, and these tests hold both to it: what the API answers is
 * what the page shows, on the corpus and on telegrams that were made for it.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Contradiction } from '../../src/provenance/contradictions.ts'
import type { CarriedEvidence, Statement } from '../../src/provenance/telegram.ts'
import type { Comparison } from '../../src/variants/comparison.ts'
import { seedCorpus } from '../routes/corpus.ts'
import { get, json, ORIGIN, passage, post, send } from '../routes/service.ts'

interface Telegram {
  readonly id: string
  readonly statements: readonly Statement[]
  readonly evidence: readonly CarriedEvidence[]
  readonly contradictions: readonly Contradiction[]
}

const page = async (path: string) => (await get(path)).text()
/** What a reader sees: without marks, entities as characters, white space as one space. */
const wordsOf = (html: string) =>
  html
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
const telegram = (id: string) => json<Telegram>(get(`/v1/telegrams/${id}`))

let telegrams: readonly Telegram[]

beforeAll(async () => {
  await seedCorpus()
  await passage('troops', { A: '派五六个师志愿军。', B: '派七八个师志愿军。', C: '派七八个师。' })
  const { telegrams: listed } = await json<{ telegrams: { id: string }[] }>(get('/v1/telegrams?limit=1000'))
  telegrams = await Promise.all(listed.map(({ id }) => telegram(id)))
}, 30_000)

describe('a telegram', () => {
  test('shows every contradiction that is found by rule, in the words of the API, in both languages', async () => {
    let found = 0
    for (const { id, contradictions } of telegrams) {
      const byRule = contradictions.filter(({ rule }) => rule !== 'tension')
      for (const language of ['en', 'zh'] as const) {
        const shown = wordsOf(await page(`/t/${id}?lang=${language}`))
        for (const { text } of byRule)
          expect(shown, `${id}: ${text[language]}`).toContain(text[language].replace(/\s+/g, ' '))
      }
      found += byRule.length
    }
    expect(found).toBeGreaterThanOrEqual(14)
  })

  test('shows every piece of evidence that was carried to another text, where the API says it is', async () => {
    let carried = 0
    for (const { id, evidence } of telegrams) {
      const html = await page(`/t/${id}`)
      for (const { version, siglum, start, end, basis } of evidence) {
        if (basis !== 'computed') continue
        carried++
        expect(html, `${id} ${siglum} ${start}-${end}`).toContain(
          `versions=${version}&amp;highlight=${siglum}:${start}-${end}`,
        )
      }
    }
    expect(carried).toBeGreaterThanOrEqual(10)
  })

  test('counts as many statements as different as the API names, and one date in words of months is no other', async () => {
    await post('/v1/telegrams', { id: 'months', title: { zh: '电', en: 'Months' }, type: 'telegram', status: 'sent' })
    const say = (value: string) =>
      post('/v1/telegrams/months/statements', {
        property: 'dated',
        value,
        basis: 'stated',
        source: 'a source',
        certainty: 'high',
      })
    for (const value of ['1950-10', '1950-10-02']) expect((await say(value)).status).toBe(201)
    expect((await telegram('months')).contradictions).toEqual([])
    expect(await page('/t/months')).not.toContain('not the same')
    await say('1950-11-02')
    const [contradiction] = (await telegram('months')).contradictions
    expect(contradiction!.statements.length).toBe(3)
    expect(await page('/t/months')).toContain('3 different statements')
  })

  test('shows a withdrawn statement as withdrawn, with reason and name, and counts it for nothing', async () => {
    const title = { zh: '撤', en: 'Withdrawn' }
    await post('/v1/telegrams', { id: 'taken-back', title, type: 'telegram', status: 'sent' })
    const said = { basis: 'stated', source: 'a source', certainty: 'high', responsible: 'the first reader' }
    for (const [id, property, value] of [
      ['right', 'dated', '1950-10-02'],
      ['wrong', 'dated', '1951-01-01'],
      ['sender', 'sender', 'Nobody In Particular'],
    ] as const)
      await post('/v1/telegrams/taken-back/statements', { id, property, value, ...said })
    expect((await telegram('taken-back')).contradictions.map(({ rule }) => rule)).toEqual(['two-values'])
    expect(await page('/t/taken-back')).toContain('2 different statements')
    for (const id of ['wrong', 'sender'])
      expect(
        (
          await post(`/v1/telegrams/taken-back/statements/${id}/withdrawal`, {
            reason: 'a slip of the pen',
            responsible: 'the second reader',
          })
        ).status,
      ).toBe(201)
    const { statements, contradictions } = await telegram('taken-back')
    expect(contradictions).toEqual([])
    const html = await page('/t/taken-back')
    expect(html).not.toContain('not the same')
    for (const { id, withdrawn } of statements) {
      const row = wordsOf(new RegExp(`<tr id="s-${id}"[\\s\\S]*?</tr>`).exec(html)![0])
      expect(row.includes('a slip of the pen') && row.includes('the second reader') && row.includes('Withdrawn')).toBe(
        withdrawn !== undefined,
      )
      expect(row.includes('high')).toBe(withdrawn === undefined)
    }
    // Neither in the dates and hands, nor on the line of days, nor in an embed.
    const told = html.slice(0, html.indexOf('class="statements"'))
    for (const text of [told, await page('/'), await page('/embed/t/taken-back.html')]) {
      expect(text).not.toContain('1951')
      expect(text).not.toContain('Nobody In Particular')
    }
  })

  test('is shown in an embed with the evidence that the API has, carried evidence too', async () => {
    const { evidence } = telegrams.find(({ evidence }) => evidence.some(({ basis }) => basis === 'computed'))!
    const id = telegrams.find((one) => one.evidence === evidence)!.id
    const { quotations } = await json<{ quotations: { text: string }[] }>(get(`/embed/t/${id}.json`))
    expect(new Set(quotations.map(({ text }) => text))).toEqual(new Set(evidence.map(({ text }) => text)))
  })
})

describe('all telegrams, however many', () => {
  test('are on the reading room and marked in a document, not the first thousand only', async () => {
    const { allTelegrams } = await import('../../src/service/telegrams/list.ts')
    const many = Array.from({ length: 2_345 }, (_, i) => ({
      id: `t${i}`,
      title: { zh: '', en: '' },
      statements: [],
      evidence: [],
      relations: [],
      tensions: [],
    }))
    const listTelegrams = async ({ limit, cursor }: { limit: number; cursor?: string | null }) => {
      const from = Number(cursor ?? 0)
      const items = many.slice(from, from + Math.min(limit, 1_000))
      return { items: items as never, cursor: from + items.length < many.length ? String(from + items.length) : null }
    }
    expect((await allTelegrams({ listTelegrams })).size).toBe(2_345)
  })
})

describe('a comparison', () => {
  const variants = ({ segments }: Comparison) => segments.filter(({ relation }) => relation === 'variant')

  test.each([
    '',
    '?witnesses=A,C',
    '?witnesses=C,A',
    '?witnesses=B,A&base=B',
    '?ignore=punctuation',
    '?unit=word&ignore=punctuation,spacing',
  ])('of /p/troops%s is that of the API, of the embed and of oEmbed', async (query) => {
    const api = await json<Comparison & { permalink: string }>(get(`/v1/passages/troops/comparison${query}`))
    const embed = await json<{ comparison: Comparison }>(get(`/embed/p/troops.json${query}`))
    const { permalink: _, ...bare } = api
    expect(embed.comparison).toEqual(bare)
    const html = await page(`/p/troops${query}`)
    expect(html).toContain(api.permalink.slice(ORIGIN.length).replaceAll('&', '&amp;'))
    for (const { id } of variants(api) as { id: string }[]) expect(html).toContain(`id="v${id}"`)
    expect((await get(`/oembed?url=${encodeURIComponent(`${ORIGIN}/p/troops${query}`)}`)).status).toBe(200)
  })

  test.each([
    ['?witnesses=A,Q', 404],
    ['?base=Q', 404],
    ['?witnesses=A,B&base=C', 422],
    ['?ignore=noise', 422],
    ['?unit=letter', 422],
  ])('of /p/troops%s is refused by all of them: %i', async (query, status) => {
    const asked = [
      '/v1/passages/troops/comparison',
      '/p/troops',
      '/embed/p/troops',
      '/embed/p/troops.html',
      '/embed/p/troops.json',
    ]
    for (const path of asked) expect([path, (await get(path + query)).status]).toEqual([path, status])
    expect((await get(`/oembed?url=${encodeURIComponent(`${ORIGIN}/p/troops${query}`)}`)).status).toBe(404)
  })

  test('of exact versions is refused where one is of another passage, superseded or not', async () => {
    const other = await passage('elsewhere', { A: '别处之文。' })
    const own = await json<Comparison>(get('/v1/passages/troops/comparison'))
    const [first] = own.witnesses
    await post('/v1/passages/elsewhere/witnesses/A/versions', { text: '别处之新文。' })
    for (const path of ['/p/troops', '/embed/p/troops', '/embed/p/troops.html', '/embed/p/troops.json'])
      for (const versions of [other.A, `${first!.version},${other.A}`])
        expect([path, (await get(`${path}?versions=${versions}`)).status]).toEqual([path, 404])
  })

  test('keeps to the same limits, also for versions that are not current any more', async () => {
    const long = '長'.repeat(510_000)
    const versions: string[] = []
    await passage('long', { A: '短。', B: '短文。' })
    for (const siglum of ['A', 'B']) {
      const path = `/v1/passages/long/witnesses/${siglum}/versions`
      versions.push((await json<{ version: string }>(post(path, { text: long + siglum }))).version)
      await post(path, { text: `短${siglum}。` })
    }
    const list = versions.join(',')
    const reads = async (path: string) => {
      const response = await send('GET', path)
      return [response.status, /points/.test(response.headers.get('Server-Timing') ?? '')]
    }
    for (const path of [
      `/v1/comparisons/${list}?engine=1`,
      `/p/long?versions=${list}`,
      `/embed/p/long.json?versions=${list}`,
    ])
      expect([path, ...(await reads(path))]).toEqual([path, 413, false])
  })

  test('has a permanent address that names the list of names, and gives the same where another list is in force', async () => {
    await passage('named', { A: '斯大林来电。', B: '史达林来电。' })
    const set = (forms: readonly string[], replaces: string | null) =>
      json<{ id: string }>(post('/v1/passages/named/names', { names: [{ id: 's', kind: 'person', forms }], replaces }))
    const { id } = await set(['斯大林', '史达林'], null)
    const { permalink, comparison } = await json<{ permalink: string; comparison: Comparison }>(
      get('/embed/p/named.json'),
    )
    expect(permalink).toContain(`names=${id}`)
    expect(comparison.summary.byClass).toEqual({ 'name-form': 1 })
    const before = await page(permalink)
    await set(['毛泽东', '毛澤東'], id)
    const again = await json<{ comparison: Comparison }>(
      get(permalink.replace('/p/', '/embed/p/').replace('?', '.json?')),
    )
    expect(again.comparison).toEqual(comparison)
    expect(wordsOf(await page(permalink))).toBe(wordsOf(before))
  })
})
