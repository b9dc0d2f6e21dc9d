import type { Element, Node } from '@xmldom/xmldom'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tei } from '../../src/formats/tei.ts'
import { anySample, HOSTILE, type Sample, sample, TELEGRAM, witnessesOf } from './sample.ts'
import { children, elements, isElement, parseXml } from './xml.ts'

/** As the Guidelines read a parallel segmentation: of each `<app>` the reading that names the witness. */
function textOfWitness(ab: Element, id: string): string {
  const read = (node: Node): string => {
    if (!isElement(node)) return node.textContent ?? ''
    if (node.tagName === 'anchor') return ''
    if (node.tagName === 'g') return String.fromCodePoint(Number.parseInt(node.getAttribute('n')!.slice(2), 16))
    if (node.tagName !== 'app') throw new Error(`unexpected ${node.tagName}`)
    const readings = children(node).filter(isElement)
    const own = readings.filter((reading) => reading.getAttribute('wit')!.split(' ').includes(`#${id}`))
    expect(own).toHaveLength(1)
    return children(own[0]!).map(read).join('')
  }
  return children(ab).map(read).join('')
}

function readBack({ comparison, texts }: Sample) {
  const root = parseXml(tei.render(comparison, texts))
  const [ab] = elements(root, 'ab')
  return elements(root, 'witness').map((w) => [w.getAttribute('n'), textOfWitness(ab!, w.getAttribute('xml:id')!)])
}

/** What we use of the schema: for each element the order of its children, and its attributes except xml:id and n. */
const MODEL: Record<string, { children: RegExp; attributes?: string[]; text?: true }> = {
  TEI: { children: /^teiHeader text( standOff)?$/ },
  teiHeader: { children: /^fileDesc encodingDesc$/ },
  fileDesc: { children: /^titleStmt publicationStmt sourceDesc$/ },
  titleStmt: { children: /^title$/ },
  title: { children: /^(g ?)*$/, text: true },
  publicationStmt: { children: /^p$/ },
  p: { children: /^(ref|g| )*$/, text: true },
  ref: { children: /^(g ?)*$/, attributes: ['target'], text: true },
  sourceDesc: { children: /^listWit$/ },
  listWit: { children: /^witness( witness)*$/ },
  witness: { children: /^(g ?)*$/, text: true },
  encodingDesc: { children: /^variantEncoding appInfo editorialDecl classDecl$/ },
  variantEncoding: { children: /^$/, attributes: ['method', 'location'] },
  appInfo: { children: /^application$/ },
  application: { children: /^label$/, attributes: ['ident', 'version'] },
  label: { children: /^$/, text: true },
  editorialDecl: { children: /^p$/ },
  classDecl: { children: /^taxonomy$/ },
  taxonomy: { children: /^category( category)*$/ },
  category: { children: /^catDesc$/ },
  catDesc: { children: /^$/, text: true },
  text: { children: /^body$/, attributes: ['xml:lang'] },
  body: { children: /^ab$/ },
  ab: { children: /^((app|g|anchor) ?)*$/, attributes: ['xml:space'], text: true },
  app: { children: /^lem( rdg)+$/, attributes: ['type', 'ana'] },
  lem: { children: /^((g|anchor) ?)*$/, attributes: ['wit', 'xml:lang'], text: true },
  rdg: { children: /^((g|anchor) ?)*$/, attributes: ['wit', 'xml:lang'], text: true },
  g: { children: /^$/, attributes: ['type'] },
  anchor: { children: /^$/ },
  standOff: { children: /^spanGrp( linkGrp)?$/ },
  spanGrp: { children: /^span( span)*$/, attributes: ['type'] },
  span: { children: /^$/, attributes: ['from', 'to'] },
  linkGrp: { children: /^link( link)*$/, attributes: ['type'] },
  link: { children: /^$/, attributes: ['target'] },
}

function validate(element: Element): void {
  const model = MODEL[element.tagName]
  if (model === undefined) throw new Error(`no element of ours: ${element.tagName}`)
  const inner = children(element).filter(isElement)
  expect(inner.map((child) => child.tagName).join(' '), element.tagName).toMatch(model.children)
  if (!model.text) for (const node of children(element)) if (!isElement(node)) expect(node.textContent).toMatch(/^\s*$/)
  const attributes = Array.from(element.attributes, (a) => a.name).filter(
    (name) => !['xml:id', 'n', 'xmlns'].includes(name),
  )
  for (const name of attributes) expect(model.attributes ?? [], `${element.tagName}/@${name}`).toContain(name)
  inner.forEach(validate)
}

