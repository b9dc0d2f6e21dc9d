/** Decisions that lead from the machine's places to others: of a published apparatus, and of any. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/editing/decision.ts'
import { decisionsForPlaces, type WantedPlace } from '../../src/editing/reach.ts'
import { textOf } from '../../src/text/codepoints.ts'
import type { Span } from '../../src/variants/comparison.ts'
import { LOG, PLACES, ROWS, rowsOfPlaces, SIGLA, WITNESSES } from '../fixtures/john-6-23/edition.ts'
import { edit } from './editing.ts'

const recorded = (decisions: readonly object[]) =>
  decisions.map((decision, k) => {
    const id = `d${String(k).padStart(4, '0')}`
    const created = new Date(k).toISOString()
    return { scope: 'place', reason: null, responsible: null, ...decision, decision: id, created } as Decision
  })
const ownVersions = (sigla: readonly string[]) => new Map(sigla.map((siglum) => [siglum, siglum]))

describe('the published apparatus of John 6:23', () => {
  const texts = Object.fromEntries(WITNESSES.map(({ siglum, text }) => [siglum, text]))

  test('is reached from the texts by the recorded log, row for row', () => {
    const { edited, comparison } = edit(texts, recorded(LOG), {}, 'basetext')
    expect(edited.decisions).toMatchObject({ applied: LOG.length, unapplied: [] })
    expect(rowsOfPlaces(comparison.segments)).not.toEqual(ROWS)
    expect(rowsOfPlaces(edited.segments as typeof comparison.segments)).toEqual(ROWS)
    const readings = edited.segments.flatMap((segment) => ('readings' in segment ? [segment.readings.length] : []))
    expect(readings).toEqual(ROWS.map((row) => new Set(row).size))
  })

  test('is reached from any machine answer', () => {
    const { comparison } = edit(texts, [], {}, 'basetext')
    const decisions = recorded(decisionsForPlaces(comparison.segments, ownVersions(SIGLA), PLACES))
    const { edited } = edit(texts, decisions, {}, 'basetext')
    expect(rowsOfPlaces(edited.segments as typeof comparison.segments)).toEqual(ROWS)
  })
})

describe('any places', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '天', '地', '𠀀'), maxLength: 14 })
  /** Cuts through all texts, in order. */
  const cutsThrough = (texts: readonly string[]) =>
    fc
      .array(fc.tuple(...texts.map((text) => fc.nat([...text].length))), { maxLength: 5 })
      .map((cuts) => [
        texts.map(() => 0),
        ...texts
          .map((_, w) => cuts.map((cut) => cut[w]!).sort((a, b) => a - b))
          .reduce<number[][]>((rows, column) => column.map((offset, k) => [...(rows[k] ?? []), offset]), []),
        texts.map((text) => [...text].length),
      ])

  test('are reached wherever they differ, and none is left out', () => {
    fc.assert(
      fc.property(
        fc.tuple(letters, letters, letters).chain((texts) => fc.tuple(fc.constant(texts), cutsThrough(texts))),
        ([[A, B, C], cuts]) => {
          const texts = { A, B, C }
          const sigla = ['A', 'B', 'C'] as const
          const points = sigla.map((siglum) => [...texts[siglum]])
          const places = cuts.slice(1).flatMap((cut, k): WantedPlace[] => {
            const own = sigla.map((_, w) => points[w]!.slice(cuts[k]![w]!, cut[w]!).join(''))
            if (own.every((text) => text === own[0])) return []
            return [Object.fromEntries(sigla.map((siglum, w) => [siglum, [cuts[k]![w]!, cut[w]!] as Span]))]
          })
          const { comparison } = edit(texts, [])
          const decisions = recorded(decisionsForPlaces(comparison.segments, ownVersions(sigla), places))
          const { edited } = edit(texts, decisions)
          expect(edited.decisions?.unapplied ?? []).toEqual([])
          const reached = edited.segments.map(({ spans }) => JSON.stringify(sigla.map((siglum) => spans[siglum])))
          for (const place of places) expect(reached).toContain(JSON.stringify(sigla.map((siglum) => place[siglum])))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('that the comparison has already need no decision', () => {
    const { comparison } = edit({ A: '天地玄黃', B: '天地乙黃' }, [])
    const places = comparison.segments.map(({ spans }) => spans)
    expect(decisionsForPlaces(comparison.segments, ownVersions(['A', 'B']), places)).toEqual([])
  })
})

test('lengths are those of the texts', () => {
  for (const { siglum, text } of WITNESSES) expect(PLACES.at(-1)![siglum]![1]).toBe(textOf(text).length)
})
