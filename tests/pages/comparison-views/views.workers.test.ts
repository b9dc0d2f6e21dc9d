/** The views of one comparison: each shows what the API answers, and none needs a script. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Comparison } from '../../../src/variants/comparison.ts'
import { get, json, passage, post } from '../../routes/service.ts'

const TEXTS = {
  A: '派五六个师志愿军,这需要害怕吗?我们等着。',
  B: '派五六个师志愿军。这需要害怕吗?我们等着。',
  C: '派七八个师志愿军,对此应该害怕吗?我们不等。',
}

let comparison: Comparison

beforeAll(async () => {
  await passage('troops', TEXTS)
  comparison = await json<Comparison>(get('/v1/passages/troops/comparison'))
})

const read = async (path: string) => (await get(path)).text()
const words = (html: string) => html.replace(/<[^>]*>/g, '')
/** The one element that begins with `open`, by its closing tag. */
const part = (html: string, open: string, close: string) => html.slice(html.indexOf(open)).split(close)[0]!

describe('every view', () => {
  for (const view of ['inline', 'side-by-side', 'reading', 'table', 'graph', 'list'])
    it(`${view} counts as many variants as the API`, async () => {
      const html = await read(`/p/troops?view=${view}`)
      expect(words(html)).toContain(`${comparison.summary.variants} variants in 21 characters`)
      expect(html).toContain(
        `aria-current="page">${{ inline: 'In the text', 'side-by-side': 'Side by side', reading: 'Reading text', table: 'Table', graph: 'Graph', list: 'List' }[view]}`,
      )
      const ids = new Set([...html.matchAll(/ id="[ve](\d+)"/g)].map(([, id]) => id))
      if (view !== 'graph') expect(ids.size).toBe(comparison.summary.variants)
    })
})

