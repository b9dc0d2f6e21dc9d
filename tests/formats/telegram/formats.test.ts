/** Every form of every telegram of the corpus, read back by the tools that scholars read it with. */
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { describe, expect, test } from 'vitest'
import { TELEGRAM_FORMATS } from '../../../src/formats/telegram/index.ts'
import { headMetadata } from '../../../src/formats/telegram/metadata.ts'
import { schemaOrg, scriptJson } from '../../../src/formats/telegram/schema-org.ts'
import type { Telegram } from '../../../src/provenance/telegram.ts'
import { about, telegram, telegrams } from '../../provenance/corpus.ts'
import { elements, parseXml } from '../xml.ts'

const render = (extension: string, one: Telegram) =>
  TELEGRAM_FORMATS.find((form) => form.extension === extension)!.render(one, about(one.id))
const of = (extension: string, id: string) => render(extension, telegram(id))

test('no two forms share an extension', () => {
  expect(new Set(TELEGRAM_FORMATS.map(({ extension }) => extension)).size).toBe(TELEGRAM_FORMATS.length)
})

/** Telegram 17 with an uncertain claim, and one that was withdrawn. */
const DOUBTED: Telegram = {
  ...telegram('t17'),
  statements: [
    {
      id: 'x1',
      property: 'sender',
      value: '某人甲',
      basis: 'inferred',
      certainty: 'low',
      source: 'a guess',
      responsible: 'x',
    },
    {
      id: 'x2',
      property: 'recipient',
      value: '某人乙',
      basis: 'editorial',
      certainty: 'unknown',
      source: 'a guess',
      responsible: 'x',
    },
    {
      id: 'x3',
      property: 'dated',
      value: '1949-01-02',
      basis: 'inferred',
      certainty: 'low',
      source: 'a guess',
      responsible: 'x',
    },
    {
      id: 'x4',
      property: 'received',
      value: '1949-02-03',
      basis: 'inferred',
      certainty: 'low',
      source: 'a guess',
      responsible: 'x',
    },
    {
      id: 'x5',
      property: 'archive',
      value: 'XYZ f.1',
      basis: 'inferred',
      certainty: 'low',
      source: 'a guess',
      responsible: 'x',
    },
    {
      id: 'x6',
      property: 'number',
      value: '999',
      basis: 'stated',
      certainty: 'high',
      source: 'a slip',
      responsible: 'x',
      withdrawn: { reason: 'misread', responsible: 'x', at: '2026-01-01T00:00:00.000Z' },
    },
  ],
}

