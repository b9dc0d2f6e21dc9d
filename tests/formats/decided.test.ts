/** Editorial decisions in every printed form: what is printed, in which order, with what said of it, and by whom. */
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/editing/decision.ts'
import { apparatus } from '../../src/formats/apparatus.ts'
import { collatex } from '../../src/formats/collatex.ts'
import { docx } from '../../src/formats/docx.ts'
import type { About } from '../../src/formats/format.ts'
import { html } from '../../src/formats/html.ts'
import { PRINTED_FORMATS } from '../../src/formats/index.ts'
import { latex } from '../../src/formats/latex.ts'
import { nexus } from '../../src/formats/stemma.ts'
import { tei } from '../../src/formats/tei.ts'
import type { Comparison } from '../../src/variants/comparison.ts'
import { decide, edit } from '../editing/editing.ts'
import { unzip } from './unzip.ts'
import { children, elements, isElement, parseXml } from './xml.ts'

const TEXTS = {
  A: 'in the colour of dawn we saw a ship',
  B: 'in the color of dawn we saw a boat',
  C: 'in the shade of dusk we saw a ship',
  D: 'in the collor of dawn we saw a bote',
}
const [COLOUR, DAWN, SHIP] = [7, 17, 31]
const at = (siglum: string, start: number, length: number) => [siglum, start, start + length] as const

function decided(decisions: readonly Decision[], about: About = {}) {
  const { edited, texts } = edit(TEXTS, decisions)
  const comparison = edited as unknown as Comparison
  const { id, applied, unapplied } = edited.decisions ?? { id: null, applied: 0, unapplied: [] }
  const by = new Map(decisions.map(({ decision, type, responsible }) => [decision, { type, responsible }]))
  const whole = { ...about, decisions: { id, applied, unapplied: unapplied.length, by } }
  const txt = apparatus.render(comparison, texts, whole).split('\n')
  const notes = new TextDecoder().decode(
    unzip(docx.render(comparison, texts, whole)).find(({ path }) => path === 'word/footnotes.xml')!.content,
  )
  const page = parseXml(html.render(comparison, texts, whole).split('\n').slice(1).join('\n'))
  return {
    comparison,
    texts,
    remarks: txt,
    /** Entries of the five printed forms, without numbers and labels; all but TEI must say the same. */
    entries: txt.flatMap((line) => /^\d+ +l\. \d+ +(.*?)(?: \([a-z, -]+\))?$/.exec(line)?.[1] ?? []),
    word: elements(parseXml(notes), 'w:footnote')
      .filter((e) => !e.hasAttribute('w:type'))
      .map((e) => e.textContent!.trim().replace(/^\d+ | \([a-z, -]+\)$/g, '')),
    web: elements(page, 'li')
      .filter((e) => e.hasAttribute('value'))
      .map((e) => e.textContent!.replace(/^\S+ \d+ /, '').replace(/ \([a-z, -]+\)$/, '')),
    running: elements(page, 'section')[0]!.textContent!.trim().replace(/\d/g, ''),
    tex: latex.render(comparison, texts, whole),
    tei: tei.render(comparison, texts, whole),
  }
}

const regularised = (scope: Partial<Decision> = {}) =>
  decide('regularise', [at('A', COLOUR, 6), at('B', COLOUR, 5)], { class: 'spelling' }, scope)
const NOT_C = [
  decide('print', [at('C', COLOUR, 5)], { print: 'no' }),
  decide('print', [at('C', DAWN - 1, 4)], { print: 'no' }),
]