describe('TEI', () => {
  test('every element is where the Guidelines allow it', () => {
    for (const { comparison, texts } of [TELEGRAM, HOSTILE])
      validate(parseXml(tei.render(comparison, texts, { title: 'a < b', url: 'https://ex.org/?a=1&b=2' })))
    fc.assert(fc.property(anySample, ({ comparison, texts }) => validate(parseXml(tei.render(comparison, texts)))))
  })

  test('a base, its variants and who reads them', () => {
    const xml = tei.render(TELEGRAM.comparison, TELEGRAM.texts)
    expect(xml).toContain(
      '<app xml:id="place.n1" n="1" type="substitution" ana="#relation.variant #significance.accidental #class.punctuation"><lem wit="#A">派五六个师</lem><rdg wit="#B" xml:lang="zh-Hant">派五六個師</rdg><rdg wit="#C">派7个师</rdg></app>',
    )
    expect(xml).toContain('<lem wit="#A #B"/><rdg wit="#C">最</rdg>')
    expect(xml).toContain('ana="#relation.equivalent #significance.accidental #class.punctuation"')
    expect(xml).toContain('<variantEncoding method="parallel-segmentation" location="internal"/>')
  })

  test('every witness can be read back, spaces and line breaks as they are', () => {
    expect(readBack(TELEGRAM)).toEqual(witnessesOf(TELEGRAM))
  })

  test('hostile texts and sigla', () => {
    const { comparison, texts } = HOSTILE
    const root = parseXml(tei.render(comparison, texts))
    const [ab] = elements(root, 'ab')
    const ids = elements(root, 'witness').map((w) => w.getAttribute('xml:id')!)
    expect(ids).toEqual(['A_26__3C__22_x_3E_', '_3D_1_2B_1', 'C_27__20__5C_D', '甲_A_乙', '𠮷', '_25_s_24_'])
    expect(ids.map((id) => textOfWitness(ab!, id))).toEqual([...texts.values()].map((t) => t.string))
  })

  test('any comparison can be read back, any character', () => {
    fc.assert(
      fc.property(anySample, (any) => {
        const { comparison, texts } = any
        const root = parseXml(tei.render(comparison, texts))
        const [ab] = elements(root, 'ab')
        const ids = elements(root, 'witness').map((w) => w.getAttribute('xml:id')!)
        expect(ids.map((id) => textOfWitness(ab!, id))).toEqual([...texts.values()].map((t) => t.string))
      }),
      { numRuns: 300 },
    )
  })

  test('a move is a span in each witness, and the spans are linked', () => {
    const { comparison, texts } = TELEGRAM
    const xml = tei.render(comparison, texts)
    const moved = (id: string) => {
      const between = new RegExp(
        `<anchor xml:id="move\\.nm1\\.${id}\\.start"/>(.*)<anchor xml:id="move\\.nm1\\.${id}\\.end"/>`,
        's',
      )
      return between.exec(xml)?.[1]
    }
    expect(moved('A')).toBe('同敌人作战')
    expect(moved('C')).toBe('同敌人作战')
    expect(xml).toContain('<link n="m1" target="#move.nm1.A #move.nm1.C"/>')
  })

  test('every pointer has its target, and no identifier occurs twice', () => {
    fc.assert(
      fc.property(anySample, ({ comparison, texts }) => {
        const root = parseXml(tei.render(comparison, texts))
        const ids: string[] = []
        const pointers: string[] = []
        const visit = (element: Element) => {
          const id = element.getAttribute('xml:id')
          if (id !== null && id !== '') ids.push(id)
          for (const name of ['wit', 'ana', 'from', 'to', 'target'])
            pointers.push(
              ...(element
                .getAttribute(name)
                ?.split(' ')
                .filter((p) => p.startsWith('#')) ?? []),
            )
          children(element).filter(isElement).forEach(visit)
        }
        visit(root)
        expect(new Set(ids).size).toBe(ids.length)
        for (const id of ids) expect(id).toMatch(/^[\p{L}_][\p{L}\p{N}._-]*$/u)
        for (const pointer of pointers) expect(ids).toContain(pointer.slice(1))
      }),
    )
  })

  test('no siglum takes an identifier of ours', () => {
    const { comparison, texts } = sample(['variant', 'place.n1', 'relation.variant'], [['a', 'b', 'c']])
    const root = parseXml(tei.render(comparison, texts))
    expect(elements(root, 'witness').map((w) => w.getAttribute('xml:id'))).toEqual([
      'variant',
      'place_2E_n1',
      'relation_2E_variant',
    ])
    expect(elements(root, 'category')[0]!.getAttribute('xml:id')).toBe('relation.variant')
  })

  test('texts without any character', () => {
    expect(readBack(sample(['A', 'B'], []))).toEqual([
      ['A', ''],
      ['B', ''],
    ])
  })
})
