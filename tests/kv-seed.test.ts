/**
 * The files of the corpus, read here without the code that seeds it: the name of a failing test says what is wrong with a corrected file.
 */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { CORPUS, readFolder } from '../src/cli/corpus-files.ts'
import { applyDecisions } from '../src/editing/apply.ts'
import type { Decision } from '../src/editing/decision.ts'
import { newDecision } from '../src/schemas/decisions.ts'
import { parseCorpus } from '../src/store/corpus/corpus.ts'
import type { CorpusEvidence, CorpusTelegram, CorpusTension } from '../src/store/corpus/file-shapes.ts'
import { textOf } from '../src/text/codepoints.ts'
import { inLanguage } from '../src/text/localized.ts'
import { compare } from '../src/variants/compare.ts'
import { describer } from '../src/variants/describe.ts'

const read = (path: string) => readFileSync(`${CORPUS}/${path}`, 'utf8')
const json = <T>(path: string): T => JSON.parse(read(path)) as T
const telegrams = readdirSync(`${CORPUS}/telegrams`).map((name) => json<CorpusTelegram>(`telegrams/${name}`))
const tensions = json<CorpusTension[]>('tensions.json')
const SHA256 = 'e289dd0fd85a0286efd1ca92b7a1f96b41950d8241c355631ea75db88ee37726'
const corpus = parseCorpus(await readFolder(CORPUS))

const source = [...read('texts/account.txt')]
const COPIES: Record<string, string[]> = { A: source.slice(32, 4941), B: source.slice(4941, 9850) }

function text(passage: string, siglum: string): string {
  const witness = corpus.passages.find(({ id }) => id === passage)?.witnesses.find((each) => each.siglum === siglum)
  return witness!.text
}

interface Reading {
  readonly start: number
  readonly end: number
  readonly base: string
  readonly reading: string
}
const readingsOf = (id: string) =>
  json<{ witnesses: { siglum: string; version: { text: { readings: Reading[] } } }[] }>(
    `passages/${id}.json`,
  ).witnesses.find(({ siglum }) => siglum === 'C')!.version.text.readings

describe('the document', () => {
  test('is what was received, byte for byte', () => {
    const bytes = readFileSync(`${CORPUS}/texts/account.txt`)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(SHA256)
    expect(source).toHaveLength(9850)
    expect(text('source', 'S')).toBe(source.join(''))
  })

  test('has the account twice, 4,909 code points each, the same', () => {
    expect(text('account', 'A')).toBe(COPIES.A!.join(''))
    expect(text('account', 'B')).toBe(COPIES.B!.join(''))
    expect([...text('account', 'A')]).toHaveLength(4909)
    expect(text('account', 'A')).toBe(text('account', 'B'))
  })
})

describe('telegrams', () => {
  test('are 27, with 180 spans of evidence in both copies', () => {
    expect(telegrams.map(({ id }) => id)).toEqual(
      Array.from({ length: 27 }, (_, i) => `t${String(i + 1).padStart(2, '0')}`),
    )
    const spans = telegrams.flatMap(({ evidence }) => evidence.flatMap((each) => each.in))
    expect(spans.filter((siglum) => siglum === 'A')).toHaveLength(90)
    expect(spans.filter((siglum) => siglum === 'B')).toHaveLength(90)
  })

  const all: [string, readonly CorpusEvidence[]][] = [
    ...telegrams.map(({ id, evidence, statements }): [string, CorpusEvidence[]] => [
      id,
      [...evidence, ...statements.flatMap((statement) => statement.evidence ?? [])],
    ]),
    ...tensions.map(({ id, evidence }): [string, CorpusEvidence[]] => [id, evidence]),
  ]
  test.each(all)('%s: every quotation is what its span cuts', (_, evidence) => {
    expect(evidence.length).toBeGreaterThan(0)
    for (const { passage, in: sigla, start, end, quote } of evidence) {
      expect(passage).toBe('account')
      for (const siglum of sigla) expect(COPIES[siglum]!.slice(start, end).join('')).toBe(quote)
    }
  })

  test.each(telegrams)('$id: each statement says who, on what, how sure', ({ id, statements }) => {
    expect(new Set(statements.map((statement) => statement.id)).size).toBe(statements.length)
    for (const { id: statement, property, basis, evidence = [] } of statements) {
      expect(statement.startsWith(`${id}-${property}-`)).toBe(true)
      if (basis === 'stated') expect(evidence, statement).not.toEqual([])
    }
    expect(statements.some(({ property }) => property === 'sender')).toBe(true)
  })

  // EDTF, levels 0 and 1, as far as the corpus needs them.
  const DAY = /^\d{4}-\d{2}-\d{2}~?$/
  test.each(telegrams)('$id: dates are dates', ({ statements }) => {
    for (const { property, value: said } of statements) {
      const value = said as string
      if (!['dated', 'sent', 'received', 'drafted'].includes(property)) continue
      const parts = value.split('/')
      expect(parts.length).toBeLessThan(3)
      for (const part of parts) expect(part === '..' || DAY.test(part), value).toBe(true)
    }
  })

  test('t17 is dated by others only', () => {
    const dates = telegrams.find(({ id }) => id === 't17')!.statements.filter(({ property }) => property === 'dated')
    expect(dates.map(({ value, basis }) => [value, basis])).toEqual([['1950-10-05', 'external-document']])
  })

  test('of t22 both days are claimed, side by side', () => {
    const dates = telegrams.find(({ id }) => id === 't22')!.statements.filter(({ property }) => property === 'dated')
    expect(new Set(dates.map(({ value }) => value))).toEqual(new Set(['1950-10-12', '1950-10-13']))
  })
})