describe('what is printed', () => {
  test('a regularised reading counts with its main one; the others keep their entry', () => {
    const one = decided([regularised()])
    expect(one.entries[0]).toBe('colour] shade C; collor D')
    expect(one.word).toEqual(one.entries)
    expect(one.web).toEqual(one.entries)
    expect(one.tex).toContain('\\edtext{colour}{\\lemma{colour}\\Afootnote{shade\\ \\emph{C};\\ collor\\ \\emph{D}}}')
  })

  test('a place whose readings are all one is not printed, and is counted', () => {
    const all = [
      decide('regularise', [at('A', SHIP, 4), at('B', SHIP - 1, 4)], { class: 'own' }),
      decide('regularise', [at('A', SHIP, 4), at('D', SHIP, 4)], { class: 'own' }),
    ]
    const one = decided(all)
    for (const entries of [one.entries, one.word, one.web]) expect(entries.join()).not.toContain('ship')
    expect(one.tex).not.toContain('\\lemma{ship}')
    expect(one.running).toBe(TEXTS.A)
    expect(one.comparison.summary.variants).toBe(3)
    expect(one.remarks).toContain('Editorial decisions: 2 applied, 0 not applied')
    expect(one.remarks).toContain('Not printed by editorial decision: 1')

    const noted = decided([...all, decide('note', [at('A', SHIP, 4)], { text: 'So also E.', language: 'en' })])
    expect(noted.entries.at(-1)).toBe('ship] boat B; bote D — So also E.')
    const printed = decided([...all, decide('print', [at('A', SHIP, 4)], { print: 'yes' })])
    expect(printed.entries.at(-1)).toBe('ship] boat B; bote D')
  })

  test('what is printed though it is regularised shows every spelling', () => {
    const one = decided([regularised(), decide('print', [at('A', COLOUR, 6)], { print: 'yes' })])
    expect(one.entries[0]).toBe('colour] color B; shade C; collor D')
  })

  test('not printed: neither an entry nor a mark, in any form', () => {
    const one = decided(NOT_C)
    expect(one.entries).toEqual(['ship] boat B; bote D'])
    expect(one.web).toEqual(one.entries)
    expect(one.word).toEqual(one.entries)
    expect(one.tex.match(/\\edtext/g)).toHaveLength(1)
    expect(one.tei.match(/<app /g)).toHaveLength(1)
  })

  test('the filter of the reader goes on top', () => {
    const one = decided([regularised(), decide('print', [at('A', COLOUR, 6)], { print: 'yes' })], {
      print: { significance: 'accidental' },
    })
    expect(one.entries).toEqual([])
  })
})

describe('the text of the edition', () => {
  test('the reading of another witness, with the base among the others', () => {
    const one = decided([decide('lemma', [at('C', COLOUR, 5)], { siglum: 'C' })])
    expect(one.entries[0]).toBe('shade] colour A; color B; collor D')
    expect(one.running).toContain('in the shade of dawn')
    expect(one.remarks).toContain('Witnesses that an entry does not name read as the text does.')
    expect(one.tei).toContain('<lem wit="#C">shade</lem><rdg wit="#A">colour</rdg>')
  })

  test('also where the place itself is not printed', () => {
    const one = decided([
      decide('lemma', [at('C', COLOUR, 5)], { siglum: 'C' }),
      decide('print', [at('C', COLOUR, 5)], { print: 'no' }),
    ])
    expect(one.running).toContain('in the shade of dawn')
    expect(one.tex).toContain('in the\\ shade\\ of')
    expect(one.tei).toContain('in the shade of')
  })

  test('a conjecture, which no witness has', () => {
    const one = decided([
      decide('lemma', [at('A', COLOUR, 6)], { conjecture: 'glow' }, { responsible: 'E. Ditor' }),
      decide('regularise', [at('A', COLOUR, 6), at('B', COLOUR, 5)], { class: 'spelling' }),
    ])
    expect(one.entries[0]).toBe('glow conj.] colour A B; shade C; collor D')
    expect(one.running).toContain('in the glow of dawn')
    expect(one.tei).toContain('<lem type="conjecture" resp="#resp.1">glow</lem>')
  })
})

describe('order and derivation', () => {
  test('readings in the order of the editor', () => {
    const one = decided([decide('order', [at('A', COLOUR, 6)], { readings: ['shade', 'collor', 'color'] })])
    expect(one.entries[0]).toBe('colour] shade C; collor D; color B')
    expect(one.web).toEqual(one.entries)
    expect(one.tei).toMatch(
      /<lem wit="#A">colour<\/lem><rdg wit="#C">shade<\/rdg><rdg wit="#D">collor<\/rdg><rdg wit="#B">/,
    )
  })

  test('a sub-reading is in brackets after the one that it derives from', () => {
    const sub = decide('reading', [at('D', SHIP, 4)], { rank: 'sub', parent: 'boat' })
    const more = decide('reading', [at('D', COLOUR, 6)], { rank: 'sub', parent: 'color' })
    const one = decided([sub, more])
    expect(one.entries).toContain('ship] boat B (bote D)')
    expect(one.entries[0]).toBe('colour] color B (collor D); shade C')
    expect(one.word).toEqual(one.entries)
    expect(one.tei).toContain(
      '<rdgGrp type="subvariants"><rdg wit="#B">boat</rdg><rdg wit="#D" type="subreading">bote</rdg></rdgGrp>',
    )
    const chinese = decided([sub], { print: { wording: 'zh' } })
    expect(chinese.remarks.some((line) => line.includes('「ship」，B作「boat」（D作「bote」）'))).toBe(true)
  })

  test('readings that derive from each other are each printed once', () => {
    const one = decided([
      decide('reading', [at('B', SHIP - 1, 4)], { rank: 'sub', parent: 'bote' }),
      decide('reading', [at('D', SHIP, 4)], { rank: 'sub', parent: 'boat' }),
    ])
    expect(one.entries.at(-1)).toBe('ship] (boat B) (bote D)')
  })
})

