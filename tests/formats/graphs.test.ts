/** The variant graph and its three ways of being written down. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dot, dotString } from '../../src/formats/dot.ts'
import { comparisonGraph, type VariantGraph } from '../../src/formats/graph.ts'
import { graphml, graphmlOf } from '../../src/formats/graphml.ts'
import { emWidth } from '../../src/formats/label.ts'
import { layout } from '../../src/formats/layout.ts'
import { svg } from '../../src/formats/svg.ts'
import { anySample, HOSTILE, sample, TELEGRAM, witnessesOf } from './sample.ts'
import { elements, parseXml } from './xml.ts'

/** The text that a witness meets on its way from the start to the end. */
function wayOf(graph: VariantGraph, siglum: string): string {
  let [node, text] = [0, '']
  while (node !== graph.nodes.length - 1) {
    const next = graph.edges.filter((e) => e.from === node && e.witnesses.includes(siglum))
    expect(next).toHaveLength(1)
    node = next[0]!.to
    text += graph.nodes[node]!.text
  }
  return text
}

const graphOf = ({ comparison, texts }: typeof TELEGRAM) => comparisonGraph(comparison, texts)

describe('the variant graph', () => {
  test('equal readings are one node; a witness without the words goes past it', () => {
    const { nodes, edges } = graphOf(TELEGRAM)
    expect(nodes.filter((n) => n.rank === 2).map((n) => [n.text, n.witnesses])).toEqual([
      ['派五六个师', ['A']],
      ['派五六個師', ['B']],
      ['派7个师', ['C']],
    ])
    const added = nodes.find((n) => n.text === '最')!
    expect(edges.filter((e) => e.to === added.id).map((e) => e.witnesses)).toEqual([['C']])
    expect(edges.find((e) => nodes[e.from]!.rank === 3 && nodes[e.to]!.rank === 5)?.witnesses).toEqual(['A', 'B'])
  })

  test('moved words are linked', () => {
    const { nodes, transpositions } = graphOf(TELEGRAM)
    expect(transpositions.map(([a, b]) => [nodes[a]!.text, nodes[b]!.text])).toEqual([
      ['后，同敌人作战，', '准备同敌人作战'],
    ])
  })

  test('the way of every witness is its text', () => {
    fc.assert(
      fc.property(anySample, (any) => {
        const graph = graphOf(any)
        for (const [siglum, text] of witnessesOf(any)) expect(wayOf(graph, siglum!)).toBe(text)
      }),
    )
  })
})

describe('GraphML', () => {
  test("CollateX's keys", () => {
    const root = parseXml(graphml.render(TELEGRAM.comparison, TELEGRAM.texts))
    expect(
      elements(root, 'key').map((k) => [k.getAttribute('id'), k.getAttribute('for'), k.getAttribute('attr.name')]),
    ).toEqual([
      ['d0', 'node', 'number'],
      ['d1', 'node', 'tokens'],
      ['d2', 'node', 'rank'],
      ['d3', 'edge', 'number'],
      ['d4', 'edge', 'type'],
      ['d5', 'edge', 'witnesses'],
      ['d6', 'node', 'label'],
      ['d7', 'edge', 'label'],
    ])
    expect(graphmlOf(graphOf(TELEGRAM))).not.toContain('label')
    const types = elements(root, 'edge').map((e) => elements(e, 'data')[1]!.textContent)
    expect(types.filter((t) => t === 'transposition')).toHaveLength(1)
  })

  test('well-formed for any texts', () => {
    parseXml(graphml.render(HOSTILE.comparison, HOSTILE.texts))
    fc.assert(
      fc.property(anySample, ({ comparison, texts }) => {
        const root = parseXml(graphml.render(comparison, texts))
        expect(elements(root, 'node')).toHaveLength(comparisonGraph(comparison, texts).nodes.length)
      }),
    )
  })
})

