import { describe, expect, test } from 'vitest'
import { FORMATS } from '../../src/formats/index.ts'
import { tei } from '../../src/formats/tei.ts'
import { textOf } from '../../src/text/codepoints.ts'
import { compare } from '../../src/variants/compare.ts'
import type { Witness } from '../../src/variants/comparison.ts'

const render = (extension: string, witnesses: readonly Witness[]): string => {
  const format = FORMATS.find((one) => one.extension === extension) ?? tei
  const rendered = format.render(
    compare(witnesses, { base: 'A' }),
    new Map(witnesses.map(({ siglum, text }) => [siglum, textOf(text)])),
  )
  return typeof rendered === 'string' ? rendered : new TextDecoder().decode(rendered)
}

describe('lost text is no omission in any form', () => {
  const whole = '前文某某後文，至此而終'
  const witnesses: readonly Witness[] = [
    { siglum: 'A', text: whole },
    { siglum: 'B', text: '前文□□後文，至此而終' },
    { siglum: 'C', text: '前文後文，至此而終', lacunae: [{ start: 2, end: 2 }] },
    { siglum: 'D', text: '前文某某後文', lacunae: [{ start: 6, end: 6 }] },
    { siglum: 'E', text: '前文後文，至此而終' },
  ]

  test('TEI: a gap, the beginning of a lacuna at the end; an omission beside it is one', () => {
    const xml = render('.tei.xml', witnesses)
    expect(xml).toContain('<rdg wit="#B"><gap reason="lost"/>□□</rdg>')
    expect(xml).toContain('<rdg wit="#E"/>')
    expect(xml).toContain('<rdg wit="#C"><gap reason="lost"/></rdg>')
    expect(xml).toMatch(/<rdg wit="#D"><lacunaStart\/><\/rdg>/)
  })

  test('the apparatus says deest and deficit, and om. only of the witness that omits', () => {
    const lines = render('.txt', witnesses)
    expect(lines).toContain('某某] deest □□ B; deest C; om. E')
    expect(lines).toContain('，至此而終] deficit D')
  })

  test('a lacuna that goes on over several places begins once', () => {
    const xml = render('.tei.xml', [
      { siglum: 'A', text: 'The dog slept. The night was long and cold.' },
      { siglum: 'B', text: 'The dog slept. The night was short and cold.' },
      { siglum: 'C', text: 'The dog slept.', lacunae: [{ start: 14, end: 14 }] },
    ])
    expect(xml.match(/<lacunaStart\/>/g)).toHaveLength(1)
    expect(xml.match(/<rdg wit="#C"><gap reason="lost"\/><\/rdg>/g)).toHaveLength(2)
  })

  test('where the base’s own text is lost, nothing is added to it', () => {
    const lines = render('.txt', [
      { siglum: 'A', text: '此之人也', lacunae: [{ start: 1, end: 1 }] },
      { siglum: 'B', text: '此德行之人也' },
      { siglum: 'C', text: '此之人也' },
    ])
    expect(lines).toContain('此 […]] om. C; 德行 B')
  })

  test('where all witnesses break off at the same words, the heading has a note, and TEI has a gap at the end', () => {
    const lacunae = [{ start: 4, end: 4 }]
    const both = [
      { siglum: 'A', text: '此之人也', lacunae },
      { siglum: 'B', text: '此之人也', lacunae },
    ]
    expect(render('.txt', both)).toContain('A (base): 4 characters, deficit')
    expect(render('.tei.xml', both)).toContain('此之人也<gap reason="lost"/></ab>')
    expect(render('.tei.xml', [both[0]!, { siglum: 'B', text: '此之人也' }])).not.toContain('<gap')
  })

  test('drawn graphs have a node for it', () => {
    for (const extension of ['.svg', '.dot']) expect(render(extension, witnesses)).toContain('[…]')
  })
})