describe('a statement of low certainty is never written as a fact', () => {
  const VALUES = ['某人甲', '某人乙', '1949-01-02', '1949-02-03', 'XYZ f.1']

  test('in CSL-JSON it is in the note, marked, and in no other field', () => {
    const [{ note, ...fields }] = JSON.parse(render('.csl.json', DOUBTED))
    for (const value of VALUES) {
      expect(note).toMatch(new RegExp(`${value} \\(perhaps; `))
      expect(JSON.stringify(fields)).not.toContain(value)
    }
    expect(fields).not.toHaveProperty('author')
    expect(fields).not.toHaveProperty('issued')
  })

  test('in RIS it is in a note, marked, and under no other tag', () => {
    const lines = render('.ris', DOUBTED).split('\r\n')
    for (const value of VALUES) {
      const told = lines.filter((line) => line.includes(value))
      expect(told).toEqual([expect.stringMatching(/^N1 {2}- .*\(perhaps; /)])
    }
    expect(lines.filter((line) => /^(AU|A2|PY|DA|AV)/.test(line))).toEqual([])
  })

  test('in BibTeX it is in the note, marked', () => {
    const lines = render('.bib', DOUBTED).split('\n')
    for (const value of VALUES)
      expect(lines.filter((line) => line.includes(value))).toEqual([expect.stringMatching(/^ {2}note = .*perhaps/)])
  })

  test('in GB/T 7714 and schema.org it is left out', () => {
    const told = [render('.gbt.txt', DOUBTED), JSON.stringify(schemaOrg(DOUBTED, 'https://variorum.example/t/t17'))]
    for (const text of told) for (const value of VALUES) expect(text).not.toContain(value)
    expect(told[0]).toMatch(/^(?!佚名).*\[A\/OL\]\. \[2026-11-27\]\. https:/)
  })

  test('in TEI it carries its certainty', () => {
    const tei = parseXml(render('.tei.xml', DOUBTED))
    for (const name of ['persName', 'date'])
      for (const element of elements(tei, name)) expect(element.getAttribute('cert')).toMatch(/^(low|unknown)$/)
  })

  test('in plain text it follows “perhaps”', () => {
    const text = render('.txt', DOUBTED)
    for (const value of VALUES) expect(text).toContain(`perhaps: ${value}`)
  })

  test('a withdrawn statement is only in plain text, marked as withdrawn', () => {
    for (const { extension } of TELEGRAM_FORMATS) {
      if (extension === '.txt') expect(render(extension, DOUBTED)).toMatch(/number: 999[\s\S]*withdrawn 2026-01-01/)
      else expect(render(extension, DOUBTED)).not.toContain('999')
    }
  })
})

describe.each(telegrams.map((one) => [one.id, one] as const))('%s', (id, one) => {
  test('is one telegram in all forms, always in the same words', () => {
    for (const form of TELEGRAM_FORMATS) {
      const written = form.render(one, about(id))
      expect(written).toBe(form.render(one, about(id)))
      expect(written).toContain(`https://variorum.example/t/${id}`)
    }
  })

  test('RIS is read back by citation-js', () => {
    const [item] = new Cite(render('.ris', one), { forceType: '@ris/file' }).data
    const [own] = JSON.parse(render('.csl.json', one))
    expect(item).toMatchObject({ title: own.title, URL: own.URL })
    if (own.author) expect(item.author.map(nameOf)).toEqual(own.author.map(nameOf))
    if (own.issued) expect(item.issued['date-parts'][0].slice(0, 3)).toEqual(own.issued['date-parts'][0])
  })

  test('BibTeX is read back by citation-js', () => {
    const [item] = new Cite(render('.bib', one), { forceType: '@bibtex/text' }).data
    const [own] = JSON.parse(render('.csl.json', one))
    expect(item).toMatchObject({ title: own.title, URL: own.URL })
    if (own.author) expect(item.author.map(nameOf)).toEqual(own.author.map(nameOf))
    if (own.issued) expect(item.issued['date-parts'][0]).toEqual(own.issued['date-parts'][0])
  })

  test('CSL-JSON has only members that its schema knows', () => {
    const [item] = JSON.parse(render('.csl.json', one))
    for (const name of Object.keys(item)) expect(CSL).toContain(name)
    for (const party of [...(item.author ?? []), ...(item.recipient ?? [])])
      expect(Object.keys(party)).toEqual(['literal'])
  })

  test('TEI is well-formed, every pointer points, and the words are those of the evidence', () => {
    const tei = parseXml(render('.tei.xml', one))
    const everything = elements(tei, '*')
    const ids = everything.flatMap((e) => e.getAttribute('xml:id') ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    for (const element of everything)
      for (const name of ['resp', 'source']) {
        const pointer = element.getAttribute(name)
        if (pointer) expect(ids).toContain(pointer.slice(1))
      }
    const quoted = [...elements(tei, 'quote'), ...elements(tei, 'seg')].map((e) => e.textContent)
    expect(quoted.sort()).toEqual(one.evidence.map(({ text }) => text).sort())
    const sent = elements(tei, 'correspAction').some((e) => e.getAttribute('type') === 'sent')
    expect(sent).toBe(one.status.startsWith('sent'))
  })

  test('every Web Annotation cuts from its text what it quotes', () => {
    const { total, first } = JSON.parse(render('.jsonld', one))
    expect(first.items).toHaveLength(total)
    for (const { target } of first.items)
      for (const { source, selector, state } of [target].flat()) {
        const version = /versions\/(\w+)\/text$/.exec(source)![1]!
        const text = [...about(id).sources.get(version)!.text.string]
        const [{ start, end }, { exact, prefix, suffix }] = selector
        expect(text.slice(start, end).join('')).toBe(exact)
        expect(text.slice(0, start).join('').endsWith(prefix)).toBe(true)
        expect(text.slice(end).join('').startsWith(suffix)).toBe(true)
        expect(state).toMatchObject({ type: 'TimeState', cached: source })
      }
  })

  test('schema.org ends no script', () => {
    const hostile = { ...one, title: { zh: '</script><script>alert(1)', en: '<!--' } }
    const written = scriptJson(schemaOrg(hostile, 'https://variorum.example/t/x'))
    expect(written).not.toMatch(/[<>&]/)
    expect(JSON.parse(written).name).toBe(hostile.title.zh)
  })
})

const nameOf = (name: { literal?: string; family?: string; given?: string }) =>
  name.literal ?? [name.given, name.family].filter(Boolean).join(' ')

/** Of csl-data.json, what we use. */
const CSL = [
  ...['id', 'type', 'genre', 'title', 'author', 'recipient', 'issued', 'archive', 'archive_location', 'number'],
  ...['language', 'URL', 'accessed', 'note'],
]

describe('as a scholar reads it', () => {
  /** Where nothing is inferred, what citeproc-js 2.4 writes with the styles of zotero-chinese of November 2026. */
  const GBT = [
    [
      't08',
      '毛泽东. 毛泽东复斯大林电(罗申转): f.45 op.1 d.334 ll.105-106[A/OL]. APRF, 1950[2026-11-27]. https://variorum.example/t/t08.',
      '毛泽东. 毛泽东复斯大林电(罗申转)：f.45 op.1 d.334 ll.105-106[A/OL]. APRF，1950-10-02. https://variorum.example/t/t08.',
    ],
    [
      't17',
      '斯大林. 斯大林复毛泽东电(至少派五六个师): 4676[A/OL]. (1950-10-05)[2026-11-27]. https://variorum.example/t/t17.',
      '斯大林. 斯大林复毛泽东电(至少派五六个师)：4676[A/OL]. 1950-10-05. https://variorum.example/t/t17.',
    ],
    [
      't14',
      '联共(布)中央政治局. 联共(布)中央政治局决议(10月5日): f.3 op.65 d.827 ll.121-122[A/OL]. APRF, 1950[2026-11-27]. https://variorum.example/t/t14.',
      '联共(布)中央政治局. 联共(布)中央政治局决议(10月5日)：f.3 op.65 d.827 ll.121-122[A/OL]. APRF，1950-10-05. https://variorum.example/t/t14.',
    ],
    [
      't20',
      '斯大林, 周恩来. 斯大林、周恩来联名电(10月11日): 4785[A/OL]. (1950-10-11)[2026-11-27]. https://variorum.example/t/t20.',
      '斯大林，周恩来. 斯大林、周恩来联名电(10月11日)：4785[A/OL]. 1950-10-11. https://variorum.example/t/t20.',
    ],
    // Not sure, and inferred; no date at all: here the standard overrides the styles.
    [
      't11',
      '什特科夫. 什特科夫关于撤退专家和工作人员的请求[A/OL]. [1950-09-30?][2026-11-27]. https://variorum.example/t/t11.',
      '什特科夫. 什特科夫关于撤退专家和工作人员的请求[A/OL]. [1950-09-30?]. https://variorum.example/t/t11.',
    ],
    [
      't10',
      '罗申. 罗申此前关于同刘少奇等谈话的报告[A/OL]. [2026-11-27]. https://variorum.example/t/t10.',
      '罗申. 罗申此前关于同刘少奇等谈话的报告[A/OL]. [2026-11-27]. https://variorum.example/t/t10.',
    ],
  ] as const
  test.each(GBT)('%s in GB/T 7714, editions of 2015 and 2025', (id, of2015, of2025) => {
    expect(of('.gbt.txt', id)).toBe(`${of2015}\n`)
    expect(of('.gbt2025.txt', id)).toBe(`${of2025}\n`)
  })

  test('telegram 8 in RIS: sender, recipient, day, place in the archive', () => {
    const lines = of('.ris', 't08').split('\r\n')
    for (const line of [
      'TY  - PCOMM',
      'AU  - 毛泽东',
      'A2  - 斯大林',
      'DA  - 1950/10/02',
      'AV  - f.45 op.1 d.334 ll.105-106',
    ])
      expect(lines).toContain(line)
    expect(lines.filter((line) => line.startsWith('N1'))).toHaveLength(1)
    expect(lines.at(-2)).toBe('ER  - ')
  })

  test('telegram 8 in TEI went through Roshchin’s hands', () => {
    const tei = parseXml(of('.tei.xml', 't08'))
    const transmitted = elements(tei, 'correspAction').find((e) => e.getAttribute('type') === 'transmitted')
    expect(transmitted?.textContent).toBe('罗申')
  })

  test('telegram 7 was composed and not sent', () => {
    const tei = parseXml(of('.tei.xml', 't07'))
    expect(elements(tei, 'correspAction').map((e) => e.getAttribute('type'))).toEqual(['composed', 'received'])
  })
})

test('the head of a page makes a letter in Zotero', () => {
  const { links, metas } = headMetadata(telegram('t08'), 'https://variorum.example/t/t08')
  expect(links.map(({ rel }) => rel)).toEqual(['schema.DC', 'schema.z'])
  const said = Object.fromEntries(metas.map(({ name, content }) => [name, content]))
  expect(said).toMatchObject({
    'z.itemType': 'letter',
    'DC.creator': '毛泽东',
    'z.recipients': '斯大林',
    'DC.date': '1950-10-02',
    'DC.language': 'zh',
    'z.archive': 'APRF',
    'z.archiveLocation': 'f.45 op.1 d.334 ll.105-106',
  })
  const doubted = headMetadata(DOUBTED, 'https://variorum.example/t/t17').metas.map(({ name }) => name)
  for (const name of ['DC.creator', 'z.recipients', 'DC.date', 'z.archive']) expect(doubted).not.toContain(name)
})

describe('hostile words', () => {
  const HOSTILE = 'a\nb\r\n</TEI>]]>&"\\{}%$#_~^\u0000\u2028ER  - '
  const one: Telegram = {
    ...DOUBTED,
    title: { zh: HOSTILE, en: HOSTILE },
    type: HOSTILE,
    statements: DOUBTED.statements.map((s) => ({
      ...s,
      value: HOSTILE,
      source: HOSTILE,
      responsible: HOSTILE,
      certainty: 'high' as const,
    })),
  }

  test('break no form', () => {
    parseXml(render('.tei.xml', one))
    JSON.parse(render('.csl.json', one))
    JSON.parse(render('.jsonld', one))
    const ris = render('.ris', one).split('\r\n').slice(0, -1)
    for (const line of ris) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}-(?: |$)/)
    expect(ris.filter((line) => line.startsWith('ER'))).toHaveLength(1)
    expect(new Cite(render('.bib', one), { forceType: '@bibtex/text' }).data).toHaveLength(1)
    expect(render('.gbt.txt', one).split('\n')).toHaveLength(2)
  })
})
