/** The two tables, CSV and CollateX's JSON: columns that are witnesses. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collatex } from '../../src/formats/collatex.ts'
import { csv } from '../../src/formats/csv.ts'
import { anySample, HOSTILE, type Sample, TELEGRAM } from './sample.ts'

/** RFC 4180, read as it is written. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  let row: string[] = []
  let end = 0
  for (let match = cell.exec(text); match !== null; match = cell.exec(text)) {
    end = cell.lastIndex
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] !== ',') {
      rows.push(row)
      row = []
    }
  }
  expect(end).toBe(text.length)
  return rows
}

const unguard = (cell: string) => (cell.startsWith("'") ? cell.slice(1) : cell)

function readCsv({ comparison, texts }: Sample) {
  const text = csv.render(comparison, texts)
  expect(text.startsWith('\ufeff')).toBe(true)
  const [header, ...rows] = parseCsv(text.slice(1))
  for (const row of rows) expect(row).toHaveLength(header!.length)
  for (const cell of [header!, ...rows].flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  const sigla = header!.slice(-texts.size).map(unguard)
  return sigla.map((siglum, w) => [siglum, rows.map((row) => unguard(row.at(w - sigla.length)!)).join('')])
}

function readCollatex({ comparison, texts }: Sample) {
  const { witnesses, table } = JSON.parse(collatex.render(comparison, texts)) as {
    witnesses: string[]
    table: string[][][]
  }
  for (const row of table) {
    expect(row).toHaveLength(witnesses.length)
    expect(row.some((cell) => cell.length > 0)).toBe(true)
  }
  return witnesses.map((siglum, w) => [siglum, table.map((row) => row[w]!.join('')).join('')])
}

const written = ({ texts }: Sample) => [...texts].map(([siglum, text]) => [siglum, text.string])
const sorted = (pairs: (string | undefined)[][]) => [...pairs].sort((a, b) => (a[0]! < b[0]! ? -1 : 1))

describe('CSV', () => {
  test('a row for every segment, a column for every witness', () => {
    expect(csv.render(TELEGRAM.comparison, TELEGRAM.texts).split('\r\n').slice(0, 5)).toEqual([
      '\ufeffplace,relation,kind,significance,classes,touches,moves,A,B,C',
      ',identical,,,,,,我认为不需要,我认为不需要,我认为不需要',
      '1,variant,substitution,accidental,punctuation,,,派五六个师,派五六個師,派7个师',
      ',identical,,,,,,"去。\n至","去。\n至","去。\n至"',
      '2,variant,substitution,accidental,punctuation,number,,,,最',
    ])
  })

  test('moves are in the rows of their segments', () => {
    expect(csv.render(TELEGRAM.comparison, TELEGRAM.texts)).toContain('3,variant,substitution,substantive,,,m1:A,')
  })

  const formulas = [
    { cell: '=1+1', written: "'=1+1" },
    { cell: '+1', written: "'+1" },
    { cell: '-1', written: "'-1" },
    { cell: '@SUM(A1)', written: "'@SUM(A1)" },
    { cell: '\tx', written: "'\tx" },
    { cell: '\rx', written: `"'\rx"` },
    { cell: "'=1", written: "''=1" },
    { cell: '＝1', written: "'＝1" },
    { cell: 'a=1', written: 'a=1' },
  ]
  for (const { cell, written } of formulas)
    test(`${JSON.stringify(cell)} is no formula`, () => {
      const { comparison, texts } = HOSTILE
      const row = csv.render(
        {
          ...comparison,
          segments: [{ relation: 'identical', spans: { 'A&<"x>': [0, [...cell].length] } }],
          witnesses: [comparison.witnesses[0]!],
        },
        new Map([...texts, ['A&<"x>', { string: cell, length: [...cell].length, units: null }]]),
      )
      expect(row).toContain(`,identical,,,,,,${written}\r\n`)
    })

  test('hostile texts come back', () => expect(readCsv(HOSTILE)).toEqual(written(HOSTILE)))
  test('any texts come back', () => {
    fc.assert(
      fc.property(anySample, (any) => {
        expect(readCsv(any)).toEqual(written(any))
      }),
      { numRuns: 200 },
    )
  })
})

describe("CollateX's JSON", () => {
  test('sigla by code unit, gaps as empty cells', () => {
    const { witnesses, table } = JSON.parse(collatex.render(TELEGRAM.comparison, TELEGRAM.texts))
    expect(witnesses).toEqual(['A', 'B', 'C'])
    expect(table[3]).toEqual([[], [], ['最']])
  })
  test('hostile texts come back', () => expect(readCollatex(HOSTILE)).toEqual(sorted(written(HOSTILE))))
  test('any texts come back', () => {
    const full = (any: Sample) => any.comparison.segments.every((s) => Object.values(s.spans).some(([a, b]) => b > a))
    fc.assert(
      fc.property(anySample.filter(full), (any) => {
        expect(readCollatex(any)).toEqual(sorted(written(any)))
      }),
    )
  })
})
