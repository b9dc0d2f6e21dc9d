import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { About } from '../../src/formats/format.ts'
import { FORMATS } from '../../src/formats/index.ts'
import { textOf } from '../../src/text/codepoints.ts'
import { once } from '../../src/text/once.ts'
import { compare } from '../../src/variants/compare.ts'
import { anySample, HOSTILE, TELEGRAM } from './sample.ts'
import { SCRIPT_CASES } from './scripts.ts'

describe('all forms of a comparison', () => {
  test('each has an address of its own', () => {
    expect(FORMATS.map((f) => f.extension)).toEqual([
      '.tei.xml',
      '.collatex.json',
      '.itsee.json',
      '.csv',
      '.txt',
      '.html',
      '.docx',
      '.tex',
      '.jsonld',
      '.patch',
      '.nex',
      '.nwk',
      '.graphml',
      '.stemmaweb.xml',
      '.svg',
      '.dot',
    ])
  })

  for (const { extension, render } of FORMATS)
    test(`${extension} can be sent as UTF-8, and is the same each time`, () => {
      const check = ({ comparison, texts }: Pick<typeof TELEGRAM, 'comparison' | 'texts'>, about?: About) => {
        const body = render(comparison, texts, about)
        expect(render(comparison, texts, about)).toEqual(body)
        return typeof body === 'string' ? body : new TextDecoder().decode(body)
      }
      expect(check(TELEGRAM).isWellFormed()).toBe(true)
      expect(SCRIPT_CASES.length).toBeGreaterThan(9)
      for (const script of SCRIPT_CASES) expect(check(script, script.about).isWellFormed(), script.name).toBe(true)
      check(HOSTILE)
      fc.assert(
        fc.property(anySample, (any) => void check(any)),
        { numRuns: 30 },
      )
    })

  test('moves are in every form that can express them', () => {
    const { comparison, texts } = TELEGRAM
    const without = { ...comparison, moves: [] }
    const silent = FORMATS.filter((f) => String(f.render(comparison, texts)) === String(f.render(without, texts))).map(
      (f) => f.extension,
    )
    // A patch knows lines only, stemmata know places only.
    expect(silent).toEqual(['.itsee.json', '.patch', '.nex', '.nwk'])
  })
})

describe('readings that are long runs of one sign', () => {
  // Steps inside a pattern cannot be counted: one that takes the square of their number runs for minutes, and the test's own time runs out.
  const samples = once(() =>
    [' ', '-', '.', "'", '\u0301', '[', 'א '].map((run) => {
      const text = `אבג דהו a${run.repeat(100_000 / run.length)}b זחט יכל`
      const witnesses = [
        { siglum: 'A', text },
        { siglum: 'B', text: 'אבג דהו a b זחט יכל' },
      ]
      return { comparison: compare(witnesses), texts: new Map(witnesses.map((one) => [one.siglum, textOf(one.text)])) }
    }),
  )

  for (const { extension, render } of FORMATS)
    test(extension, () => {
      for (const { comparison, texts } of samples()) expect(render(comparison, texts).length).toBeGreaterThan(0)
    })
})
