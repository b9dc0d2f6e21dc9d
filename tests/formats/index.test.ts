import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FORMATS } from '../../src/formats/index.ts'
import { anySample, HOSTILE, TELEGRAM } from './sample.ts'

describe('all forms of a comparison', () => {
  test('each has an address of its own', () => {
    expect(FORMATS.map((f) => f.extension)).toEqual([
      '.tei.xml',
      '.collatex.json',
      '.csv',
      '.txt',
      '.tex',
      '.jsonld',
      '.patch',
      '.graphml',
      '.svg',
      '.dot',
    ])
  })

  for (const { extension, render } of FORMATS)
    test(`${extension} can be sent as UTF-8, and is the same each time`, () => {
      const check = ({ comparison, texts }: typeof TELEGRAM) => {
        const text = render(comparison, texts)
        expect(render(comparison, texts)).toBe(text)
        return text
      }
      expect(check(TELEGRAM).isWellFormed()).toBe(true)
      check(HOSTILE)
      fc.assert(
        fc.property(anySample, (any) => void check(any)),
        { numRuns: 30 },
      )
    })

  test('moves are in every form that can say so', () => {
    const { comparison, texts } = TELEGRAM
    const without = { ...comparison, moves: [] }
    const silent = FORMATS.filter((f) => f.render(comparison, texts) === f.render(without, texts)).map(
      (f) => f.extension,
    )
    // A patch knows lines only.
    expect(silent).toEqual(['.patch'])
  })
})