describe('relations', () => {
  const BACK: Record<string, string> = {
    answers: 'answered-by',
    'draft-of': 'has-draft',
    encloses: 'enclosed-in',
    reports: 'reported-in',
  }
  const arrows = telegrams.flatMap(({ id, relations }) =>
    relations.map((each) => `${id} ${each.type} ${each.telegram}`),
  )

  test('go both ways, where the other way has a name', () => {
    for (const { id, relations } of telegrams) {
      for (const { type, telegram } of relations) {
        for (const [there, back] of Object.entries(BACK)) {
          if (type === there) expect(arrows).toContain(`${telegram} ${back} ${id}`)
          if (type === back) expect(arrows).toContain(`${telegram} ${there} ${id}`)
        }
      }
    }
    expect(new Set(arrows).size).toBe(arrows.length)
  })

  test('tell the story', () => {
    expect(arrows).toEqual(
      expect.arrayContaining([
        't08 answers t06',
        't07 draft-of t08',
        't08 supersedes t07',
        't08 enclosed-in t09',
        't17 answers t08',
        't18 answers t17',
        't16 answers t15',
        't10 reported-in t09',
        't11 reported-in t12',
        't27 answers t26',
      ]),
    )
  })
})

describe('tensions', () => {
  test('are 18, in both languages, each of some telegram', () => {
    expect(tensions).toHaveLength(18)
    const known = new Set(telegrams.map(({ id }) => id))
    for (const { title, text, telegrams: of } of tensions) {
      expect(of.length).toBeGreaterThan(0)
      for (const id of of) expect(known).toContain(id)
      for (const words of [title, text]) {
        expect(words.zh).toMatch(/\p{Script=Han}/u)
        expect(words.en).toMatch(/[a-z]/)
      }
    }
  })
})

describe('passages of telegrams', () => {
  test('one for each telegram with an unbroken quotation of at least 100 code points', () => {
    const long = telegrams.filter(({ evidence }) =>
      evidence.some(({ kind, start, end }) => kind === 'quote' && end - start >= 100),
    )
    const passages = corpus.passages.map(({ id }) => id).filter((id) => /^t\d/.test(id))
    expect(passages).toEqual(long.map(({ id }) => id))
    for (const { id, passage } of telegrams) expect(passage).toBe(passages.includes(id) ? id : null)
  })

  test.each([
    ['t06', 104],
    ['t08', 563],
    ['t09', 142],
    ['t17', 810],
  ])('%s: A and B are its quotation in the two copies, %i code points', (id, length) => {
    const { evidence } = telegrams.find((telegram) => telegram.id === id)!
    const quote = evidence.find(({ kind, start, end }) => kind === 'quote' && end - start === length)!.quote
    expect(text(id, 'A')).toBe(quote)
    expect(text(id, 'B')).toBe(quote)
  })

  test.each([
    ['t17', 13, 815],
    ['t08', 41, 536],
  ])('%s: C differs from A at the %i recorded places and nowhere else', (id, count, length) => {
    const readings = readingsOf(id)
    expect(readings).toHaveLength(count)
    const [a, c] = [[...text(id, 'A')], [...text(id, 'C')]]
    expect(c).toHaveLength(length)

    let [atA, atC] = [0, 0]
    for (const { start, end, base, reading } of [
      ...readings,
      { start: a.length, end: a.length, base: '', reading: '' },
    ]) {
      const common = start - atA
      expect(c.slice(atC, atC + common)).toEqual(a.slice(atA, start))
      expect(a.slice(start, end).join('')).toBe(base)
      expect(reading === base && base !== '').toBe(false)
      atA = end
      atC += common
      expect(c.slice(atC, atC + [...reading].length).join('')).toBe(reading)
      atC += [...reading].length
    }
    expect(atC).toBe(c.length)
  })

  test('C says that it is a reconstruction, and from which pages', () => {
    for (const [id, pages] of [
      ['t08', '576–577'],
      ['t17', '581–584'],
    ] as const) {
      const { label, source } = corpus.passages.find((each) => each.id === id)!.witnesses.find((w) => w.siglum === 'C')!
      expect(inLanguage(label, 'zh')).toMatch(/重构/)
      expect(inLanguage(label, 'en')).toMatch(/reconstructed/)
      for (const language of ['zh', 'en'] as const) expect(inLanguage(source!, language)).toContain(pages)
    }
  })
})