describe('notes', () => {
  const note = (text: string, language: string | null) => decide('note', [at('A', SHIP, 4)], { text, language })

  test('in the language of the apparatus first, where there is one; then the others', () => {
    const all = [
      note('See the log.', 'en'),
      note('見航海日誌。', 'zh-Hant'),
      note('Cf. diarium.', 'la'),
      note('!', null),
    ]
    const tail = (wording: 'la' | 'en' | 'zh', of = all) => {
      const { remarks } = decided(of, { print: { wording } })
      return /D(?:作「bote」)?(?:。| — )(.*?)(?: \(.*\))?$/.exec(remarks.find((line) => line.includes('bote'))!)![1]
    }
    expect(tail('en')).toBe('See the log. — Cf. diarium. — !')
    expect(tail('la')).toBe('See the log. — Cf. diarium. — !')
    expect(tail('zh')).toBe('見航海日誌。 Cf. diarium. !')
    expect(tail('en', [all[1]!])).toBe('見航海日誌。')
  })

  test('TEI has them all, with who wrote them', () => {
    const one = decided([
      decide('note', [at('A', SHIP, 4)], { text: 'a < b', language: 'en' }, { responsible: 'B. Editor' }),
      decide('note', [at('A', SHIP, 4)], { text: '按', language: 'zh' }, { responsible: 'A. Editor' }),
    ])
    expect(one.tei).toContain(
      '<respStmt xml:id="resp.1"><resp>Editorial decisions</resp><name>A. Editor</name></respStmt>',
    )
    expect(one.tei).toContain('<note type="editorial" xml:lang="en" resp="#resp.2">a &lt; b</note>')
    expect(one.tei).toContain('<note type="editorial" xml:lang="zh" resp="#resp.1">按</note>')
    expect(one.tei).toMatch(/<app [^>]*resp="#resp\.1 #resp\.2">/)
  })
})

describe('TEI', () => {
  test('a regularised reading is marked, with its class as cause, and every witness is read back', () => {
    const own = decide('regularise', [at('A', COLOUR, 6), at('B', COLOUR, 5)], { class: 'old "spelling"' })
    const one = decided([own, decide('approve', [at('A', SHIP, 4)], {})])
    expect(one.tei).toContain(
      '<rdgGrp type="subvariants"><lem wit="#A">colour</lem><rdg wit="#B" type="regularised" cause="old_20__22_spelling_22_">color</rdg></rdgGrp>',
    )
    expect(one.tei).toContain(' #approved"')
    const root = parseXml(one.tei)
    const [ab] = elements(root, 'ab')
    const ids = new Set(
      [...elements(root, 'category'), ...elements(root, 'respStmt')].map((e) => e.getAttribute('xml:id')),
    )
    for (const app of elements(root, 'app'))
      for (const pointer of app.getAttribute('ana')!.split(' ')) expect(ids).toContain(pointer.slice(1))
    for (const [siglum, text] of Object.entries(TEXTS)) {
      const read = (node: ReturnType<typeof children>[number]): string => {
        if (!isElement(node)) return node.textContent ?? ''
        const wit = node.getAttribute('wit')
        return wit && !wit.split(' ').includes(`#${siglum}`) ? '' : children(node).map(read).join('')
      }
      expect(read(ab!)).toBe(text)
    }
  })
})

describe('other forms', () => {
  test('a page of the edited text leads to its other printed forms', () => {
    const { comparison, texts } = decided([])
    const forms = PRINTED_FORMATS.map(({ label, mediaType, extension }) => ({
      label,
      mediaType,
      url: `https://x/c${extension}`,
    }))
    const root = parseXml(html.render(comparison, texts, { forms }).split('\n').slice(1).join('\n'))
    const [nav] = elements(root, 'nav')
    expect(elements(nav!, 'a').map((a) => a.getAttribute('href'))).toEqual([
      'https://x/c.tei.xml',
      'https://x/c.txt',
      'https://x/c.docx',
      'https://x/c.tex',
    ])
  })

  test('the table of CollateX is the editor’s', () => {
    const { comparison, texts } = decided([decide('join', [at('A', COLOUR, 6), at('A', DAWN, 4)], {})])
    const { table } = JSON.parse(collatex.render(comparison, texts)) as { table: string[][][] }
    expect(table[1]).toEqual([['colour of dawn'], ['color of dawn'], ['shade of dusk'], ['collor of dawn']])
  })

  test('a matrix of readings counts what is regularised as one state', () => {
    const { comparison, texts } = decided([regularised()])
    const matrix = nexus.render(comparison, texts)
    expect(matrix).toMatch(/ {4}A 0\d\d\n {4}B 0/)
  })
})