describe('the reading text', () => {
  it('is the text of the base, copied without numbers and cards', async () => {
    const prose = part(await read('/p/troops?view=reading'), '<div class="text prose"', '</div>')
    const copied = prose
      .replace(/<span class="card".*?<span class="kinds".*?<\/span><\/span>/g, '')
      .replace(/<a class="number".*?<\/a>/g, '')
    expect(words(`<${copied}`.replace('<<', '<'))).toBe(TEXTS.A)
  })

  it('has an apparatus at its foot, with an entry for every place', async () => {
    const foot = part(await read('/p/troops?view=reading'), '<section class="foot"', '</section>')
    expect(foot.match(/<li id="e/g)).toHaveLength(comparison.summary.variants)
    expect(words(foot)).toContain('五六\u00a0A B] 七八\u00a0C')
  })

  it('is set in columns where that is wished', async () => {
    expect(await read('/p/troops?view=reading&writing=vertical')).toContain('<div class="text prose vertical"')
    expect(await read('/p/troops?writing=vertical')).toContain('<div class="text prose vertical"')
  })
})

describe('the table', () => {
  it('has a row for every witness, in which its text can be read', async () => {
    const table = part(await read('/p/troops?view=table'), '<section class="alignment"', '</section>')
    const rows = table.split('<tr>').slice(1)
    const shared = [...rows[0]!.matchAll(/class="text same".*?<\/td>/g)]
    expect(rows).toHaveLength(3)
    expect(shared).toHaveLength(comparison.segments.filter(({ relation }) => relation === 'identical').length)
    for (const [index, { siglum }] of comparison.witnesses.entries())
      expect(rows[index]).toContain(`<th scope="row" class="siglum">${siglum}</th>`)
  })

  it('goes on in parts', async () => {
    const one = Array.from({ length: 300 }, (_, index) => `甲${index % 10}`).join('')
    await passage('wide', { A: one, B: one.replaceAll('甲', '乙') })
    const first = await read('/p/wide?view=table')
    expect(words(first)).toContain('Part 1 of 3')
    expect(first).toContain('href="/p/wide?view=table&amp;part=2"')
    expect(words(await read('/p/wide?view=table&part=99'))).toContain('Part 3 of 3')
  })
})

describe('filters', () => {
  it('mark only what is of that kind, and say how many', async () => {
    const html = await read('/p/troops?significance=accidental')
    const { summary } = comparison
    expect(words(html)).toContain(`${summary.accidental} of ${summary.variants} variants are marked.`)
    expect(html.match(/<li id="e/g)).toHaveLength(summary.accidental)
    expect(part(html, '<div class="text prose"', '</div>').match(/class="place /g)).toHaveLength(summary.accidental)
    // What is not marked stays in the text.
    expect(words(part(html, '<div class="text prose"', '</div>'))).toContain('五六')
  })

  it('count what there is, each with the address of the other choice', async () => {
    const facets = part(await read('/p/troops?class=punctuation&lang=en'), '<nav class="facets', '</nav>')
    expect(facets).toContain(`<b>${comparison.summary.byClass.punctuation}</b>`)
    expect(facets).toMatch(/<a href="\/p\/troops\?lang=en" aria-current="true">punctuation/)
    expect(facets).toContain('href="/p/troops?significance=substantive&amp;class=punctuation&amp;lang=en"')
  })

  it('leave the address of the comparison itself alone', async () => {
    const html = await read('/p/troops?class=punctuation&view=list&writing=vertical')
    expect(html).toContain('<link rel="canonical" href="/p/troops?view=list"/>')
  })
})

describe('overview and agreement', () => {
  it('draw a mark for every place where a witness parts from the base', async () => {
    const overview = part(await read('/p/troops'), '<section class="overview"', '</section>')
    const parting = (siglum: string) =>
      comparison.segments.filter((one) => one.relation === 'variant' && !one.readings[0]!.witnesses.includes(siglum))
        .length
    expect(overview.match(/<a href="#v/g)).toHaveLength(parting('B') + parting('C'))
  })

  it('give the figures of the API, and a tree of them', async () => {
    const html = await read('/p/troops')
    const matrix = part(html, '<table class="matrix"', '</table>')
    const percent = (Math.floor(comparison.summary.similarity.A!.C! * 1000) / 10).toFixed(1)
    expect(words(matrix)).toContain(`${percent} %`)
    expect(html).toMatch(/aria-label="Tree of the witnesses: \(\(A, B [\d.]+ %\), C [\d.]+ %\)"/)
  })
})

describe('a move', () => {
  const [before, moved, after] = [
    '我们经过慎重考虑，决定暂不出兵。敌人正在向北进攻。',
    '周恩来同志将飞往莫斯科。',
    '请你们等待消息。',
  ]
  const texts = { A: before + moved + after, B: before + moved + after, C: moved + before + after }
  beforeAll(() => passage('moved', texts))

  it('is counted where the variants are', async () =>
    expect(words(part(await read('/p/moved'), '<section class="summary"', '</section>'))).toContain('1 move'))

  for (const query of ['', '&view=side-by-side', '&view=reading', '&view=table', '&writing=vertical'])
    for (const witnesses of ['A,C', 'A,B,C', 'C,A'])
      it(`is marked in both its places, each of which leads to the other: ${witnesses}${query}`, async () => {
        const html = await read(`/p/moved?witnesses=${witnesses}${query}`)
        const text = part(html, '<section aria-labelledby="text"', '</section><aside')
        const signs = [...text.matchAll(/<a class="move" id="([^"]+)" href="#([^"]+)"[^>]*>(.*?)<\/a>/g)]
        const [one, other] = signs
        expect(signs).toHaveLength(2)
        expect([other![1], other![2]]).toEqual([one![2], one![1]])
        expect(words(one![3]! + other![3]!)).toMatch(
          /moved (away|here), elsewhere in .*: move ⇄1moved (away|here), elsewhere/,
        )
        // What is underlined twice begins right after the sign; the reading text has no words that only others have.
        expect(text.match(/<span class="moved" data-move="1"><span class="words">周恩来同志/g)).toHaveLength(
          query === '&view=reading' ? 1 : 2,
        )
      })

  it('is an entry of the list, from which both places are reached', async () => {
    const list = part(await read('/p/moved?witnesses=A,C'), '<section class="moves"', '</section>')
    expect(list).toContain('<li id="m1">')
    expect([...list.matchAll(/href="#(m1-\d)"/g)].map(([, id]) => id)).toEqual(['m1-0', 'm1-1'])
    const alone = part(await read('/p/moved?witnesses=A,C&view=list'), '<section class="moves"', '</section>')
    expect(words(alone)).toContain(moved)
    expect(alone).not.toContain('href')
  })

  it('is named in the entries of its places', async () =>
    expect(
      part(await read('/p/moved?view=reading'), '<section class="foot"', '</section>').match(/href="#m1"/g),
    ).toHaveLength(2))
})

describe('side by side', () => {
  it('has the number of a place in every column', async () => {
    const table = part(await read('/p/troops?view=side-by-side'), '<section class="parallel"', '</section>')
    for (const { id } of comparison.segments.filter((one) => one.relation === 'variant') as { id: string }[]) {
      expect(table.match(new RegExp(`data-place="${id}"`, 'g'))).toHaveLength(3)
      expect(table.match(new RegExp(`class="number" href="#[ev]${id}"`, 'g'))).toHaveLength(3)
    }
  })
})

describe('the way to the reference of a place', () => {
  for (const [view, opened, closed] of [
    ['inline', '<div class="text prose"', '</div>'],
    ['side-by-side', '<section class="parallel"', '</section>'],
    ['reading', '<section class="foot"', '</section>'],
    ['list', '<ol class="apparatus"', '</ol>'],
  ] as const)
    it(`is one step from every place: ${view}`, async () => {
      const within = part(await read(`/p/troops?view=${view}`), opened, closed)
      const query = view === 'inline' ? '' : `view=${view}&amp;`
      for (let id = 1; id <= comparison.summary.variants; id++)
        expect(within).toContain(`href="/p/troops?${query}cite=${id}#cite" aria-label="Cite variant ${id}"`)
    })
})

describe('the reference of a place', () => {
  it('is open with five forms, and names the pinned address of the place', async () => {
    const cite = part(await read('/p/troops?cite=1'), '<section class="cite"', '</section>')
    expect(cite).toContain('Cite variant 1')
    expect(cite).toContain('<details open')
    expect(cite.match(/<pre id="reference-\d">/g)).toHaveLength(5)
    // A button for each, and for the address; hidden until the script runs.
    expect(cite.match(/<button type="button"[^>]* hidden=""/g)).toHaveLength(6)
    expect(cite).toMatch(/id="address" href="[^"]*#v1"/)
    expect(cite).toMatch(/<span class="printed">, accessed \d{4}-\d\d-\d\d<\/span>/)
    const url = /https:[^<\s]*#v1/.exec(words(cite))![0].replaceAll('&amp;', '&')
    expect((await get(url.replace('https://variorum.example', ''))).status).toBe(200)
  })

  it('of a place that is not there: 404', async () => {
    const response = await get('/p/troops?cite=99')
    expect([response.status, words(await response.text())]).toEqual([404, expect.stringContaining('no variant “99”')])
  })
})

describe('what is not known', () => {
  for (const query of ['class=noise', 'significance=some', 'writing=upwards', 'view=%3Cscript%3E'])
    it(`${query}: 422 in words`, async () => {
      const response = await get(`/p/troops?${query}`)
      expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('This did not work')])
    })
})

describe('lost text', () => {
  beforeAll(async () => {
    await passage('lost', {
      A: '此德行之人也，吾不知其名。',
      B: '此□□之人也，吾不知其名。',
      E: '此之人也，吾不知其名。',
    })
    for (const [siglum, text, at] of [
      ['C', '此之人也，吾不知其名。', 1],
      ['D', '此德行之人也', 6],
    ] as const) {
      await post('/v1/passages/lost/witnesses', { siglum, label: siglum })
      await post(`/v1/passages/lost/witnesses/${siglum}/versions`, { text, lacunae: [{ start: at, end: at }] })
    }
  })

  for (const view of ['inline', 'side-by-side', 'reading', 'table', 'list'])
    it(`is distinguished from an omission: ${view}`, async () => {
      const html = await read(`/p/lost?view=${view}`)
      expect(html).toContain('is lost or illegible here')
      expect(html).toContain('breaks off here')
      expect(words(html)).toContain('lacks it')
      if (view !== 'list' && view !== 'reading') {
        expect(html).toContain('class="gap"')
        expect(html).toContain('class="nothing"')
      }
      if (view === 'inline' || view === 'side-by-side') expect(html).toContain('not omitted')
    })

  it('is in the graph, and in the strip of the witness', async () => {
    expect(await read('/p/lost?view=graph')).toContain('[…]')
    expect(await read('/p/lost')).toContain('<rect class="lacuna"')
  })

  it('is neither taken out nor put in, between two', async () => {
    for (const view of ['inline', 'side-by-side']) {
      const html = await read(`/p/lost?witnesses=A,B&view=${view}`)
      expect(html).not.toMatch(/<(?:del|ins)>(?!<span class="words">(?:the base|others))/)
    }
  })

  it('is so in both languages', async () => {
    const html = await read('/p/lost?lang=zh')
    for (const told of ['此处阙', '以下阙', '无此文', '阙文（非脱文）']) expect(html).toContain(told)
  })
})

describe('a text that breaks off', () => {
  it('says so at its end, where no place does', async () => {
    await passage('ends', { A: '此德行之人' })
    await post('/v1/passages/ends/witnesses', { siglum: 'B', label: 'B' })
    const lacunae = [{ start: 5, end: 5 }]
    await post('/v1/passages/ends/witnesses/B/versions', { text: '此德行之人', lacunae })
    expect(await read('/p/ends?witnesses=B')).toContain('breaks off here</span>')
    expect(await read('/p/ends?witnesses=A')).not.toContain('breaks off here')
    const columns = await read('/p/ends?view=side-by-side')
    expect(columns.split('breaks off here</span>')).toHaveLength(2)
  })
})

describe('what a place shows', () => {
  it('is whole words, where the minimal place cuts one', async () => {
    await passage('cut', { A: '他说要立即派三个军去朝鲜，这是我们的。', B: '他说要立刻让三个军去朝鲜，这是我们的。' })
    const { segments } = await json<Comparison>(get('/v1/passages/cut/comparison'))
    expect(segments.find((one) => one.relation === 'variant')).toMatchObject({
      readings: [{ text: '即派' }, { text: '刻让' }],
    })
    for (const view of ['inline', 'side-by-side', 'table', 'list', 'reading', 'graph'])
      expect(words(await read(`/p/cut?view=${view}`)), view).toMatch(/立即派[\s\S]*立刻让/)
  })

  it('is also what differs inside a move, beside the move', async () => {
    const [one, other, swapped] = [
      '毛泽东同志今天上午在北京接见了苏联代表团的全体成员。',
      '会议讨论了朝鲜战争以来的军事形势和后勤供应问题。',
      '会议讨论了朝鲜战争以来的军事局势和后勤供应问题。',
    ]
    await passage('moved', { A: one + other, B: swapped + one })
    const html = await read('/p/moved')
    const moves = part(html, '<section class="moves"', '</section>')
    expect(words(moves)).toMatch(/形势\s*\]\s*局势/)
    expect(moves).toContain('aria-label="Differences in moved text"')
  })
})
