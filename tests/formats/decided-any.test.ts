/** With any decisions every form can be written, TEI keeps every witness, and the printed forms have the same entries. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apparatus } from '../../src/formats/apparatus.ts'
import { docx } from '../../src/formats/docx.ts'
import { html } from '../../src/formats/html.ts'
import { FORMATS } from '../../src/formats/index.ts'
import { shownPlaces, USUAL } from '../../src/formats/print.ts'
import { tei } from '../../src/formats/tei.ts'
import { textOf } from '../../src/text/codepoints.ts'
import type { Comparison } from '../../src/variants/comparison.ts'
import { recorded } from '../bench/decisions.ts'
import { edit } from '../editing/editing.ts'
import { unzip } from './unzip.ts'
import { children, elements, isElement, parseXml } from './xml.ts'

const SIGLA = ['A', 'B', 'C'] as const
const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '<', '天', '地', '𠀀', '\n'), maxLength: 16 })
const wanted = fc.record({
  type: fc.constantFrom(
    'regularise',
    'lemma',
    'conjecture',
    'order',
    'reading',
    'parent',
    'note',
    'print',
    'shown',
    'approve',
    'join',
    'split',
    'classify',
  ),
  spans: fc.array(fc.tuple(fc.constantFrom(...SIGLA), fc.nat(16), fc.nat(4)), { minLength: 1, maxLength: 3 }),
  text: fc.constantFrom('a', 'b', '', '天', '<&"'),
})

function decisionOf(
  of: Record<string, string>,
  { type, spans, text }: { type: string; spans: readonly (readonly [string, number, number])[]; text: string },
) {
  const target = spans.map(([version, from, length]) => {
    const size = textOf(of[version]!).length
    const start = Math.min(from, size)
    return { version, start, end: Math.min(size, start + length) }
  })
  const [kind, value] = {
    regularise: ['regularise', { class: text || 'own class' }],
    lemma: ['lemma', { siglum: target[0]!.version }],
    conjecture: ['lemma', { conjecture: text }],
    order: ['order', { readings: [text] }],
    reading: ['reading', { rank: 'sub' }],
    parent: ['reading', { rank: 'sub', parent: text }],
    note: ['note', { text: text || 'n', language: 'en' }],
    print: ['print', { print: 'no' }],
    shown: ['print', { print: 'yes' }],
    approve: ['approve', {}],
    join: ['join', {}],
    split: ['split', { at: target.map(({ start }) => start) }],
    classify: ['classify', { classes: [text || 'x y'], significance: 'accidental' }],
  }[type] as [string, object]
  return { type: kind, value, target, responsible: text || null }
}

test('any decisions', () => {
  fc.assert(
    fc.property(fc.tuple(texts, texts, texts), fc.array(wanted, { maxLength: 6 }), ([A, B, C], all) => {
      const of = { A, B, C }
      const decisions = recorded(all.map((one) => decisionOf(of, one)))
      const { edited, texts } = edit(of, decisions)
      const comparison = edited as unknown as Comparison
      const by = new Map(decisions.map((decision) => [decision.decision, decision]))
      const about = { decisions: { id: null, applied: 0, unapplied: 0, by } }
      for (const format of FORMATS) format.render(comparison, texts, about)

      const shown = shownPlaces(comparison, USUAL).length
      const page = parseXml(html.render(comparison, texts, about).split('\n').slice(1).join('\n'))
      expect(elements(page, 'li').filter((e) => e.hasAttribute('value'))).toHaveLength(shown)
      expect(apparatus.render(comparison, texts, about).match(/^\d+ +l\. /gm) ?? []).toHaveLength(shown)
      const notes = unzip(docx.render(comparison, texts, about)).find(({ path }) => path === 'word/footnotes.xml')!
      expect(new TextDecoder().decode(notes.content).match(/<w:footnote w:id="[1-9]/g) ?? []).toHaveLength(shown)

      const leavesOut = comparison.segments.some((segment) => segment.relation === 'variant' && segment.print === 'no')
      const [ab] = elements(parseXml(tei.render(comparison, texts, about)), 'ab')
      for (const siglum of SIGLA) {
        const read = (node: ReturnType<typeof children>[number]): string => {
          if (!isElement(node)) return node.textContent ?? ''
          if (node.tagName === 'note' || (node.tagName === 'lem' && !node.hasAttribute('wit'))) return ''
          const wit = node.getAttribute('wit')
          return wit && !wit.split(' ').includes(`#${siglum}`) ? '' : children(node).map(read).join('')
        }
        if (!leavesOut) expect(read(ab!)).toBe(of[siglum])
      }
    }),
    { numRuns: 200 },
  )
})
