/** Readings and relations as Text::Tradition reads them (its Parser::Self). */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stemmaweb } from '../../src/formats/stemmaweb.ts'
import { compare } from '../../src/variants/compare.ts'
import type { Comparison } from '../../src/variants/comparison.ts'
import { decide, edit } from '../editing/editing.ts'
import { anySample, HOSTILE, type Sample, TELEGRAM } from './sample.ts'
import { elements, parseXml } from './xml.ts'

function read({ comparison, texts }: Pick<Sample, 'comparison' | 'texts'>) {
  const root = parseXml(stemmaweb.render(comparison, texts))
  const keys = new Map(elements(root, 'key').map((key) => [key.getAttribute('id')!, key.getAttribute('attr.name')!]))
  const [sequence, relationships] = elements(root, 'graph').map((graph) => ({
    nodes: new Map(elements(graph, 'node').map((node) => [node.getAttribute('id')!, dataOf(node)])),
    edges: elements(graph, 'edge').map((edge) => ({
      source: edge.getAttribute('source')!,
      target: edge.getAttribute('target')!,
      ...dataOf(edge),
    })),
  }))
  function dataOf(element: ReturnType<typeof parseXml>): Record<string, string> {
    return Object.fromEntries(elements(element, 'data').map((e) => [keys.get(e.getAttribute('key')!)!, e.textContent!]))
  }
  return { sequence: sequence!, relationships: relationships! }
}

/** XML has no control characters, so sigla with some are others in it. */
const plainSample = anySample.filter(({ comparison }) =>
  comparison.witnesses.every(({ siglum }) => /^[\p{L}\p{N}\p{P}\p{S} ]+$/u.test(siglum)),
)

const relationsIn = (of: Pick<Sample, 'comparison' | 'texts'>) => {
  const { sequence, relationships } = read(of)
  const textOf = (id: string) => sequence.nodes.get(id)!.text
  return relationships.edges.map((edge) => {
    const { source, target, type } = edge as Record<string, string>
    return [textOf(source!), type, textOf(target!)]
  })
}

const decided = (texts: Record<string, string>, ...decisions: Parameters<typeof edit>[1]) => {
  const { edited, texts: read } = edit(texts, decisions)
  return { comparison: edited as unknown as Comparison, texts: read }
}

describe('Stemmaweb', () => {
  test('one edge for each witness from the start to the end: its text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(TELEGRAM), plainSample), (of) => {
        const { sequence } = read(of)
        for (const { siglum } of of.comparison.witnesses) {
          const own = sequence.edges.filter((edge) => (edge as { witness?: string }).witness === siglum)
          const next = new Map(own.map(({ source, target }) => [source, target]))
          let at = 'n0'
          for (let steps = 0; steps < own.length; steps++) at = next.get(at)!
          expect(sequence.nodes.get(at)!.is_end).toBe('1')
        }
      }),
      { numRuns: 60 },
    )
  })
  test('classes are its types, and a regularised reading is a spelling of its main one', () => {
    const texts = { A: 'the Cat sat on colour', B: 'the cat sat on color', C: 'the dog sat on color' }
    const own = decide(
      'regularise',
      [
        ['A', 15, 21],
        ['B', 15, 20],
      ],
      { class: 'own' },
    )
    expect(relationsIn(decided(texts, own))).toEqual([['colour', 'spelling', 'color']])
    const { comparison } = edit({ A: 'x Cat y', B: 'x cat y' }, [])
    expect(comparison.segments.some((s) => s.relation === 'variant' && s.classes.includes('case'))).toBe(true)
    expect(relationsIn(decided({ A: 'x Cat y', B: 'x cat y' }))).toEqual([['Cat', 'orthographic', 'cat']])
  })

  test('an editor may name one of its types', () => {
    const classify = decide('classify', [['A', 2, 6]], { classes: ['grammatical'] })
    expect(relationsIn(decided({ A: 'x sing y', B: 'x sang y' }, classify))).toEqual([['sing', 'grammatical', 'sang']])
    expect(relationsIn(decided({ A: 'x sing y', B: 'x sang y' }))).toEqual([])
  })

  test('words that moved are transpositions', () =>
    expect(relationsIn(TELEGRAM).map(([, type]) => type)).toContain('transposition'))

  test('hostile texts and sigla', () => void read(HOSTILE))

  test('the same text everywhere has no relation', () => {
    const comparison = compare([
      { siglum: 'A', text: 'a b' },
      { siglum: 'B', text: 'a b' },
    ])
    expect(relationsIn({ comparison, texts: edit({ A: 'a b', B: 'a b' }, []).texts })).toEqual([])
  })
})