describe('DOT', () => {
  const strings = [
    { text: 'a "b"', written: '"a \\"b\\""' },
    { text: 'a\\', written: '"a\\\\"' },
    { text: '\\N\\l', written: '"\\\\N\\\\l"' },
    { text: 'a\r\nb\nc', written: '"a\\nb\\nc"' },
    { text: '&lt;', written: '"&amp;lt;"' },
    { text: '\u0000\ud800', written: '"␀\ufffd"' },
  ]
  for (const { text, written } of strings)
    test(`${JSON.stringify(text)} is ${written}`, () => expect(dotString(text)).toBe(written))

  test('transpositions are dashed and have no arrow head', () => {
    const text = dot.render(TELEGRAM.comparison, TELEGRAM.texts)
    expect(text).toMatch(/v\d+ -> v\d+ \[.*style = "dashed", arrowhead = "none".*\];/)
    expect(text).toContain('[label = "A, B"];')
  })

  test('no text leaves its quotation marks', () => {
    fc.assert(
      fc.property(anySample, ({ comparison, texts }) => {
        const text = dot.render(comparison, texts)
        expect(text.replace(/"(?:[^"\\\n]|\\[^\n])*"/g, '""')).toMatch(
          /^(?:\/\/ [^\n]*\n)*digraph G \{\n(?: {2}[\w -=>[\]",.;]*\n)*\}\n$/,
        )
      }),
    )
  })
})

describe('SVG', () => {
  const long = '必须立即动员全部力量'.repeat(120)
  const render = ({ comparison, texts }: typeof TELEGRAM) => svg.render(comparison, texts, { title: '电报 <17>' })

  test('says in words what it shows', () => {
    const root = parseXml(render(TELEGRAM))
    expect(root.getAttribute('role')).toBe('img')
    expect(root.getAttribute('xml:lang')).toBe('zh-Hans')
    expect(root.hasAttribute('lang')).toBe(false)
    expect(elements(root, 'title')[0]!.textContent).toBe('电报 <17>')
    expect(elements(root, 'desc')[0]!.textContent).toBe(
      'A: 26 characters, zh-Hans. B: 26 characters, zh-Hant, version v-0123. C: 25 characters, zh-Hans. 3 witnesses; 4 places of difference; 1 transposition.',
    )
    expect(elements(root, 'text').map((t) => t.textContent)).toEqual(
      expect.arrayContaining(['派五六个师', '派五六個師', '派7个师', '最', 'A, B', 'C']),
    )
    expect(elements(root, 'script')).toEqual([])
  })

  test('long stretches are shown by their ends and their length', () => {
    const root = parseXml(
      render(
        sample(
          ['A', 'B'],
          [
            [long, long],
            ['一', '二'],
          ],
        ),
      ),
    )
    expect(elements(root, 'text').map((t) => t.textContent)).toContain('必须立即动员全部 … 立即动员全部力量 (1200)')
  })

  test('a box holds its label, and is inside the picture', () => {
    fc.assert(
      fc.property(anySample, ({ comparison, texts }) => {
        const { width, height, slots } = layout(comparisonGraph(comparison, texts))
        for (const slot of slots) {
          expect(slot.x).toBeGreaterThanOrEqual(0)
          expect(slot.x + slot.width).toBeLessThanOrEqual(width)
          expect(slot.y - slot.height / 2).toBeGreaterThanOrEqual(0)
          expect(slot.y + slot.height / 2).toBeLessThanOrEqual(height)
          if (slot.node !== null) expect(emWidth(slot.label) * 16).toBeLessThanOrEqual(slot.width)
        }
      }),
    )
  })

  test('goes on in a new band rather than growing wide', () => {
    const rows = Array.from({ length: 400 }, (_, k) => (k % 2 ? [`改${k}`, `變${k}`] : ['相同的', '相同的']))
    const { comparison, texts } = sample(['A', 'B'], rows)
    const { width, height } = layout(comparisonGraph(comparison, texts))
    expect(width).toBeLessThan(1400)
    expect(height).toBeGreaterThan(width)
  })

  test('well-formed for any texts', () => {
    parseXml(render(HOSTILE))
    fc.assert(fc.property(anySample, (any) => void parseXml(render(any))))
  })
})