describe('names', () => {
  test('no form names two', () => {
    const forms = corpus.names.flatMap((name) => name.forms)
    expect(new Set(forms).size).toBe(forms.length)
  })
})

describe('decisions', () => {
  const decided = corpus.decisions.map(({ passage }) => passage)

  test('of the two telegrams that have another translation', () => expect(decided).toEqual(['t08', 't17']))

  /** As the service compares the witnesses named, with the decisions that are in force. */
  function edited(id: string, sigla: readonly string[]) {
    const witnesses = sigla.map((siglum) => ({ siglum, text: text(id, siglum), language: 'zh-Hans', version: siglum }))
    const { passage, created, decisions } = corpus.decisions.find(({ passage }) => passage === id)!
    const comparison = compare(witnesses, { base: sigla[0]!, names: corpus.names })
    const texts = new Map(witnesses.map((witness) => [witness.siglum, textOf(witness.text)]))
    const languages = new Map(sigla.map((siglum) => [siglum, 'zh-Hans']))
    return applyDecisions(comparison, {
      id: null,
      decisions: decisions.map(({ target, ...decision }, k) => {
        const versions = target.map(({ siglum, start, end }) => ({ version: siglum, start, end }))
        return { ...decision, target: versions, decision: `${passage} ${k}`, created } as Decision
      }),
      texts,
      earlier: new Map(['A', 'B', 'C'].map((siglum) => [siglum, { siglum, text: textOf(text(id, siglum)) }])),
      describe: describer(texts, languages, { unit: 'grapheme', ignore: [], names: corpus.names }),
    })
  }

  test.each([
    ['t08', 41],
    ['t17', 13],
  ])(
    '%s: each is of a shape that the service takes, and all apply; the places are the %i recorded ones',
    (id, count) => {
      const { decisions } = corpus.decisions.find(({ passage }) => passage === id)!
      for (const { target, ...decision } of decisions) {
        const given = { ...decision, target: target.map(({ siglum, ...span }) => ({ version: siglum, ...span })) }
        expect(v.safeParse(newDecision, given).issues?.[0].message).toBe(undefined)
      }
      for (const sigla of [
        ['A', 'B', 'C'],
        ['A', 'C'],
        ['C', 'A'],
        ['B', 'C'],
      ]) {
        const { decisions: report, segments, summary } = edited(id, sigla)
        expect(report).toMatchObject({ applied: decisions.length, unapplied: [] })
        expect(summary.variants).toBe(count)
        const places = segments.filter((segment) => segment.relation === 'variant')
        expect(places.map((segment) => 'spans' in segment && segment.spans[sigla[0] === 'B' ? 'B' : 'A'])).toEqual(
          readingsOf(id).map(({ start, end }) => [start, end]),
        )
        expect(places.every((segment) => 'approved' in segment && segment.approved)).toBe(true)
      }
      const two = edited(id, ['A', 'B'])
      expect(new Set(two.decisions!.unapplied.map(({ reason }) => reason))).toEqual(new Set(['not-compared']))
    },
  )

  test('notes are in Chinese and in English, side by side', () => {
    for (const { decisions } of corpus.decisions) {
      const notes = decisions.filter(({ type }) => type === 'note')
      const languages = notes.map(({ value }) => (value as { language: string }).language)
      expect(languages).toEqual(notes.map((_, k) => (k % 2 === 0 ? 'zh-Hans' : 'en')))
      for (let k = 0; k < notes.length; k += 2) expect(notes[k + 1]!.target).toEqual(notes[k]!.target)
    }
  })
})
